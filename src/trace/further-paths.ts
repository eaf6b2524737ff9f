import { remember } from '../model/remember.js';
import type { Path } from './best-paths.js';
import { type FedFlow, hasFurtherPath, usableFedBy, usableOutOf } from './downstream.js';
import { countPaths } from './path-count.js';
import { isFollowed } from './reach.js';
import { ALL_FLOWS, type Walks } from './walks.js';

/** Steps that listing the paths to one hit may take; beyond them the list is said to be incomplete. */
export const MAX_LISTING_STEPS = 2_000_000;

export interface PathList {
  readonly paths: readonly Path[];
  /** False if there are or may be more. */
  readonly isComplete: boolean;
  /** Flows tried; never more than MAX_LISTING_STEPS and one. */
  readonly steps: number;
}

/** What lies between the product and one stock: the only part of the graph that a path to it can pass. */
interface Between {
  /** Fewest flows from each stock to the target, dates aside: never more than the true number. */
  readonly distance: ReadonlyMap<number, number>;
  /** The flows into each stock that lead on towards the target, in order; of those that have been asked for. */
  readonly flows: Map<number, readonly number[]>;
}

/** One stock on the path at hand, and which of its flows to try next. */
interface Frame {
  readonly stock: number;
  readonly label: number;
  /** How many paths had been found when it was put on the path. */
  readonly foundBefore: number;
  next: number;
}

interface Search {
  readonly target: number;
  readonly limit: number;
  /** How many paths there are, where they are known to be within the limit. */
  readonly last: number | null;
  /**
   * Stocks with a label and a number of flows to go that lead to no path: never tried again, so that dates that do
   * not work cost no more than once. Only where no circle is on the way: there it does not matter what was passed.
   */
  readonly barren: Set<string> | null;
  readonly between: Between;
  readonly paths: Path[];
  steps: number;
  isCut: boolean;
}

function add(search: Search, path: Path): void {
  if (search.paths.length === search.limit) search.isCut = true;
  else search.paths.push(path);
}

function barrenKey({ stock, label }: Pick<Frame, 'stock' | 'label'>, flowsToGo: number): string {
  return `${stock} ${label} ${flowsToGo}`;
}

/**
 * Lists simple paths over all flows, shortest first and of one length by sequence: a depth-first search for each
 * length in turn that leaves a branch as soon as the target is too far. Only the list is bounded, never the walk.
 */
export class FurtherPaths {
  readonly #walks: Walks;
  readonly #starts: ReadonlySet<number>;
  readonly #isOnlyPath = new Map<number, boolean>();
  #counts: ReadonlyMap<number, bigint> | undefined;

  constructor(walks: Walks) {
    this.#walks = walks;
    this.#starts = new Set(walks.startsOf(ALL_FLOWS));
  }

