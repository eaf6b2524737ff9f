import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import {
  auth,
  type BookmarkManager,
  bookmarkManager,
  driver as createDriver,
  type Driver,
  int,
  type ManagedTransaction,
  type Result,
  type Record as Row,
  type Session,
} from 'neo4j-driver';
import type { Access } from './address.js';
import { guarded, isOvertaken, storeError, timedOut, unreachable } from './errors.js';
import { OpenTransaction, patiently } from './open-transaction.js';
import { destroySockets, notingSockets } from './sockets.js';
import { statement } from './statements.js';

export interface Limits {
  /** Longest that one transaction may take, on the server; then STORE_TIMEOUT. */
  readonly timeoutMs: number;
  /** Longest until an address is given up; then STORE_UNREACHABLE. */
  readonly openTimeoutMs: number;
}

/** The server gives up first; only one that no longer answers at all leaves it to this side. */
const GRACE_MS = 3000;

/** How long a transaction is tried again after a fault that may pass, such as a change of leader. */
const RETRY_MS = 4000;

/** Tidying up goes through the whole graph, in many transactions of its own; it may take as long as an import. */
const MAINTENANCE_MS = 6 * 3600 * 1000;

const FETCH_SIZE = 5000;

/** How often a read is begun again because an import deleted or overwrote something on the way. */
const READS_AGAIN = 20;

/** What a statement is given. A number here is a count or a generation and goes as an integer. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Runs a named statement of `cypher/` and gives all its rows. */
export type Run = (name: string, parameters?: Parameters) => Promise<readonly Row[]>;

function withIntegers(parameters: Parameters): Record<string, unknown> {
  const entries = Object.entries(parameters);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'number' ? int(value) : value]),
  );
}

/** Driver and sessions of one Store. Every failure is a HeadwaterError with a STORE_* code. */
export class Connection {
  readonly address: string;
  readonly #driver: Driver;
  readonly #database: string;
  readonly #limits: Limits;
  readonly #bookmarks: BookmarkManager;
  readonly #sockets = new Set<Socket>();

