import type { Basis } from '../../src/model/basis.js';
import { formatSpanEnd } from '../../src/model/dates.js';
import type { Measure } from '../../src/model/measure.js';
import type { Facts } from './facts.js';
import type { Flow, FlowKind } from './flows.js';
import { compareText } from './order.js';
import { organizationOf } from './parties.js';
import type { Path } from './paths.js';
import { bestPaths, tiersOf } from './paths.js';
import type { Role } from './role.js';
import { coverGrade } from './scope.js';
import type { Side, Stock } from './stocks.js';
import { compareStocks } from './stocks.js';
import type { Walk } from './walk.js';

export interface StockOut {
  readonly party: string;
  readonly organization: string;
  readonly good: string | null;
  readonly side: Side;
}

export interface FlowOut {
  readonly from: { readonly party: string; readonly good: string | null; readonly side: Side };
  readonly to: { readonly party: string; readonly good: string | null; readonly side: Side };
  readonly kind: FlowKind;
  readonly basis: Basis;
  readonly span: { readonly from: string | null; readonly to: string | null };
  readonly record: string | null;
}

export interface Hit {
  readonly measure: string;
  readonly stock: StockOut;
  readonly role: Role;
  readonly basis: Basis;
  readonly tiers: number;
  /** From the product upward. */
  readonly path: readonly FlowOut[];
}

const BEST_FIRST: readonly Basis[] = ['documented', 'declared', 'inferred'];

/** One hit per measure and outbound stock, by measure and then stock. */
export function hitsOf(
  facts: Facts,
  walks: readonly [Walk, Walk, Walk],
  roles: ReadonlyMap<Stock, Role>,
  measures: readonly Measure[],
): readonly Hit[] {
  const paths = new Map(walks.map((walk) => [walk, bestPaths(walk, facts.question.date)]));
  const stocks = [...roles.keys()].sort(compareStocks);
  const sorted = [...measures].sort((a, b) => compareText(a.id, b.id));
  return sorted.flatMap((measure) =>
    stocks.flatMap((stock) => {
      const role = roles.get(stock)!;
      const found = findBest(facts, walks, stock, role, measure);
      if (found === null) return [];
      const path = paths.get(found.walk)!.get(stock)!;
      return [hitOf(facts, measure, stock, role, found.basis, path)];
    }),
  );
}

interface Found {
  readonly walk: Walk;
  readonly basis: Basis;
}

/** The best basis over the walks that reach the stock and the scope items; the first walk where equal. */
function findBest(
  facts: Facts,
  walks: readonly Walk[],
  stock: Stock,
  role: Role,
  measure: Measure,
): Found | null {
  const found: Found[] = [];
  for (const walk of walks) {
    const latest = walk.latest.get(stock);
    if (latest === undefined) continue;
    for (const item of measure.scope) {
      const grade = coverGrade(facts, item, stock, latest);
      if (grade === 'none') continue;
      const isLoose = grade === 'loose' || role === 'handler';
      found.push({ walk, basis: isLoose ? 'inferred' : walk.basis });
    }
  }
  for (const basis of BEST_FIRST) {
    const first = found.find((one) => one.basis === basis);
    if (first !== undefined) return first;
  }
  return null;
}

function hitOf(facts: Facts, measure: Measure, stock: Stock, role: Role, basis: Basis, path: Path): Hit {
  return {
    measure: measure.id,
    stock: stockOut(facts, stock),
    role,
    basis,
    tiers: tiersOf(facts, path),
    path: path.flows.map(flowOut),
  };
}

export function stockOut({ parties }: Facts, { party, good, side }: Stock): StockOut {
  return { party, organization: organizationOf(parties, party), good, side };
}

function flowOut({ from, to, kind, basis, span, record }: Flow): FlowOut {
  return {
    from: { ...from },
    to: { ...to },
    kind,
    basis,
    span: { from: formatSpanEnd(span.from), to: formatSpanEnd(span.to) },
    record,
  };
}
