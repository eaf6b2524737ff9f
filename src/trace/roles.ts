import { SAME_GOODS, TRANSFORMATION } from '../flow/flows.js';
import { INBOUND } from '../flow/stocks.js';
import { BASES } from '../model/basis.js';
import { isStale, isUsable } from '../model/dates.js';
import { remember } from '../model/remember.js';
import type { Role } from './result.js';
import type { Walks } from './walks.js';

const INFERRED = BASES.indexOf('inferred');

/** Who made what is in an outbound stock, as far as the records say (design.md §4, Role). */
export class Roles {
  readonly #walks: Walks;
  readonly #known = new Map<number, Role>();

  constructor(walks: Walks) {
    this.#walks = walks;
  }

  of(stock: number): Role {
    return remember(this.#known, stock, () => (this.#isHandler(stock) ? 'handler' : 'producer'));
  }

  /** Whether some usable production, not stale, of a compatible good is recorded among these stocks. */
  hasLiveProduction(stock: number, among: Iterable<number>): boolean {
    const { graph, since } = this.#walks;
    const { stocks, goods } = graph;
    const label = this.#walks.label(stock);
    for (const other of among) {
      if (!goods.compatible(stocks.good[other]!, stocks.good[stock]!)) continue;
      const isLive = graph
        .productionsOf(other)
        .some((production) => isUsable(production, label, since) && !isStale(production.to, label));
      if (isLive) return true;
    }
    return false;
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
    return isReceived && !this.hasLiveProduction(stock, graph.producedStocks(stocks.organizationOf(stock)));
  }
}
