import type { Day } from '../../model/dates.js';
import { remember } from '../../model/remember.js';
import type { FlowGraph } from '../graph.js';
import { MakersFinder } from './makers.js';
import { addSpan, NEVER, type Spans, staleFrom } from './spans.js';

/** Of a party with so few stocks nothing is kept: to look at them is as fast. */
const FEW_STOCKS = 32;

/** At which labels a production of a compatible good is usable and not stale, at a stock's party or in its pool. */
export class LiveProductions {
  readonly #graph: Pick<FlowGraph, 'stocks' | 'goods' | 'parties' | 'productions'>;
  readonly #since: Day;
  readonly #makers: MakersFinder;
  readonly #known = { party: new Map<number, Spans>(), pool: new Map<number, Spans>() };

  constructor(graph: FlowGraph, since: Day) {
    this.#graph = graph;
    this.#since = since;
    this.#makers = new MakersFinder(graph);
  }

  of(stock: number, where: 'party' | 'pool'): Spans {
    if (!this.#makesAnything(stock, where)) return NEVER;
    const { stocks, parties, goods } = this.#graph;
    const party = where === 'pool' ? stocks.organizationOf(stock) : stocks.party[stock]!;
    const isAlone = where === 'party' || parties.siteCount(party) === 0;
    if (isAlone && stocks.firstOf(party + 1) - stocks.firstOf(party) <= FEW_STOCKS)
      return this.#at(party, stock);
    const good = stocks.good[stock]!;
    return remember(this.#known[where], party * goods.size + good, () => {
      const spans: number[] = [];
      const makers = this.#makers.at(stock, where);
      for (const compatible of makers.goods.compatibleWith(good)) {
        for (const maker of makers.byGood.get(compatible)!) this.#add(maker, spans);
      }
      return spans;
    });
  }

  /** The same of one party with few stocks, where to look at all of them is the least work. */
  #at(party: number, stock: number): Spans {
    const { stocks, goods } = this.#graph;
    const spans: number[] = [];
    const end = stocks.firstOf(party + 1);
    for (let maker = stocks.firstOf(party); maker < end; maker++) {
      if (goods.compatible(stocks.good[maker]!, stocks.good[stock]!)) this.#add(maker, spans);
    }
    return spans;
  }

  /** Adds the productions of exactly this stock's good at its party. */
  #add(maker: number, spans: number[]): void {
    const { productions } = this.#graph;
    for (let at = productions.first(maker); at < productions.first(maker + 1); at++) {
      const to = productions.to(at);
      if (to >= this.#since) addSpan(spans, productions.from(at), staleFrom(to));
    }
  }

  #makesAnything(stock: number, where: 'party' | 'pool'): boolean {
    const { stocks, parties } = this.#graph;
    if (where === 'party') return this.#makesAnythingAt(stocks.party[stock]!);
    const organization = stocks.organizationOf(stock);
    if (this.#makesAnythingAt(organization)) return true;
    for (const site of parties.sitesOf(organization)) if (this.#makesAnythingAt(site)) return true;
    return false;
  }

  #makesAnythingAt(party: number): boolean {
    const { stocks, productions } = this.#graph;
    return productions.first(stocks.firstOf(party)) < productions.first(stocks.firstOf(party + 1));
  }
}
