import { IntColumn } from '../flow/int-column.js';
import type { Day } from '../model/dates.js';

/** Stocks by day, the latest day first: a calendar of lists, for labels only fall on the way upstream. */
export class DayQueue {
  readonly #latest: Day;
  /** By age, days before the latest: one more than the last entry of that day, or 0. */
  readonly #last: Int32Array;
  readonly #stock = new IntColumn();
  /** For each entry one more than the one before it on its day, or 0. */
  readonly #before = new IntColumn();
  readonly #today = new IntColumn();
  #age = 0;
  #pending = 0;

  /** No day may be after the latest, or before the earliest, and there may be none. */
  constructor(latest: Day, earliest: Day) {
    this.#latest = latest;
    this.#last = new Int32Array(Math.max(0, latest - earliest) + 1);
  }

  /** Never a day after that of what was taken last. */
  add(stock: number, day: Day): void {
    const age = this.#latest - day;
    this.#stock.push(stock);
    this.#before.push(this.#last[age]!);
    this.#last[age] = this.#stock.length;
    this.#pending++;
  }

  /** Takes all stocks of the latest day that has any; if none is left null, and it begins anew. */
  nextDay(): Day | null {
    if (this.#pending === 0) {
      this.#age = 0;
      this.#stock.resize(0);
      this.#before.resize(0);
      return null;
    }
    while (this.#last[this.#age] === 0) this.#age++;
    this.#today.resize(0);
    for (let at = this.#last[this.#age]!; at !== 0; at = this.#before.at(at - 1)) {
      this.#today.push(this.#stock.at(at - 1));
    }
    this.#last[this.#age] = 0;
    this.#pending -= this.#today.length;
    return this.#latest - this.#age;
  }

  /** What was taken, with some stocks more than once. */
  stocks(): Int32Array {
    return this.#today.values();
  }
}
