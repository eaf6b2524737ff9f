import { ARC_SIZE, BASIS_MASK, OUT_SHIFT } from '../flow/flows.js';
import { FeedSorter } from '../flow/junctions.js';
import type { StockBits } from '../flow/marks.js';
import type { Day } from '../model/dates.js';
import { BATCH, Batch } from './batch.js';
import type { Corridor } from './corridor.js';
import { isFollowed, NOT_REACHED, type WalkBounds } from './reach.js';
import type { Walks } from './walks.js';

const NONE = -1;

/** Integers of an arrival, and where each but the stock lies among them. */
const ARRIVAL = 5;
const PARENT = 1;
const ARC = 2;
const LABEL = 3;
const TIERS = 4;

const FIRST_ARRIVALS = 1024;

/** A stock of the product, and the flows from it upward. */
export interface Path {
  readonly start: number;
  readonly flows: readonly number[];
}

export function isSamePath(a: Path, b: Path): boolean {
  return (
    a.start === b.start &&
    a.flows.length === b.flows.length &&
    a.flows.every((flow, at) => flow === b.flows[at])
  );
}

/**
 * The best path to every stock of one walk: fewest flows among those whose dates work, then the smallest sequence
 * by code points (design.md §4, Hit).
 *
 * A first-in-first-out search that visits a stock again only with a later label than before. Starts are taken in
 * stock order and flows lie in the order of (feeding stock, record, kind), so paths of one length come up in the
 * order of their sequences: the first path that arrives is the best one, and a later path can only be needed where
 * it keeps a later label, for flows that the first one comes too early for. It searches no further than it is asked,
 * and ends when it has arrived everywhere.
 *
 * A junction is opened for a stock that is followed as if the flows behind it were arcs, in the order of the flows:
 * for the first, and for another one only if its label is later. All stocks behind it have been arrived at with the
 * label of the first by then, so what an earlier one led to would be left aside: hence linear, and the same paths.
 * (What a corridor does not admit after the flows to the first it does not admit after those to a later one either.)
 */
export class BestPaths {
  readonly #walks: Walks;
  readonly #walk: number;
  readonly #bounds: WalkBounds;
  /** Labels of this day and later ones are alike, for no flow begins between them; they are kept as this one. */
  readonly #latestBegin: Day;
  /** The stocks that have been arrived at with the latest label there is: nothing better can come. */
  readonly #isSettled: StockBits;
  /** The arrivals in the order of the search, ARRIVAL integers each: stock, arrival before it, arc between them, label, tiers. */
  #arrivals: Int32Array;
  #arrivalCount = 0;
  /** How many arrivals have been followed, and to how many stocks there has been none. */
  #followed = 0;
  #missing: number;
  /** How many have been read ahead. */
  #readAhead = 0;
  readonly #batch = new Batch();
  readonly #next = new Int32Array(BATCH);
  /** Where a search is kept to a corridor: how many flows those that are followed now have taken, and how many are. */
  readonly #corridor: Corridor | null;
  #flowCount = 0;
  #levelEnd = 0;
  /** For each stock one more than where its first arrival lies, or 0; and the latest label so far. Of a junction 1 once it is opened. */
  readonly #best: Int32Array;
  readonly #opened: number[] = [];

  constructor(walks: Walks, walk: number, corridor: Corridor | null = null) {
    this.#walks = walks;
    this.#walk = walk;
    this.#bounds = walks.bounds(walk);
    this.#latestBegin = Math.min(walks.date, Math.max(walks.graph.flows.table.latestBegin, NOT_REACHED + 1));
    this.#isSettled = walks.graph.marks.takeBits();
    this.#missing = walks.reach.stockCountOf(walk);
    this.#arrivals = new Int32Array(ARRIVAL * Math.min(FIRST_ARRIVALS, this.#missing + 1));
    this.#corridor = corridor;
    this.#best = walks.graph.marks.takePairs();
    for (const stock of walks.startsOf(walk)) {
      if (corridor?.admits(stock, 0) ?? true) this.#arrive(stock, NONE, NONE, this.#latestBegin, 0);
    }
    this.#levelEnd = this.#arrivalCount;
  }

