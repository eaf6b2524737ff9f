import { SAME_GOODS, TRANSFORMATION } from '../flow/flows.js';
import { INBOUND } from '../flow/stocks.js';
import { BASES } from '../model/basis.js';
import { isStale, isUsable } from '../model/dates.js';
import { GoodSet } from '../model/good-set.js';
import { remember } from '../model/remember.js';
import type { Role } from './result.js';
import type { Walks } from './walks.js';

const INFERRED = BASES.indexOf('inferred');

/** The stocks with a production, by good. */
interface Makers {
  readonly goods: GoodSet;
  readonly byGood: ReadonlyMap<number, readonly number[]>;
}

/** Who made what is in an outbound stock, as far as the records say (design.md §4, Role). */
export class Roles {
  readonly #walks: Walks;
  readonly #known = new Map<number, Role>();
  readonly #makers = { party: new Map<number, Makers>(), pool: new Map<number, Makers>() };

  constructor(walks: Walks) {
    this.#walks = walks;
  }

  of(stock: number): Role {
    return remember(this.#known, stock, () => (this.#isHandler(stock) ? 'handler' : 'producer'));
  }

  /**
   * Whether a production of a compatible good that is usable at the stock's label and not stale is recorded at its
   * party, or anywhere in its pool.
   */
  hasLiveProduction(stock: number, where: 'party' | 'pool'): boolean {
    const { graph, since } = this.#walks;
    const label = this.#walks.label(stock);
    const makers = this.#makersAt(stock, where);
    for (const good of makers.goods.compatibleWith(graph.stocks.good[stock]!)) {
      const isLive = makers.byGood
        .get(good)!
        .flatMap((maker) => graph.productionsOf(maker))
        .some((production) => isUsable(production, label, since) && !isStale(production.to, label));
      if (isLive) return true;
    }
    return false;
  }

  #makersAt(stock: number, where: 'party' | 'pool'): Makers {
    const { stocks, goods, producedStocks } = this.#walks.graph;
    const organization = stocks.organizationOf(stock);
    const party = where === 'pool' ? organization : stocks.party[stock]!;
    return remember(this.#makers[where], party, () => {
      const byGood = new Map<number, number[]>();
      for (const maker of producedStocks(organization)) {
        if (where === 'party' && stocks.party[maker] !== party) continue;
        remember(byGood, stocks.good[maker]!, () => []).push(maker);
      }
      return { byGood, goods: new GoodSet(goods, byGood.keys()) };
    });
  }

  #isHandler(stock: number): boolean {
    const { graph } = this.#walks;
    const { stocks, flows, goods } = graph;
    let isReceived = false;
    for (const flow of this.#walks.usableInto(stock)) {
      if (flows.kind[flow] === TRANSFORMATION && flows.basis[flow]! < INFERRED) return false;
      const out = flows.out[flow]!;
      isReceived ||=
        flows.kind[flow] === SAME_GOODS &&
        stocks.side[out] === INBOUND &&
        goods.isUnder(stocks.good[out]!, stocks.good[stock]!);
    }
    return isReceived && !this.hasLiveProduction(stock, 'pool');
  }
}
