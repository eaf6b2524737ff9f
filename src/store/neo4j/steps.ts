import { int } from 'neo4j-driver';
import type { PutCount, Row, StoreTable } from '../port.js';
import { storedKey } from '../store-tables.js';
import { encode, isNodeTable, isSame } from './columns.js';
import type { Run } from './connection.js';
import { type Turn, turnLinks } from './links.js';
import { type Version, versionsOf } from './versions.js';

/**
 * The steps of an import, each a transaction. Everything here is read and written as the coming generation has it, in
 * which only the one importer writes. The former content of a node is kept in a transaction before the one that
 * overwrites it: only then does a reader who finds the node half overwritten find all of its change (`versions.ts`).
 */

/** What is to be done to a table. */
interface Part {
  readonly table: StoreTable;
  readonly rows: readonly Row<StoreTable>[];
  readonly droppedKeys: readonly string[];
  /** The records that are replaced or dropped, by key. */
  readonly stored: ReadonlyMap<string, Version<StoreTable>>;
}

/** What is to be done for one call, and what will have been done. */
export interface Plan extends PutCount {
  readonly parts: readonly Part[];
  readonly dropped: ReadonlyMap<StoreTable, number>;
  /** Former content has been kept, which must be committed before the plan is carried out. */
  readonly hasKept: boolean;
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

/** Plans to put rows, in which no key may stand twice, and keeps what they replace. */
export async function planPut<T extends StoreTable>(
  run: Run,
  table: T,
  rows: readonly Row<T>[],
  generation: number,
): Promise<Plan> {
  const keys = rows.map(({ record }) => storedKey(table, record));
  const stored = await storedVersions(run, table, keys, generation);
  const changed = rows.filter(({ record }, index) => {
    const before = stored.get(keys[index]!);
    return before === undefined || !isSame(table, before.record, record);
  });
  const other = OTHER_KIND[table];
  const parts: Part[] = other === undefined ? [] : [await dropPart(run, other, keys, generation)];
  const dropped = new Map(parts.map((part) => [part.table, part.droppedKeys.length]));
  parts.push({ table, rows: changed, droppedKeys: [], stored });
  const replaced = changed.filter(({ record }) => stored.has(storedKey(table, record))).length;
  return {
    parts,
    added: changed.length - replaced,
    replaced,
    unchanged: rows.length - changed.length,
    dropped,
    hasKept: await keepFormer(run, parts, generation),
  };
}

/** Plans to drop the records with these keys, each at most once, and keeps them. */
export async function planDrop(
  run: Run,
  table: StoreTable,
  keys: readonly string[],
  generation: number,
): Promise<Plan> {
  const part = await dropPart(run, table, keys, generation);
  return {
    parts: [part],
    added: 0,
    replaced: 0,
    unchanged: 0,
    dropped: new Map([[table, part.droppedKeys.length]]),
    hasKept: await keepFormer(run, [part], generation),
  };
}

async function dropPart(
  run: Run,
  table: StoreTable,
  keys: readonly string[],
  generation: number,
): Promise<Part> {
  const stored = await storedVersions(run, table, keys, generation);
  return { table, rows: [], droppedKeys: [...stored.keys()], stored };
}

function replacedKeys({ table, rows, stored }: Part): string[] {
  return rows.map(({ record }) => storedKey(table, record)).filter((key) => stored.has(key));
}

/** Copies the content of nodes that are to be overwritten to the change log; whether there was any. */
async function keepFormer(run: Run, parts: readonly Part[], generation: number): Promise<boolean> {
  let hasKept = false;
  for (const part of parts.filter(({ table }) => isNodeTable(table))) {
    if (await runFor(run, `${part.table}/keep`, replacedKeys(part), generation, 'replaced')) hasKept = true;
    if (await runFor(run, `${part.table}/keep`, part.droppedKeys, generation, 'dropped')) hasKept = true;
  }
  return hasKept;
}

async function runFor(
  run: Run,
  name: string,
  ids: readonly string[],
  generation: number,
  change: 'replaced' | 'dropped',
): Promise<boolean> {
  if (ids.length > 0) await run(name, { ids, generation, change });
  return ids.length > 0;
}

/** Does what a plan says. */
export async function carryOut(run: Run, { parts }: Plan, generation: number): Promise<void> {
  for (const part of parts) {
    if (!isNodeTable(part.table)) {
      await runFor(run, `${part.table}/end`, replacedKeys(part), generation, 'replaced');
      await runFor(run, `${part.table}/end`, part.droppedKeys, generation, 'dropped');
    }
    await writeRows(run, part, generation);
    await turnLinks(run, part.table, turnsOf(part), generation);
    if (isNodeTable(part.table) && part.droppedKeys.length > 0) {
      await run(`${part.table}/drop`, { ids: part.droppedKeys });
    }
  }
}

async function writeRows(run: Run, { table, rows }: Part, generation: number): Promise<void> {
  if (rows.length === 0) return;
  const encoded = rows.map(({ record, row }) => [...encode(table, record), int(row)]);
  await run(`${table}/put`, { rows: encoded, generation });
}

function turnsOf({ table, rows, droppedKeys, stored }: Part): Turn[] {
  const before = (key: string) => stored.get(key)?.record ?? null;
  const written = rows.map(({ record }) => {
    const key = storedKey(table, record);
    return { key, before: before(key), after: record };
  });
  return [...written, ...droppedKeys.map((key) => ({ key, before: before(key), after: null }))];
}
