import { ARC_SIZE, BASIS_MASK, type Flows, NO_FROM, OUT_SHIFT } from '../flow/flows.js';
import type { FlowGraph } from '../flow/graph.js';
import { IntColumn } from '../flow/int-column.js';
import type { StockBits } from '../flow/marks.js';
import { BASES } from '../model/basis.js';
import { type Day, STALE_AFTER_DAYS } from '../model/dates.js';
import { DayQueue } from './day-queue.js';
import type { Start } from './start.js';

/** Label of a stock that a walk does not reach. */
export const NOT_REACHED = NO_FROM;

/** Added to a label where it is kept, so that 0 can mean "not reached": more days than lie before 1970. */
const LABEL_ORIGIN = 1 << 20;

const NO_LABELS = new Int32Array();

/** The bounds that decide which flows a walk may use. */
export interface WalkBounds {
  readonly flows: Flows;
  /** 0 documented flows only, 1 declared too, 2 all. */
  readonly weakest: number;
  /** The earliest last day that still counts; NO_FROM if all do. */
  readonly since: Day;
}

/** Whether a flow may be followed from a stock labelled `label` (design.md §4, Walk). */
export function isFollowed({ flows, weakest, since }: WalkBounds, flow: number, label: Day): boolean {
  return flows.basis(flow) <= weakest && flows.from(flow) <= label && flows.to(flow) >= since;
}

export function sinceOf(since: Day | null): Day {
  return since ?? NO_FROM;
}

/** How much work the walks were, for tests that hold them to be linear. */
export interface ReachWork {
  /** Times that a stock was taken up, over the three walks. */
  visits: number;
  /** Flows looked at. */
  flows: number;
}

/**
 * Every stock upstream of the starts with its label L = the maximum over usable flows of min(L downstream, to), in
 * three walks: over documented flows, declared ones too, and all. Labels only fall along a path, so the latest first
 * settles each stock once: linear in the flows, whatever the depth, with cycles, and never capped. More flows only
 * raise labels, so each walk carries on from the one before: a stock whose label did not rise is left to follow only
 * the flows that are new.
 */
export class Reach {
  readonly work: ReachWork = { visits: 0, flows: 0 };
  readonly #graph: FlowGraph;
  readonly #date: Day;
  readonly #since: Day;
  /** For each stock its label of the last walk, plus LABEL_ORIGIN, and one more than its position; 0: not reached. */
  readonly #marks: Int32Array;
  /** The stocks whose label cannot rise any more in this walk: so most flows end at a bit. */
  readonly #isSettled: StockBits;
  /** The reached vertices, stocks and junctions, by position: the order in which they were first reached. */
  readonly #stocks = new IntColumn();
  /** How many vertices each walk reaches, and how many of them are stocks. */
  readonly #counts: number[] = [];
  readonly #stockCounts: number[] = [];
  #junctionCount = 0;
  /** After each walk but the last the labels by position. */
  readonly #labels: Int32Array[] = [];
  /** Stocks still to be followed: of the import date, and of earlier days. */
  readonly #latest = new IntColumn();
  #earlier: DayQueue;

