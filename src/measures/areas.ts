import type { Parties } from '../model/parties.js';
import type { Places, Standing } from '../model/places.js';
import { type Ground, type Strength, someSiteHolds } from './ground.js';

/** The sites that speak for an organization's good: those that cannot be excluded by what they have delivered. */
function silentSites(organization: number, good: number, ground: Ground): readonly number[] {
  const sites = ground.parties.sitesOf(organization);
  if (!someSiteHolds(sites, good, ground)) return sites;
  return sites.filter((site) => ground.holdings.outboundGoods(site).length === 0);
}

function standings(parties: Parties, places: Places, sites: readonly number[], region: string): Standing[] {
  return sites.map((site) => parties.standing(site, region, places));
}

/** The region condition of a scope item for the outbound stock (party, good) (design.md §4, Hit). */
export function regionHolds(region: string, party: number, good: number, ground: Ground): Strength | null {
  const { parties, places } = ground;
  const own = parties.standing(party, region, places);
  const sites = parties.sitesOf(party);
  if (sites.length === 0) {
    if (own === 'inside') return 'firm';
    if (parties.isSite[party] === 0 || own !== 'unsettled') return null;
    const organization = parties.organizationOf[party]!;
    return parties.standing(organization, region, places) === 'inside' ? 'loose' : null;
  }
  if (standings(parties, places, sites, region).every((standing) => standing === 'inside')) return 'firm';
  if (own === 'inside') return 'loose';
  const silent = standings(parties, places, silentSites(party, good, ground), region);
  return silent.includes('inside') ? 'loose' : null;
}

/** Whether the place of the outbound stock (party, good) is unsettled against a region (design.md §4, Gap). */
export function regionIsUnsettled(region: string, party: number, good: number, ground: Ground): boolean {
  const { parties, places, holdings, goods } = ground;
  const own = parties.standing(party, region, places) === 'unsettled';
  const sites = parties.sitesOf(party);
  if (sites.length === 0) return own;
  const produced = holdings.producedGoods(party).some((made) => goods.compatible(made, good));
  if (own && (produced || !someSiteHolds(sites, good, ground))) return true;
  const silent = silentSites(party, good, ground);
  return standings(parties, places, silent, region).includes('unsettled');
}
