import { ARC_SIZE, BASIS_MASK, type Flows, NO_FROM, OUT_SHIFT } from '../flow/flows.js';
import type { FlowGraph } from '../flow/graph.js';
import type { StockBits } from '../flow/marks.js';
import { BASES } from '../model/basis.js';
import { type Day, STALE_AFTER_DAYS } from '../model/dates.js';
import { BATCH, Batch } from './batch.js';
import { DayQueue } from './day-queue.js';
import type { Start } from './start.js';

/** Label of a stock that a walk does not reach. */
export const NOT_REACHED = NO_FROM;

/** Added to a label where it is kept, so that 0 can mean "not reached": more days than lie before 1970. */
const LABEL_ORIGIN = 1 << 20;

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

const NO_LABELS = new Int32Array();

/** What one of the walks reaches. */
interface ReachedInWalk {
  /** The vertices labelled with the import date. */
  readonly latest: StockBits;
  /** The others, and by vertex their labels plus LABEL_ORIGIN; 0 for all that are none of them. */
  readonly earlier: Int32Array;
  readonly labels: Int32Array;
  readonly stockCount: number;
}

/**
 * Every stock upstream of the starts with its label L = the maximum over usable flows of min(L downstream, to), in
 * three walks: over documented flows, declared ones too, and all. Labels only fall along a path, so the latest first
 * settles each stock once: linear in the flows, whatever the depth, with cycles, and never capped. More flows only
 * raise labels, so each walk carries on from the one before: a stock whose label did not rise is left to follow only
 * the flows that are new.
 *
 * Most stocks have the label of the import date: those are a bit. What takes time is waiting for memory, so stocks are
 * followed in the order in which they were reached, and what lies ahead is asked for early.
 */
export class Reach {
  readonly work: ReachWork = { visits: 0, flows: 0 };
  readonly #graph: FlowGraph;
  readonly #date: Day;
  readonly #since: Day;
  /** The vertices whose label cannot rise any more in this walk; after a walk those that it reaches. */
  readonly #isSettled: StockBits;
  /** The same, stocks and junctions: those of the import date as they were reached, the others by day, the latest first. */
  readonly #stocks: Int32Array;
  #count = 0;
  #latestCount = 0;
  /** Vertices that flows lead to which ended before the label at hand, by that end. */
  readonly #earlier: DayQueue;
  readonly #walks: ReachedInWalk[] = [];
  /** For each vertex one more than its position, once somebody asks; or 0. */
  #positions: Int32Array | null = null;
  readonly #batch = new Batch();
  readonly #list = new Int32Array(BATCH);
  /** Of the walk at hand: the weakest basis of its flows, and its labels as in `ReachedInWalk`. */
  #weakest = 0;
  #labels: Int32Array = NO_LABELS;

  constructor(graph: FlowGraph, starts: readonly Start[], date: Day, since: Day | null) {
    this.#graph = graph;
    this.#date = date;
    this.#since = sinceOf(since);
    this.#isSettled = graph.marks.takeBits();
    this.#stocks = graph.marks.takeList();
    this.#earlier = new DayQueue(date, Math.max(graph.flows.table.earliestEnd, this.#since));
    for (let walk = 0; walk < BASES.length; walk++) {
      const before = this.#walks.at(-1);
      const added = starts.filter(({ basis }) => basis === walk);
      const isSame = before !== undefined && added.length === 0 && !graph.flows.hasBasis(walk);
      this.#walks.push(isSame ? before : this.#walk(walk, added, before));
    }
  }

  /** How many positions there are: of stocks and of the junctions between them. */
  get count(): number {
    return this.#count;
  }

  /** How many stocks a walk reaches. */
  stockCountOf(walk: number): number {
    return this.#walks[walk]!.stockCount;
  }

  /** The reached vertices by position: stocks, and junctions between them. */
  stocks(): Int32Array {
    return this.#stocks.subarray(0, this.#count);
  }

  /** The same as bits. */
  get bits(): StockBits {
    return this.#isSettled;
  }

  /** The place of a stock in the order of reaching; -1 if it is not reached. */
  positionOf(stock: number): number {
    this.#positions ??= this.#numbered();
    return this.#positions[stock]! - 1;
  }

  /** The first walk that reaches a stock. */
  firstWalkOf(stock: number): number {
    return this.#walks.findIndex(({ latest, labels }) => latest.has(stock) || labels[stock] !== 0);
  }

  /** The label in the walk over all flows, NOT_REACHED if there is none. */
  label(stock: number): Day {
    return this.labelIn(BASES.length - 1, stock);
  }

  /** The label in one of the walks. */
  labelIn(walk: number, stock: number): Day {
    const { latest, labels } = this.#walks[walk]!;
    if (latest.has(stock)) return this.#date;
    const label = labels[stock]!;
    return label === 0 ? NOT_REACHED : label - LABEL_ORIGIN;
  }

