import type { Measure } from '../../src/model/measure.js';
import type { Facts } from './facts.js';
import { hasOutboundStock } from './facts.js';
import { isCompatible } from './goods.js';
import { isOrganization, sitesOf } from './parties.js';
import { headOfficeStanding, partyStanding, placeOf } from './places.js';
import { gradeWithoutRegion, hasCompatibleSite, regionGrade } from './scope.js';
import type { Stock } from './stocks.js';
import type { Walk } from './walk.js';

/**
 * The measures with a scope item whose other conditions hold for the outbound stock, whose region condition does
 * not, and against whose region P's place is unsettled (design.md §4, Gap: `place-unknown`).
 */
export function unsettledMeasures(
  facts: Facts,
  walk: Walk,
  measures: readonly Measure[],
  stock: Stock,
): readonly Measure[] {
  const latest = walk.latest.get(stock)!;
  return measures.filter(({ scope }) =>
    scope.some(
      (item) =>
        item.region !== null &&
        isUnsettled(facts, stock, item.region) &&
        regionGrade(facts, item, stock) === 'none' &&
        gradeWithoutRegion(facts, item, stock, latest) !== 'none',
    ),
  );
}

function isUnsettled(facts: Facts, stock: Stock, region: string): boolean {
  const { world, parties } = facts;
  const standing = partyStanding(world, stock.party, region);
  if (!isOrganization(parties, stock.party)) return standing === 'unsettled';
  if (sitesOf(parties, stock.party).length === 0) {
    const stated = headOfficeStanding(placeOf(world, stock.party), region);
    return stated === 'unsettled' && standing !== 'inside';
  }
  return isUnsettledWithSites(facts, stock, region);
}

function isUnsettledWithSites(facts: Facts, stock: Stock, region: string): boolean {
  const { world, goods, parties } = facts;
  const isOpen = (party: string) => partyStanding(world, party, region) === 'unsettled';
  const sites = sitesOf(parties, stock.party);
  const isMadeHere = world.productions.some(
    ({ party, good }) => party === stock.party && isCompatible(goods, good, stock.good),
  );
  if (isOpen(stock.party) && isMadeHere) return true;
  if (sites.some((site) => !hasOutboundStock(facts, site) && isOpen(site))) return true;
  return !hasCompatibleSite(facts, stock) && [stock.party, ...sites].some(isOpen);
}
