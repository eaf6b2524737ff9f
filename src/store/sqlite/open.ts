import type Database from 'better-sqlite3';
import type {
  Batch,
  Store,
  Stored,
  StoredOf,
  StoreInfo,
  StoreTable,
  Terms,
  Tier,
  TradeOf,
  TradeTable,
} from '../port.js';
import { openReader, openSnapshot, openWriter } from './connection.js';
import { guarded, storeError } from './errors.js';
import { SqliteReader } from './reader.js';
import { SqliteBatch } from './writer.js';

export interface SqliteOptions {
  /** `read`: the file must exist and is not changed. `write`: it is made if it does not exist. */
  readonly mode: 'read' | 'write';
  /** How long to wait for another process's import before STORE_BUSY; 5,000 unless told. */
  readonly busyTimeoutMs?: number;
}

const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens the store in one SQLite file, with `-wal` and `-shm` beside it while it is open; a reader, which may not
 * remove them, leaves them behind.
 *
 * In read mode everything that this Store ever reads is one snapshot, the state at opening, whatever is imported
 * meanwhile. In write mode each call reads what is committed at that time (`all`: at its first batch), never what
 * an open batch has put.
 *
 * Throws STORE_NOT_FOUND (read mode: no such file; write mode: no such folder), STORE_UNREADABLE (a folder, not a
 * store, written by a newer version, damaged, not permitted), STORE_BUSY (another process holds the write lock).
 */
export function openSqliteStore(path: string, options: SqliteOptions): Store {
  const timeout = options.busyTimeoutMs ?? BUSY_TIMEOUT_MS;
  if (options.mode === 'read') return new SqliteStore(path, openSnapshot(path, timeout), null);
  const writer = openWriter(path, timeout);
  try {
    return new SqliteStore(path, openReader(path, timeout), writer);
  } catch (error) {
    writer.close();
    throw error;
  }
}

class SqliteStore implements Store {
  readonly #path: string;
  readonly #reading: Database.Database;
  readonly #reader: SqliteReader;
  readonly #writing: Database.Database | null;
  #batch: SqliteBatch | null = null;
  /** In read mode, where it stays the same; a file of an older version must be counted each time. */
  #info: Promise<StoreInfo> | null = null;

  constructor(path: string, reading: Database.Database, writing: Database.Database | null) {
    this.#path = path;
    this.#reading = reading;
    this.#reader = new SqliteReader(reading, path);
    this.#writing = writing;
  }

  info(): Promise<StoreInfo> {
    if (this.#writing !== null) return this.#reader.info();
    this.#info ??= this.#reader.info();
    return this.#info;
  }

  all<T extends StoreTable>(table: T): AsyncGenerator<readonly StoredOf[T][]>;
  all<T extends TradeTable, V>(table: T, terms: Terms<V>): AsyncGenerator<readonly TradeOf<V>[T][]>;
  async *all(table: TradeTable, terms?: Terms<unknown>): AsyncGenerator<readonly unknown[]> {
    const pages = (reader: SqliteReader) =>
      terms === undefined ? reader.all(table) : reader.all(table, terms);
    if (this.#writing === null) {
      yield* pages(this.#reader);
      return;
    }
    // Held open between batches, so it must not be the connection whose other calls see later commits.
    const snapshot = openSnapshot(this.#path, BUSY_TIMEOUT_MS);
    try {
      yield* pages(new SqliteReader(snapshot, this.#path));
    } finally {
      snapshot.close();
    }
  }

  get<T extends StoreTable>(table: T, keys: readonly string[]): Promise<readonly Stored<T>[]> {
    return this.#reader.get(table, keys);
  }

  upstream(organizations: readonly string[]): Promise<Tier> {
    return this.#reader.upstream(organizations);
  }

  async begin(file: string): Promise<Batch> {
    const db = this.#writing;
    if (db === null) throw storeError('STORE_UNSUPPORTED', this.#path, 'was opened for reading only');
    if (this.#batch?.isOpen === true) {
      throw storeError('STORE_BUSY', this.#path, 'is in use by another import of this process');
    }
    this.#batch = guarded(this.#path, () => {
      db.exec('BEGIN IMMEDIATE');
      return new SqliteBatch(db, this.#path, file);
    });
    return this.#batch;
  }

  /** Undoes an open batch. The last connection to close moves the `-wal` file into the store. */
  async close(): Promise<void> {
    await this.#batch?.rollback();
    this.#reading.close();
    this.#writing?.close();
  }
}
