import type { Basis } from '../../src/model/basis.js';
import type { Flow, Ground } from './flows.js';
import { isCompatible, isUnder } from './goods.js';
import { isNear, isOrganization, isSamePool, organizationOf, sitesOf } from './parties.js';
import type { Stock } from './stocks.js';
import { productionsOf } from './transformations.js';

/** F3 into the outbound stock `to` from `from`, or none. */
export function sameGoodsFlows(ground: Ground, to: Stock, from: Stock): readonly Flow[] {
  const { goods, parties } = ground;
  if (!isSamePool(parties, to.party, from.party) || !isCompatible(goods, to.good, from.good)) return [];
  const basis = from.side === 'inbound' ? resaleBasis(ground, to, from) : shippingBasis(ground, to, from);
  if (basis === null) return [];
  return [{ from, to, kind: 'same-goods', basis, span: { from: null, to: null }, record: null }];
}

/** What came in goes out again: not between two different sites. */
function resaleBasis({ goods, parties }: Ground, to: Stock, from: Stock): Basis | null {
  const isOneParty = to.party === from.party;
  const hasOrganization = isOrganization(parties, to.party) || isOrganization(parties, from.party);
  if (!isOneParty && !hasOrganization) return null;
  const isSure = isKnownUnder(goods, from, to) && isNear(parties, to.party, from.party);
  return isSure ? 'declared' : 'inferred';
}

function shippingBasis(ground: Ground, to: Stock, from: Stock): Basis | null {
  const { parties } = ground;
  if (to.party === from.party) return null;
  return isOrganization(parties, to.party) ? ownSiteBasis(ground, to, from) : sisterBasis(ground, to, from);
}

/** A site ships for its organization. */
function ownSiteBasis({ goods, parties, stocks }: Ground, to: Stock, from: Stock): Basis {
  const shipping = sitesOf(parties, to.party).filter((site) =>
    [...stocks.values()].some(
      (stock) =>
        stock.party === site && stock.side === 'outbound' && isCompatible(goods, stock.good, to.good),
    ),
  );
  const isOnlyOne = shipping.length === 1 && shipping[0] === from.party;
  return isKnownUnder(goods, from, to) && isOnlyOne ? 'declared' : 'inferred';
}

/** A site ships what its organization, or another site of it, makes, and has no open production of its own. */
function sisterBasis(ground: Ground, to: Stock, from: Stock): Basis | null {
  const { world, goods, parties } = ground;
  const isInPool = organizationOf(parties, to.party) === organizationOf(parties, from.party);
  const isMadeThere = productionsOf(ground, from).length > 0;
  const isMadeHere = world.productions.some(
    (production) =>
      production.party === to.party &&
      production.to === null &&
      isCompatible(goods, production.good, to.good),
  );
  return isInPool && isMadeThere && !isMadeHere ? 'inferred' : null;
}

/** h ≤ g and neither is `?`. */
function isKnownUnder(goods: Ground['goods'], from: Stock, to: Stock): boolean {
  return from.good !== null && to.good !== null && isUnder(goods, from.good, to.good);
}
