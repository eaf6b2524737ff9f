import { NO_FROM } from '../../flow/flows.js';
import type { Day } from '../../model/dates.js';
import type { Start } from '../start.js';
import type { Downstream } from './downstream.js';
import { hasBit, reachedBits, type SpreadBits, spreadDownstream, wordsFor } from './reaching-bits.js';

/** A firmly covered stock that makes verdicts `exposed` or not by its label. */
export interface UnsteadyHit {
  readonly stock: number;
  /** A set of measures. */
  readonly measures: number;
  /** The label in the walk over all flows from which on it does, and before which it does not; null: not so simple. */
  readonly from: Day | null;
}

/** So many hits are sought at once: one bit of each stock for each. */
const HITS_AT_ONCE = 128;

/**
 * Which unsteady hits make products `exposed`: those that the product reaches over flows that are not inferred, and
 * over all flows with a label that is late enough. By product the indexes of the hits; null where that cannot be told.
 */
export function settleUnsteady(
  downstream: Downstream,
  hits: readonly UnsteadyHit[],
  products: readonly (readonly Start[])[],
): readonly (readonly number[] | null)[] {
  if (products.length === 0) return [];
  const pass = (some: readonly number[], isStrict: boolean) => {
    const reached = products.map((): number[] => []);
    for (let first = 0; first < some.length; first += HITS_AT_ONCE) {
      const group = some.slice(first, first + HITS_AT_ONCE);
      const bits = bitsOf(hits, group, downstream.first.length - 1, isStrict);
      spreadDownstream(downstream, bits);
      for (const [product, starts] of products.entries()) {
        const own = reachedBits(bits, starts);
        reached[product]!.push(...group.filter((_, bit) => hasBit(own, bit)));
      }
    }
    return reached;
  };
  const found = pass([...hits.keys()], true);
  const needed = new Set(found.flat().filter((hit) => hits[hit]!.from !== null));
  const late = pass([...needed], false).map((some) => new Set(some));
  return found.map((some, product) => {
    if (some.some((hit) => hits[hit]!.from === null)) return null;
    return some.filter((hit) => late[product]!.has(hit));
  });
}

/** A bit for each hit of a group: over flows that are not inferred, with any label; or over all, with a late one. */
function bitsOf(
  hits: readonly UnsteadyHit[],
  group: readonly number[],
  stockCount: number,
  isStrict: boolean,
): SpreadBits {
  const width = wordsFor(group.length);
  const later = group.map((hit, bit) => {
    const { stock, from } = hits[hit]!;
    return { stock, from: isStrict ? NO_FROM : from!, bit };
  });
  const strict = new Int32Array(width).fill(isStrict ? -1 : 0);
  return { width, words: new Int32Array(2 * width * stockCount), strict, later };
}
