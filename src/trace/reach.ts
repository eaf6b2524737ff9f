import { type Flows, NO_FROM, NO_TO } from '../flow/flows.js';
import type { FlowGraph } from '../flow/graph.js';
import type { Day } from '../model/dates.js';
import { remember } from '../model/remember.js';

/** Label of a stock that a walk does not reach. */
export const NOT_REACHED = NO_FROM;

/** A walk upstream over the flows of a basis or better. */
export interface Reach {
  /** 0 documented flows only, 1 declared too, 2 all. */
  readonly weakest: number;
  /** L: the latest day on which something of the stock can have gone into the product; NOT_REACHED if none. */
  readonly label: Int32Array;
  /** The reached stocks, in no useful order. */
  readonly stocks: readonly number[];
}

/** The bounds that decide which flows a walk may use. */
export interface WalkBounds {
  readonly flows: Flows;
  readonly weakest: number;
  /** The earliest last day that still counts; NO_FROM if all do. */
  readonly since: Day;
}

/** Whether a flow may be followed from a stock labelled `label` (design.md §4, Walk). */
export function isFollowed({ flows, weakest, since }: WalkBounds, flow: number, label: Day): boolean {
  return flows.basis[flow]! <= weakest && flows.from[flow]! <= label && flows.to[flow]! >= since;
}

export function sinceOf(since: Day | null): Day {
  return since ?? NO_FROM;
}

/** Stocks whose label may still have to be followed, by label; the latest day is always taken first. */
class Buckets {
  readonly #byDay = new Map<Day, number[]>();
  #pending = 0;
  #day: Day;

  constructor(latest: Day) {
    this.#day = latest;
  }

  add(stock: number, day: Day): void {
    remember(this.#byDay, day, () => []).push(stock);
    this.#pending++;
  }

  /** The day of what `take` hands out next. */
  get day(): Day {
    return this.#day;
  }

  take(): number | undefined {
    if (this.#pending === 0) return undefined;
    let bucket = this.#byDay.get(this.#day);
    while (bucket === undefined || bucket.length === 0) {
      this.#byDay.delete(this.#day--);
      bucket = this.#byDay.get(this.#day);
    }
    this.#pending--;
    return bucket.pop();
  }
}

/**
 * Reaches every stock upstream of the starts and gives each its label L = the maximum over usable flows of
 * min(L downstream, to). Labels only fall along a path, so the latest first settles each stock once: linear in the
 * flows, whatever the depth, with cycles, and never capped.
 */
export function reach(graph: FlowGraph, starts: readonly number[], date: Day, bounds: WalkBounds): Reach {
  const { flows } = bounds;
  const label = new Int32Array(graph.stocks.size).fill(NOT_REACHED);
  const buckets = new Buckets(date);
  const reached: number[] = [];
  for (const stock of starts) {
    label[stock] = date;
    buckets.add(stock, date);
  }
  for (let stock = buckets.take(); stock !== undefined; stock = buckets.take()) {
    const day = buckets.day;
    if (label[stock] !== day) continue;
    reached.push(stock);
    for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
      if (!isFollowed(bounds, flow, day)) continue;
      const out = flows.out[flow]!;
      const next = Math.min(day, flows.to[flow]!);
      if (next <= label[out]!) continue;
      label[out] = next;
      buckets.add(out, next);
    }
  }
  return { weakest: bounds.weakest, label, stocks: reached };
}

/** The last day of a flow, null if it is open. */
export function endOf(flows: Flows, flow: number): Day | null {
  return flows.to[flow] === NO_TO ? null : flows.to[flow]!;
}
