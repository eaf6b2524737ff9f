import type { Consequence } from '../../model/measure.js';

interface MeasureFacts {
  readonly id: string;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly kind: string | null;
  readonly consequence: Consequence;
  readonly status: string;
  /** Only a part of a list is loaded. */
  readonly partial: boolean;
  /** A fact in it rests on a secondary source. */
  readonly verify: boolean;
  readonly effective: { readonly from: string | null; readonly to: string | null };
}

/** A measure in the list of all. */
export interface MeasureLine extends MeasureFacts {
  readonly listDate: string | null;
  /** How many listed parties it names. */
  readonly parties: number;
}

export interface MeasuresAnswer {
  readonly items: readonly MeasureLine[];
}

/** One measure as its file has it, its scope in sentences, and where it was read. */
export interface MeasureAnswer {
  readonly measure: MeasureFacts & {
    readonly legalBasis: string | null;
    readonly source: {
      readonly publisher: string | null;
      readonly title: string | null;
      readonly date: string | null;
      readonly uri: string | null;
      readonly words: string | null;
    } | null;
  };
  readonly scopeInWords: readonly string[];
  readonly origin: { readonly file: string };
}
