import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { withStore } from '../../src/app.js';
import type { Store, StoreInfo } from '../../src/store/port.js';

/** Runs the real command line as a child process, as someone in a terminal would. */

export const ENTRY = fileURLToPath(new URL('./entry.js', import.meta.url));

/** The folder of the seeds that the program ships. */
export const SEED = fileURLToPath(new URL('../../../seed', import.meta.url));

export interface Run {
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  /** Without progress. */
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Run>;
}

/** A folder of its own with the store `headwater.db` and the files of a test. */
export interface Workspace {
  readonly path: string;
  /** Writes a file, with the folders above it. */
  write(name: string, content: string | Buffer): void;
  /** Runs `headwater` with these arguments in the folder. */
  headwater(...args: string[]): Promise<Run>;
  start(args: readonly string[], environment?: NodeJS.ProcessEnv): Started;
  /** Reads the store in this process. */
  read<R>(ask: (store: Store) => Promise<R>): Promise<R>;
  info(): Promise<StoreInfo>;
  remove(): void;
}

/** Progress of work over a second: a slow machine prints it, a fast one does not, and no test depends on it. */
export function withoutProgress(stderr: string): string {
  return stderr.replace(/^(?:reading|walking|screening|copying) .*\n|^walking\n/gm, '');
}

function start(cwd: string, args: readonly string[], environment: NodeJS.ProcessEnv): Started {
  const { HEADWATER_DB: _, NODE_OPTIONS: __, ...inherited } = process.env;
  const env = { ...inherited, ...environment };
  const child = spawn(process.execPath, [ENTRY, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const ended = Promise.all([exit, text(child.stdout), text(child.stderr)]).then(
    ([exitCode, stdout, stderr]) => ({ exitCode, stdout, stderr: withoutProgress(stderr) }),
  );
  return { child, ended };
}

export function workspace(): Workspace {
  const path = mkdtempSync(join(tmpdir(), 'headwater-cli-'));
  const read = <R>(ask: (store: Store) => Promise<R>) => withStore(join(path, 'headwater.db'), 'read', ask);
  return {
    path,
    write: (name, content) => {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    },
    headwater: (...args) => start(path, args, {}).ended,
    start: (args, environment = {}) => start(path, args, environment),
    read,
    info: () => read((store) => store.info()),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
