import type { Flows } from './flows.js';

/** The flows in the other direction, 4 bytes a flow and 4 a stock. */
export interface FeedingTable {
  readonly first: Int32Array;
  readonly into: Int32Array;
}

/**
 * Whom each stock feeds: those that stock u feeds are `into[first[u]]` up to, but not with, `into[first[u + 1]]`,
 * ascending, each as often as there are flows to it. Made once for a graph, and only where somebody looks downstream.
 */
export class Feeding {
  readonly table: FeedingTable;
  readonly #flows: Flows;

  constructor(table: FeedingTable, flows: Flows) {
    this.table = table;
    this.#flows = flows;
  }

  /** The first of the flows into a stock from another one, for they lie in the order of the feeding stocks. */
  firstFlow(into: number, out: number): number {
    const flows = this.#flows;
    let low = flows.first[into]!;
    let high = flows.first[into + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (flows.out(middle) < out) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export function feedingTable(flows: Flows, stockCount: number): FeedingTable {
  const first = new Int32Array(stockCount + 1);
  const { size } = flows;
  for (let flow = 0; flow < size; flow++) first[flows.out(flow) + 1]!++;
  for (let stock = 0; stock < stockCount; stock++) first[stock + 1]! += first[stock]!;
  const next = first.slice();
  const into = new Int32Array(size);
  for (let stock = 0; stock < stockCount; stock++) {
    const end = flows.first[stock + 1]!;
    for (let flow = flows.first[stock]!; flow < end; flow++) into[next[flows.out(flow)]!++] = stock;
  }
  return { first, into };
}
