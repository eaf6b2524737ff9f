import type { Role } from '../flow/states/state.js';
import type { ListWarning } from '../measures/list-warnings.js';
import type { Basis } from '../model/basis.js';
import type { Consequence } from '../model/measure.js';
import type { GapKind, Verdict } from '../model/verdict.js';

export type { Role } from '../flow/states/state.js';
export { GAP_KINDS, type GapKind, VERDICTS, type Verdict } from '../model/verdict.js';

/** What `trace` answers, as design.md §5 prints it. Days are ISO 8601 dates; the unknown good is null. */
export interface TraceResult {
  readonly product: { readonly organization: string; readonly good: string | null };
  readonly date: string;
  readonly since: string | null;
  readonly verdict: Verdict;
  readonly measures: readonly MeasureResult[];
  readonly hits: readonly Hit[];
  readonly gaps: readonly Gap[];
  readonly coverage: {
    readonly stocks: number;
    readonly flows: number;
    readonly organizations: number;
    readonly countries: number;
  };
  readonly provenance: Provenance;
  readonly listed: {
    readonly paths: number;
    readonly pathsComplete: boolean;
    /**
     * The exact number of paths to all hits, in decimal digits; null where not more than one path was asked for, and
     * where it is not known for some hit because a circle lies on the way to it, or a limit was hit.
     */
    readonly pathsTotal: string | null;
    readonly gaps: number;
    readonly gapsTotal: Readonly<Record<GapKind, number>>;
  };
  /** What makes the verdicts weaker than they look; empty if nothing does. */
  readonly warnings: readonly ListWarning[];
}

/** The part of a result that is known before paths are looked for. */
export type Judged = Pick<TraceResult, 'product' | 'date' | 'since' | 'verdict' | 'measures' | 'warnings'>;

export interface MeasureResult {
  readonly id: string;
  readonly title: string | null;
  readonly verdict: Verdict;
  readonly hits: number;
  readonly consequence: Consequence;
  readonly legalBasis: string | null;
}

export interface StockKey {
  readonly party: string;
  readonly good: string | null;
  readonly side: 'inbound' | 'outbound';
}

export interface StockRef {
  readonly party: string;
  readonly organization: string;
  readonly good: string | null;
  readonly side: 'inbound' | 'outbound';
}

export interface Step {
  /** The upstream end. */
  readonly from: StockKey;
  /** The downstream end, nearer to the product. */
  readonly to: StockKey;
  readonly kind: 'transfer' | 'transformation' | 'same-goods';
  readonly basis: Basis;
  readonly span: { readonly from: string | null; readonly to: string | null };
  /** Table and id, such as `supplies:s1`; null for what recipes and resale imply. */
  readonly record: string | null;
  readonly documents: readonly string[];
}

export interface Hit {
  readonly measure: string;
  readonly stock: StockRef;
  /** `from` says what a place was worked out from; such a place is `inferred`, and a stated one has no `from`. */
  readonly place: { readonly region: string | null; readonly basis: Basis | null; readonly from?: string };
  readonly role: Role;
  readonly basis: Basis;
  /** Transfers between different organizations on the best path. */
  readonly tiers: number;
  readonly why: readonly string[];
  /** From the product upward; empty if the product's own stock is the hit. */
  readonly path: readonly Step[];
  /** Other simple paths, shortest first; only where more than one path was asked for. */
  readonly furtherPaths?: readonly (readonly Step[])[];
  /** The exact number of its paths as `listed.pathsTotal` gives it; only where more than one path was asked for. */
  readonly pathsTotal?: string | null;
}

export interface Gap {
  readonly kind: GapKind;
  readonly stock: StockRef;
  /** The input good that is missing; null for other kinds. */
  readonly input: string | null;
  readonly tiers: number;
  readonly touches: readonly string[];
  /** Only of a `place-unknown` whose place was narrowed to a few, such as both sides of a line; and what was read. */
  readonly place?: { readonly between: readonly string[]; readonly from: string };
}

export interface Provenance {
  readonly store: string;
  readonly generation: number;
  /** Records in the store, over all tables. */
  readonly records: number;
  /** SHA-256 of all measures in the store. */
  readonly measures: string;
  readonly program: string;
}
