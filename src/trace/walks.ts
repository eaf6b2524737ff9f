import type { FlowGraph } from '../flow/graph.js';
import { flowsInto } from '../flow/junctions.js';
import { BASES } from '../model/basis.js';
import type { Day } from '../model/dates.js';
import { remember } from '../model/remember.js';
import { BestPaths } from './best-paths.js';
import { PathsTo } from './paths-to.js';
import { isFollowed, NOT_REACHED, Reach, sinceOf, type WalkBounds } from './reach.js';
import type { Start } from './start.js';

/** The walk over all flows, which gaps and roles are judged by. */
export const ALL_FLOWS = BASES.length - 1;

/** Of so many reached stocks in all, those of a graph are put in order by looking through its marks. */
const SPARSE = 16;

/** The three walks of one question: documented flows, declared too, and all; each with its own labels. */
export class Walks {
  readonly graph: FlowGraph;
  readonly since: Day | null;
  readonly date: Day;
  readonly reach: Reach;
  /** The stocks reached over all flows, in index order. */
  readonly reached: Int32Array;
  readonly #starts: readonly Start[];
  readonly #bounds: readonly WalkBounds[];
  readonly #paths = new Map<number, BestPaths>();
  readonly #pathsTo: PathsTo[] = [];

  constructor(graph: FlowGraph, starts: readonly Start[], date: Day, since: Day | null) {
    this.graph = graph;
    this.since = since;
    this.date = date;
    this.#starts = starts;
    this.#bounds = BASES.map((_, weakest) => ({ flows: graph.flows, weakest, since: sinceOf(since) }));
    this.reach = new Reach(graph, starts, date, since);
    this.reached = inOrder(this.reach, graph.stocks.size);
  }

  /** Lets another question use the memory of this one, which can answer nothing more. */
  release(): void {
    for (const paths of this.#paths.values()) paths.release();
    for (const paths of this.#pathsTo) paths.release();
    this.reach.release();
  }

  /** The stocks that a walk starts from, in index order. */
  startsOf(walk: number): readonly number[] {
    return this.#starts.filter(({ basis }) => basis <= walk).map(({ stock }) => stock);
  }

  bounds(walk: number): WalkBounds {
    return this.#bounds[walk]!;
  }

  isReached(stock: number, walk = ALL_FLOWS): boolean {
    return this.label(stock, walk) !== NOT_REACHED;
  }

  label(stock: number, walk = ALL_FLOWS): Day {
    return walk === ALL_FLOWS ? this.reach.label(stock) : this.reach.labelIn(walk, stock);
  }

  /** The earliest last day of a flow that counts; NO_FROM if all do. */
  get earliestEnd(): Day {
    return this.#bounds[ALL_FLOWS]!.since;
  }

  /** Whether a flow into a stock with this label is usable in the walk over all flows. */
  isUsable(flow: number, label: Day): boolean {
    return isFollowed(this.#bounds[ALL_FLOWS]!, flow, label);
  }

  /** The flows into a stock that are usable at its label in the walk over all flows. */
  usableInto(stock: number): readonly number[] {
    const label = this.label(stock);
    return flowsInto(this.graph.flows, stock, (arc) => this.isUsable(arc, label));
  }

  /** The same as arcs, in no order of feeding stocks; all arcs of a reached junction. */
  usableArcsInto(vertex: number): readonly number[] {
    const arcs: number[] = [];
    const label = this.label(vertex);
    const { first } = this.graph.flows;
    for (let arc = first[vertex]!; arc < first[vertex + 1]!; arc++) {
      if (this.isUsable(arc, label)) arcs.push(arc);
    }
    return arcs;
  }

  bestPaths(walk: number): BestPaths {
    return remember(this.#paths, walk, () => new BestPaths(this, walk));
  }

  /** The best paths to some stocks alone. */
  pathsTo(walk: number, stocks: Iterable<number>): PathsTo {
    const paths = new PathsTo(this, walk, stocks);
    this.#pathsTo.push(paths);
    return paths;
  }
}

/** Sorted; where a good part of the graph is reached, by looking through its bits instead. */
function inOrder(reach: Reach, stockCount: number): Int32Array {
  const count = reach.stockCountOf(ALL_FLOWS);
  // Junctions have higher numbers than all stocks.
  if (count * SPARSE < stockCount) return reach.stocks().slice().sort().subarray(0, count);
  const reached = new Int32Array(count);
  reach.bits.list(reached);
  return reached;
}
