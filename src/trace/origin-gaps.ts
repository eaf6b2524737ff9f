import type { Goods } from '../model/goods.js';
import { remember } from '../model/remember.js';
import { type Inflow, SHIPPED_BY_SITE } from './inflow.js';
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

/** An input of a good; one that is not required may be missing. */
type Inputs = ReadonlyMap<number, { readonly required: boolean }>;

/** The gaps of a producer's stock (design.md §4, Gap). What only goods decide is worked out once for all stocks. */
export class OriginGaps {
  readonly #walks: Walks;
  readonly #roles: Roles;
  readonly #inflow: Inflow;
  readonly #goods: Goods;
  readonly #inputs: (Inputs | undefined)[] = [];
  /** By good and the only good that came in. */
  readonly #unmetByOne = new Map<number, readonly OriginGap[]>();
  /** For each input, by the good that came in: 1 met, 2 not met, 0 not yet known. */
  readonly #met: (Uint8Array | undefined)[] = [];

  constructor(walks: Walks, roles: Roles, inflow: Inflow) {
    this.#walks = walks;
    this.#inflow = inflow;
    this.#roles = roles;
    this.#goods = walks.graph.goods;
  }

  /** Those of an outbound stock, by kind and input. */
  at(stock: number): readonly OriginGap[] {
    if (this.#roles.of(stock) !== 'producer' || this.#isShippedBySite(stock)) return NO_GAPS;
    const good = this.#walks.graph.stocks.good[stock]!;
    if (this.#goods.isRaw(good)) {
      return this.#roles.hasLiveProduction(stock, 'party') ? NO_GAPS : ORIGIN_UNKNOWN;
    }
    const inputs = this.#inputsAt(stock, good);
    if (inputs.size === 0) return RECIPE_UNKNOWN;
    const fed = this.#inflow.fedGoods(stock);
    if (fed.length === 0) return INPUTS_UNKNOWN;
    if (fed.length > 1 || inputs !== this.#inputs[good]) return this.#unmet(inputs, fed);
    // Mostly one good came in, and no production states others: the same for all stocks like it.
    return remember(this.#unmetByOne, good * this.#goods.size + fed[0]!, () => this.#unmet(inputs, fed));
  }

  #unmet(inputs: Inputs, fed: readonly number[]): readonly OriginGap[] {
    const unmet: number[] = [];
    for (const input of inputs.keys()) if (this.#isUnmet(input, fed)) unmet.push(input);
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

  /** The direct inputs of a good, and those that its productions at the stock state, which are all required. */
  #inputsAt(stock: number, good: number): Inputs {
    const { productions } = this.#walks.graph;
    this.#inputs[good] ??= this.#goods.directInputs(good);
    let stated: Map<number, { readonly required: boolean }> | null = null;
    for (let at = productions.first(stock); at < productions.first(stock + 1); at++) {
      if (!productions.hasInputs(at)) continue;
      stated ??= new Map(this.#inputs[good]);
      for (const input of productions.inputs(at)) stated.set(input, { required: true });
    }
    return stated ?? this.#inputs[good];
  }

  /** One that is neither compatible with anything that came in, nor could have come in as a part of it. */
  #isUnmet(input: number, fed: readonly number[]): boolean {
    for (const from of fed) if (this.#isMet(from, input)) return false;
    return true;
  }

  #isMet(from: number, input: number): boolean {
    this.#met[input] ??= new Uint8Array(this.#goods.size);
    const known = this.#met[input];
    if (known[from] === 0) {
      const isMet = this.#goods.compatible(from, input) || this.#goods.asInput(from, input) !== null;
      known[from] = isMet ? 1 : 2;
    }
    return known[from] === 1;
  }
}