  constructor(graph: FlowGraph, starts: readonly Start[], date: Day, since: Day | null) {
    this.#graph = graph;
    this.#date = date;
    this.#since = sinceOf(since);
    this.#marks = graph.marks.takePairs();
    this.#isSettled = graph.marks.takeBits();
    const ageCount = Math.max(0, date - Math.max(graph.flows.table.earliestEnd, this.#since)) + 1;
    this.#earlier = new DayQueue(date, ageCount);
    for (let walk = 0; walk < BASES.length; walk++) {
      if (walk > 0) this.#earlier = new DayQueue(date, ageCount);
      for (const { stock, basis } of starts) if (basis === walk) this.#raise(stock, date);
      this.#carryOn(walk);
      this.#walk(walk);
      this.#counts.push(this.count);
      this.#stockCounts.push(this.count - this.#junctionCount);
      if (walk < BASES.length - 1) this.#labels.push(this.#labelsByPosition());
    }
  }

  /** How many positions there are: of stocks and of the junctions between them. */
  get count(): number {
    return this.#stocks.length;
  }

  /** How many stocks a walk reaches. */
  stockCountOf(walk: number): number {
    return this.#stockCounts[walk]!;
  }

  /** The reached vertices by position: stocks, and junctions between them. */
  stocks(): Int32Array {
    return this.#stocks.values();
  }

  stockAt(position: number): number {
    return this.#stocks.at(position);
  }

  /** The place of a stock in the order of reaching; -1 if it is not reached. */
  positionOf(stock: number): number {
    return this.#marks[2 * stock + 1]! - 1;
  }

  /** The first walk that reaches a stock. */
  firstWalkOf(stock: number): number {
    const position = this.positionOf(stock);
    return this.#counts.findIndex((count) => position < count);
  }

  /** The label in the walk over all flows, NOT_REACHED if there is none. */
  label(stock: number): Day {
    const mark = this.#marks[2 * stock]!;
    return mark === 0 ? NOT_REACHED : mark - LABEL_ORIGIN;
  }

  /** The label in one of the walks. */
  labelIn(walk: number, stock: number): Day {
    const labels = this.#labels[walk];
    if (labels === undefined) return this.label(stock);
    const position = this.positionOf(stock);
    return position < 0 ? NOT_REACHED : (labels[position] ?? NOT_REACHED);
  }

  /** Gives the marks back; nothing may be asked of positions and labels any more. */
  release(): void {
    this.#graph.marks.giveBack(this.#marks, this.stocks());
    this.#graph.marks.giveBack(this.#isSettled, this.stocks());
  }

  /** Takes up the stocks of the walk before that have flows of a basis which that walk left aside. */
  #carryOn(walk: number): void {
    const { bases } = this.#graph.flows.table;
    for (const [position, label] of (this.#labels[walk - 1] ?? []).entries()) {
      const stock = this.#stocks.at(position);
      if ((bases[stock]! & (1 << walk)) === 0) continue;
      if (label === this.#date) this.#follow(stock, label, walk, walk);
      else this.#earlier.add(stock, label);
    }
  }

  #walk(walk: number): void {
    const carried = this.#labels[walk - 1] ?? NO_LABELS;
    this.#followLatest(walk);
    for (let stock = this.#earlier.take(); stock >= 0; stock = this.#earlier.take()) {
      const { day } = this.#earlier;
      if (this.#marks[2 * stock]! !== day + LABEL_ORIGIN) continue;
      this.#isSettled.add(stock);
      const isCarried = carried[this.positionOf(stock)] === day;
      this.#follow(stock, day, isCarried ? walk : 0, walk);
    }
  }

  /**
   * Follows all stocks of the import date. Most stocks of most questions are, so this is one loop that keeps at hand
   * what it needs.
   */
  #followLatest(weakest: number): void {
    const { first, arcs } = this.#graph.flows.table;
    const { words } = this.#isSettled;
    const [marks, date, since] = [this.#marks, this.#date, this.#since];
    const mark = date + LABEL_ORIGIN;
    let pending = this.#latest.length;
    let latest = this.#latest.reserve(0);
    let count = this.#stocks.length;
    let stocks = this.#stocks.reserve(0);
    const stockCount = this.#graph.stocks.size;
    while (pending > 0) {
      const stock = latest[--pending]!;
      const degree = first[stock + 1]! - first[stock]!;
      this.work.visits++;
      this.work.flows += degree;
      if (pending + degree > latest.length) {
        this.#latest.resize(pending);
        latest = this.#latest.reserve(degree);
      }
      if (count + degree > stocks.length) {
        this.#stocks.resize(count);
        stocks = this.#stocks.reserve(degree);
      }
      const end = ARC_SIZE * first[stock + 1]!;
      for (let arc = ARC_SIZE * first[stock]!; arc < end; arc += ARC_SIZE) {
        const packed = arcs[arc]!;
        const out = packed >> OUT_SHIFT;
        const word = words[out >>> 5]!;
        const bit = 1 << (out & 31);
        if ((word & bit) !== 0 || (packed & BASIS_MASK) > weakest || arcs[arc + 1]! > date) continue;
        const to = arcs[arc + 2]!;
        if (to < since) continue;
        const before = marks[2 * out]!;
        const isLatest = to >= date;
        if (!isLatest && to + LABEL_ORIGIN <= before) continue;
        if (before === 0) {
          if (out >= stockCount) this.#junctionCount++;
          stocks[count++] = out;
          marks[2 * out + 1] = count;
        }
        marks[2 * out] = isLatest ? mark : to + LABEL_ORIGIN;
        if (isLatest) {
          words[out >>> 5] = word | bit;
          latest[pending++] = out;
        } else this.#earlier.add(out, to);
      }
    }
    this.#latest.resize(0);
    this.#stocks.resize(count);
  }

  /** Follows the flows into a stock whose basis lies between two. */
  #follow(stock: number, day: Day, best: number, weakest: number): void {
    const { first, arcs } = this.#graph.flows.table;
    const isSettled = this.#isSettled;
    const since = this.#since;
    const end = ARC_SIZE * first[stock + 1]!;
    this.work.visits++;
    this.work.flows += first[stock + 1]! - first[stock]!;
    for (let arc = ARC_SIZE * first[stock]!; arc < end; arc += ARC_SIZE) {
      const packed = arcs[arc]!;
      const out = packed >> OUT_SHIFT;
      if (isSettled.has(out)) continue;
      const basis = packed & BASIS_MASK;
      if (basis > weakest || basis < best || arcs[arc + 1]! > day) continue;
      const to = arcs[arc + 2]!;
      if (to >= since) this.#raise(out, Math.min(day, to));
    }
  }

  #raise(stock: number, day: Day): void {
    const mark = this.#marks[2 * stock]!;
    if (day + LABEL_ORIGIN <= mark) return;
    if (mark === 0) {
      if (stock >= this.#graph.stocks.size) this.#junctionCount++;
      this.#stocks.push(stock);
      this.#marks[2 * stock + 1] = this.#stocks.length;
    }
    this.#marks[2 * stock] = day + LABEL_ORIGIN;
    if (day < this.#date) this.#earlier.add(stock, day);
    else {
      this.#isSettled.add(stock);
      this.#latest.push(stock);
    }
  }

  /** The next walk may raise all that do not have the import date. */
  #labelsByPosition(): Int32Array {
    const labels = new Int32Array(this.count);
    for (let position = 0; position < labels.length; position++) {
      const stock = this.#stocks.at(position);
      labels[position] = this.#marks[2 * stock]! - LABEL_ORIGIN;
      if (labels[position] !== this.#date) this.#isSettled.remove(stock);
    }
    return labels;
  }
}

/** Whether a flow had ended more than three years before the label of the stock that it feeds. */
export function isStaleInto(flows: Flows, flow: number, label: Day): boolean {
  return flows.to(flow) < label - STALE_AFTER_DAYS;
}
