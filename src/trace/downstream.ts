import { ALL_FLOWS, type Walks } from './walks.js';

/** A flow out of a stock, and the stock that it feeds. */
export interface FedFlow {
  readonly flow: number;
  readonly into: number;
}

/** The usable flows out of a stock in the walk over all flows, in their order. */
export function* usableOutOf(walks: Walks, stock: number): Generator<FedFlow> {
  const { flows, feeding } = walks.graph;
  const { first, into } = feeding().table;
  const end = first[stock + 1]!;
  for (let at = first[stock]!; at < end; at++) {
    const fed = into[at]!;
    if ((at > first[stock]! && into[at - 1] === fed) || !walks.isReached(fed)) continue;
    const label = walks.label(fed);
    for (let flow = feeding().firstFlow(fed, stock); flow < flows.first[fed + 1]!; flow++) {
      if (flows.out(flow) !== stock) break;
      if (walks.isUsable(flow, label)) yield { flow, into: fed };
    }
  }
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
    isCut ||= !isAll || ++steps > MOST_STEPS;
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
