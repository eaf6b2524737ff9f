import type { Spread } from '../spread.js';

/** What `trace-process` prints, as one line of JSON. */
export interface TraceFigures {
  /** The graph of the whole store, from its snapshot if there is one. */
  readonly loadMs: number;
  readonly stocks: number;
  readonly flows: number;
  readonly reached: { readonly stocks: number; readonly flows: number };
  readonly verdict: string;
  readonly hits: number;
  readonly gaps: number;
  readonly flagged: number;
  /** The three walks with dates and bases. */
  readonly walks: Spread;
  /** The whole answer: walks, roles, hits with best paths, gaps, verdicts. */
  readonly answer: Spread;
  /** One walk without dates: which stocks are reached. */
  readonly plainReach: Spread;
  /** One search without dates: the fewest flows to each flagged stock, as the peers are asked. */
  readonly plainSearch: Spread;
}

/** The folder of all flows, for the peers, and that of the flows that dates leave, for the baseline. */
export const ALL_FOLDER = 'all';
export const USABLE_FOLDER = 'usable';
export const ANSWER_FILE = 'headwater.i32';
