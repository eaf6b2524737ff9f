import { NO_FROM } from '../../flow/flows.js';
import type { Day } from '../../model/dates.js';
import { type Downstream, STEP_SIZE } from './downstream.js';

/** Which flows out of each stock have begun, as the days go by. */
export class BegunFlows {
  readonly #earliest: Day;
  readonly #downstream: Downstream;
  /** By stock the first arc that has not begun. */
  readonly #end: Int32Array;
  /** By days after the earliest where the stocks of that day begin in `stocks`: those with arcs that begin then. */
  readonly #first: Int32Array;
  readonly #stocks: Int32Array;

  constructor(downstream: Downstream) {
    const { first, earliest, date } = downstream;
    this.#earliest = earliest;
    this.#downstream = downstream;
    this.#end = first.slice(0, -1);
    for (let stock = 0; stock < this.#end.length; stock++) this.#begin(stock, NO_FROM);
    this.#first = new Int32Array(date - earliest + 2);
    this.#eachDay((day) => {
      this.#first[day - earliest + 1]!++;
    });
    for (let at = 1; at < this.#first.length; at++) this.#first[at]! += this.#first[at - 1]!;
    this.#stocks = new Int32Array(this.#first.at(-1)!);
    const next = this.#first.slice();
    this.#eachDay((day, stock) => {
      this.#stocks[next[day - earliest]!++] = stock;
    });
  }

  /** The arcs of a stock that have begun are those before this one. */
  endOf(stock: number): number {
    return this.#end[stock]!;
  }

  /** Comes by each stock with the arcs that begin on a day; each day once, in order. */
  advance(day: Day, visit: (stock: number, from: number, end: number) => void): void {
    const at = day - this.#earliest;
    for (let place = this.#first[at]!; place < this.#first[at + 1]!; place++) {
      const stock = this.#stocks[place]!;
      const from = this.#end[stock]!;
      this.#begin(stock, day);
      visit(stock, from, this.#end[stock]!);
    }
  }

  /** Goes past the arcs that begin on a day. */
  #begin(stock: number, day: Day): void {
    const { first, arcs } = this.#downstream;
    const end = first[stock + 1]!;
    let arc = this.#end[stock]!;
    while (arc < end && arcs[STEP_SIZE * arc + 1]! <= day) arc++;
    this.#end[stock] = arc;
  }

  /** Comes by each day on which arcs of a stock begin, stock by stock. */
  #eachDay(visit: (day: Day, stock: number) => void): void {
    const { first, arcs } = this.#downstream;
    for (let stock = 0; stock < this.#end.length; stock++) {
      let last = NO_FROM;
      for (let arc = this.#end[stock]!; arc < first[stock + 1]!; arc++) {
        const day = arcs[STEP_SIZE * arc + 1]!;
        if (day !== last) visit(day, stock);
        last = day;
      }
    }
  }
}
