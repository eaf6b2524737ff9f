import { type Chance, hashOf } from './chance.js';
import type { TradedGood } from './trade.js';

export type Role = 'importer' | 'trader' | 'maker';

const SUPPLIES_PER_ORGANIZATION = 10;
const FEWEST_ORGANIZATIONS = 200;
const MOST_SITES = 3;

/** What a hash is about, so that two things about one organization do not depend on each other. */
const SALT = { sites: 1, assortment: 2 };

function greatestCommonDivisor(a: number, b: number): number {
  let [left, right] = [a, b];
  while (right > 0) [left, right] = [right, left % right];
  return left;
}

/**
 * Who there is and what they deal in, all by arithmetic on the organization's index, so that no table of them is kept.
 * First importers, then traders, then makers in one block a good; in each block the first is the largest by far.
 */
export class Layout {
  readonly goods: readonly TradedGood[];
  readonly organizations: number;
  readonly importers: number;
  readonly traders: number;
  readonly #seed: number;
  readonly #step: number;
  readonly #finals: readonly number[];

  constructor(goods: readonly TradedGood[], supplies: number, seed: number) {
    this.goods = goods;
    this.#seed = seed;
    this.organizations = Math.max(FEWEST_ORGANIZATIONS, Math.round(supplies / SUPPLIES_PER_ORGANIZATION));
    this.importers = Math.round(this.organizations / 20);
    this.traders = Math.round(this.organizations / 10);
    this.#finals = goods.flatMap(({ isFinal }, index) => (isFinal ? [index] : []));
    let step = Math.round(this.organizations * 0.618);
    while (greatestCommonDivisor(step, this.organizations) > 1) step++;
    this.#step = step;
  }

  /** Ids are in another order than sizes, as in real tables. */
  idOf(organization: number): string {
    return `o${String((organization * this.#step) % this.organizations).padStart(7, '0')}`;
  }

  siteIdOf(organization: number, site: number): string {
    return `${this.idOf(organization)}-s${site}`;
  }

  roleOf(organization: number): Role {
    if (organization < this.importers) return 'importer';
    return organization < this.importers + this.traders ? 'trader' : 'maker';
  }

  /** One organization in four has sites, one to three. */
  sitesOf(organization: number): number {
    const hash = hashOf(this.#seed, organization, SALT.sites);
    return hash % 4 === 0 ? 1 + ((hash >>> 2) % MOST_SITES) : 0;
  }

  /** The good that a maker makes. */
  goodOf(maker: number): number {
    const offset = maker - this.importers - this.traders;
    return Math.floor((offset * this.goods.length) / this.#makers);
  }

  /** A maker of this good, large ones more often. */
  makerOf(good: number, chance: Chance): number {
    const first = Math.ceil((good * this.#makers) / this.goods.length);
    const end = Math.ceil(((good + 1) * this.#makers) / this.goods.length);
    return this.importers + this.traders + first + chance.rankBelow(end - first);
  }

  /** A trader who deals in this good, large ones more often. */
  traderOf(good: number, chance: Chance): number {
    const { length } = this.goods;
    const rank = good + length * chance.rankBelow(Math.ceil(this.traders / length));
    return this.importers + (rank % this.traders);
  }

  /** A good that a trader deals in: one in every step of the round of goods, and the two after it. */
  goodOfTrader(trader: number, chance: Chance): number {
    return (trader - this.importers + chance.below(3)) % this.goods.length;
  }

  /** A good that an importer buys: one of two that nothing is made of. */
  goodOfImporter(importer: number, chance: Chance): number {
    const hash = hashOf(this.#seed, importer, SALT.assortment + chance.below(2));
    return this.#finals[hash % this.#finals.length]!;
  }

  get #makers(): number {
    return this.organizations - this.importers - this.traders;
  }
}
