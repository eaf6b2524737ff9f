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
import { accessTo, type Environment } from './address.js';
import { Connection } from './connection.js';
import { guarded, storeError } from './errors.js';
import { Neo4jReader } from './reader.js';
import { ensureSchema, requireSchema } from './schema.js';
import { readState } from './state.js';
import { Neo4jBatch } from './writer.js';

export interface Neo4jOptions {
  /** `read`: the store must exist and is not changed. `write`: an empty database is made a store. */
  readonly mode: 'read' | 'write';
  /** Where NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE are looked up; `process.env` unless told. */
  readonly environment?: Environment;
  /** How long to wait for another import before STORE_BUSY; 5,000 unless told. */
  readonly busyTimeoutMs?: number;
  /** How long one transaction may take before STORE_TIMEOUT; 60,000 unless told. */
  readonly timeoutMs?: number;
  /** How long to wait for the server at first before STORE_UNREACHABLE; 8,000 unless told. */
  readonly openTimeoutMs?: number;
  /** What must be visible at once on any server of a cluster: `bookmarks()` of a store that wrote it. */
  readonly bookmarks?: readonly string[];
}

/** A store in Neo4j; `bookmarks` is for the next one that is to see what this one has written. */
export interface Neo4jStore extends Store {
  bookmarks(): Promise<readonly string[]>;
}

const BUSY_TIMEOUT_MS = 5000;
const TIMEOUT_MS = 60_000;
const OPEN_TIMEOUT_MS = 8000;

/**
 * Opens the store in one database of a Neo4j server or cluster (5.26 or newer). User, password and database come from
 * the environment, never from the address.
 *
 * In read mode everything that this Store ever reads is one generation, the one committed at opening; after two
 * further imports that replaced relationships it may be gone, and reading it is then refused (STORE_BUSY). In write
 * mode each call reads what is committed at that time (`all`: at its first batch), never what an open batch has put.
 *
 * Throws WRONG_USE (address, no password), STORE_UNREACHABLE, STORE_ACCESS_DENIED, STORE_DATABASE_NOT_FOUND,
 * STORE_NOT_FOUND (read mode: an empty database), STORE_UNREADABLE (another program's data, a newer version),
 * STORE_READ_ONLY (write mode: an empty database that may not be written); later also STORE_TIMEOUT and STORE_BUSY.
 */
export async function openNeo4jStore(address: string, options: Neo4jOptions): Promise<Neo4jStore> {
  const access = accessTo(address, options.environment ?? process.env);
  const limits = {
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    openTimeoutMs: options.openTimeoutMs ?? OPEN_TIMEOUT_MS,
  };
  const connection = new Connection(access, limits, options.bookmarks ?? []);
  try {
    await connection.verify();
    if (options.mode === 'write') {
      await ensureSchema(connection);
      return new Neo4jDatabase(connection, null, options.busyTimeoutMs ?? BUSY_TIMEOUT_MS);
    }
    await requireSchema(connection);
    const { generation } = await connection.read(readState);
    return new Neo4jDatabase(connection, generation, 0);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

class Neo4jDatabase implements Neo4jStore {
  readonly #connection: Connection;
  readonly #reader: Neo4jReader;
  readonly #isReadOnly: boolean;
  readonly #busyTimeoutMs: number;
  #batch: Neo4jBatch | null = null;
  #isBeginning = false;

  /** `pinned` is the generation of a store that is open for reading; null: open for writing. */
  constructor(connection: Connection, pinned: number | null, busyTimeoutMs: number) {
    this.#connection = connection;
    this.#reader = new Neo4jReader(connection, pinned);
    this.#isReadOnly = pinned !== null;
    this.#busyTimeoutMs = busyTimeoutMs;
  }

  info(): Promise<StoreInfo> {
    return this.#reader.info();
  }

  all<T extends StoreTable>(table: T): AsyncGenerator<readonly StoredOf[T][]>;
  all<T extends TradeTable, V>(table: T, terms: Terms<V>): AsyncGenerator<readonly TradeOf<V>[T][]>;
  all(table: TradeTable, terms?: Terms<unknown>): AsyncGenerator<readonly unknown[]> {
    return terms === undefined ? this.#reader.all(table) : this.#reader.all(table, terms);
  }

  get<T extends StoreTable>(table: T, keys: readonly string[]): Promise<readonly Stored<T>[]> {
    return this.#reader.get(table, keys);
  }

  upstream(organizations: readonly string[]): Promise<Tier> {
    return this.#reader.upstream(organizations);
  }

  async begin(file: string): Promise<Batch> {
    const { address } = this.#connection;
    if (this.#isReadOnly) throw storeError('STORE_UNSUPPORTED', address, 'was opened for reading only');
    if (this.#isBeginning || this.#batch?.isOpen === true) {
      throw storeError('STORE_BUSY', address, 'is in use by another import of this process');
    }
    this.#isBeginning = true;
    try {
      this.#batch = await guarded(address, () =>
        Neo4jBatch.begin(this.#connection, file, this.#busyTimeoutMs),
      );
      return this.#batch;
    } finally {
      this.#isBeginning = false;
    }
  }

  bookmarks(): Promise<readonly string[]> {
    return this.#connection.bookmarks();
  }

  /** Undoes an open batch. */
  async close(): Promise<void> {
    try {
      await this.#batch?.rollback();
    } finally {
      await this.#connection.close();
    }
  }
}
