import type { Basis } from '../../model/basis.js';
import type { Names, Origin } from '../api/answers.js';

/** What is recorded of one organization with its sites. */
export interface OrganizationAnswer {
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly localName: string | null;
    readonly aliases: readonly string[];
    readonly country: string | null;
    readonly region: string | null;
    readonly trader: boolean;
    readonly identifiers: readonly string[];
    readonly unresolved: boolean;
  };
  readonly sites: readonly {
    readonly id: string;
    readonly name: string;
    readonly country: string | null;
    readonly region: string | null;
    readonly within: string | null;
  }[];
  /** The first of them; the totals are of all. */
  readonly suppliers: readonly Trade[];
  readonly suppliersTotal: number;
  readonly buyers: readonly Trade[];
  readonly buyersTotal: number;
  readonly owners: readonly Ownership[];
  readonly owned: readonly Ownership[];
  readonly productions: readonly Production[];
  readonly listed: readonly Listing[];
  readonly origin: Origin;
  readonly labels: Pick<Names, 'parties' | 'goods'>;
}

interface Known {
  readonly from: string | null;
  readonly to: string | null;
  readonly basis: Basis;
}

export interface Trade extends Known {
  readonly party: string;
  readonly good: string | null;
  readonly record: string;
}

export interface Ownership extends Known {
  readonly id: string;
  readonly owner: string;
  readonly owned: string;
  readonly sharePercent: number | null;
}

export interface Production extends Known {
  readonly id: string;
  readonly party: string;
  readonly good: string;
}

export interface Listing {
  readonly measure: string;
  readonly party: string;
  /** The name on the list. */
  readonly listed: string;
  readonly status: string;
  readonly by: string;
  readonly reasons: readonly string[];
}
