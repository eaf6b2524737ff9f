import { NO_TO } from '../flow/flows.js';
import { type Day, isStale } from '../model/dates.js';
import { type Inflow, MADE, RECEIVED } from './inflow.js';
import { MakersFinder } from './makers.js';
import { sinceOf } from './reach.js';
import type { Role } from './result.js';
import type { Walks } from './walks.js';

/** Of a party with so few stocks nothing is kept: to look at them is as fast. */
const FEW_STOCKS = 32;

const NOT_KNOWN = 0;
const PRODUCER = 1;
const HANDLER = 2;

/** Who made what is in an outbound stock, as far as the records say (design.md §4, Role). */
export class Roles {
  readonly #walks: Walks;
  readonly #inflow: Inflow;
  /** By position. */
  readonly #known: Uint8Array;
  readonly #makers: MakersFinder;

  constructor(walks: Walks, inflow: Inflow) {
    this.#walks = walks;
    this.#makers = new MakersFinder(walks.graph);
    this.#inflow = inflow;
    this.#known = new Uint8Array(walks.reach.count);
  }

  of(stock: number): Role {
    const position = this.#walks.reach.positionOf(stock);
    if (this.#known[position] === NOT_KNOWN)
      this.#known[position] = this.#isHandler(stock) ? HANDLER : PRODUCER;
    return this.#known[position] === HANDLER ? 'handler' : 'producer';
  }

  /**
   * Whether a production of a compatible good that is usable at the stock's label and not stale is recorded at its
   * party, or anywhere in its pool.
   */
  hasLiveProduction(stock: number, where: 'party' | 'pool'): boolean {
    const label = this.#walks.label(stock);
    // Mostly it is the stock's own, and nothing more need be looked at.
    if (this.#isLive(stock, label)) return true;
    if (!this.#makesAnything(stock, where)) return false;
    const { stocks, parties } = this.#walks.graph;
    const party = where === 'pool' ? stocks.organizationOf(stock) : stocks.party[stock]!;
    const isAlone = where === 'party' || parties.siteCount(party) === 0;
    if (isAlone && stocks.firstOf(party + 1) - stocks.firstOf(party) <= FEW_STOCKS) {
      return this.#hasLiveAt(party, stock);
    }
    const makers = this.#makers.at(stock, where);
    for (const good of makers.goods.compatibleWith(this.#walks.graph.stocks.good[stock]!)) {
      if (makers.byGood.get(good)!.some((maker) => this.#isLive(maker, label))) return true;
    }
    return false;
  }

  #makesAnything(stock: number, where: 'party' | 'pool'): boolean {
    const { stocks, parties } = this.#walks.graph;
    if (where === 'party') return this.#makesAnythingAt(stocks.party[stock]!);
    const organization = stocks.organizationOf(stock);
    if (this.#makesAnythingAt(organization)) return true;
    for (const site of parties.sitesOf(organization)) if (this.#makesAnythingAt(site)) return true;
    return false;
  }

  #makesAnythingAt(party: number): boolean {
    const { stocks, productions } = this.#walks.graph;
    return productions.first(stocks.firstOf(party)) < productions.first(stocks.firstOf(party + 1));
  }

  /** The same as of one party with few stocks, where to look at all of them is the least work. */
  #hasLiveAt(party: number, stock: number): boolean {
    const { stocks, goods } = this.#walks.graph;
    const label = this.#walks.label(stock);
    const good = stocks.good[stock]!;
    const end = stocks.firstOf(party + 1);
    for (let maker = stocks.firstOf(party); maker < end; maker++) {
      if (goods.compatible(stocks.good[maker]!, good) && this.#isLive(maker, label)) return true;
    }
    return false;
  }

  /** Whether exactly this good is recorded to have been made at this party, usable at a label and not stale. */
  #isLive(stock: number, label: Day): boolean {
    const { productions } = this.#walks.graph;
    const since = sinceOf(this.#walks.since);
    for (let at = productions.first(stock); at < productions.first(stock + 1); at++) {
      const to = productions.to(at);
      const isUsable = productions.from(at) <= label && to >= since;
      if (isUsable && !isStale(to === NO_TO ? null : to, label)) return true;
    }
    return false;
  }

  #isHandler(stock: number): boolean {
    const inflow = this.#inflow.of(stock);
    return (inflow & (RECEIVED | MADE)) === RECEIVED && !this.hasLiveProduction(stock, 'pool');
  }
}
