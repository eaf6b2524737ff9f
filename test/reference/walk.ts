import type { Basis } from '../../src/model/basis.js';
import type { Day } from '../../src/model/dates.js';
import type { Facts } from './facts.js';
import type { Flow } from './flows.js';
import { isUsableAt } from './span.js';
import type { Start } from './start.js';
import type { Stock } from './stocks.js';

/** One of the three walks: the flows that it may use and the latest date L of each stock that it reaches. */
export interface Walk {
  readonly basis: Basis;
  readonly starts: readonly Stock[];
  /** The flows of good enough basis into each stock, usable or not. */
  readonly flowsInto: ReadonlyMap<Stock, readonly Flow[]>;
  readonly latest: ReadonlyMap<Stock, Day>;
  readonly since: Day | null;
}

/** What each walk may use, in the order in which they are made (design.md §4, Basis). */
const ALLOWED: readonly (readonly Basis[])[] = [
  ['documented'],
  ['documented', 'declared'],
  ['documented', 'declared', 'inferred'],
];

/** With documented flows only, with declared too, with all; the last is the walk over all flows. */
export function walksOf(facts: Facts, starts: readonly Start[]): readonly [Walk, Walk, Walk] {
  const [documented, declared, all] = ALLOWED.map((allowed) => walkOf(facts, starts, allowed));
  return [documented!, declared!, all!];
}

function walkOf(facts: Facts, starts: readonly Start[], allowed: readonly Basis[]): Walk {
  const { date, since } = facts.question;
  const flows = facts.flows.filter((flow) => allowed.includes(flow.basis));
  const taking = starts.filter((start) => allowed.includes(start.basis)).map((start) => start.stock);
  return {
    basis: allowed.at(-1)!,
    starts: taking,
    flowsInto: Map.groupBy(flows, (flow) => flow.to),
    latest: latestDates(flows, taking, date, since),
    since,
  };
}

/** L(start) = D; L(u) = the maximum over usable flows s ← u of min(L(s), to). Repeats until nothing rises. */
function latestDates(
  flows: readonly Flow[],
  starts: readonly Stock[],
  date: Day,
  since: Day | null,
): ReadonlyMap<Stock, Day> {
  const latest = new Map<Stock, Day>(starts.map((stock) => [stock, date]));
  let hasRisen = true;
  while (hasRisen) {
    hasRisen = false;
    for (const { from, to, span } of flows) {
      const at = latest.get(to);
      if (at === undefined || !isUsableAt(span, at, since)) continue;
      const label = Math.min(at, span.to ?? at);
      if (label <= (latest.get(from) ?? Number.NEGATIVE_INFINITY)) continue;
      latest.set(from, label);
      hasRisen = true;
    }
  }
  return latest;
}

export function reachedStocks(walk: Walk): readonly Stock[] {
  return [...walk.latest.keys()];
}

/** The usable flows that come in to a reached stock. */
export function usableInto(walk: Walk, stock: Stock): readonly Flow[] {
  const latest = walk.latest.get(stock)!;
  return (walk.flowsInto.get(stock) ?? []).filter((flow) => isUsableAt(flow.span, latest, walk.since));
}
