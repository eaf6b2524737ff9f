import type { Day } from '../../src/model/dates.js';
import type { ScopeItem } from '../../src/model/measure.js';
import type { Facts } from './facts.js';
import { hasCompatibleOutbound, hasOutboundStock } from './facts.js';
import { allInputs, allWiderInputs, isCompatible, isUnder } from './goods.js';
import type { Grade } from './grade.js';
import { strongestGrade, weakestGrade } from './grade.js';
import { listedAroundGrade, listedGrade, listedOrInAreaGrade, subsidiaryGrade } from './listed.js';
import { organizationOf, sitesOf } from './parties.js';
import { partyStanding, placeOf, standingOf } from './places.js';
import type { Stock } from './stocks.js';

/** How surely a scope item covers an outbound stock whose latest date is L (design.md §4, Hit). */
export function coverGrade(facts: Facts, item: ScopeItem, stock: Stock, latest: Day): Grade {
  return weakestGrade([gradeWithoutRegion(facts, item, stock, latest), regionGrade(facts, item, stock)]);
}

/** As `coverGrade`, without the region condition. */
export function gradeWithoutRegion(facts: Facts, item: ScopeItem, stock: Stock, latest: Day): Grade {
  if (isExcepted(facts, item, stock)) return 'none';
  return weakestGrade([partiesGrade(facts, item, stock, latest), goodsGrade(facts, item, stock)]);
}

function isExcepted(facts: Facts, item: ScopeItem, stock: Stock): boolean {
  const named = [stock.party, organizationOf(facts.parties, stock.party)];
  return item.except !== null && named.some((party) => listedGrade(facts, item.except!, party) === 'firm');
}

function partiesGrade(facts: Facts, item: ScopeItem, stock: Stock, latest: Day): Grade {
  const { parties: listed } = item;
  if (listed === null) return 'firm';
  const organization = organizationOf(facts.parties, stock.party);
  const owned = item.subsidiaries ? subsidiaryGrade(facts, listed, organization, latest) : 'none';
  const isBehind = sitesOf(facts.parties, stock.party).some(
    (site) =>
      listedOrInAreaGrade(facts, listed, site) !== 'none' &&
      (!hasOutboundStock(facts, site) || !hasCompatibleSite(facts, stock)),
  );
  const around = listedAroundGrade(facts, listed, stock.party);
  return strongestGrade([around, owned, isBehind ? 'loose' : 'none']);
}

/** Some site of the organization has an outbound stock of a good compatible with the stock's. */
export function hasCompatibleSite(facts: Facts, { party, good }: Stock): boolean {
  return sitesOf(facts.parties, party).some((site) => hasCompatibleOutbound(facts, site, good));
}

/** A region condition; firm where the item states none. */
export function regionGrade(facts: Facts, { region }: ScopeItem, stock: Stock): Grade {
  if (region === null) return 'firm';
  const { world } = facts;
  const standing = (party: string) => partyStanding(world, party, region);
  const isStatedInside = (party: string) => standingOf(placeOf(world, party), region) === 'inside';
  const sites = sitesOf(facts.parties, stock.party);
  if (sites.length === 0) {
    if (isStatedInside(stock.party)) return 'firm';
    if (standing(stock.party) === 'inside') return 'loose';
    // For an organization without sites this asks its own place again, which is not inside.
    const isUnsettled = standing(stock.party) === 'unsettled';
    const organization = organizationOf(facts.parties, stock.party);
    return isUnsettled && standing(organization) === 'inside' ? 'loose' : 'none';
  }
  if (sites.every(isStatedInside)) return 'firm';
  const inside = sites.filter((site) => standing(site) === 'inside');
  const isLoose =
    standing(stock.party) === 'inside' ||
    inside.length === sites.length ||
    inside.some((site) => !hasOutboundStock(facts, site)) ||
    (!hasCompatibleSite(facts, stock) && inside.length > 0);
  return isLoose ? 'loose' : 'none';
}

function goodsGrade({ goods }: Facts, item: ScopeItem, { good }: Stock): Grade {
  if (item.goods === null) return 'firm';
  const ways = item.goods.map((listed): Grade => {
    const isIn = (below: string | null) => isUnder(goods, below, listed);
    const isNearby = (other: string | null) => isCompatible(goods, other, listed);
    if (isIn(good) || (item.derived && allInputs(goods, good).some(isIn))) return 'firm';
    if (isNearby(good) || (item.derived && allWiderInputs(goods, good).some(isNearby))) return 'loose';
    return 'none';
  });
  return strongestGrade(ways);
}
