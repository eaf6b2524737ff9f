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
  readonly #stockCount: number;
  /** The junctions that were passed: they take no flow. */
  readonly #junctions: number[] = [];

  constructor(walks: Walks, walk: number, targets: readonly number[]) {
    this.#walks = walks;
    this.#walk = walk;
    this.#stockCount = walks.graph.stocks.size;
    this.#marks = walks.graph.marks.takePairs();
    this.#isSeen = walks.graph.marks.takeBits();
    for (const stock of walks.startsOf(walk)) this.#see(stock);
    for (const target of targets) this.#search(target, Number.POSITIVE_INFINITY);
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
    for (const target of targets) {
      const most = this.#marks[2 * target]! - 1 + more;
      byMost[most] ??= [];
      byMost[most].push(target);
    }
    this.#search(this.#walks.graph.flows.vertexCount, byMost.length - 2);
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
    const { marks } = this.#walks.graph;
    for (const vertex of [...this.#junctions, ...this.#admitted]) {
      if (vertex < this.#stockCount) continue;
      this.#isSeen.remove(vertex);
      this.#marks[2 * vertex] = 0;
      this.#marks[2 * vertex + 1] = 0;
    }
    marks.giveBack(this.#isSeen, this.#seen.values());
    marks.giveBack(this.#marks, this.#seen.values());
  }

  #see(stock: number): void {
    this.#isSeen.add(stock);
    this.#marks[2 * stock] = 1;
    this.#seen.push(stock);
  }

  /** Follows stocks, the nearest first, until a stock has been seen (no vertex never is), or all of those before a number of flows. */
  #search(target: number, flowCount: number): void {
    const { flows, weakest, since } = this.#walks.bounds(this.#walk);
    const { first, arcs } = flows.table;
    const { words } = this.#isSeen;
    const [marks, walks, walk] = [this.#marks, this.#walks, this.#walk];
    let size = this.#seen.length;
    let seen = this.#seen.reserve(0);
    let isFound = this.#isSeen.has(target);
    let followed = this.#followed;
    for (; followed < size && !isFound; followed++) {
      const stock = seen[followed]!;
      const depth = marks[2 * stock]!;
      if (depth > flowCount) break;
      const label = walks.label(stock, walk);
      const end = ARC_SIZE * first[stock + 1]!;
      const most = size + first[stock + 1]! - first[stock]!;
      if (most > seen.length) {
        this.#seen.resize(size);
        seen = this.#seen.reserve(most - size);
      }
      for (let arc = ARC_SIZE * first[stock]!; arc < end; arc += ARC_SIZE) {
        const packed = arcs[arc]!;
        const out = packed >> OUT_SHIFT;
        const word = words[out >>> 5]!;
        const bit = 1 << (out & 31);
        if ((word & bit) !== 0 || (packed & BASIS_MASK) > weakest || arcs[arc + 1]! > label) continue;
        if (arcs[arc + 2]! < since) continue;
        if (out >= this.#stockCount) {
          this.#seen.resize(size);
          this.#pass(out, depth);
          size = this.#seen.length;
          seen = this.#seen.reserve(first[stock + 1]! - first[stock]!);
          isFound ||= this.#isSeen.has(target);
          continue;
        }
        words[out >>> 5] = word | bit;
        marks[2 * out] = depth + 1;
        seen[size++] = out;
        if (out === target) isFound = true;
      }
    }
    this.#followed = followed;
    this.#seen.resize(size);
  }

  /** Sees the stocks behind a junction as if there were flows from them to the stock of this depth that led there. */
  #pass(junction: number, depth: number): void {
    const { flows } = this.#walks.graph;
    const open = [junction];
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
      if (this.#isSeen.has(vertex)) continue;
      this.#isSeen.add(vertex);
      if (vertex < this.#stockCount) {
        this.#marks[2 * vertex] = depth + 1;
        this.#seen.push(vertex);
        continue;
      }
      this.#junctions.push(vertex);
      for (let arc = flows.first[vertex]!; arc < flows.first[vertex + 1]!; arc++) open.push(flows.out(arc));
    }
  }

  #admit(stock: number, most: number, admitted: number[]): void {
    if (this.#marks[2 * stock + 1] !== 0) return;
    this.#marks[2 * stock + 1] = most + 1;
    this.#admitted.push(stock);
    admitted.push(stock);
  }

  /** Admits the stocks that a stock feeds, also through junctions, as far as they can be come to with so many flows. */
  #admitBelow(stock: number, most: number, admitted: number[]): void {
    const { first, into } = this.#walks.graph.feeding().table;
    const marks = this.#marks;
    const open = [stock];
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
      for (let at = first[vertex]!; at < first[vertex + 1]!; at++) {
        const fed = into[at]!;
        if (marks[2 * fed + 1] !== 0) continue;
        const depth = marks[2 * fed]! - 1;
        if (fed >= this.#stockCount) this.#admit(fed, most, open);
        else if (depth >= 0 && depth <= most && this.#isFed(fed, vertex)) this.#admit(fed, most, admitted);
      }
    }
  }

  #isFed(into: number, out: number): boolean {
    const { flows, feeding } = this.#walks.graph;
    const bounds = this.#walks.bounds(this.#walk);
    const label = this.#walks.label(into, this.#walk);
    const end = flows.first[into + 1]!;
    for (let arc = feeding().firstArc(into, out); arc < end; arc++) {
      const from = flows.out(arc);
      if (from === out && isFollowed(bounds, arc, label)) return true;
      if (from !== out && Math.min(from, out) < flows.stockCount) return false;
    }
    return false;
  }
}
