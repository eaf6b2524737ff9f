export const MATCH_STATES = ['pending', 'confirmed', 'rejected', 'all'] as const;

/** What a reviewer said of the pair; `date` is an ISO 8601 date. */
export interface Decided {
  readonly verdict: string;
  readonly reviewer: string;
  readonly date: string;
  readonly note: string | null;
}

/** A name in the records that looks like a listed one. */
export interface Match {
  readonly partyId: string;
  readonly partyName: string;
  readonly partyPlace: string | null;
  readonly listedName: string;
  /** The listed name or identifier through which they met. */
  readonly by: string;
  readonly measures: readonly string[];
  readonly status: 'pending' | 'confirmed' | 'rejected';
  /** From 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
  readonly decision: Decided | null;
}

export interface MatchAnswer {
  readonly items: readonly Match[];
  readonly total: number;
  readonly pageSize: number;
}

export interface MatchDecision {
  readonly verdict: 'confirmed' | 'rejected' | 'withdrawn';
  readonly note: string | null;
}
