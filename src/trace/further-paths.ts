import type { Path } from './best-paths.js';
import { isFollowed } from './reach.js';
import { ALL_FLOWS, type Walks } from './walks.js';

/** Steps that listing the paths to one hit may take; beyond them the list is said to be incomplete. */
export const MAX_LISTING_STEPS = 2_000_000;

export interface PathList {
  readonly paths: readonly Path[];
  /** False if there are or may be more. */
  readonly isComplete: boolean;
}

/** One stock on the path at hand, and which of its flows to try next. */
interface Frame {
  readonly stock: number;
  readonly label: number;
  next: number;
}

/**
 * Lists simple paths over all flows, shortest first and of one length by sequence: a depth-first search for each
 * length in turn that leaves a branch as soon as the target is too far. Only the list is bounded, never the walk.
 */
export class FurtherPaths {
  readonly #walks: Walks;
  readonly #fed: ReturnType<typeof fedBy>;

  constructor(walks: Walks) {
    this.#walks = walks;
    this.#fed = fedBy(walks);
  }

  /** Up to `limit` paths to a stock, and whether these are all. */
  list(target: number, limit: number): PathList {
    const distance = this.#distancesTo(target);
    const starts = this.#walks.startsOf(ALL_FLOWS).filter((stock) => distance.has(stock));
    const search = { target, limit, distance, paths: [] as Path[], steps: 0, isCut: false };
    let length = Math.min(...starts.map((stock) => distance.get(stock)!));
    for (let mayBeLonger = true; mayBeLonger; length++) {
      mayBeLonger = false;
      for (const start of starts) {
        if (this.#listOfLength(start, length, search)) mayBeLonger = true;
        if (search.isCut) return { paths: search.paths, isComplete: false };
      }
    }
    return { paths: search.paths, isComplete: true };
  }

  /** Adds all paths of exactly this many flows from one start; true if longer ones may exist. */
  #listOfLength(start: number, length: number, search: Search): boolean {
    const { flows } = this.#walks.graph;
    const bounds = this.#walks.bounds(ALL_FLOWS);
    const onPath = new Set([start]);
    const path: number[] = [];
    const frames: Frame[] = [{ stock: start, label: this.#walks.date, next: flows.first[start]! }];
    let mayBeLonger = false;
    if (start === search.target) {
      if (length === 0) add(search, { start, flows: [] });
      return false;
    }
    for (let frame = frames.at(-1); frame !== undefined && !search.isCut; frame = frames.at(-1)) {
      if (frame.next === flows.first[frame.stock + 1]!) {
        frames.pop();
        path.pop();
        onPath.delete(frame.stock);
        continue;
      }
      const flow = frame.next++;
      const out = flows.out[flow]!;
      const remaining = search.distance.get(out);
      search.isCut = ++search.steps > MAX_LISTING_STEPS;
      if (remaining === undefined || onPath.has(out) || !isFollowed(bounds, flow, frame.label)) continue;
      if (frames.length + remaining > length) mayBeLonger = true;
      else if (out === search.target) {
        if (frames.length === length) add(search, { start, flows: [...path, flow] });
      } else {
        path.push(flow);
        onPath.add(out);
        const label = Math.min(frame.label, flows.to[flow]!);
        frames.push({ stock: out, label, next: flows.first[out]! });
      }
    }
    return mayBeLonger;
  }

  /** Fewest flows from each stock to the target, dates aside: never more than the true number. */
  #distancesTo(target: number): Map<number, number> {
    const { first, stocks } = this.#fed;
    const distance = new Map([[target, 0]]);
    for (const [stock, flows] of distance) {
      for (let at = first[stock]!; at < first[stock + 1]!; at++) {
        if (!distance.has(stocks[at]!)) distance.set(stocks[at]!, flows + 1);
      }
    }
    return distance;
  }
}

interface Search {
  readonly target: number;
  readonly limit: number;
  readonly distance: ReadonlyMap<number, number>;
  readonly paths: Path[];
  steps: number;
  isCut: boolean;
}

function add(search: Search, path: Path): void {
  if (search.paths.length === search.limit) search.isCut = true;
  else search.paths.push(path);
}

/** For every stock those that it feeds in the walk over all flows: `stocks` from `first[s]` to `first[s + 1]`. */
function fedBy(walks: Walks): { first: Int32Array; stocks: Int32Array } {
  const { flows, stocks } = walks.graph;
  const first = new Int32Array(stocks.size + 1);
  const { reached } = walks;
  for (const stock of reached) for (const flow of walks.usableInto(stock)) first[flows.out[flow]! + 1]!++;
  for (let stock = 0; stock < stocks.size; stock++) first[stock + 1]! += first[stock]!;
  const next = first.slice();
  const fed = new Int32Array(first[stocks.size]!);
  for (const stock of reached)
    for (const flow of walks.usableInto(stock)) fed[next[flows.out[flow]!]!++] = stock;
  return { first, stocks: fed };
}
