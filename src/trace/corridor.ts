import { ARC_SIZE, BASIS_MASK, OUT_SHIFT } from '../flow/flows.js';
import { IntColumn } from '../flow/int-column.js';
import type { StockBits } from '../flow/marks.js';
import { BATCH, Batch } from './batch.js';
import { isFollowed, NOT_REACHED } from './reach.js';
import type { Walks } from './walks.js';

const NONE = new Int32Array();
/** A label before all. */
const LEAST_NEED = NOT_REACHED;

/**
 * The part of a walk that paths to some stocks can pass if they take no more than so many flows above the fewest
 * there are when dates along a path are left aside. A path whose dates work is no shorter than those, so what a
 * search finds within a corridor is what it would have found without, at a fraction of the stocks.
 *
 * Left out is also what no dates can work from: going back from a target, a flow that ended before a later one on the
 * way began. What such an arrival would have suppressed has no later label, and so leads nowhere either.
 */
export class Corridor {
  readonly #walks: Walks;
  readonly #walk: number;
  readonly #isSeen: StockBits;
  /** For each stock seen one more than the fewest flows to it, or 0. */
  readonly #flowsTo: Int32Array;
  /** The stocks seen, nearest first. */
  readonly #seen: Int32Array;
  #seenCount = 0;
  /** How many of them have been followed, over how many flows they were come to, and where those of so many end. */
  #followed = 0;
  #depth = 0;
  #depthEnd = 0;
  readonly #batch = new Batch();
  /** The vertices that paths may pass, and for each of them one more than the most flows to it that are of use. */
  readonly #isAdmitted: StockBits;
  readonly #most: Int32Array;
  /**
   * For each of them the earliest label with which a path may come to it and still go on to a target: no earlier than
   * the first days of the flows it may take. (Where several may be taken, the least.)
   */
  readonly #need: Int32Array;
  #admitted = new IntColumn();
  readonly #stockCount: number;
  /** The junctions that were passed: they take no flow. */
  readonly #junctions: number[] = [];