  get arrivalCount(): number {
    return this.#arrivalCount;
  }

  get isDone(): boolean {
    return this.#missing === 0 || this.#followed === this.#arrivalCount;
  }

  /** The stock of an arrival if it is the first one there, else -1. */
  firstArrivalAt(arrival: number): number {
    const stock = this.#arrivals[ARRIVAL * arrival]!;
    return this.#best[2 * stock] === ARRIVAL * arrival + 1 ? stock : NONE;
  }

  /** Gives the marks back; nothing may be asked any more. */
  release(): void {
    const { marks } = this.#walks.graph;
    const touched = new Int32Array(this.#arrivalCount + this.#opened.length);
    for (let at = 0; at < this.#arrivalCount; at++) touched[at] = this.#arrivals[ARRIVAL * at]!;
    touched.set(this.#opened, this.#arrivalCount);
    marks.giveBack(this.#isSettled, touched);
    marks.giveBack(this.#best, touched);
  }

  /** Searches on until there are so many arrivals, or it has arrived everywhere. */
  extend(arrivalCount: number): void {
    while (!this.isDone && this.#arrivalCount < arrivalCount) {
      if (this.#followed >= this.#readAhead) this.#lookAhead();
      this.#follow(ARRIVAL * this.#followed++);
    }
  }

  pathTo(stock: number): Path {
    const passed: number[] = [];
    let at = this.#arrivalAt(stock);
    for (; this.#arrivals[at + PARENT] !== NONE; at = this.#arrivals[at + PARENT]!) {
      passed.push(this.#bounds.flows.flowOf(this.#arrivals[at + ARC]!, this.#arrivals[at]!));
    }
    return { start: this.#arrivals[at]!, flows: passed.reverse() };
  }

  /** Transfers between different organizations on the best path. */
  tiersTo(stock: number): number {
    // Found first, for the search may put the arrivals into a larger array.
    const at = this.#arrivalAt(stock);
    return this.#arrivals[at + TIERS]!;
  }

  /** The same, or -1 if the search has not arrived there yet. */
  tiersSoFar(stock: number): number {
    const arrival = this.#best[2 * stock]!;
    return arrival === 0 ? NONE : this.#arrivals[arrival - 1 + TIERS]!;
  }

  /** No stock that the search has yet to arrive at has fewer tiers: they only rise along a path. */
  leastTiersAhead(): number {
    let least = Number.POSITIVE_INFINITY;
    for (let at = this.#followed; at < this.#arrivalCount; at++) {
      least = Math.min(least, this.#arrivals[ARRIVAL * at + TIERS]!);
    }
    return least;
  }

  /** Where the first arrival at a stock lies. */
  #arrivalAt(stock: number): number {
    while (this.#best[2 * stock] === 0) {
      // A mistake of ours must end, not search for ever.
      if (this.isDone) throw new Error(`no path to stock ${stock}, which the walk reaches`);
      this.extend(this.#arrivalCount + 1);
    }
    return this.#best[2 * stock]! - 1;
  }

  /** The flows to the arrival that is followed next: those of one number of flows stand together. */
  #countFlows(): void {
    if (this.#followed - 1 !== this.#levelEnd) return;
    this.#flowCount++;
    this.#levelEnd = this.#arrivalCount;
  }

  #lookAhead(): void {
    const { first, arcs } = this.#bounds.flows.table;
    const from = this.#followed;
    this.#readAhead = Math.min(from + BATCH, this.#arrivalCount);
    for (let at = from; at < this.#readAhead; at++) this.#next[at - from] = this.#arrivals[ARRIVAL * at]!;
    this.#batch.take(first, arcs, ARC_SIZE, this.#next, 0, this.#readAhead - from);
  }

  #follow(at: number): void {
    this.#countFlows();
    const corridor = this.#corridor;
    const flowCount = this.#flowCount + 1;
    const { flows, weakest, since } = this.#bounds;
    const { first, arcs } = flows.table;
    const stock = this.#arrivals[at]!;
    if (flows.hasJunctions(stock)) {
      this.#followThrough(at);
      return;
    }
    const label = this.#arrivals[at + LABEL]!;
    const tiers = this.#arrivals[at + TIERS]!;
    const isSettled = this.#isSettled;
    const end = first[stock + 1]!;
    for (let flow = first[stock]!; flow < end; flow++) {
      const arc = ARC_SIZE * flow;
      const packed = arcs[arc]!;
      const out = packed >> OUT_SHIFT;
      if (isSettled.has(out) || (corridor !== null && !corridor.admits(out, flowCount))) continue;
      const to = arcs[arc + 2]!;
      if ((packed & BASIS_MASK) > weakest || arcs[arc + 1]! > label || to < since) continue;
      this.#arrive(out, at, flow, to < label ? to : label, tiers + (flows.isCrossing(flow) ? 1 : 0));
    }
  }

  /** The same where junctions are among the arcs. Flows in a pool are not between different organizations. */
  #followThrough(at: number): void {
    const { flows } = this.#bounds;
    const stock = this.#arrivals[at]!;
    const label = this.#arrivals[at + LABEL]!;
    const tiers = this.#arrivals[at + TIERS]!;
    const sorter = new FeedSorter(flows, stock);
    // By record, kind and basis: so that of two arcs with one junction behind them the first comes to open it.
    for (const arc of sorter.arcs) {
      if (isFollowed(this.#bounds, arc, label)) this.#open(sorter, arc, Math.min(label, flows.to(arc)));
    }
    sorter.each((arc, out) => this.#arrive(out, at, arc, Math.min(label, flows.to(arc)), tiers));
  }

  /** Adds the stocks that an arc leads to but for those behind junctions that have been opened with such a label. */
  #open(sorter: FeedSorter, arc: number, label: Day): void {
    const { flows } = this.#bounds;
    const open = [flows.out(arc)];
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
      if (vertex < flows.stockCount) {
        const isAdmitted = this.#corridor?.admits(vertex, this.#flowCount + 1) ?? true;
        if (isAdmitted && !this.#isSettled.has(vertex)) sorter.add(arc, vertex);
        continue;
      }
      const isOpened = this.#best[2 * vertex] === 1;
      if (isOpened && label <= this.#best[2 * vertex + 1]!) continue;
      if (!isOpened) this.#opened.push(vertex);
      this.#best[2 * vertex] = 1;
      this.#best[2 * vertex + 1] = label;
      for (let next = flows.first[vertex]!; next < flows.first[vertex + 1]!; next++)
        open.push(flows.out(next));
    }
  }

  #arrive(stock: number, parent: number, arc: number, label: Day, tiers: number): void {
    const place = 2 * stock;
    const isFirst = this.#best[place] === 0;
    if (!isFirst && label <= this.#best[place + 1]!) return;
    const at = ARRIVAL * this.#arrivalCount++;
    if (at === this.#arrivals.length) this.#grow();
    const arrivals = this.#arrivals;
    arrivals[at] = stock;
    arrivals[at + PARENT] = parent;
    arrivals[at + ARC] = arc;
    arrivals[at + LABEL] = label;
    arrivals[at + TIERS] = tiers;
    this.#best[place + 1] = label;
    const isLatest = label === this.#latestBegin || label === this.#walks.label(stock, this.#walk);
    if (isLatest) this.#isSettled.add(stock);
    if (!isFirst) return;
    this.#best[place] = at + 1;
    this.#missing--;
  }

  #grow(): void {
    const larger = new Int32Array(2 * this.#arrivals.length);
    larger.set(this.#arrivals);
    this.#arrivals = larger;
  }
}
