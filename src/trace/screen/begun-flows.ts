import { NO_FROM } from '../../flow/flows.js';
import { OUTFLOW_SIZE } from '../../flow/outflows.js';
import type { Day } from '../../model/dates.js';
import type { Downstream } from './downstream.js';

/** Which flows out of each stock have begun, as the days go by up to the import date. */
export class BegunFlows {
  /** The earliest first day of a flow that has one; the import date if none is before. */
  readonly earliest: Day;
  readonly #downstream: Downstream;
  /** By stock the first outflow that has not begun. */
  readonly #end: Int32Array;
  /** By days after the earliest where the stocks of that day begin in `stocks`: those with flows that begin then. */
  readonly #first: Int32Array;
  readonly #stocks: Int32Array;

  constructor(downstream: Downstream) {
    const { first, date } = downstream;
    this.#downstream = downstream;
    this.#end = first.slice(0, -1);
    for (let stock = 0; stock < this.#end.length; stock++) this.#begin(stock, NO_FROM);
    this.earliest = this.#firstDay();
    const { earliest } = this;
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

  /** The outflows of a stock that have begun are those before this one. */
  endOf(stock: number): number {
    return this.#end[stock]!;
  }

  /** Comes by each stock with the outflows that begin on a day; each day once, in order. */
  advance(day: Day, visit: (stock: number, from: number, end: number) => void): void {
    const at = day - this.earliest;
    for (let place = this.#first[at]!; place < this.#first[at + 1]!; place++) {
      const stock = this.#stocks[place]!;
      const from = this.#end[stock]!;
      this.#begin(stock, day);
      visit(stock, from, this.#end[stock]!);
    }
  }

  /** Goes past the outflows that begin on a day. */
  #begin(stock: number, day: Day): void {
    const { first, outflows } = this.#downstream;
    const end = first[stock + 1]!;
    let at = this.#end[stock]!;
    while (at < end && outflows[OUTFLOW_SIZE * at + 1]! <= day) at++;
    this.#end[stock] = at;
  }

  #firstDay(): Day {
    const { first, outflows, date } = this.#downstream;
    let earliest = date;
    for (let stock = 0; stock < this.#end.length; stock++) {
      const at = this.#end[stock]!;
      if (at === first[stock + 1]!) continue;
      if (outflows[OUTFLOW_SIZE * at + 1]! < earliest) earliest = outflows[OUTFLOW_SIZE * at + 1]!;
    }
    return earliest;
  }

  /** Comes by each day on which outflows of a stock begin, stock by stock. */
  #eachDay(visit: (day: Day, stock: number) => void): void {
    const { first, outflows, date } = this.#downstream;
    for (let stock = 0; stock < this.#end.length; stock++) {
      let last = NO_FROM;
      for (let at = this.#end[stock]!; at < first[stock + 1]!; at++) {
        const day = outflows[OUTFLOW_SIZE * at + 1]!;
        if (day > date) break;
        if (day !== last) visit(day, stock);
        last = day;
      }
    }
  }
}
