import { ARC_SIZE, BASIS_MASK, OUT_SHIFT } from '../flow/flows.js';
import { IntColumn } from '../flow/int-column.js';
import type { StockBits } from '../flow/marks.js';
import { isFollowed } from './reach.js';
import type { Walks } from './walks.js';

/**
 * The part of a walk that paths to some stocks can pass if they take no more than so many flows above the fewest
 * there are when dates along a path are left aside. A path whose dates work is no shorter than those, so what a
 * search finds within a corridor is what it would have found without, at a fraction of the stocks.
 */
export class Corridor {
  readonly #walks: Walks;
  readonly #walk: number;
  /** For each stock one more than the fewest flows to it, and one more than the most that are of use; or 0. */
  readonly #marks: Int32Array;
  readonly #isSeen: StockBits;
  /** The stocks seen, nearest first, and how many of them have been followed. */
  readonly #seen = new IntColumn();
  #followed = 0;
  #admitted: number[] = [];

  constructor(walks: Walks, walk: number, targets: readonly number[]) {
    this.#walks = walks;
    this.#walk = walk;
    this.#marks = walks.graph.marks.takePairs();
    this.#isSeen = walks.graph.marks.takeBits();
    for (const stock of walks.startsOf(walk)) this.#see(stock, 0);
    for (const target of targets) while (!this.#isSeen.has(target)) this.#follow();
  }

  /** How many stocks the search for the fewest flows has come to, for tests of work. */
  get seenCount(): number {
    return this.#seen.length;
  }

  /** Whether a path that has taken so many flows to a stock may still lead to a target. */
  admits(stock: number, flowCount: number): boolean {
    return flowCount < this.#marks[2 * stock + 1]!;
  }

  /** Lets those paths pass that lead to one of the targets with so many flows above the fewest, and no others. */
  open(targets: readonly number[], more: number): void {
    for (const stock of this.#admitted) this.#marks[2 * stock + 1] = 0;
    this.#admitted = [];
    const byMost: number[][] = [];
    for (const target of targets) (byMost[this.#marks[2 * target]! - 1 + more] ??= []).push(target);
    while (this.#followed < this.#seen.length && this.#depthAhead() < byMost.length - 2) this.#follow();
    let front: readonly number[] = [];
    for (let most = byMost.length - 1; most >= 0; most--) {
      // The most first, so that what a stock gets when it is come to is the most it can get.
      const next: number[] = [];
      for (const stock of byMost[most] ?? []) this.#admit(stock, most, next);
      front = [...front, ...next];
      const below: number[] = [];
      for (const stock of front) this.#admitBelow(stock, most - 1, below);
      front = below;
    }
  }

  release(): void {
    for (const stock of this.#seen.values()) {
      this.#marks[2 * stock] = 0;
      this.#marks[2 * stock + 1] = 0;
      this.#isSeen.remove(stock);
    }
    this.#walks.graph.marks.giveBack(this.#marks);
    this.#walks.graph.marks.giveBack(this.#isSeen);
  }

  #depthAhead(): number {
    return this.#marks[2 * this.#seen.at(this.#followed)]! - 1;
  }

  #see(stock: number, depth: number): void {
    this.#isSeen.add(stock);
    this.#marks[2 * stock] = depth + 1;
    this.#seen.push(stock);
  }

  #follow(): void {
    const { flows, weakest, since } = this.#walks.bounds(this.#walk);
    const { first, arcs } = flows.table;
    const stock = this.#seen.at(this.#followed++);
    const label = this.#walks.label(stock, this.#walk);
    const depth = this.#marks[2 * stock]!;
    const isSeen = this.#isSeen;
    const end = ARC_SIZE * first[stock + 1]!;
    for (let arc = ARC_SIZE * first[stock]!; arc < end; arc += ARC_SIZE) {
      const packed = arcs[arc]!;
      const out = packed >> OUT_SHIFT;
      if (isSeen.has(out) || (packed & BASIS_MASK) > weakest) continue;
      if (arcs[arc + 1]! <= label && arcs[arc + 2]! >= since) this.#see(out, depth);
    }
  }

  #admit(stock: number, most: number, admitted: number[]): void {
    if (this.#marks[2 * stock + 1] !== 0) return;
    this.#marks[2 * stock + 1] = most + 1;
    this.#admitted.push(stock);
    admitted.push(stock);
  }

  /** Admits the stocks that a stock feeds, as far as they can be come to with so many flows. */
  #admitBelow(stock: number, most: number, admitted: number[]): void {
    const { first, into } = this.#walks.graph.feeding().table;
    const marks = this.#marks;
    for (let at = first[stock]!; at < first[stock + 1]!; at++) {
      const fed = into[at]!;
      const depth = marks[2 * fed]! - 1;
      if (depth < 0 || depth > most || marks[2 * fed + 1] !== 0) continue;
      if (this.#isFed(fed, stock)) this.#admit(fed, most, admitted);
    }
  }

  #isFed(into: number, out: number): boolean {
    const { flows, feeding } = this.#walks.graph;
    const bounds = this.#walks.bounds(this.#walk);
    const label = this.#walks.label(into, this.#walk);
    const end = flows.first[into + 1]!;
    for (let flow = feeding().firstFlow(into, out); flow < end && flows.out(flow) === out; flow++) {
      if (isFollowed(bounds, flow, label)) return true;
    }
    return false;
  }
}
