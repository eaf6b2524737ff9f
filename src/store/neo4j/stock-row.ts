import type { Basis } from '../../model/basis.js';
import type { Day, Span } from '../../model/dates.js';

/** The compiled flow graph as plain rows, which is all that a store needs to know of it (design.md §4). */

export interface StockRow {
  /** The stock's place in the order of every answer; the rows of one graph have each rank once. */
  readonly rank: number;
  readonly party: string;
  /** The party itself, or the organization that operates the site. */
  readonly organization: string;
  /** Null: the unknown good. */
  readonly good: string | null;
  readonly side: 'inbound' | 'outbound';
}

export interface FlowRow extends Span {
  /** Ranks of the stock that is fed and of the one that feeds it. */
  readonly into: number;
  readonly out: number;
  readonly kind: 'transfer' | 'transformation' | 'same-goods';
  readonly basis: Basis;
  /** Table and id, such as `supplies:s1`; null for what recipes and resale imply. */
  readonly record: string | null;
}

/** A measure covers an outbound stock. */
export interface CoverageRow {
  /** Rank of the stock. */
  readonly stock: number;
  readonly measure: string;
  readonly strength: 'firm' | 'loose';
}

/** One graph with what is needed to say where it comes from. */
export interface FlowGraphRows {
  /** The store's generation that it was compiled from. */
  readonly storeGeneration: number;
  /** The import date that the coverage holds for. */
  readonly date: Day;
  /** Each is gone through once, so it may be made on the way. */
  readonly stocks: Iterable<StockRow>;
  readonly flows: Iterable<FlowRow>;
  readonly coverage: Iterable<CoverageRow>;
}
