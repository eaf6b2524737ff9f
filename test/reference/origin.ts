import type { Facts } from './facts.js';
import type { Missing } from './gap.js';
import { directInputs, inputGrade, isCompatible, isUnder, requiredInputs } from './goods.js';
import { isOrganization } from './parties.js';
import { hasLiveProduction } from './role.js';
import { isStaleAt } from './span.js';
import type { Stock } from './stocks.js';
import { productionsOf } from './transformations.js';
import type { Walk } from './walk.js';
import { usableInto } from './walk.js';

/** What is missing behind an outbound stock of a known good with the role producer (design.md §4, Gap). */
export function originGaps(facts: Facts, walk: Walk, stock: Stock): readonly Missing[] {
  if (isExplainedAtSite(facts, walk, stock)) return [];
  if (!facts.goods.raw.has(stock.good)) return inputGaps(facts, walk, stock);
  const isProduced = hasLiveProduction(facts, walk, stock, (party) => party === stock.party);
  return isProduced ? [] : [{ kind: 'origin-unknown', stock, input: null }];
}

/** P is an organization without a production of g, and an F3 comes in from a site's outbound stock with g ≤ h. */
function isExplainedAtSite(facts: Facts, walk: Walk, stock: Stock): boolean {
  const { goods, parties } = facts;
  if (!isOrganization(parties, stock.party) || productionsOf(facts, stock).length > 0) return false;
  return usableInto(walk, stock).some(
    ({ kind, from }) =>
      kind === 'same-goods' &&
      from.side === 'outbound' &&
      !isOrganization(parties, from.party) &&
      isUnder(goods, stock.good, from.good),
  );
}

function inputGaps(facts: Facts, walk: Walk, stock: Stock): readonly Missing[] {
  const direct = directInputs(facts.goods, stock.good);
  const stated = productionsOf(facts, stock).flatMap(({ inputs }) => inputs);
  if (direct.length === 0 && stated.length === 0) return [{ kind: 'recipe-unknown', stock, input: null }];
  const isUnmet = (input: string) => !isMet(facts, walk, stock, input);
  if ([...direct, ...stated].every(isUnmet)) return [{ kind: 'inputs-unknown', stock, input: null }];
  const needed = new Set([...requiredInputs(facts.goods, stock.good), ...stated]);
  return [...needed].filter(isUnmet).map((input) => ({ kind: 'input-missing', stock, input }));
}

/** An F2, not stale, comes in from a good compatible with h or that can be an input of h. */
function isMet({ goods }: Facts, walk: Walk, stock: Stock, input: string): boolean {
  const latest = walk.latest.get(stock)!;
  return usableInto(walk, stock).some(
    ({ kind, from, span }) =>
      kind === 'transformation' &&
      !isStaleAt(span, latest) &&
      (isCompatible(goods, from.good, input) || inputGrade(goods, from.good, input) !== 'none'),
  );
}
