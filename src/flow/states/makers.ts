import { GoodSet } from '../../model/good-set.js';
import { remember } from '../../model/remember.js';
import type { FlowGraph } from '../graph.js';

/** The stocks of a party or a pool that have a production, by good. */
export interface Makers {
  readonly goods: GoodSet;
  readonly byGood: ReadonlyMap<number, readonly number[]>;
}

/** Finds who has made what at a party or in a pool; kept once looked for. */
export class MakersFinder {
  readonly #graph: FlowGraph;
  readonly #known = { party: new Map<number, Makers>(), pool: new Map<number, Makers>() };

  constructor(graph: FlowGraph) {
    this.#graph = graph;
  }

  /** At the party of a stock, or anywhere in its pool. */
  at(stock: number, where: 'party' | 'pool'): Makers {
    const { stocks, goods, productions } = this.#graph;
    const organization = stocks.organizationOf(stock);
    const party = where === 'pool' ? organization : stocks.party[stock]!;
    return remember(this.#known[where], party, () => {
      const byGood = new Map<number, number[]>();
      for (const maker of where === 'pool' ? stocks.ofPool(organization) : stocks.of(party)) {
        if (productions.hasAny(maker)) remember(byGood, stocks.good[maker]!, () => []).push(maker);
      }
      return { byGood, goods: new GoodSet(goods, byGood.keys()) };
    });
  }
}
