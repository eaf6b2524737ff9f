import { ARC_SIZE, type FlowTable } from '../flow/flows.js';

/**
 * So many stocks are followed together. What a walk waits for is memory, for the stocks that it comes to lie anywhere:
 * so it is asked for the arcs of all of them before the first is followed.
 */
export const BATCH = 32;

/** The arcs into some stocks that are followed next. */
export class Batch {
  readonly begins = new Int32Array(BATCH);
  readonly ends = new Int32Array(BATCH);
  /** What was read ahead; kept, for else there would be no need to read it. */
  #read = 0;

  /** Takes up the stocks from a place to another in a list, at most BATCH; says how many arcs there are. */
  take({ first, arcs }: FlowTable, stocks: Int32Array, from: number, to: number): number {
    const { begins, ends } = this;
    const last = arcs.length - 1;
    for (let index = 0; index < to - from; index++) {
      const stock = stocks[from + index]!;
      begins[index] = first[stock]!;
      ends[index] = first[stock + 1]!;
    }
    let count = 0;
    let read = 0;
    for (let index = 0; index < to - from; index++) {
      // A stock without arcs at the very end begins after the last one.
      read ^= arcs[Math.min(ARC_SIZE * begins[index]!, last)]!;
      count += ends[index]! - begins[index]!;
    }
    this.#read ^= read;
    return count;
  }
}
