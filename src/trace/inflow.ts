import {
  ARC_SIZE,
  BASIS_MASK,
  KIND_MASK,
  KIND_SHIFT,
  OUT_SHIFT,
  SAME_GOODS,
  TRANSFER,
  TRANSFORMATION,
} from '../flow/flows.js';
import { someBehind } from '../flow/junctions.js';
import { INBOUND } from '../flow/stocks.js';
import { BASES } from '../model/basis.js';
import { STALE_AFTER_DAYS } from '../model/dates.js';
import type { Walks } from './walks.js';

const INFERRED = BASES.indexOf('inferred');

/** What comes into a stock over usable flows, as bits; LOOKED_AT is always among them. */
const LOOKED_AT = 1;
/** A supply that is not stale, and one that is. */
export const SUPPLIED = 2;
export const SUPPLIED_STALE = 4;
/** A transformation of a basis better than inferred. */
export const MADE = 8;
/** The same goods, or goods under them, from an inbound stock; and from a site's outbound one that is not below. */
export const RECEIVED = 16;
export const SHIPPED_BY_SITE = 32;
/** A transformation that is not stale. */
const FED = 64;

/**
 * One look at the usable flows into each reached stock, in the walk over all flows, for everything that roles, gaps
 * and counts ask of them.
 */
export class Inflow {
  readonly #walks: Walks;
  /** By position. */
  readonly #known: Uint8Array;
  #flowCount = 0;
  readonly #fed: number[] = [];

  constructor(walks: Walks) {
    this.#walks = walks;
    this.#known = new Uint8Array(walks.reach.count);
  }

  /** The usable flows into all stocks that have been looked at. */
  get flowCount(): number {
    return this.#flowCount;
  }

  of(stock: number): number {
    const position = this.#walks.reach.positionOf(stock);
    const known = this.#known[position]!;
    if (known !== 0) return known;
    const seen = this.#lookAt(stock);
    this.#known[position] = seen;
    return seen;
  }

  #lookAt(stock: number): number {
    const { flows } = this.#walks.graph;
    const { first, arcs } = flows.table;
    const label = this.#walks.label(stock);
    const since = this.#walks.earliestEnd;
    const fresh = label - STALE_AFTER_DAYS;
    const end = ARC_SIZE * first[stock + 1]!;
    let seen = LOOKED_AT;
    let count = 0;
    for (let arc = ARC_SIZE * first[stock]!; arc < end; arc += ARC_SIZE) {
      const to = arcs[arc + 2]!;
      if (arcs[arc + 1]! > label || to < since) continue;
      const packed = arcs[arc]!;
      const out = packed >> OUT_SHIFT;
      count += out < flows.stockCount ? 1 : flows.flowCountOf(arc / ARC_SIZE);
      const kind = (packed >> KIND_SHIFT) & KIND_MASK;
      if (kind === TRANSFER) seen |= to < fresh ? SUPPLIED_STALE : SUPPLIED;
      else if (kind === SAME_GOODS) seen |= this.#sameGoods(stock, out);
      else seen |= ((packed & BASIS_MASK) < INFERRED ? MADE : 0) | (to < fresh ? 0 : FED);
    }
    this.#flowCount += count;
    return seen;
  }

  #sameGoods(stock: number, out: number): number {
    const { flows } = this.#walks.graph;
    if (out < flows.stockCount) return this.#sameGoodsFrom(stock, out);
    let seen = 0;
    // What comes through a junction is all from inbound stocks, or all from outbound ones: one bit is the most.
    someBehind(flows, out, (behind) => {
      seen = this.#sameGoodsFrom(stock, behind);
      return seen !== 0;
    });
    return seen;
  }

  #sameGoodsFrom(stock: number, out: number): number {
    const { stocks, goods, parties } = this.#walks.graph;
    const { good, side } = stocks;
    if (side[out] === INBOUND) return goods.isUnder(good[out]!, good[stock]!) ? RECEIVED : 0;
    const isSite = parties.isSite[stocks.party[out]!] === 1;
    return isSite && goods.isUnder(good[stock]!, good[out]!) ? SHIPPED_BY_SITE : 0;
  }

  /**
   * Of each good of usable transformations into a stock that are not stale at least one stock, or the junction; good
   * until asked again.
   */
  fedFrom(stock: number): readonly number[] {
    if ((this.of(stock) & FED) === 0) return NOTHING;
    const { stocks, flows } = this.#walks.graph;
    const label = this.#walks.label(stock);
    const fed = this.#fed;
    fed.length = 0;
    for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
      if (flows.kind(flow) !== TRANSFORMATION || !this.#walks.isUsable(flow, label)) continue;
      if (flows.to(flow) < label - STALE_AFTER_DAYS) continue;
      const out = flows.out(flow);
      const last = fed.at(-1);
      const isKnown = out < flows.stockCount && last !== undefined && stocks.good[last] === stocks.good[out];
      if (!isKnown) fed.push(out);
    }
    return fed;
  }
}

const NOTHING: readonly number[] = [];
