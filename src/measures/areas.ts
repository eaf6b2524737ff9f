import type { Parties } from '../model/parties.js';
import type { Places, Standing } from '../model/places.js';
import { type Ground, type Strength, someSiteHolds } from './ground.js';

/** The sites that speak for an organization's good: those that cannot be excluded by what they have delivered. */
function silentSites(organization: number, good: number, ground: Ground): readonly number[] {
  const sites = ground.parties.sitesOf(organization);
  if (!someSiteHolds(sites, good, ground)) return sites;
  return sites.filter((site) => !ground.holdings.hasOutbound(site));
}

function standings(parties: Parties, places: Places, sites: readonly number[], region: string): Standing[] {
  return sites.map((site) => parties.standing(site, region, places));
}

/** Inside by what it states: firm; inside by the signs of its place: loose; else null. */
function insideness(region: string, party: number, { parties, places }: Ground): Strength | null {
  if (parties.standing(party, region, places) !== 'inside') return null;
  return parties.statedStanding(party, region, places) === 'inside' ? 'firm' : 'loose';
}

/** The region condition of a scope item for the outbound stock (party, good) (design.md §4, Hit). */
export function regionHolds(region: string, party: number, good: number, ground: Ground): Strength | null {
  const { parties, places } = ground;
  const own = insideness(region, party, ground);
  const sites = parties.sitesOf(party);
  if (sites.length === 0) {
    if (own !== null || parties.isSite[party] === 0) return own;
    if (parties.standing(party, region, places) !== 'unsettled') return null;
    return insideness(region, parties.organizationOf[party]!, ground) === null ? null : 'loose';
  }
  const each = sites.map((site) => insideness(region, site, ground));
  // All inside, but some only by signs, is loose; and none of the sites need be one that may have shipped the good.
  if (each.every((strength) => strength !== null)) return each.includes('loose') ? 'loose' : 'firm';
  if (own !== null) return 'loose';
  const silent = standings(parties, places, silentSites(party, good, ground), region);
  return silent.includes('inside') ? 'loose' : null;
}

/** Whether the place of the outbound stock (party, good) is unsettled against a region (design.md §4, Gap). */
export function regionIsUnsettled(region: string, party: number, good: number, ground: Ground): boolean {
  const { parties, places, holdings } = ground;
  const own = parties.standing(party, region, places) === 'unsettled';
  const sites = parties.sitesOf(party);
  if (sites.length === 0) return own;
  if (own && (holdings.makes(party, good) || !someSiteHolds(sites, good, ground))) return true;
  const silent = silentSites(party, good, ground);
  return standings(parties, places, silent, region).includes('unsettled');
}
