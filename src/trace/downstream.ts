import { compareArcs } from '../flow/junctions.js';
import { ALL_FLOWS, type Walks } from './walks.js';

/** A flow out of a stock, and the stock that it feeds. */
export interface FedFlow {
  readonly flow: number;
  readonly into: number;
}

/** The usable flows out of a stock in the walk over all flows, in their order. */
export function* usableOutOf(walks: Walks, stock: number): Generator<FedFlow> {
  if (walks.graph.feeding().isThroughJunctions(stock)) {
    yield* usableThroughJunctions(walks, stock);
    return;
  }
  for (const fed of verticesFed(walks, stock)) {
    for (const flow of usableBetween(walks, fed, stock)) yield { flow, into: fed };
  }
}

/** The reached vertices that a vertex feeds, each once. */
function* verticesFed(walks: Walks, vertex: number): Generator<number> {
  const { first, into } = walks.graph.feeding().table;
  for (let at = first[vertex]!; at < first[vertex + 1]!; at++) {
    const fed = into[at]!;
    if (at > first[vertex]! && into[at - 1] === fed) continue;
    if (walks.isReached(fed)) yield fed;
  }
}

/** The usable arcs into a vertex from another. */
function* usableBetween(walks: Walks, into: number, out: number): Generator<number> {
  const label = walks.label(into);
  for (const arc of walks.graph.feeding().between(into, out)) if (walks.isUsable(arc, label)) yield arc;
}

/** The arcs into stocks that a stock feeds, itself and through junctions; those of junctions that were passed not again. */
function* arcsOutOf(walks: Walks, stock: number, passed: Set<number>): Generator<FedFlow> {
  const { stockCount } = walks.graph.flows;
  const open = [stock];
  for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
    for (const into of verticesFed(walks, vertex)) {
      if (into < stockCount) for (const flow of usableBetween(walks, into, vertex)) yield { flow, into };
      else if (!passed.has(into)) {
        passed.add(into);
        open.push(into);
      }
    }
  }
}

/** The stocks that a stock feeds over usable flows, but for those beyond junctions that were passed; with some twice. */
export function* usableFedBy(walks: Walks, stock: number, passed: Set<number>): Generator<number> {
  for (const { into } of arcsOutOf(walks, stock, passed)) if (into !== stock) yield into;
}

function usableThroughJunctions(walks: Walks, stock: number): readonly FedFlow[] {
  const { flows } = walks.graph;
  const arcs = [...arcsOutOf(walks, stock, new Set())].filter(({ into }) => into !== stock);
  arcs.sort((a, b) => a.into - b.into || compareArcs(flows, a.flow, b.flow));
  // Behind junctions there may be a flow that is known better by another arc, which comes before it.
  return arcs
    .filter(({ flow, into }, at) => {
      const before = arcs[at - 1];
      return before?.into !== into || !flows.isAlike(before.flow, flow);
    })
    .map(({ flow, into }) => ({ flow: flows.flowOf(flow, stock), into }));
}

/** Stocks looked at, and flows of each, before the question is left to a search that knows where it goes. */
const MOST_STEPS = 4096;
const MOST_FLOWS = 64;

/** One stock of the way down from a target; the paths that go on from it need a label as late as `begin`. */
interface Frame {
  readonly stock: number;
  readonly begin: number;
  readonly next: readonly FedFlow[];
  at: number;
}

/**
 * Whether more than one simple path leads from the product to a stock over flows whose dates work together; null if
 * that would take long to tell. Goes down from the stock, first to what was reached early, so that a start is near.
 */
export function hasFurtherPath(walks: Walks, target: number): boolean | null {
  const { flows } = walks.graph;
  const starts = new Set(walks.startsOf(ALL_FLOWS));
  const onPath = new Set<number>();
  const frames: Frame[] = [];
  let [found, steps, isCut] = [0, 0, false];
  const enter = (stock: number, begin: number) => {
    if (starts.has(stock)) found++;
    const { next, isAll } = nearestFirst(walks, stock);
    steps++;
    isCut ||= !isAll || steps > MOST_STEPS;
    onPath.add(stock);
    frames.push({ stock, begin, next, at: 0 });
  };
  enter(target, Number.NEGATIVE_INFINITY);
  for (let frame = frames.at(-1); frame !== undefined && found < 2; frame = frames.at(-1)) {
    const fed = steps > MOST_STEPS ? undefined : frame.next[frame.at++];
    if (fed === undefined) {
      frames.pop();
      onPath.delete(frame.stock);
    } else if (!onPath.has(fed.into) && flows.to(fed.flow) >= frame.begin) {
      enter(fed.into, Math.max(frame.begin, flows.from(fed.flow)));
    }
  }
  if (found > 1) return true;
  return isCut ? null : false;
}

function nearestFirst(walks: Walks, stock: number): { next: readonly FedFlow[]; isAll: boolean } {
  const next: FedFlow[] = [];
  let isAll = true;
  for (const fed of usableOutOf(walks, stock)) {
    isAll = next.length < MOST_FLOWS;
    if (!isAll) break;
    next.push(fed);
  }
  const position = ({ into }: FedFlow) => walks.reach.positionOf(into);
  return { next: next.sort((a, b) => position(a) - position(b)), isAll };
}
