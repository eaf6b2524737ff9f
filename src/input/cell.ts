import type { Places } from '../model/places.js';
import type { Complain } from './fault.js';

/** What a cell is read against. A reader that has complained returns null, and the record is not made. */
export interface CellContext {
  readonly places: Places;
  /** The country read from the same row, for a region to be looked up in; null if none is stated. */
  readonly country: string | null;
  readonly complain: Complain;
}

/** Reads the text of a cell that is trimmed and not empty. */
export type CellReader = (text: string, context: CellContext) => unknown;
