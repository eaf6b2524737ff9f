import type { Day } from '../../src/model/dates.js';
import type { Facts } from './facts.js';
import type { Flow } from './flows.js';
import { compareRows } from './order.js';
import { organizationOf } from './parties.js';
import { isUsableAt } from './span.js';
import type { Stock } from './stocks.js';
import { stockKey, stockRow } from './stocks.js';
import type { Walk } from './walk.js';

/** Flows from a start stock upward to `end`, with the label that the dates of these flows leave. */
export interface Path {
  readonly end: Stock;
  readonly flows: readonly Flow[];
  readonly label: Day;
  /** One element (party, good, side, record, kind) for each stock from the product upward, joined. */
  readonly sequence: readonly (string | null)[];
}

/**
 * The best path to every reached stock: fewest flows among the paths whose dates work, then the smallest sequence
 * (design.md §4, Hit). Goes up one flow at a time and keeps, for each stock and label, the smallest sequence; a
 * path to a stock that a shorter one reaches with the same or a later label can be no part of a best path.
 */
export function bestPaths(walk: Walk, date: Day): ReadonlyMap<Stock, Path> {
  const best = new Map<Stock, Path>();
  const highest = new Map<Stock, Day>();
  let layer: readonly Path[] = walk.starts.map((stock) => startPath(stock, date));
  while (layer.length > 0) {
    for (const path of layer) {
      keepBetter(best, path);
      highest.set(path.end, Math.max(path.label, highest.get(path.end) ?? path.label));
    }
    layer = nextLayer(walk, layer).filter((path) => path.label > (highest.get(path.end) ?? -Infinity));
  }
  return best;
}

function startPath(stock: Stock, date: Day): Path {
  return { end: stock, flows: [], label: date, sequence: [...stockRow(stock), null, null] };
}

function keepBetter(best: Map<Stock, Path>, path: Path): void {
  const known = best.get(path.end);
  if (known === undefined || isSmaller(path, known)) best.set(path.end, path);
}

function isSmaller(a: Path, b: Path): boolean {
  if (a.flows.length !== b.flows.length) return a.flows.length < b.flows.length;
  return compareRows(a.sequence, b.sequence) < 0;
}

function nextLayer(walk: Walk, layer: readonly Path[]): readonly Path[] {
  const next = new Map<string, Path>();
  for (const path of layer) {
    for (const flow of walk.flowsInto.get(path.end) ?? []) {
      if (!isUsableAt(flow.span, path.label, walk.since)) continue;
      const longer = extend(path, flow);
      const key = `${stockKey(flow.from.party, flow.from.good, flow.from.side)} ${longer.label}`;
      const known = next.get(key);
      if (known === undefined || isSmaller(longer, known)) next.set(key, longer);
    }
  }
  return [...next.values()];
}

function extend(path: Path, flow: Flow): Path {
  return {
    end: flow.from,
    flows: [...path.flows, flow],
    label: Math.min(path.label, flow.span.to ?? path.label),
    sequence: [...path.sequence, ...stockRow(flow.from), flow.record, flow.kind],
  };
}

/** The transfers on a path between parties of different organizations. */
export function tiersOf({ parties }: Facts, path: Path): number {
  return path.flows.filter(
    ({ kind, from, to }) =>
      kind === 'transfer' && organizationOf(parties, from.party) !== organizationOf(parties, to.party),
  ).length;
}
