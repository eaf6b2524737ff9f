import type { Decision } from '../model/decision.js';
import type { Measure } from '../model/measure.js';
import type { Origin, Ownership, Production, RecordOf, Site, Supply, Table } from '../model/records.js';

/**
 * What every store can do: ten methods, so that each back end really can pass the one conformance suite.
 * Failures are HeadwaterErrors with a STORE_* code. Nothing here answers a question about paths: the tracer
 * fetches records and walks them itself, so every store gives the same answer.
 */

export interface StoredOf extends RecordOf {
  readonly measures: Measure;
  readonly decisions: Decision;
}

export type StoreTable = Table | 'measures' | 'decisions';

/** What stands for parties and goods where a caller does not want their ids; asked at least once for each. */
export interface Terms<V> {
  party(id: string): V;
  good(id: string): V;
}

/** Supplies and productions with a V for each party and each good. */
export interface TradeOf<V> {
  readonly supplies: Omit<Supply, 'supplier' | 'buyer' | 'good'> & {
    readonly supplier: V;
    readonly buyer: V;
    readonly good: V | null;
  };
  readonly productions: Omit<Production, 'party' | 'good' | 'inputs'> & {
    readonly party: V;
    readonly good: V;
    readonly inputs: readonly V[];
  };
}

export type TradeTable = keyof TradeOf<unknown>;

export interface Stored<T extends StoreTable> {
  readonly record: StoredOf[T];
  readonly origin: Origin;
}

export interface StoreInfo {
  /** `sqlite` or `neo4j`; never a path, host or credential. */
  readonly store: string;
  /** Rises by one with every commit that changed something. */
  readonly generation: number;
  readonly counts: Readonly<Record<StoreTable, number>>;
}

/** A good that a party has delivered to anyone, asked for or not: it decides which outbound stocks exist. */
export interface Delivery {
  readonly party: string;
  readonly good: string | null;
}

/** Everything that feeds a set of organizations in one tier, in no particular order, each record once. */
export interface Tier {
  /** The sites that they operate. */
  readonly sites: readonly Site[];
  /** Supplies to them or to their sites. */
  readonly supplies: readonly Supply[];
  /** Productions by them or at their sites. */
  readonly productions: readonly Production[];
  /** Shares in them, held by others. */
  readonly ownerships: readonly Ownership[];
  /** The distinct goods of supplies by them or from their sites. */
  readonly deliveries: readonly Delivery[];
}

export interface Reader {
  info(): Promise<StoreInfo>;
  /** Every record of a table in code-point order of its key, in batches; memory does not grow with the table. */
  all<T extends StoreTable>(table: T): AsyncIterable<readonly StoredOf[T][]>;
  /** The same records; a store may ask for what stands for an id only once, and need not read the id again. */
  all<T extends TradeTable, V>(table: T, terms: Terms<V>): AsyncIterable<readonly TradeOf<V>[T][]>;
  /** The records with these keys, in code-point order of the key; unknown keys are left out. */
  get<T extends StoreTable>(table: T, keys: readonly string[]): Promise<readonly Stored<T>[]>;
  upstream(organizations: readonly string[]): Promise<Tier>;
}

export interface Row<T extends StoreTable> {
  readonly record: StoredOf[T];
  readonly row: number;
}

export interface PutCount {
  readonly added: number;
  /** The key existed with other content: replaced, and the old content kept in the change log. */
  readonly replaced: number;
  readonly unchanged: number;
}

/** One file's import: all of it becomes visible at `commit`, or none. */
export interface Batch {
  put<T extends StoreTable>(table: T, rows: readonly Row<T>[]): Promise<PutCount>;
  /** Removes stand-ins of unresolved parties that the file resolves as another kind of party. */
  drop<T extends StoreTable>(table: T, keys: readonly string[]): Promise<void>;
  commit(sha256: string): Promise<void>;
  rollback(): Promise<void>;
}

export interface Writer {
  /** One batch at a time; a second one waits or fails with STORE_BUSY. */
  begin(file: string): Promise<Batch>;
}

export interface Store extends Reader, Writer {
  close(): Promise<void>;
}
