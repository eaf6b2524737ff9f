import { IntColumn } from '../../flow/int-column.js';
import type { Day } from '../../model/dates.js';

/** Bits of stocks that wait for a day, in lists by day. */
export class BitCalendar {
  readonly #earliest: Day;
  readonly #width: number;
  /** By days after the earliest: one more than the last entry of that day, or 0. */
  readonly #last: Int32Array;
  /** For each entry one more than the entry before it on its day, or 0; the stock; the words of bits. */
  readonly #entries = new IntColumn();

  constructor(earliest: Day, latest: Day, width: number) {
    this.#earliest = earliest;
    this.#width = width;
    this.#last = new Int32Array(Math.max(0, latest - earliest + 1));
  }

  /** `words` holds as many words as are kept for a stock. */
  add(day: Day, stock: number, words: Int32Array): void {
    const at = day - this.#earliest;
    const entry = this.#entries.length;
    this.#entries.push(this.#last[at]!);
    this.#entries.push(stock);
    for (let word = 0; word < this.#width; word++) this.#entries.push(words[word]!);
    this.#last[at] = entry + 1;
  }

  /** Each day that has entries, in order; entries may be added for days still to come. */
  *days(): Generator<Day> {
    for (let at = 0; at < this.#last.length; at++) if (this.#last[at] !== 0) yield this.#earliest + at;
  }

  /** The entries of a day; each time the words are in `words`. */
  each(day: Day, words: Int32Array, visit: (stock: number) => void): void {
    for (let place = this.#last[day - this.#earliest]!; place !== 0; ) {
      const entry = place - 1;
      for (let word = 0; word < this.#width; word++) words[word] = this.#entries.at(entry + 2 + word);
      visit(this.#entries.at(entry + 1));
      place = this.#entries.at(entry);
    }
  }
}
