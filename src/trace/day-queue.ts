import type { Day } from '../model/dates.js';

const FIRST_CAPACITY = 1024;
const NOTHING = -1;

/** Stocks by day, the latest day first: a calendar of lists, for labels only fall on the way upstream. */
export class DayQueue {
  readonly #latest: Day;
  /** By age, days before the latest: one more than the last entry of that day, or 0. */
  readonly #last: Int32Array;
  #stock = new Int32Array(FIRST_CAPACITY);
  /** For each entry one more than the one before it on its day, or 0. */
  #before = new Int32Array(FIRST_CAPACITY);
  #size = 0;
  #pending = 0;
  #age = 0;

  /** No day may lie `ageCount` days or more before the latest. */
  constructor(latest: Day, ageCount: number) {
    this.#latest = latest;
    this.#last = new Int32Array(ageCount);
  }

  /** The day of what `take` handed out last. */
  get day(): Day {
    return this.#latest - this.#age;
  }

  /** Never a day after that of what was taken last. */
  add(stock: number, day: Day): void {
    if (this.#size === this.#stock.length) this.#grow();
    const age = this.#latest - day;
    const at = this.#size++;
    this.#stock[at] = stock;
    this.#before[at] = this.#last[age]!;
    this.#last[age] = at + 1;
    this.#pending++;
  }

  /** A stock of the latest day that has one, -1 if none is left. */
  take(): number {
    if (this.#pending === 0) return NOTHING;
    while (this.#last[this.#age] === 0) this.#age++;
    const at = this.#last[this.#age]! - 1;
    this.#last[this.#age] = this.#before[at]!;
    this.#pending--;
    return this.#stock[at]!;
  }

  #grow(): void {
    const [stock, before] = [new Int32Array(2 * this.#size), new Int32Array(2 * this.#size)];
    stock.set(this.#stock);
    before.set(this.#before);
    [this.#stock, this.#before] = [stock, before];
  }
}
