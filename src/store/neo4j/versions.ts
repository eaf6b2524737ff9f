import type { Record as Row } from 'neo4j-driver';
import { compareCodePoints } from '../../model/code-points.js';
import type { StoredOf, StoreTable } from '../port.js';
import { storedKey } from '../store-tables.js';
import { decode, type Get, getterOf, isNodeTable, requireId } from './columns.js';
import type { Run } from './connection.js';
import { HalfRead, storeError } from './errors.js';
import { areChangesGoing, readState, type State } from './state.js';

/** A record as one generation has it. */
export interface Version<T extends StoreTable> {
  readonly key: string;
  readonly record: StoredOf[T];
  /** The generation that wrote it. */
  readonly since: number;
  readonly row: number;
}

/** How often a read is begun again because an import was taken back meanwhile. */
const ATTEMPTS = 20;

/** A statement and its parameters but for the generation. */
interface Ask {
  readonly statement: 'page' | 'get';
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A row that may hold a version, not looked at any closer yet. */
interface Glimpse {
  readonly key: string;
  readonly get: Get;
}

function toVersion<T extends StoreTable>(table: T, get: Get): Version<T> {
  const record = decode(table, get);
  const since = get('since');
  if (typeof since !== 'number') throw new HalfRead(`a record of ${table} has no generation`);
  return { key: storedKey(table, record), record, since, row: get('row') as number };
}

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
 * isolation), even from one member of a row to the next, so this holds against imports that go on meanwhile:
 *
 * A relationship is never changed but for the generation in which it ends, and its members are overwritten and never
 * taken away while a reader may want it, so one look is enough, unless it has been retired (`requireWhole`). A node is overwritten in place, but only once its former content stands in a (:Change)
 * that was committed before, and what an import that is taken back has overwritten is restored before that (:Change)
 * goes. So nodes are read first and changes after them, and a change is believed rather than its node, which may have
 * been half overwritten. While changes are being deleted (`areChangesGoing`) only nodes are read, for then nothing
 * writes to those. If either begins or ends meanwhile the count of cleanups rises, and all is read again. Where no
 * import was open there are no changes to read.
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
    if (!isNodeTable(table) || isQuiet(before, after, generation)) return versionsOf(table, rows);
    const nodes = rows.map((row): Glimpse => ({ key: requireId(getterOf(row), 'id'), get: getterOf(row) }));
    const changes = areChangesGoing(before)
      ? []
      : formerOf(await run(`versions/${ask.statement}`, { ...parameters, table }));
    if ((await readState(run)).cleanupCount !== before.cleanupCount) continue;
    return merge(nodes, changes, generation, ask.parameters.limit as number | undefined).map(({ get }) =>
      toVersion(table, get),
    );
  }
  throw storeError('STORE_BUSY', address, 'is being tidied up after an import that failed: try again');
}

function isQuiet(before: State, after: State, generation: number): boolean {
  const isStill = before.importCount === after.importCount && !before.isOpen && !after.isOpen;
  return isStill && after.generation === generation;
}

function formerOf(rows: readonly Row[]): Glimpse[] {
  return rows.map((row) => {
    const version = row.get('version') as Readonly<Record<string, unknown>>;
    const get: Get = (name) => version[name] ?? null;
    return { key: requireId(get, 'id'), get };
  });
}

/** A node may have been overwritten after the server had found that it belongs to the generation. */
function isOf({ get }: Glimpse, generation: number): boolean {
  const since = get('since');
  return typeof since === 'number' && since <= generation;
}

/**
 * Each key once, in order. A list that is full says nothing of what comes after its last key; so fewer than `limit`
 * versions mean that there are no more.
 */
function merge(
  nodes: readonly Glimpse[],
  changes: readonly Glimpse[],
  generation: number,
  limit: number | undefined,
): Glimpse[] {
  const current = nodes.filter((node) => isOf(node, generation));
  const byKey = new Map([...current, ...changes].map((glimpse) => [glimpse.key, glimpse]));
  const sorted = [...byKey.values()].sort((a, b) => compareCodePoints(a.key, b.key));
  const ends = [nodes, changes].flatMap((list) => (list.length === limit ? [list.at(-1)!.key] : []));
  return sorted.filter(({ key }) => ends.every((end) => compareCodePoints(key, end) <= 0));
}
