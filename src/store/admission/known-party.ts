import type { Organization, Site } from '../../model/records.js';

/** What the checks need of a party. */
export interface KnownParty {
  readonly isSite: boolean;
  /** Its operator's id for a site, its own for an organization. */
  readonly organization: string;
  readonly trader: boolean;
  readonly country: string | null;
  readonly region: string | null;
  readonly within: string | null;
  readonly unresolved: boolean;
}

export function knownOrganization(record: Organization): KnownParty {
  const { id, trader, country, region, unresolved } = record;
  return { isSite: false, organization: id, trader, country, region, within: null, unresolved };
}

export function knownSite(record: Site): KnownParty {
  const { organization, country, region, within, unresolved } = record;
  return { isSite: true, organization, trader: false, country, region, within, unresolved };
}
