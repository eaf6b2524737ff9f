import type { Production } from '../../src/model/records.js';
import type { Flow, Ground } from './flows.js';
import type { GoodId } from './goods.js';
import { allInputs, directInputs, inputGrade, isCompatible, isUnder } from './goods.js';
import { isNear, isSamePool, organizationOf } from './parties.js';
import type { Stock } from './stocks.js';

/** F2 into the outbound stock `to` from `from`: one per production that states it, and one from the recipes. */
export function transformationFlows(ground: Ground, to: Stock, from: Stock): readonly Flow[] {
  const { goods, parties } = ground;
  if (!isSamePool(parties, to.party, from.party)) return [];
  if (parties.traders.has(organizationOf(parties, to.party))) return [];
  if (from.side === 'outbound' && productionsOf(ground, from).length === 0) return [];
  const stated = productionsOf(ground, to)
    .filter(({ inputs }) => inputs.some((input) => isUnder(goods, from.good, input)))
    .map((production) => statedFlow(ground, to, from, production));
  return inputGrade(goods, from.good, to.good) === 'none'
    ? stated
    : [...stated, recipeFlow(ground, to, from)];
}

/** The productions of exactly this good at exactly this party. */
export function productionsOf({ world }: Pick<Ground, 'world'>, stock: Stock): readonly Production[] {
  return world.productions.filter(({ party, good }) => party === stock.party && good === stock.good);
}

function statedFlow(ground: Ground, to: Stock, from: Stock, production: Production): Flow {
  return {
    from,
    to,
    kind: 'transformation',
    basis: isNear(ground.parties, to.party, from.party) ? production.basis : 'inferred',
    span: { from: production.from, to: production.to },
    record: `productions:${production.id}`,
  };
}

function recipeFlow(ground: Ground, to: Stock, from: Stock): Flow {
  return {
    from,
    to,
    kind: 'transformation',
    basis: isDeclaredRecipe(ground, to, from) ? 'declared' : 'inferred',
    span: { from: null, to: null },
    record: null,
  };
}

function isDeclaredRecipe(ground: Ground, to: Stock, from: Stock): boolean {
  const { goods, parties } = ground;
  const [g, h] = [to.good, from.good];
  const organization = organizationOf(parties, to.party);
  const isFirm = inputGrade(goods, h, g) === 'firm';
  const isStatedElsewhere = productionsOf(ground, to).some(({ inputs }) => inputs.length > 0);
  const isOnlyBought = doesBuy(ground, organization, g) && !doesMake(ground, organization, g);
  const isDirect = directInputs(goods, g).some((input) => isUnder(goods, h, input));
  const buysBetween = allInputs(goods, g).some(
    (input) => doesBuy(ground, organization, input) && inputGrade(goods, h, input) === 'firm',
  );
  const isTheStep = isDirect || !buysBetween;
  return isFirm && isNear(parties, to.party, from.party) && !isStatedElsewhere && !isOnlyBought && isTheStep;
}

/** Some supply from another organization into the pool has a known good compatible with x. */
export function doesBuy({ world, goods, parties }: Ground, organization: string, x: GoodId): boolean {
  return world.supplies.some(
    ({ supplier, buyer, good }) =>
      good !== null &&
      organizationOf(parties, buyer) === organization &&
      organizationOf(parties, supplier) !== organization &&
      isCompatible(goods, good, x),
  );
}

/** The pool has a production of a good compatible with x. */
export function doesMake({ world, goods, parties }: Ground, organization: string, x: GoodId): boolean {
  return world.productions.some(
    ({ party, good }) => organizationOf(parties, party) === organization && isCompatible(goods, good, x),
  );
}
