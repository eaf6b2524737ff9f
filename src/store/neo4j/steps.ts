import { int } from 'neo4j-driver';
import type { PutCount, Row, StoreTable } from '../port.js';
import { encode, isNodeTable, isSame, storedKey } from './columns.js';
import type { Run } from './connection.js';
import { type Turn, turnLinks } from './links.js';
import { type Version, versionsOf } from './versions.js';

/**
 * One transaction's worth of an import. Everything here is read and written as the coming generation has it, in which
 * only the one importer writes.
 */

/** What a step did to a table, and to another whose record had to give way. */
export interface Outcome extends PutCount {
  readonly dropped: ReadonlyMap<StoreTable, number>;
}

/** One node holds one party, so a record of one kind takes the place of a record of the other. */
const OTHER_KIND: Partial<Record<StoreTable, StoreTable>> = {
  organizations: 'sites',
  sites: 'organizations',
};

async function storedVersions<T extends StoreTable>(
  run: Run,
  table: T,
  ids: readonly string[],
  generation: number,
): Promise<Map<string, Version<T>>> {
  const rows = await run(`${table}/get`, { ids, generation });
  return new Map(versionsOf(table, rows).map((version) => [version.key, version]));
}

/** No key may stand twice in `rows`. */
export async function putRows<T extends StoreTable>(
  run: Run,
  table: T,
  rows: readonly Row<T>[],
  generation: number,
): Promise<Outcome> {
  const keys = rows.map(({ record }) => storedKey(table, record));
  const stored = await storedVersions(run, table, keys, generation);
  const changed = rows.filter(({ record }, index) => {
    const before = stored.get(keys[index]!);
    return before === undefined || !isSame(table, before.record, record);
  });
  const other = OTHER_KIND[table];
  const droppedCount = other === undefined ? 0 : await dropKeys(run, other, keys, generation);
  if (changed.length > 0) await write(run, table, changed, stored, generation);
  const replaced = changed.filter(({ record }) => stored.has(storedKey(table, record))).length;
  return {
    added: changed.length - replaced,
    replaced,
    unchanged: rows.length - changed.length,
    dropped: new Map(other === undefined ? [] : [[other, droppedCount]]),
  };
}

async function write<T extends StoreTable>(
  run: Run,
  table: T,
  rows: readonly Row<T>[],
  stored: ReadonlyMap<string, Version<T>>,
  generation: number,
): Promise<void> {
  const turns = rows.map(({ record }): Turn => {
    const key = storedKey(table, record);
    return { key, before: stored.get(key)?.record ?? null, after: record };
  });
  const ids = turns.flatMap(({ key, before }) => (before === null ? [] : [key]));
  if (ids.length > 0) await run(formerStatement(table), { ids, generation, change: 'replaced' });
  const encoded = rows.map(({ record, row }) => [...encode(table, record), int(row)]);
  await run(`${table}/put`, { rows: encoded, generation });
  await turnLinks(run, table, turns, generation);
}

/** Drops the records with these keys, each at most once; returns how many there were. */
export async function dropKeys(
  run: Run,
  table: StoreTable,
  keys: readonly string[],
  generation: number,
): Promise<number> {
  const stored = await storedVersions(run, table, keys, generation);
  if (stored.size === 0) return 0;
  const ids = [...stored.keys()];
  await run(formerStatement(table), { ids, generation, change: 'dropped' });
  const turns = [...stored.values()].map(({ key, record }) => ({ key, before: record, after: null }));
  await turnLinks(run, table, turns, generation);
  if (isNodeTable(table)) await run(`${table}/drop`, { ids });
  return ids.length;
}

/** A node's content moves to the change log, a relationship ends. */
function formerStatement(table: StoreTable): string {
  return isNodeTable(table) ? `${table}/keep` : `${table}/end`;
}
