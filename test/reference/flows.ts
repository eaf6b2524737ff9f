import type { Basis } from '../../src/model/basis.js';
import type { Span } from '../../src/model/dates.js';
import type { Goods } from './goods.js';
import type { Parties } from './parties.js';
import { sameGoodsFlows } from './same-goods.js';
import type { Stock, Stocks } from './stocks.js';
import { stockKey } from './stocks.js';
import { transformationFlows } from './transformations.js';
import type { World } from './world.js';

export type FlowKind = 'transfer' | 'transformation' | 'same-goods';

/** `to` is fed by `from`: from the upstream end to the downstream end. */
export interface Flow {
  readonly from: Stock;
  readonly to: Stock;
  readonly kind: FlowKind;
  readonly basis: Basis;
  readonly span: Span;
  /** Table and id, as `supplies:s1`; null for recipe and same-goods flows. */
  readonly record: string | null;
}

/** What flows are made from. */
export interface Ground {
  readonly world: World;
  readonly goods: Goods;
  readonly parties: Parties;
  readonly stocks: Stocks;
}

/** Every flow of the world, parallel ones included (design.md §4, Flows). */
export function flowsOf(ground: Ground): readonly Flow[] {
  const flows: Flow[] = [...transferFlows(ground)];
  const stocks = [...ground.stocks.values()];
  for (const to of stocks.filter((stock) => stock.side === 'outbound')) {
    for (const from of stocks.filter((stock) => stock !== to)) {
      flows.push(...transformationFlows(ground, to, from), ...sameGoodsFlows(ground, to, from));
    }
  }
  return flows;
}

/** F1: one for each supply, with its span and basis. */
function transferFlows({ world, stocks }: Ground): readonly Flow[] {
  return world.supplies.map(({ id, supplier, buyer, good, from, to, basis }) => ({
    from: stocks.get(stockKey(supplier, good, 'outbound'))!,
    to: stocks.get(stockKey(buyer, good, 'inbound'))!,
    kind: 'transfer',
    basis,
    span: { from, to },
    record: `supplies:${id}`,
  }));
}