  /** Whether there is but one path to a stock. */
  isOnlyPath(target: number): boolean {
    const passed: number[] = [];
    let isOnly: boolean | undefined;
    for (let stock = target; isOnly === undefined; ) {
      isOnly = this.#isOnlyPath.get(stock);
      if (isOnly !== undefined) break;
      passed.push(stock);
      const { into, count } = firstTwo(usableOutOf(this.#walks, stock));
      if (this.#starts.has(stock)) isOnly = count === 0;
      else if (count > 1) isOnly = false;
      stock = into;
    }
    for (const stock of passed) this.#isOnlyPath.set(stock, isOnly);
    // Where nothing on the way branches there is one for certain; else it takes a search.
    if (isOnly) return true;
    const hasFurther = hasFurtherPath(this.#walks, target);
    return hasFurther === null ? this.list(target, 1).isComplete : !hasFurther;
  }

  /** The exact number of paths to a stock; null where a circle or a limit keeps it from being known. */
  count(target: number): bigint | null {
    this.#counts ??= countPaths(this.#walks);
    return this.#counts.get(target) ?? null;
  }

  /** Up to `limit` paths to a stock, and whether these are all; where more are asked for than one, counted first. */
  list(target: number, limit: number): PathList {
    const count = limit === 1 ? null : this.count(target);
    const between = this.#between(target);
    const starts = this.#walks.startsOf(ALL_FLOWS).filter((stock) => between.distance.has(stock));
    const last = count !== null && count <= limit ? Number(count) : null;
    const barren = count === null ? null : new Set<string>();
    const search: Search = { target, limit, last, barren, between, paths: [], steps: 0, isCut: false };
    const listed = (isComplete: boolean) => ({ paths: search.paths, isComplete, steps: search.steps });
    let length = starts.reduce((least, stock) => Math.min(least, between.distance.get(stock)!), Infinity);
    for (let mayBeLonger = true; mayBeLonger; length++) {
      mayBeLonger = count !== null;
      for (const start of starts) {
        if (this.#listOfLength(start, length, search)) mayBeLonger = true;
        if (search.paths.length === last) return listed(true);
        if (search.isCut) return listed(false);
      }
    }
    return listed(true);
  }

  /** Adds all paths of exactly this many flows from one start; true if longer ones may exist. */
  #listOfLength(start: number, length: number, search: Search): boolean {
    const { flows } = this.#walks.graph;
    const bounds = this.#walks.bounds(ALL_FLOWS);
    const onPath = new Set([start]);
    const path: number[] = [];
    const frames: Frame[] = [
      { stock: start, label: this.#walks.date, foundBefore: search.paths.length, next: 0 },
    ];
    let mayBeLonger = false;
    if (start === search.target) {
      if (length === 0) add(search, { start, flows: [] });
      return false;
    }
    for (let frame = frames.at(-1); frame !== undefined && !search.isCut; frame = frames.at(-1)) {
      if (search.paths.length === search.last) break;
      const flow = this.#towards(search.between, frame.stock)[frame.next++];
      if (flow === undefined) {
        if (search.paths.length === frame.foundBefore)
          search.barren?.add(barrenKey(frame, length - path.length));
        frames.pop();
        path.pop();
        onPath.delete(frame.stock);
        continue;
      }
      const out = flows.out(flow);
      search.isCut = ++search.steps > MAX_LISTING_STEPS;
      if (onPath.has(out) || !isFollowed(bounds, flow, frame.label)) continue;
      if (frames.length + search.between.distance.get(out)! > length) mayBeLonger = true;
      else if (out === search.target) {
        if (frames.length === length) add(search, { start, flows: [...path, flow] });
      } else {
        const label = Math.min(frame.label, flows.to(flow));
        if (search.barren?.has(barrenKey({ stock: out, label }, length - frames.length))) continue;
        path.push(flow);
        onPath.add(out);
        frames.push({ stock: out, label, foundBefore: search.paths.length, next: 0 });
      }
    }
    return mayBeLonger;
  }

  #between(target: number): Between {
    const distance = new Map([[target, 0]]);
    const passed = new Set<number>();
    for (const [stock, count] of distance) {
      for (const into of usableFedBy(this.#walks, stock, passed)) {
        if (!distance.has(into)) distance.set(into, count + 1);
      }
    }
    return { distance, flows: new Map() };
  }

  #towards({ distance, flows }: Between, stock: number): readonly number[] {
    const { graph } = this.#walks;
    return remember(flows, stock, () =>
      this.#walks.usableInto(stock).filter((flow) => distance.has(graph.flows.out(flow))),
    );
  }
}

/** The stock that the first of some flows feeds, -1 if there is none, and how many they are: 0, 1, or 2 for more. */
function firstTwo(flows: Iterable<FedFlow>): { readonly into: number; readonly count: number } {
  let into = -1;
  let count = 0;
  for (const fed of flows) {
    if (count === 0) into = fed.into;
    if (++count === 2) break;
  }
  return { into, count };
}
