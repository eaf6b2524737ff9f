import type { Record as Row } from 'neo4j-driver';
import { compareCodePoints } from '../../model/code-points.js';
import type { StoredOf, StoreTable } from '../port.js';
import { decode, type Get, isNodeTable, storedKey } from './columns.js';
import type { Run } from './connection.js';
import { DamagedStore, storeError } from './errors.js';
import { readState, type State } from './state.js';

/** A record as one generation has it. */
export interface Version<T extends StoreTable> {
  readonly key: string;
  readonly record: StoredOf[T];
  /** The generation that wrote it. */
  readonly since: number;
  readonly row: number;
}

/** How often a read is begun again because an import was taken back meanwhile. */
const ATTEMPTS = 5;

/** A statement and its parameters but for the generation. */
interface Ask {
  readonly statement: 'page' | 'get';
  readonly parameters: Readonly<Record<string, unknown>>;
}

export function toVersion<T extends StoreTable>(table: T, get: Get): Version<T> {
  const record = decode(table, get);
  const since = get('since');
  if (typeof since !== 'number') throw new DamagedStore(`a record of ${table} has no generation`);
  return { key: storedKey(table, record), record, since, row: get('row') as number };
}

const getterOf =
  (row: Row): Get =>
  (name) =>
    row.get(name);

export function versionsOf<T extends StoreTable>(table: T, rows: readonly Row[]): Version<T>[] {
  return rows.map((row) => toVersion(table, getterOf(row)));
}

/**
 * Fails with STORE_BUSY if the relationships of this generation may have been retired by now, or if this server of a
 * cluster has not heard of the generation yet.
 */
export function requireWhole(state: State, generation: number, address: string): void {
  if (state.generation < generation) {
    throw storeError('STORE_BUSY', address, 'has a server that is behind the others: run the command again');
  }
  if (state.oldestGeneration <= generation) return;
  const sentence = 'was changed by several imports while it was read: run the command again';
  throw storeError('STORE_BUSY', address, sentence);
}

/**
 * The versions of a table's records that a generation sees. Reads are of what is committed at the moment (Neo4j's
 * isolation), so this holds against imports that go on meanwhile:
 *
 * A relationship is never changed but for the generation in which it ends, so one look is enough, unless it has been
 * retired (`requireWhole`). A node is overwritten in place, its former content put into a (:Change) in the same
 * transaction. So nodes are read first and changes after them: what is overwritten in between is found in both. Only
 * if an import is taken back in between may a record be found in neither; then the count of cleanups has risen, and
 * all is read again. Where no import was open there are no changes to read.
 */
export async function readVersions<T extends StoreTable>(
  run: Run,
  table: T,
  ask: Ask,
  generation: number,
  address: string,
): Promise<Version<T>[]> {
  const parameters = { ...ask.parameters, generation };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    // Sent one after the other without waiting; the server runs them in this order.
    const [before, rows, after] = await Promise.all([
      readState(run),
      run(`${table}/${ask.statement}`, parameters),
      readState(run),
    ]);
    requireWhole(after, generation, address);
    const found = versionsOf(table, rows);
    if (!isNodeTable(table) || isQuiet(before, after, generation)) return found;
    const changes = await run(`versions/${ask.statement}`, { ...parameters, table });
    if ((await readState(run)).cleanupCount === before.cleanupCount) {
      return merge(found, formerOf(table, changes), ask.parameters.limit as number | undefined);
    }
  }
  throw storeError('STORE_BUSY', address, 'is being tidied up after an import that failed: try again');
}

function isQuiet(before: State, after: State, generation: number): boolean {
  const isStill = before.importCount === after.importCount && !before.isOpen && !after.isOpen;
  return isStill && after.generation === generation;
}

function formerOf<T extends StoreTable>(table: T, rows: readonly Row[]): Version<T>[] {
  return rows.map((row) => {
    const version = row.get('version') as Readonly<Record<string, unknown>>;
    return toVersion(table, (name) => version[name] ?? null);
  });
}

/**
 * Each key once, in order. A list that is full says nothing of what comes after its last key; so fewer than `limit`
 * versions mean that there are no more.
 */
function merge<T extends StoreTable>(
  found: readonly Version<T>[],
  former: readonly Version<T>[],
  limit: number | undefined,
): Version<T>[] {
  const byKey = new Map([...found, ...former].map((version) => [version.key, version]));
  const versions = [...byKey.values()].sort((a, b) => compareCodePoints(a.key, b.key));
  const ends = [found, former].flatMap((list) => (list.length === limit ? [list.at(-1)!.key] : []));
  return versions.filter(({ key }) => ends.every((end) => compareCodePoints(key, end) <= 0));
}
