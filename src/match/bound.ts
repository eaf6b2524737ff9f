import { type ListedReading, type ProbeSpan, scoreOf } from './alignment.js';
import type { Reading } from './readings.js';

/** The words of a listed reading, alone and joined, as columns. */
export interface BoundWords {
  readonly ids: Int32Array;
  readonly weights: Float64Array;
  readonly total: number;
}

export function boundWords({ reading, spans }: ListedReading): BoundWords {
  const all = [...spans].flatMap(([id, places]) => places.map(({ weight }) => ({ id, weight })));
  return {
    ids: Int32Array.from(all, ({ id }) => id),
    weights: Float64Array.from(all, ({ weight }) => weight),
    total: reading.weight,
  };
}

/**
 * The best score that a listed name could reach beside the name at hand, so that few need be laid beside it word by
 * word: no more can be alike than what has a like at all. Columns by the number of a word in the vocabulary.
 */
export class Bound {
  readonly #weights: Float64Array;
  readonly #similarities: Float64Array;

  constructor(words: number) {
    this.#weights = new Float64Array(words);
    this.#similarities = new Float64Array(words);
  }

  /** Takes in a name's words; to be closed with the same before the next. */
  open(spans: readonly ProbeSpan[]): void {
    for (const { weight, nears } of spans) {
      for (const { id, similarity } of nears) {
        this.#weights[id]! += weight;
        this.#similarities[id] = Math.max(this.#similarities[id]!, similarity);
      }
    }
  }

  close(spans: readonly ProbeSpan[]): void {
    for (const { nears } of spans) {
      for (const { id } of nears) {
        this.#weights[id] = 0;
        this.#similarities[id] = 0;
      }
    }
  }

  of(probe: Reading, { ids, weights, total }: BoundWords): number {
    let [ours, theirs, alike] = [0, 0, 0];
    for (let at = 0; at < ids.length; at++) {
      const own = this.#weights[ids[at]!]!;
      if (own === 0) continue;
      ours += own;
      theirs += weights[at]!;
      alike += Math.min(own, weights[at]!) * this.#similarities[ids[at]!]!;
    }
    const most = Math.min(alike, probe.weight, total);
    return scoreOf(most, Math.max(0, probe.weight - ours), Math.max(0, total - theirs));
  }
}
