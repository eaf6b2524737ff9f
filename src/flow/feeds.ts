import { GoodSet } from '../model/good-set.js';
import { remember } from '../model/remember.js';
import type { Stocks } from './stocks.js';

/** In place of a party: all of the pool. */
export const ANYWHERE = -1;

type ByGood = ReadonlyMap<number, readonly number[]>;

/** The stocks of some goods, at a party or anywhere in a pool, that can feed others in one way. */
export class FeedList {
  /** What may be on a list beside this one: the stocks by good. Lists with one object here can share. */
  readonly among: ByGood;
  /** Those goods of which there is a stock. */
  readonly goods: ReadonlySet<number>;
  /** How many stocks. */
  readonly size: number;
  readonly #goodOf: Int32Array;

  constructor(among: ByGood, wanted: readonly number[], goodOf: Int32Array) {
    this.among = among;
    this.#goodOf = goodOf;
    if (wanted.length <= among.size) this.goods = new Set(wanted.filter((good) => among.has(good)));
    else {
      const all = new Set(wanted);
      this.goods = new Set([...among.keys()].filter((good) => all.has(good)));
    }
    let size = 0;
    for (const good of this.goods) size += among.get(good)!.length;
    this.size = size;
  }

  has(stock: number): boolean {
    const good = this.#goodOf[stock]!;
    return this.goods.has(good) && this.among.get(good)!.includes(stock);
  }

  *stocks(): Generator<number> {
    for (const good of this.goods) yield* this.among.get(good)!;
  }
}

/** Stocks of an organization and its sites that can feed others in one way, found by good and party. */
export class Feeds {
  readonly goods: GoodSet;
  readonly #stocks: Stocks;
  readonly #members: readonly number[];
  readonly #byGood: ByGood;
  #byParty: Map<number, ByGood> | undefined;
  readonly #lists = new Map<readonly number[], Map<number, FeedList>>();

  constructor(stocks: Stocks, members: readonly number[]) {
    this.#stocks = stocks;
    this.#members = members;
    this.#byGood = this.#grouped(members);
    this.goods = new GoodSet(stocks.goods, this.#byGood.keys());
  }

  /** Those of some of the goods, each named once, at a party or anywhere: one object for one array of goods. */
  list(goods: readonly number[], party: number): FeedList {
    const lists = remember(this.#lists, goods, () => new Map<number, FeedList>());
    return remember(lists, party, () => new FeedList(this.#at(party), goods, this.#stocks.good));
  }

  #at(party: number): ByGood {
    if (party === ANYWHERE) return this.#byGood;
    this.#byParty ??= this.#groupedByParty();
    return this.#byParty.get(party) ?? NONE;
  }

  #groupedByParty(): Map<number, ByGood> {
    const members = Map.groupBy(this.#members, (stock) => this.#stocks.party[stock]!);
    return new Map([...members].map(([party, own]) => [party, this.#grouped(own)]));
  }

  #grouped(members: readonly number[]): ByGood {
    const groups = new Map<number, number[]>();
    for (const stock of members) remember(groups, this.#stocks.good[stock]!, () => []).push(stock);
    return groups;
  }
}

const NONE: ByGood = new Map();
