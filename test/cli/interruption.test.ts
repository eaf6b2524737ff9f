import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openStore } from '../../src/app.js';
import { ENTRY, type Started, type Workspace, withoutProgress, workspace } from './run.js';
import { tableText, withRows } from './small-world.js';
import { importSmallWorld } from './traced-world.js';

let here: Workspace;
beforeEach(async () => {
  here = workspace();
  await importSmallWorld(here);
});
afterEach(() => here.remove());

const TRACE = ['trace', 'importer/panel', '--date', '2024-06-01', '--format', 'json'];
/** Several times what a pipe holds, so that most of it has been read when all of it has been written. */
const ROWS = 12_000;

interface HeldImport extends Started {
  /** Lets the import read the rest of its file. */
  release(): void;
}

/** Starts an import of a named pipe that has handed out thousands of rows, and holds it there. */
async function startHeldImport(): Promise<HeldImport> {
  const name = join(here.path, 'held', 'supplies.csv');
  here.write('held/README.txt', '');
  execFileSync('mkfifo', [name]);
  const started = here.start(['import', name]);
  const pipe = createWriteStream(name);
  // A reader that is killed closes the pipe.
  pipe.on('error', () => {});
  const rows = Array.from({ length: ROWS }, (_, n) => `x${n},trader,plant,cell,2023,,1,t,declared,d1\n`);
  const text = `${tableText('supplies.csv')}${rows.join('')}`;
  await new Promise((resolve) => pipe.write(text, resolve));
  return { ...started, release: () => pipe.end('last,trader,plant,cell,2023,,1,t,declared,d1\n') };
}

/** Runs a command in a shell, where `headwater` is the command line. */
function shell(script: string): Promise<{ exitCode: number | null; stderr: string }> {
  const command = `headwater() { "${process.execPath}" "${ENTRY}" "$@"; }; ${script}`;
  const child = spawn('bash', ['-c', command], { cwd: here.path, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (bytes) => {
    stderr += bytes;
  });
  return new Promise((resolve) =>
    child.on('close', (exitCode) => resolve({ exitCode, stderr: withoutProgress(stderr) })),
  );
}

describe('a reader of the answer', () => {
  test('may close the pipe early', async () => {
    const gone = await shell(`set -o pipefail; headwater ${TRACE.join(' ')} --paths 9 | head -c 10`);
    expect(gone).toEqual({ exitCode: 0, stderr: '' });
    expect(await shell('set -o pipefail; headwater screen | true')).toEqual({ exitCode: 0, stderr: '' });
    const before = await here.info();
    const both = await shell('headwater import data 2>&1 | true');
    expect([both, await here.info()]).toEqual([{ exitCode: 0, stderr: '' }, before]);
  });

  test('that is a full disk is an error in one line', async () => {
    if (statSync('/dev/full', { throwIfNoEntry: false }) === undefined) return;
    const { exitCode, stderr } = await shell(`headwater ${TRACE.join(' ')} > /dev/full`);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^headwater: OUTPUT_CLOSED: [^\n]*ENOSPC[^\n]*\n$/);
  });
});

describe('an import that is interrupted', () => {
  test.each(['SIGINT', 'SIGKILL'] as const)('by %s leaves the store as it was', async (signal) => {
    const [before, answer] = await Promise.all([here.info(), here.headwater(...TRACE)]);
    const { child, ended, release } = await startHeldImport();
    child.kill(signal);
    expect((await ended).exitCode).not.toBe(0);
    release();
    expect(await here.info()).toEqual(before);
    expect(await here.headwater(...TRACE)).toEqual(answer);
    const { exitCode, stdout } = await here.headwater('import', 'data');
    expect([exitCode, stdout]).toEqual([0, expect.not.stringMatching(/[1-9]\d* (?:added|replaced)/)]);
  });
});

describe('while an import runs', () => {
  test('a trace answers from the store as it was before, and then as it is', async () => {
    const before = await here.headwater(...TRACE);
    const { ended, release } = await startHeldImport();
    expect(await here.headwater(...TRACE)).toEqual(before);
    release();
    expect((await ended).exitCode).toBe(0);
    const after = JSON.parse((await here.headwater(...TRACE)).stdout);
    const { provenance, coverage } = JSON.parse(before.stdout);
    expect(after.provenance.generation).toBe(provenance.generation + 1);
    expect(after.coverage.flows).toBe(coverage.flows + ROWS + 1);
  });

  test('another import waits, and then goes on with what that one has stored', async () => {
    const { ended, release } = await startHeldImport();
    here.write('more/supplies.csv', withRows('supplies.csv', 'last,mine,plant,cell,2023,,1,t,declared,d1'));
    const more = here.start(['import', 'more']);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(more.child.exitCode).toBeNull();
    release();
    expect((await ended).exitCode).toBe(0);
    const { exitCode, stdout } = await more.ended;
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('0 added, 1 replaced, 4 unchanged')]);
  });

  test('another import that waits too long says that the store is busy', async () => {
    const holder = await openStore(join(here.path, 'headwater.db'), 'write');
    try {
      const batch = await holder.begin('held.csv');
      const before = await here.info();
      const { exitCode, stdout, stderr } = await here.headwater('import', 'data');
      expect([exitCode, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(
        /^headwater: STORE_BUSY: The store ".\/headwater.db" is in use by another import[^\n]*\n$/,
      );
      expect(await here.info()).toEqual(before);
      await batch.rollback();
    } finally {
      await holder.close();
    }
  });
});
