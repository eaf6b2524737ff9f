import type Database from 'better-sqlite3';
import { HeadwaterError } from '../../model/errors.js';
import type { Batch, PutCount, Row, StoreInfo, StoreTable } from '../port.js';
import type { Cell } from './cells.js';
import { COLUMNS, selectList } from './columns.js';
import { CACHE_KIB } from './connection.js';
import { guarded } from './errors.js';
import { countsOf, generationOf } from './reader.js';
import { INDEXES } from './schema.js';
import { type IdOf, type KeyOf, termIds, termKeys } from './terms.js';

/** Rows that one statement inserts: more take no less time each. */
const ROWS_AT_ONCE = 50;

/**
 * SQLite sorts as much of an index at once as its cache may hold, and what the processor's own cache holds too is
 * sorted in half the time; the parts are merged from a temporary file.
 */
const SORTED_AT_ONCE_KIB = 4096;

/** Builds the indexes of a table from its rows. */
function buildIndexes(db: Database.Database, table: StoreTable): void {
  db.pragma(`cache_size = -${SORTED_AT_ONCE_KIB}`);
  try {
    for (const { createSql } of INDEXES[table] ?? []) db.exec(createSql);
  } finally {
    db.pragma(`cache_size = -${CACHE_KIB}`);
  }
}

/** The statements of one table, and how far the table has grown in this batch. */
interface TableState {
  /** Of ROWS_AT_ONCE rows that are all new; if any is not, none is inserted and it throws. */
  readonly insertNew: Database.Statement<Cell[][]>;
  readonly insert: Database.Statement<[Cell[]]>;
  readonly update: Database.Statement<Cell[]>;
  readonly select: Database.Statement<Cell[], Cell[]>;
  readonly remove: Database.Statement<Cell[]>;
  readonly countBefore: number;
  addedCount: number;
  removedCount: number;
  indexed: boolean;
}

function tableState(db: Database.Database, table: StoreTable, countBefore: number): TableState {
  const names = [...COLUMNS[table].names, 'source', 'row'];
  const slots = `(${names.map(() => '?').join(', ')})`;
  const insertInto = `INSERT INTO ${table} (${names.join(', ')}) VALUES`;
  return {
    insertNew: db.prepare<Cell[][]>(`${insertInto} ${Array(ROWS_AT_ONCE).fill(slots).join(', ')}`),
    insert: db.prepare<[Cell[]]>(`${insertInto} ${slots} ON CONFLICT DO NOTHING`),
    update: db.prepare(`UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`),
    select: db.prepare<Cell[], Cell[]>(`SELECT ${selectList(table)} FROM ${table} WHERE id = ?`).raw(),
    remove: db.prepare(`DELETE FROM ${table} WHERE id = ?`),
    countBefore,
    addedCount: 0,
    removedCount: 0,
    indexed: true,
  };
}

