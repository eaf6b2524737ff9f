import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverKinds } from '../../test/neo4j/server.js';

/** The sources, for what is not TypeScript is not compiled. */
const SOURCES = fileURLToPath(new URL('../../../bench/peers/', import.meta.url));
const COMPILED = fileURLToPath(new URL('./', import.meta.url));
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/headwater/', import.meta.url));

/** Something else that answers the question of `graph-files.ts`. */
export interface Peer {
  readonly name: string;
  /** True if it tells only which stocks are reached, not over how few flows. */
  readonly isReachOnly?: boolean;
  /** Supplies of the largest world that it is tried on. */
  readonly mostSupplies?: number;
  /** True if it must be told how deep the search goes. */
  readonly needsDepth?: boolean;
  /** The command that runs it, without the question; or why it cannot be had here. */
  prepare(folder: string): readonly string[] | { readonly unavailable: string };
}

function run(command: string, args: readonly string[]): string | null {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return null;
  return (error?.message ?? stderr).trim().split('\n').at(-1) ?? `${command} failed`;
}

function compiled(folder: string): readonly string[] | { unavailable: string } {
  const program = join(folder, 'breadth-first');
  const why = run('cc', ['-O3', '-o', program, join(SOURCES, 'breadth-first.c')]);
  return why === null ? [program] : { unavailable: why };
}

/** A virtual environment with the peers in Python, kept for the next run; made anew when the versions change. */
function pythonOf(): string | { unavailable: string } {
  const requirements = join(SOURCES, 'requirements.txt');
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = join(CACHE, `bench-python-${hash}`);
  const python = join(folder, 'bin', 'python');
  const done = join(folder, 'done');
  if (existsSync(done)) return python;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  const why =
    run('python3', ['-m', 'venv', folder]) ??
    run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  if (why !== null) return { unavailable: why };
  writeFileSync(done, '');
  return python;
}

function inPython(name: string): Peer {
  return {
    name,
    prepare() {
      const python = pythonOf();
      return typeof python === 'string' ? [python, join(SOURCES, `with_${name}.py`)] : python;
    },
  };
}

function inNode(script: string): readonly string[] {
  return [process.execPath, '--max-old-space-size=12000', join(COMPILED, `${script}.js`)];
}

/** The one that all times are compared with. */
export const BASELINE: Peer = { name: 'C, breadth-first search (-O3)', prepare: compiled };

export const PEERS: readonly Peer[] = [
  inPython('igraph'),
  inPython('rustworkx'),
  inPython('networkx'),
  { name: 'graphology', prepare: () => inNode('with-graphology') },
  inPython('duckdb'),
  {
    name: 'SQLite, WITH RECURSIVE, reached or not',
    isReachOnly: true,
    prepare: () => inNode('with-sqlite'),
  },
  {
    name: 'SQLite, WITH RECURSIVE, told the depth',
    needsDepth: true,
    prepare: () => inNode('with-sqlite'),
  },
  {
    name: 'Neo4j, shortestPath',
    mostSupplies: 1_000_000,
    prepare() {
      const reasons = serverKinds().map(({ skipReason }) => skipReason);
      return reasons.includes(null) ? inNode('with-neo4j') : { unavailable: reasons.join('; ') };
    },
  },
];
