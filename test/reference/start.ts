import type { Basis } from '../../src/model/basis.js';
import type { Facts } from './facts.js';
import { isCompatible, isUnder } from './goods.js';
import { organizationOf } from './parties.js';
import type { Stock } from './stocks.js';

export interface Start {
  readonly stock: Stock;
  readonly basis: Basis;
}

/** The stocks that the walk starts from; none means PRODUCT_NOT_FOUND (design.md §4, Walk). */
export function startsOf(facts: Facts): readonly Start[] {
  const { goods, parties, question, world } = facts;
  const asked = question.good;
  const own = facts.stocks.filter(({ party }) => organizationOf(parties, party) === question.organization);
  if (asked === null) return own.map((stock) => ({ stock, basis: 'documented' }));
  if (!world.goods.some(({ id }) => id === asked)) return [];
  const sure = own.filter(({ good }) => isUnder(goods, good, asked));
  const wider = own.filter(({ good, side }) => side === 'inbound' && isUnknownOrAbove(facts, good, asked));
  const compatible = sure.length > 0 ? [] : own.filter(({ good }) => isCompatible(goods, good, asked));
  return [
    ...sure.map((stock): Start => ({ stock, basis: 'documented' })),
    ...new Set([...wider, ...compatible]).values().map((stock): Start => ({ stock, basis: 'inferred' })),
  ];
}

function isUnknownOrAbove({ goods }: Facts, good: Stock['good'], asked: string): boolean {
  return good === null || (good !== asked && isUnder(goods, asked, good));
}