  /** Gives the marks back; nothing may be asked of positions and labels any more. */
  release(): void {
    const { marks } = this.#graph;
    for (const { latest, labels, earlier } of new Set(this.#walks)) {
      marks.giveBack(latest, this.stocks());
      marks.giveBack(labels, earlier);
    }
    marks.giveBack(this.#isSettled, this.stocks());
    if (this.#positions !== null) marks.giveBack(this.#positions, this.stocks());
    this.#positions = null;
    marks.giveBackList(this.#stocks);
  }

  #walk(walk: number, starts: readonly Start[], before: ReachedInWalk | undefined): ReachedInWalk {
    const { marks } = this.#graph;
    const [date, stocks, carriedCount] = [this.#date, this.#stocks, this.#latestCount];
    const labels = marks.takeInts();
    this.#weakest = walk;
    this.#labels = labels;
    this.#count = carriedCount;
    for (const stock of before?.earlier ?? []) {
      this.#isSettled.remove(stock);
      this.#earlier.add(stock, before!.labels[stock]! - LABEL_ORIGIN);
    }
    for (const { stock } of starts) this.#settle(stock);
    this.#followNew(0, carriedCount, date);
    this.#followAll(carriedCount, date);
    this.#latestCount = this.#count;
    const latest = marks.takeBits();
    latest.addAll(this.stocks(), this.#isSettled);
    for (let day = this.#earlier.nextDay(); day !== null; day = this.#earlier.nextDay()) {
      const [first, mark] = [this.#count, day + LABEL_ORIGIN];
      // A stock whose label is that of the walk before has followed all flows but the new ones.
      if (before !== undefined) {
        for (const stock of this.#earlier.stocks()) if (before.labels[stock] === mark) this.#settle(stock);
      }
      const firstRaised = this.#count;
      for (const stock of this.#earlier.stocks()) this.#settle(stock);
      for (let at = first; at < this.#count; at++) labels[stocks[at]!] = mark;
      this.#followNew(first, firstRaised, day);
      this.#followAll(firstRaised, day);
    }
    return {
      latest,
      earlier: stocks.slice(this.#latestCount, this.#count),
      labels,
      stockCount: this.#stockCount(),
    };
  }

  /** Of what is settled those that are no junctions; whichever are fewer are looked through. */
  #stockCount(): number {
    const { stockCount, vertexCount } = this.#graph.flows;
    let junctions = 0;
    if (vertexCount - stockCount < this.#count) {
      for (let vertex = stockCount; vertex < vertexCount; vertex++)
        if (this.#isSettled.has(vertex)) junctions++;
    } else {
      for (let at = 0; at < this.#count; at++) if (this.#stocks[at]! >= stockCount) junctions++;
    }
    return this.#count - junctions;
  }

  #settle(stock: number): void {
    if (this.#isSettled.has(stock)) return;
    this.#isSettled.add(stock);
    this.#stocks[this.#count++] = stock;
  }

  /** Follows the flows that a walk adds into the stocks at some positions. */
  #followNew(from: number, end: number, day: Day): void {
    const { bases } = this.#graph.flows.table;
    const [list, walk] = [this.#list, this.#weakest];
    let size = 0;
    for (let at = from; at < end; at++) {
      const stock = this.#stocks[at]!;
      if ((bases[stock]! & (1 << walk)) === 0) continue;
      list[size++] = stock;
      if (size < BATCH) continue;
      this.#follow(list, 0, size, day, walk);
      size = 0;
    }
    this.#follow(list, 0, size, day, walk);
  }

  /** Follows the flows of a walk into the stocks from a position on, and into all that are thereby settled. */
  #followAll(from: number, day: Day): void {
    for (let at = from; at < this.#count; ) {
      const end = Math.min(at + BATCH, this.#count);
      this.#follow(this.#stocks, at, end, day, 0);
      at = end;
    }
  }

  /** Follows the flows into a batch of stocks of a list, all labelled with one day, of the walk at hand that are no better than a basis. */
  #follow(list: Int32Array, from: number, to: number, day: Day, best: number): void {
    const { first, arcs } = this.#graph.flows.table;
    const { words } = this.#isSettled;
    const { begins, ends } = this.#batch;
    const [since, weakest, labels] = [this.#since, this.#weakest, this.#labels];
    const arcCount = this.#batch.take(first, arcs, ARC_SIZE, list, from, to);
    this.work.visits += to - from;
    this.work.flows += arcCount;
    const isEarlier = day < this.#date;
    const mark = day + LABEL_ORIGIN;
    let size = this.#count;
    const stocks = this.#stocks;
    for (let index = 0; index < to - from; index++) {
      const end = ARC_SIZE * ends[index]!;
      for (let arc = ARC_SIZE * begins[index]!; arc < end; arc += ARC_SIZE) {
        const packed = arcs[arc]!;
        const out = packed >> OUT_SHIFT;
        const word = words[out >>> 5]!;
        const bit = 1 << (out & 31);
        const basis = packed & BASIS_MASK;
        if ((word & bit) !== 0 || basis > weakest || basis < best || arcs[arc + 1]! > day) continue;
        const last = arcs[arc + 2]!;
        if (last < since) continue;
        if (last >= day) {
          words[out >>> 5] = word | bit;
          stocks[size++] = out;
          if (isEarlier) labels[out] = mark;
        } else this.#earlier.add(out, last);
      }
    }
    this.#count = size;
  }

  #numbered(): Int32Array {
    const positions = this.#graph.marks.takeInts();
    const stocks = this.stocks();
    for (let position = 0; position < stocks.length; position++) positions[stocks[position]!] = position + 1;
    return positions;
  }
}

/** Whether a flow had ended more than three years before the label of the stock that it feeds. */
export function isStaleInto(flows: Flows, flow: number, label: Day): boolean {
  return flows.to(flow) < label - STALE_AFTER_DAYS;
}
