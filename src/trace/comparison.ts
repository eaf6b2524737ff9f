import type { ListWarning } from '../measures/list-warnings.js';
import type { Day } from '../model/dates.js';
import type { Decided, Decision } from '../model/decision.js';
import type { Measure } from '../model/measure.js';
import type { NewerRecord } from '../store/newer-records.js';
import type { Question } from './question.js';
import type { Provenance } from './result.js';
import type { Evidence } from './testing.js';
import type { VerdictChange } from './verdict-changes.js';

/** How two results of one store compare: what it is worked out from, and what comes out. */

/** What the earlier result was worked out from, as far as it is still known. */
export interface Former {
  readonly date: Day;
  readonly program: string;
  readonly measures: readonly Measure[];
  /** Measures that were tested then and have changed since, whose former content nothing holds. */
  readonly lost: ReadonlySet<string>;
  readonly decisions: readonly Decided[];
}

export interface Comparison {
  readonly evidence: Evidence;
  readonly question: Omit<Question, 'organization' | 'good'>;
  readonly former: Former;
  /** Without measures and decisions. */
  readonly newerRecords: readonly NewerRecord[];
  readonly newerDecisions: readonly Decision[];
}

/** In the order in which causes are listed. */
export const CAUSE_KINDS = ['measure', 'decision', 'date', 'record', 'program', 'unknown'] as const;

/** Something that changed between two results, and with it a verdict. */
export interface Cause {
  readonly kind: (typeof CAUSE_KINDS)[number];
  /** The id of the measure or decision, or table and id of the record, such as `supplies:s1`; else null. */
  readonly name: string | null;
  readonly text: string;
  /**
   * True if judging again without it gives another verdict, and for a record that it stands on the evidence too.
   * False if it may have had a part, and nothing that is kept can tell.
   */
  readonly certain: boolean;
}

/** What `watch` answers. Days are ISO 8601 dates. */
export interface WatchAnswer {
  /** Null where there was nothing to compare with. */
  readonly earlier: {
    readonly date: string;
    readonly generation: number;
    readonly program: string;
  } | null;
  readonly date: string;
  readonly since: string | null;
  /** How many are judged now. */
  readonly products: number;
  /** By organization, then good. */
  readonly changes: readonly (VerdictChange & { readonly causes: readonly Cause[] })[];
  readonly provenance: Provenance;
  readonly warnings: readonly ListWarning[];
}
