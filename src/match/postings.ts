import { remember } from '../model/remember.js';
import { type ProbeSpan, scoreOf } from './alignment.js';
import type { Reading } from './readings.js';

interface Posting {
  readonly index: number;
  readonly weight: number;
}

/**
 * Entries by all their words, for names that share none of the words that tell companies apart, but perhaps all
 * others. Such words stand in many names; what is worth comparing is found by the best score that it could reach.
 */
export class Postings {
  readonly #postings = new Map<number, Posting[]>();
  /** The weight of all words of an entry, by its index; 0 for those that are not here. */
  readonly #totals: number[] = [];
  /** For the name at hand, by entry: the weight of its words, and of the entry's, that have a like in the other. */
  readonly #probeHits: number[] = [];
  readonly #listedHits: number[] = [];

  add(index: number, weight: number): void {
    for (let at = this.#totals.length; at <= index; at++) {
      this.#totals.push(0);
      this.#probeHits.push(0);
      this.#listedHits.push(0);
    }
    this.#totals[index] = weight;
  }

  post(id: number, index: number, weight: number): void {
    remember(this.#postings, id, () => []).push({ index, weight });
  }

  /** The entries that may reach a score: no more can be alike than what has a like at all. */
  likely(probe: Reading, spans: readonly ProbeSpan[], least: number): readonly number[] {
    const touched: number[] = [];
    for (const span of spans) {
      for (const { id } of span.nears) {
        for (const { index, weight } of this.#postings.get(id) ?? []) {
          if (this.#probeHits[index] === 0) touched.push(index);
          this.#probeHits[index]! += span.weight;
          this.#listedHits[index]! += weight;
        }
      }
    }
    return touched.filter((index) => this.#takeBound(index, probe.weight) >= least);
  }

  /** The best score that an entry could reach; its sums are set back for the next name. */
  #takeBound(index: number, total: number): number {
    const [ours, theirs] = [this.#probeHits[index]!, this.#listedHits[index]!];
    this.#probeHits[index] = 0;
    this.#listedHits[index] = 0;
    const extra = Math.max(0, total - ours);
    const missing = Math.max(0, this.#totals[index]! - theirs);
    return scoreOf(Math.min(ours, theirs), extra, missing);
  }
}
