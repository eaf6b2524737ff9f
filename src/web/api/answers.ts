import type { Basis } from '../../model/basis.js';
import type { Consequence } from '../../model/measure.js';
import type { GapKind, Verdict } from '../../model/verdict.js';

/** What the server answers (docs/openapi.json). Days are ISO 8601 dates; the unknown good is null. */

export { type GapKind, VERDICTS, type Verdict } from '../../model/verdict.js';

export type Side = 'inbound' | 'outbound';
export type FlowKind = 'transfer' | 'transformation' | 'same-goods';

export const ROLES = ['viewer', 'analyst', 'reviewer', 'admin'] as const;
export type UserRole = (typeof ROLES)[number];

export interface Session {
  readonly user: string;
  readonly role: UserRole;
  /** Null where the server needs none. */
  readonly csrf: string | null;
}

/** `where` names the part of the request that the error is about. */
export interface ProblemDetails {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly where?: unknown;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

export interface Product {
  readonly organization: string;
  readonly organizationName: string;
  readonly good: string | null;
  readonly goodName: string;
  readonly verdict: Verdict;
  readonly measures: readonly {
    readonly id: string;
    readonly verdict: Verdict;
    readonly hits: number | null;
  }[];
  /** Null: some, and only a trace of the product counts how many. */
  readonly hits: number | null;
  /** Null: not counted. */
  readonly gaps: number | null;
}

export interface ListWarning {
  readonly code: string;
  readonly measure: string;
  readonly listDate: string | null;
  readonly ageDays: number | null;
  readonly text: string;
}

export interface Portfolio extends Page<Product> {
  readonly page: number;
  readonly pageSize: number;
  readonly date: string;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly warnings: readonly ListWarning[];
  readonly generation: number;
}

export interface StockKey {
  readonly party: string;
  readonly good: string | null;
  readonly side: Side;
}

export interface StockRef extends StockKey {
  readonly organization: string;
}

export interface Step {
  readonly from: StockKey;
  readonly to: StockKey;
  readonly kind: FlowKind;
  readonly basis: Basis;
  readonly span: { readonly from: string | null; readonly to: string | null };
  /** Table and id, such as `supplies:s1`; null where a recipe or resale was concluded. */
  readonly record: string | null;
  readonly documents: readonly string[];
}

export interface Hit {
  readonly measure: string;
  readonly stock: StockRef;
  readonly place: { readonly region: string | null; readonly basis: Basis | null };
  readonly role: 'producer' | 'handler';
  readonly basis: Basis;
  readonly tiers: number;
  readonly why: readonly string[];
  readonly path: readonly Step[];
}

export interface Gap {
  readonly kind: GapKind;
  readonly stock: StockRef;
  readonly input: string | null;
  readonly tiers: number;
  readonly touches: readonly string[];
}

export interface MeasureResult {
  readonly id: string;
  readonly title: string | null;
  readonly verdict: Verdict;
  readonly hits: number;
  readonly consequence: Consequence;
  readonly legalBasis: string | null;
}

/** Names by id; what has no name here stands for itself. */
export interface Names {
  readonly parties: Readonly<Record<string, string>>;
  readonly goods: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, string>>;
}

export interface Trace {
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
  readonly provenance: {
    readonly store: string;
    readonly generation: number;
    readonly records: number;
    readonly measures: string;
    readonly program: string;
  };
  readonly listed: { readonly pathsComplete: boolean };
  readonly warnings: readonly ListWarning[];
  readonly labels: Names;
}

/** A stock, or several of one good in one tier (`stocks` above 1); what they do not share is null. */
export interface NetworkNode {
  /** `SIDE;PARTY;GOOD` for a stock, `group;TIER;GOOD` for several. */
  readonly key: string;
  readonly tier: number;
  readonly party: string | null;
  readonly organization: string | null;
  readonly good: string | null;
  readonly side: Side | null;
  readonly stocks: number;
  readonly basis: Basis;
  readonly hits: readonly string[];
  readonly gaps: readonly { readonly kind: GapKind; readonly input: string | null }[];
  readonly role: 'producer' | 'handler' | null;
}

/** A flow, or `count` of them between collapsed stocks; `from` is the upstream end. */
export interface NetworkEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: FlowKind;
  readonly basis: Basis;
  readonly record: string | null;
  readonly count: number;
}

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
  readonly collapsed: boolean;
  readonly total: { readonly stocks: number; readonly flows: number };
  readonly labels: Pick<Names, 'parties' | 'goods'>;
}

/** The key of a stock's node. */
export function nodeKey({ side, party, good }: StockKey): string {
  return `${side};${party};${good ?? ''}`;
}

/** The row of a file that a record was read from. */
export interface Origin {
  readonly file: string;
  readonly row: number;
  readonly sha256: string;
}

export interface CitedDocument {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly issuer: string | null;
  readonly date: string | null;
  readonly uri: string | null;
}

export interface RecordAnswer {
  readonly record: Readonly<Record<string, unknown>>;
  readonly origin: Origin | null;
  readonly documents: readonly CitedDocument[];
}