  constructor(access: Access, limits: Limits, bookmarks: readonly string[]) {
    this.address = access.address;
    this.#database = access.database;
    this.#limits = limits;
    // One chain of bookmarks for all sessions: what one has written the others see, whichever server they ask.
    this.#bookmarks = bookmarkManager({ initialBookmarks: [...bookmarks] });
    this.#driver = createDriver(access.address, auth.basic(access.username, access.password), {
      disableLosslessIntegers: true,
      connectionTimeout: Math.min(5000, limits.openTimeoutMs),
      connectionAcquisitionTimeout: limits.openTimeoutMs,
      connectionLivenessCheckTimeout: 30_000,
      maxTransactionRetryTime: RETRY_MS,
      maxConnectionPoolSize: 20,
      fetchSize: FETCH_SIZE,
      telemetryDisabled: true,
      notificationFilter: { minimumSeverityLevel: 'WARNING' },
      userAgent: 'headwater',
    });
  }

  /** Fails unless the server answers in time and knows user and database. */
  async verify(): Promise<void> {
    await this.#guard(this.#limits.openTimeoutMs, unreachable, async () => {
      await this.#driver.verifyConnectivity({ database: this.#database });
    });
  }

  /** Runs `work` in a read transaction, on a replica where there is one. `work` may be run again. */
  async read<R>(work: (run: Run) => Promise<R>): Promise<R> {
    for (let again = 0; ; again++) {
      try {
        return await this.#managed((session, inside) => session.executeRead(inside, this.#timeout), work);
      } catch (error) {
        if (!isOvertaken(error) || again === READS_AGAIN) throw error;
      }
    }
  }

  /** Runs `work` in a write transaction. `work` may be run again, even after a commit that was not heard of. */
  write<R>(work: (run: Run) => Promise<R>): Promise<R> {
    return this.#managed((session, inside) => session.executeWrite(inside, this.#timeout), work);
  }

  /** Runs one statement that makes its own transactions, or may not be in one with others. */
  async maintain(name: string, parameters: Parameters = {}): Promise<void> {
    const session = this.#session();
    try {
      await this.#noted(() =>
        this.#rows(session.run(statement(name), withIntegers(parameters), { timeout: MAINTENANCE_MS }), name),
      );
    } finally {
      await patiently(session.close());
    }
  }

  /** `work` before the names of the schema are known; it may ask for names that the database lacks. */
  async look<R>(work: (row: Row) => R, name: string): Promise<R> {
    const session = this.#session();
    try {
      return await this.#inTime(async () => {
        const inside = (tx: ManagedTransaction) => tx.run(statement(name));
        const { records } = await session.executeRead(inside, this.#timeout);
        return work(records[0]!);
      });
    } finally {
      await patiently(session.close());
    }
  }

  /** A transaction that stays open until it is ended; the server undoes it if this process or its connection dies. */
  async open(): Promise<OpenTransaction> {
    const session = this.#session();
    try {
      const tx = await this.#noted(async () => session.beginTransaction({ timeout: 0 }));
      const run: Run = (name, parameters = {}) =>
        this.#inTime(() => this.#rows(tx.run(statement(name), withIntegers(parameters)), name));
      return new OpenTransaction(session, run, () => this.#inTime(() => tx.commit()));
    } catch (error) {
      await patiently(session.close());
      throw error;
    }
  }

  async bookmarks(): Promise<readonly string[]> {
    return [...(await this.#bookmarks.getBookmarks())];
  }

  async close(): Promise<void> {
    await patiently(this.#driver.close());
    destroySockets(this.#sockets);
  }

  get #timeout(): { timeout: number } {
    return { timeout: this.#limits.timeoutMs };
  }

  #session(): Session {
    return this.#driver.session({ database: this.#database, bookmarkManager: this.#bookmarks });
  }

  async #managed<R>(
    execute: (session: Session, inside: (tx: ManagedTransaction) => Promise<R>) => Promise<R>,
    work: (run: Run) => Promise<R>,
  ): Promise<R> {
    const session = this.#session();
    const inside = (tx: ManagedTransaction) =>
      work((name, parameters = {}) => this.#rows(tx.run(statement(name), withIntegers(parameters)), name));
    try {
      return await this.#inTime(() => execute(session, inside));
    } finally {
      await patiently(session.close());
    }
  }

  /**
   * All rows of a statement. The server's remark that it does not know a name in it means that the store is not what
   * this version takes it for, and that rows are missing: never go on with those.
   */
  async #rows(result: Result, name: string): Promise<readonly Row[]> {
    const { records, summary } = await result;
    const unknown = summary.gqlStatusObjects.find(({ classification }) => classification === 'UNRECOGNIZED');
    if (unknown !== undefined) {
      const cause = new Error(`${name}: ${unknown.statusDescription}`);
      const sentence = 'lacks names that every store has, so nothing read from it can be relied on';
      throw storeError('STORE_UNREADABLE', this.address, sentence, cause);
    }
    return records;
  }

  #noted<R>(step: () => Promise<R>): Promise<R> {
    return guarded(this.address, () => notingSockets(this.#sockets, step));
  }

  /** For what the server itself ends after the time that a transaction may take. */
  #inTime<R>(step: () => Promise<R>): Promise<R> {
    return this.#guard(this.#limits.timeoutMs + GRACE_MS, timedOut, step);
  }

  /** Ends the wait after `limitMs` even if the server never says anything more. */
  async #guard<R>(limitMs: number, expired: (address: string) => Error, step: () => Promise<R>): Promise<R> {
    let timer: NodeJS.Timeout | undefined;
    const expiry = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(expired(this.address)), limitMs);
    });
    try {
      return await Promise.race([this.#noted(step), expiry]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A name for one import that no other has. */
export function newToken(): string {
  return randomUUID();
}
