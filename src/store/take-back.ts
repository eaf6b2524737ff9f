import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { HeadwaterError } from '../model/errors.js';
import type { Origin } from '../model/records.js';
import type { JournalLine, JournalMark } from './journal.js';
import type { Batch, Row, Store, StoreTable } from './port.js';
import { STORE_TABLES } from './store-tables.js';

/** What taking an import back did to the store. */
export interface TakenBack {
  /** Records that the import had added. */
  readonly removed: number;
  /** Records that the import had replaced or dropped. */
  readonly restored: number;
  readonly generation: number;
}

interface Former {
  readonly record: unknown;
  readonly origin: Origin;
}

interface Journal {
  /** For each table the keys that changed, with what they were before the first change; null: were not there. */
  readonly tables: ReadonlyMap<StoreTable, ReadonlyMap<string, Former | null>>;
  /** The generation of the last batch that was committed; null if none was. */
  readonly generation: number | null;
}

const ROWS_AT_ONCE = 4000;

async function readJournal(path: string): Promise<Journal> {
  const tables = new Map(STORE_TABLES.map((table) => [table, new Map<string, Former | null>()]));
  let generation: number | null = null;
  let open: JournalLine[] = [];
  // An import that changed nothing has left no journal.
  if (!existsSync(path)) return { tables, generation };
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const line = JSON.parse(text) as JournalLine | JournalMark;
    if (!('committed' in line)) {
      open.push(line);
      continue;
    }
    for (const { table, key, former } of open) {
      const keys = tables.get(table)!;
      if (!keys.has(key)) keys.set(key, former);
    }
    open = [];
    generation = line.committed;
  }
  return { tables, generation };
}

/**
 * Undoes the imports of a journal as one new generation: what they added is dropped, what they replaced or dropped is
 * put back. All of it becomes visible at once, or nothing. Nothing is put back over a later change: if the store has
 * moved on since, or nothing was imported, UNDO_REFUSED.
 *
 * A record that is put back keeps its former row, and its former file too where all of them came from one; else its
 * origin names the files together. The change log has the exact one.
 */
export async function takeBack(store: Store, journalPath: string): Promise<TakenBack> {
  const { tables, generation } = await readJournal(journalPath);
  const source = sourceOf(tables);
  const batch = await store.begin(source.file);
  try {
    // Asked after the lock is held, so that no other import can come between.
    const { generation: present } = await store.info();
    if (generation === null || present !== generation) throw refusal(generation);
    const removed = await removeAdded(batch, tables);
    const restored = await restore(batch, tables);
    await batch.commit(source.sha256);
    return { removed, restored, generation: (await store.info()).generation };
  } catch (error) {
    await batch.rollback();
    throw error;
  }
}

function refusal(generation: number | null): HeadwaterError {
  const why =
    generation === null
      ? 'this import changed nothing in the store'
      : 'the store has changed since this import, and only the last change can be taken back';
  return new HeadwaterError('UNDO_REFUSED', `Nothing was taken back: ${why}.`);
}

/** The origin of what is put back. */
function sourceOf(tables: Journal['tables']): { readonly file: string; readonly sha256: string } {
  const sources = new Map<string, { file: string; sha256: string }>();
  for (const keys of tables.values()) {
    for (const former of keys.values()) {
      if (former === null) continue;
      const { file, sha256 } = former.origin;
      sources.set(`${sha256} ${file}`, { file, sha256 });
    }
  }
  const all = [...sources.values()];
  if (all.length === 1) return all[0]!;
  const names = all.map(({ file }) => file).sort();
  const file = names.length === 0 ? 'undo of an import' : `undo of an import, back to ${names.join(', ')}`;
  return { file, sha256: '0'.repeat(64) };
}

/** What refers to others goes first. */
async function removeAdded(batch: Batch, tables: Journal['tables']): Promise<number> {
  let count = 0;
  for (const table of [...STORE_TABLES].reverse()) {
    const added = [...tables.get(table)!].flatMap(([key, former]) => (former === null ? [key] : []));
    for (let at = 0; at < added.length; at += ROWS_AT_ONCE) {
      await batch.drop(table, added.slice(at, at + ROWS_AT_ONCE));
    }
    count += added.length;
  }
  return count;
}

async function restore(batch: Batch, tables: Journal['tables']): Promise<number> {
  let count = 0;
  for (const table of STORE_TABLES) {
    const rows = [...tables.get(table)!.values()].flatMap((former) =>
      former === null ? [] : [{ record: former.record, row: former.origin.row } as Row<typeof table>],
    );
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await batch.put(table, rows.slice(at, at + ROWS_AT_ONCE));
    }
    count += rows.length;
  }
  return count;
}
