import { TRANSFER } from '../flow/flows.js';
import type { FlowGraph } from '../flow/graph.js';
import type { Day } from '../model/dates.js';
import { isFollowed, NOT_REACHED, type WalkBounds } from './reach.js';

const NONE = -1;

/** A stock of the product, and the flows from it upward. */
export interface Path {
  readonly start: number;
  readonly flows: readonly number[];
}

/**
 * The best path to every stock of one walk: fewest flows among those whose dates work, then the smallest sequence
 * by code points (design.md §4, Hit).
 *
 * A first-in-first-out search that visits a stock again only with a later label than before. Starts are taken in
 * stock order and flows lie in the order of (feeding stock, record, kind), so paths of one length come up in the
 * order of their sequences: the first path that arrives is the best one, and a later path can only be needed where
 * it keeps a later label, for flows that the first one comes too early for.
 */
export class BestPaths {
  readonly #graph: FlowGraph;
  readonly #stock: number[] = [];
  readonly #parent: number[] = [];
  readonly #flow: number[] = [];
  readonly #tiers: number[] = [];
  /** The first arrival at each stock. */
  readonly #arrival: Int32Array;

  constructor(graph: FlowGraph, starts: readonly number[], date: Day, bounds: WalkBounds) {
    this.#graph = graph;
    this.#arrival = new Int32Array(graph.stocks.size).fill(NONE);
    const latest = new Int32Array(graph.stocks.size).fill(NOT_REACHED);
    const label: Day[] = [];
    const { flows } = bounds;
    for (const stock of starts) {
      latest[stock] = date;
      label.push(date);
      this.#arrive(stock, NONE, NONE);
    }
    for (let at = 0; at < this.#stock.length; at++) {
      const stock = this.#stock[at]!;
      for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
        if (!isFollowed(bounds, flow, label[at]!)) continue;
        const out = flows.out[flow]!;
        const next = Math.min(label[at]!, flows.to[flow]!);
        if (next <= latest[out]!) continue;
        latest[out] = next;
        label.push(next);
        this.#arrive(out, at, flow);
      }
    }
  }

  pathTo(stock: number): Path {
    const flows: number[] = [];
    let at = this.#arrival[stock]!;
    for (; this.#parent[at] !== NONE; at = this.#parent[at]!) flows.push(this.#flow[at]!);
    return { start: this.#stock[at]!, flows: flows.reverse() };
  }

  /** Transfers between different organizations on the best path. */
  tiersTo(stock: number): number {
    return this.#tiers[this.#arrival[stock]!]!;
  }

  #arrive(stock: number, parent: number, flow: number): void {
    const at = this.#stock.length;
    if (this.#arrival[stock] === NONE) this.#arrival[stock] = at;
    this.#stock.push(stock);
    this.#parent.push(parent);
    this.#flow.push(flow);
    this.#tiers.push(
      parent === NONE ? 0 : this.#tiers[parent]! + this.#tierOf(stock, this.#stock[parent]!, flow),
    );
  }

  #tierOf(out: number, into: number, flow: number): number {
    const { stocks, flows } = this.#graph;
    return flows.kind[flow] === TRANSFER && stocks.organizationOf(out) !== stocks.organizationOf(into)
      ? 1
      : 0;
  }
}
