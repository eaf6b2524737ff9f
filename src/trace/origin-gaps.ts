import type { Goods } from '../model/goods.js';
import { remember } from '../model/remember.js';
import { type Inflow, SHIPPED_BY_SITE } from './inflow.js';
import { type Inputs, OriginRules } from './origin-rules.js';
import type { Roles } from './roles.js';
import type { Walks } from './walks.js';

/** What is not known about what a producer's good was made from; `input`: the good that is missing, or null. */
export interface OriginGap {
  readonly kind: 'origin-unknown' | 'recipe-unknown' | 'inputs-unknown' | 'input-missing';
  readonly input: number | null;
}

const NO_GAPS: readonly OriginGap[] = [];
const ORIGIN_UNKNOWN: readonly OriginGap[] = [{ kind: 'origin-unknown', input: null }];
const RECIPE_UNKNOWN: readonly OriginGap[] = [{ kind: 'recipe-unknown', input: null }];
const INPUTS_UNKNOWN: readonly OriginGap[] = [{ kind: 'inputs-unknown', input: null }];

/** The gaps of a producer's stock (design.md §4, Gap). What only goods decide is worked out once for all stocks. */
export class OriginGaps {
  readonly #walks: Walks;
  readonly #roles: Roles;
  readonly #inflow: Inflow;
  readonly #goods: Goods;
  readonly #rules: OriginRules;
  /** By good and the only good that came in. */
  readonly #unmetByOne = new Map<number, readonly OriginGap[]>();

  constructor(walks: Walks, roles: Roles, inflow: Inflow) {
    this.#walks = walks;
    this.#inflow = inflow;
    this.#roles = roles;
    this.#goods = walks.graph.goods;
    this.#rules = new OriginRules(walks.graph);
  }

  /** Those of an outbound stock, by kind and input. */
  at(stock: number): readonly OriginGap[] {
    if (this.#roles.of(stock) !== 'producer' || this.#isShippedBySite(stock)) return NO_GAPS;
    const good = this.#walks.graph.stocks.good[stock]!;
    if (this.#goods.isRaw(good)) {
      return this.#roles.hasLiveProduction(stock, 'party') ? NO_GAPS : ORIGIN_UNKNOWN;
    }
    const inputs = this.#rules.inputsAt(stock);
    if (inputs.size === 0) return RECIPE_UNKNOWN;
    const fed = this.#inflow.fedFrom(stock);
    if (fed.length === 0) return INPUTS_UNKNOWN;
    const { good: goodOf, size } = this.#walks.graph.stocks;
    const isOne = fed.length === 1 && fed[0]! < size && inputs === this.#rules.directInputs(good);
    if (!isOne) return this.#unmet(stock, inputs, fed);
    // Mostly one good came in, and no production states others: the same for all stocks like it.
    const like = good * this.#goods.size + goodOf[fed[0]!]!;
    return remember(this.#unmetByOne, like, () => this.#unmet(stock, inputs, fed));
  }

  #unmet(stock: number, inputs: Inputs, fed: readonly number[]): readonly OriginGap[] {
    const unmet: number[] = [];
    for (const input of inputs.keys()) if (this.#isUnmet(input, stock, fed)) unmet.push(input);
    if (unmet.length === 0) return NO_GAPS;
    if (unmet.length === inputs.size) return INPUTS_UNKNOWN;
    return unmet
      .filter((input) => inputs.get(input)!.required)
      .sort((a, b) => a - b)
      .map((input) => ({ kind: 'input-missing', input }));
  }

  /** An organization that makes none of it, where a site of it shipped it: the site answers for the origin. */
  #isShippedBySite(stock: number): boolean {
    const { stocks, parties, productions } = this.#walks.graph;
    if (parties.siteCount(stocks.party[stock]!) === 0 || productions.hasAny(stock)) return false;
    return (this.#inflow.of(stock) & SHIPPED_BY_SITE) !== 0;
  }

  /** One that is neither compatible with anything that came in, nor could have come in as a part of it. */
  #isUnmet(input: number, stock: number, fed: readonly number[]): boolean {
    for (const from of fed) if (this.#rules.isMetFrom(from, stock, input)) return false;
    return true;
  }
}
