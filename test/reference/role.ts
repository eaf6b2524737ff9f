import type { Facts } from './facts.js';
import { isCompatible, isUnder } from './goods.js';
import { isSamePool } from './parties.js';
import { isStaleAt, isUsableAt } from './span.js';
import type { Stock } from './stocks.js';
import type { Walk } from './walk.js';
import { reachedStocks, usableInto } from './walk.js';

export type Role = 'producer' | 'handler';

/** The role of every outbound stock that the walk over all flows reaches. */
export function rolesOf(facts: Facts, walk: Walk): ReadonlyMap<Stock, Role> {
  const outbound = reachedStocks(walk).filter((stock) => stock.side === 'outbound');
  return new Map(outbound.map((stock) => [stock, roleOf(facts, walk, stock)]));
}

/** design.md §4, Role. */
function roleOf(facts: Facts, walk: Walk, stock: Stock): Role {
  const flows = usableInto(walk, stock);
  const isFedBySame = flows.some(
    ({ kind, from }) =>
      kind === 'same-goods' && from.side === 'inbound' && isUnder(facts.goods, from.good, stock.good),
  );
  const isMadeFrom = flows.some(({ kind, basis }) => kind === 'transformation' && basis !== 'inferred');
  const isMadeInPool = hasLiveProduction(facts, walk, stock, (party) =>
    isSamePool(facts.parties, party, stock.party),
  );
  return isFedBySame && !isMadeInPool && !isMadeFrom ? 'handler' : 'producer';
}

/** A production at one of these parties, of a good compatible with the stock's, usable and not stale at its L. */
export function hasLiveProduction(
  { world, goods }: Facts,
  walk: Walk,
  stock: Stock,
  isAmong: (party: string) => boolean,
): boolean {
  const latest = walk.latest.get(stock)!;
  return world.productions.some(
    (production) =>
      isAmong(production.party) &&
      isCompatible(goods, production.good, stock.good) &&
      isUsableAt(production, latest, walk.since) &&
      !isStaleAt(production, latest),
  );
}
