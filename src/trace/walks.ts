import type { FlowGraph } from '../flow/graph.js';
import { BASES } from '../model/basis.js';
import type { Day } from '../model/dates.js';
import { remember } from '../model/remember.js';
import { BestPaths } from './best-paths.js';
import { isFollowed, NOT_REACHED, type Reach, reach, sinceOf, type WalkBounds } from './reach.js';
import type { Start } from './start.js';

/** The walk over all flows, which gaps and roles are judged by. */
export const ALL_FLOWS = BASES.length - 1;

/** The three walks of one question: documented flows, declared too, and all; each with its own labels. */
export class Walks {
  readonly graph: FlowGraph;
  readonly since: Day | null;
  readonly reaches: readonly Reach[];
  /** The stocks reached over all flows, in index order. */
  readonly reached: Int32Array;
  /** For each walk the stocks that it starts from. */
  readonly #starts: readonly (readonly number[])[];
  readonly #date: Day;
  readonly #paths = new Map<number, BestPaths>();

  constructor(graph: FlowGraph, starts: readonly Start[], date: Day, since: Day | null) {
    this.graph = graph;
    this.since = since;
    this.#starts = BASES.map((_, walk) =>
      starts.filter(({ basis }) => basis <= walk).map(({ stock }) => stock),
    );
    this.#date = date;
    this.reaches = BASES.map((_, walk) => reach(graph, this.startsOf(walk), date, this.bounds(walk)));
    this.reached = Int32Array.from(this.reaches[ALL_FLOWS]!.stocks).sort();
  }

  startsOf(walk: number): readonly number[] {
    return this.#starts[walk]!;
  }

  bounds(walk: number): WalkBounds {
    return { flows: this.graph.flows, weakest: walk, since: sinceOf(this.since) };
  }

  isReached(stock: number, walk = ALL_FLOWS): boolean {
    return this.label(stock, walk) !== NOT_REACHED;
  }

  label(stock: number, walk = ALL_FLOWS): Day {
    return this.reaches[walk]!.label[stock]!;
  }

  /** The flows into a stock that are usable at its label in the walk over all flows. */
  usableInto(stock: number): readonly number[] {
    const bounds = this.bounds(ALL_FLOWS);
    const label = this.label(stock);
    const { first } = this.graph.flows;
    const usable: number[] = [];
    for (let flow = first[stock]!; flow < first[stock + 1]!; flow++) {
      if (isFollowed(bounds, flow, label)) usable.push(flow);
    }
    return usable;
  }

  bestPaths(walk: number): BestPaths {
    return remember(
      this.#paths,
      walk,
      () => new BestPaths(this.graph, this.startsOf(walk), this.#date, this.bounds(walk)),
    );
  }

  get date(): Day {
    return this.#date;
  }
}