  constructor(walks: Walks, walk: number, targets: readonly number[]) {
    const { marks, stocks } = walks.graph;
    this.#walks = walks;
    this.#walk = walk;
    this.#stockCount = stocks.size;
    this.#isSeen = marks.takeBits();
    this.#isAdmitted = marks.takeBits();
    this.#flowsTo = marks.takeInts();
    this.#most = marks.takeInts();
    this.#need = marks.takeInts();
    this.#seen = marks.takeList();
    for (const stock of walks.startsOf(walk)) this.#see(stock, 0);
    this.#depthEnd = this.#seenCount;
    for (const target of targets) while (!this.#isSeen.has(target) && this.#isMoreAhead) this.#follow();
  }

  /** How many stocks the search for the fewest flows has come to, for tests of work. */
  get seenCount(): number {
    return this.#seenCount;
  }

  /** Whether a path that has taken so many flows to a stock may still lead to a target. */
  admits(stock: number, flowCount: number): boolean {
    return this.#isAdmitted.has(stock) && flowCount < this.#most[stock]!;
  }

  /**
   * Lets those paths pass that lead to one of the targets with so many flows above the fewest and whose dates could
   * work from there on, and few others. A target on the way to others is come to with no more flows than those to it
   * that it lets pass: the fewest to the others are no more than its own and the way on.
   */
  open(targets: readonly number[], more: number): void {
    this.#closeAgain();
    const byMost: number[][] = [];
    for (const target of targets) {
      const most = this.#flowsTo[target]! - 1 + more;
      byMost[most] ??= [];
      byMost[most].push(target);
    }
    while (this.#depth < byMost.length - 2 && this.#isMoreAhead) this.#follow();
    let first = 0;
    for (let most = byMost.length - 1; most >= 0; most--) {
      // The most first, so that what a stock gets when it is come to is the most it can get.
      for (const stock of byMost[most] ?? []) this.#admit(stock, most, LEAST_NEED);
      const end = this.#admitted.length;
      for (; first < end; first += BATCH) this.#admitBelowAll(first, Math.min(first + BATCH, end), most - 1);
      first = end;
    }
  }

  release(): void {
    const { marks } = this.#walks.graph;
    for (const junction of this.#junctions) this.#isSeen.remove(junction);
    const seen = this.#seen.subarray(0, this.#seenCount);
    marks.giveBack(this.#isSeen, seen);
    marks.giveBack(this.#flowsTo, seen);
    marks.giveBackList(this.#seen);
    this.#closeAgain();
    marks.giveBack(this.#isAdmitted, NONE);
    marks.giveBack(this.#most, NONE);
    marks.giveBack(this.#need, NONE);
  }

  get #isMoreAhead(): boolean {
    return this.#followed < this.#seenCount;
  }

  #closeAgain(): void {
    for (const vertex of this.#admitted.values()) {
      this.#isAdmitted.remove(vertex);
      this.#most[vertex] = 0;
      this.#need[vertex] = 0;
    }
    this.#admitted.resize(0);
  }

  #see(stock: number, depth: number): void {
    this.#isSeen.add(stock);
    this.#flowsTo[stock] = depth + 1;
    this.#seen[this.#seenCount++] = stock;
  }

  /** Follows the next stocks that were come to over as many flows as those before them. */
  #follow(): void {
    const { flows, weakest, since } = this.#walks.bounds(this.#walk);
    const { first, arcs } = flows.table;
    const { words } = this.#isSeen;
    const { begins, ends } = this.#batch;
    const [flowsTo, walks, walk] = [this.#flowsTo, this.#walks, this.#walk];
    const next = this.#depth + 2;
    const from = this.#followed;
    this.#followed = Math.min(from + BATCH, this.#depthEnd);
    const seen = this.#seen;
    this.#batch.take(first, arcs, ARC_SIZE, seen, from, this.#followed);
    let size = this.#seenCount;
    for (let index = 0; index < this.#followed - from; index++) {
      const label = walks.label(seen[from + index]!, walk);
      const end = ARC_SIZE * ends[index]!;
      for (let arc = ARC_SIZE * begins[index]!; arc < end; arc += ARC_SIZE) {
        const packed = arcs[arc]!;
        const out = packed >> OUT_SHIFT;
        const word = words[out >>> 5]!;
        const bit = 1 << (out & 31);
        if ((word & bit) !== 0 || (packed & BASIS_MASK) > weakest || arcs[arc + 1]! > label) continue;
        if (arcs[arc + 2]! < since) continue;
        if (out >= this.#stockCount) {
          this.#seenCount = size;
          this.#pass(out);
          size = this.#seenCount;
          continue;
        }
        words[out >>> 5] = word | bit;
        flowsTo[out] = next;
        seen[size++] = out;
      }
    }
    this.#seenCount = size;
    if (this.#followed < this.#depthEnd) return;
    this.#depth++;
    this.#depthEnd = size;
  }

  /** Sees the stocks behind a junction as if there were flows from them to the stock that led there. */
  #pass(junction: number): void {
    const { flows } = this.#walks.graph;
    const open = [junction];
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
      if (this.#isSeen.has(vertex)) continue;
      if (vertex < this.#stockCount) {
        this.#see(vertex, this.#depth + 1);
        continue;
      }
      this.#isSeen.add(vertex);
      this.#junctions.push(vertex);
      for (let arc = flows.first[vertex]!; arc < flows.first[vertex + 1]!; arc++) open.push(flows.out(arc));
    }
  }

  /** `need`: see `#need`. Admits once more, for flows that need less, what has been admitted. */
  #admit(vertex: number, most: number, need: number): void {
    if (!this.#isAdmitted.has(vertex)) {
      this.#isAdmitted.add(vertex);
      this.#most[vertex] = most + 1;
      this.#need[vertex] = need;
      this.#admitted.push(vertex);
      return;
    }
    if (need >= this.#need[vertex]!) return;
    // What has been followed is followed again, and once only: as if it needed nothing.
    const wasFollowed = this.#most[vertex]! > most + 1;
    this.#need[vertex] = wasFollowed ? LEAST_NEED : need;
    if (wasFollowed) this.#admitted.push(vertex);
  }

  /** Admits what those feed that were admitted from a place to another. */
  #admitBelowAll(from: number, to: number, most: number): void {
    const { first, into } = this.#walks.graph.feeding().table;
    this.#batch.take(first, into, 1, this.#admitted.values(), from, to);
    for (let at = from; at < to; at++) {
      const stock = this.#admitted.at(at);
      if (stock < this.#stockCount) this.#admitBelow(stock, most);
    }
  }

  /** Admits the stocks that a stock feeds, also through junctions, as far as they can be come to with so many flows. */
  #admitBelow(stock: number, most: number): void {
    const { first, into } = this.#walks.graph.feeding().table;
    const need = this.#need[stock]!;
    const open = [stock];
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
      for (let at = first[vertex]!; at < first[vertex + 1]!; at++) {
        const fed = into[at]!;
        if (this.#isAdmitted.has(fed) && this.#need[fed]! <= need) continue;
        if (fed >= this.#stockCount) {
          open.push(fed);
          this.#admit(fed, most, need);
        } else if (this.#isWithin(fed, most)) {
          const needBelow = this.#needBelow(fed, vertex, need);
          if (needBelow !== null) this.#admit(fed, most, needBelow);
        }
      }
    }
  }

  #isWithin(stock: number, most: number): boolean {
    const depth = this.#flowsTo[stock]! - 1;
    return depth >= 0 && depth <= most;
  }

  /** What a stock needs to go on to one that feeds it and itself has a need; null if its label is too early for that. */
  #needBelow(into: number, out: number, need: number): number | null {
    const { flows, feeding } = this.#walks.graph;
    const bounds = this.#walks.bounds(this.#walk);
    const label = this.#walks.label(into, this.#walk);
    if (label < need) return null;
    let least: number | null = null;
    const end = flows.first[into + 1]!;
    for (let arc = feeding().firstArc(into, out); arc < end; arc++) {
      const from = flows.out(arc);
      if (from === out && flows.to(arc) >= need && isFollowed(bounds, arc, label)) {
        const needed = Math.max(need, flows.from(arc));
        if (least === null || needed < least) least = needed;
      }
      if (from !== out && Math.min(from, out) < flows.stockCount) break;
    }
    return least;
  }
}
