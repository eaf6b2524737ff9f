import type { Day } from '../model/dates.js';
import { isFollowed } from './reach.js';
import { ALL_FLOWS, type Walks } from './walks.js';

/** Flows that counting may pass, each once for every label of the stock that it feeds. */
export const MAX_COUNTING_STEPS = 20_000_000;

/** No number of paths above this is counted: adding numbers that grow without end would not be linear. */
export const MAX_PATHS_COUNTED = 10n ** 1000n;

/** The paths from the product to one stock, by the label that their dates leave. */
type Arrivals = Map<Day, bigint>;

function add(arrivals: Arrivals, label: Day, count: bigint): void {
  arrivals.set(label, (arrivals.get(label) ?? 0n) + count);
}

/** How many usable flows lead up to each stock: those that have to be passed before its paths are all counted. */
function flowsUpTo(walks: Walks): Int32Array {
  const { flows, stocks } = walks.graph;
  const count = new Int32Array(stocks.size);
  for (const stock of walks.reached) for (const flow of walks.usableInto(stock)) count[flows.out(flow)]!++;
  return count;
}

/**
 * The exact number of simple paths over all flows from the product to each stock, parallel flows being different
 * paths; a stock is missing where the number is not known, because the part between holds a circle of usable flows or
 * a limit was hit.
 *
 * Stocks are taken when every usable flow that leads up to them has been passed, so what lies on or behind a circle
 * is never taken, and without circles no path meets a stock twice. Paths are counted by their own labels, not by the
 * latest of the stock: a flow that one path may follow can come too late for another.
 */
export function countPaths(walks: Walks): ReadonlyMap<number, bigint> {
  const { flows } = walks.graph;
  const bounds = walks.bounds(ALL_FLOWS);
  const open = flowsUpTo(walks);
  const arrivals = new Map<number, Arrivals>();
  for (const start of walks.startsOf(ALL_FLOWS)) arrivals.set(start, new Map([[walks.date, 1n]]));
  const ready = [...arrivals.keys()].filter((stock) => open[stock] === 0);
  const totals = new Map<number, bigint>();
  let steps = 0;
  for (let stock = ready.pop(); stock !== undefined && steps <= MAX_COUNTING_STEPS; stock = ready.pop()) {
    const here = arrivals.get(stock)!;
    arrivals.delete(stock);
    const total = here.values().reduce((sum, count) => sum + count, 0n);
    if (total > MAX_PATHS_COUNTED) continue;
    totals.set(stock, total);
    for (const flow of walks.usableInto(stock)) {
      const out = flows.out(flow);
      const above = arrivals.get(out) ?? new Map<Day, bigint>();
      arrivals.set(out, above);
      for (const [label, count] of here) {
        if (isFollowed(bounds, flow, label)) add(above, Math.min(label, flows.to(flow)), count);
      }
      steps += here.size;
      if (--open[out]! === 0) ready.push(out);
    }
  }
  return totals;
}