/** False if nothing was inserted: some of the rows are there already, or it is not a whole group. */
function insertedAll(state: TableState, group: readonly Cell[][]): boolean {
  if (group.length < ROWS_AT_ONCE) return false;
  try {
    state.insertNew.run(...group);
    return true;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
}

/** One transaction of the connection that began it. A step that fails ends the batch and undoes all of it. */
export class SqliteBatch implements Batch {
  readonly #db: Database.Database;
  readonly #path: string;
  readonly #file: string;
  readonly #generation: number;
  readonly #keyOf: KeyOf;
  readonly #idOf: IdOf;
  readonly #log: Database.Statement<Cell[]>;
  readonly #states = new Map<StoreTable, TableState>();
  /** When the batch began. */
  readonly #counts: StoreInfo['counts'];
  #changedCount = 0;
  #open = true;

  /** The connection must be inside a transaction that holds the write lock. */
  constructor(db: Database.Database, path: string, file: string) {
    this.#db = db;
    this.#path = path;
    this.#file = file;
    this.#generation = generationOf(db) + 1;
    this.#counts = countsOf(db);
    this.#keyOf = termKeys(db);
    this.#idOf = termIds(db);
    this.#log = db.prepare(
      'INSERT INTO changes (generation, table_name, id, change, before, source, row) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
  }

  get isOpen(): boolean {
    return this.#open;
  }

  async put<T extends StoreTable>(table: T, rows: readonly Row<T>[]): Promise<PutCount> {
    return this.#step(() => {
      const state = this.#state(table);
      this.#deferIndexes(table, state, rows.length);
      let added = 0;
      let replaced = 0;
      for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
        const group = rows.slice(at, at + ROWS_AT_ONCE).map((row) => this.#cellsOf(table, row));
        if (insertedAll(state, group)) {
          added += group.length;
          continue;
        }
        for (const cells of group) {
          if (state.insert.run(cells).changes === 1) added++;
          else if (this.#replace(table, state, cells)) replaced++;
        }
      }
      state.addedCount += added;
      this.#changedCount += added + replaced;
      return { added, replaced, unchanged: rows.length - added - replaced };
    });
  }

  async drop<T extends StoreTable>(table: T, keys: readonly string[]): Promise<void> {
    this.#step(() => {
      const state = this.#state(table);
      for (const key of keys) {
        const stored = state.select.get(key);
        if (stored === undefined) continue;
        this.#logChange(table, 'dropped', stored);
        state.remove.run(key);
        state.removedCount++;
        this.#changedCount++;
      }
    });
  }

  async commit(sha256: string): Promise<void> {
    this.#step(() => {
      if (this.#changedCount > 0) this.#finish(sha256);
      else this.#db.exec('ROLLBACK');
      this.#open = false;
    });
  }

  /** Does nothing if the batch has ended. */
  async rollback(): Promise<void> {
    guarded(this.#path, () => this.#undo());
  }

  #finish(sha256: string): void {
    const count = this.#db.prepare('UPDATE counts SET records = ? WHERE table_name = ?');
    for (const [table, { indexed, countBefore, addedCount, removedCount }] of this.#states) {
      if (!indexed) buildIndexes(this.#db, table);
      count.run(countBefore + addedCount - removedCount, table);
    }
    this.#db
      .prepare('INSERT INTO sources (generation, file, sha256) VALUES (?, ?, ?)')
      .run(this.#generation, this.#file, sha256);
    this.#db.exec('COMMIT');
  }

  /**
   * A batch that more than doubles a table drops the table's indexes and builds them at commit: sorted building
   * takes a third of the time of a million random insertions, and the work stays in proportion to what is added.
   */
  #deferIndexes(table: StoreTable, state: TableState, comingCount: number): void {
    const indexes = INDEXES[table];
    if (indexes === undefined || !state.indexed) return;
    if (state.addedCount + comingCount <= state.countBefore) return;
    for (const { name } of indexes) this.#db.exec(`DROP INDEX ${name}`);
    state.indexed = false;
  }

  #cellsOf<T extends StoreTable>(table: T, { record, row }: Row<T>): Cell[] {
    const cells = COLUMNS[table].encode(record, this.#keyOf);
    cells.push(this.#generation, row);
    return cells;
  }

  /** False if what is stored under this key has the same content, whatever its origin. */
  #replace(table: StoreTable, state: TableState, cells: readonly Cell[]): boolean {
    const key = cells[0]!;
    const stored = state.select.get(key)!;
    if (COLUMNS[table].names.every((_, index) => stored[index] === cells[index])) return false;
    this.#logChange(table, 'replaced', stored);
    state.update.run(...cells, key);
    return true;
  }

  #logChange(table: StoreTable, change: 'replaced' | 'dropped', stored: readonly Cell[]): void {
    const [source, row] = stored.slice(-2) as [number, number];
    const before = JSON.stringify(COLUMNS[table].decode(stored, this.#idOf));
    this.#log.run(this.#generation, table, stored[0]!, change, before, source, row);
  }

  #state(table: StoreTable): TableState {
    const known = this.#states.get(table);
    if (known !== undefined) return known;
    const state = tableState(this.#db, table, this.#counts[table]);
    this.#states.set(table, state);
    return state;
  }

  #step<R>(step: () => R): R {
    if (!this.#open) throw new HeadwaterError('INTERNAL', 'This import has already ended.');
    try {
      return guarded(this.#path, step);
    } catch (error) {
      this.#undo();
      throw error;
    }
  }

  #undo(): void {
    this.#open = false;
    // After a full disk SQLite may have rolled back by itself.
    if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
  }
}
