import type { Measure } from '../../src/model/measure.js';
import { brokenCircles } from './circle.js';
import type { Facts } from './facts.js';
import type { StockOut } from './hit.js';
import { stockOut } from './hit.js';
import { compareRows, compareText } from './order.js';
import { originGaps } from './origin.js';
import { bestPaths, tiersOf } from './paths.js';
import type { Role } from './role.js';
import { isStaleAt } from './span.js';
import type { Stock } from './stocks.js';
import { stockRow } from './stocks.js';
import { doesTouch } from './touch.js';
import { unsettledMeasures } from './unsettled.js';
import type { Walk } from './walk.js';
import { reachedStocks, usableInto } from './walk.js';

export type GapKind =
  | 'good-unknown'
  | 'supplier-unknown'
  | 'supplier-stale'
  | 'place-unknown'
  | 'origin-unknown'
  | 'recipe-unknown'
  | 'inputs-unknown'
  | 'input-missing';

/** A gap before it is known which measures it touches; `input` is the h of `input-missing`. */
export interface Missing {
  readonly kind: GapKind;
  readonly stock: Stock;
  readonly input: string | null;
}

export interface Gap {
  readonly kind: GapKind;
  readonly stock: StockOut;
  readonly input: string | null;
  readonly tiers: number;
  readonly touches: readonly string[];
}

/** Every gap of the walk over all flows, by tiers, stock, kind and input (design.md §4, Gap). */
export function gapsOf(
  facts: Facts,
  walk: Walk,
  roles: ReadonlyMap<Stock, Role>,
  measures: readonly Measure[],
): readonly Gap[] {
  const paths = bestPaths(walk, facts.question.date);
  const missing = [
    ...reachedStocks(walk).flatMap((stock) => missingAt(facts, walk, roles, measures, stock)),
    ...brokenCircles(walk, roles)
      .filter((stock) => stock.good !== null)
      .map((stock): Missing => ({ kind: 'origin-unknown', stock, input: null })),
  ];
  return missing
    .map((gap) => ({ gap, tiers: tiersOf(facts, paths.get(gap.stock)!) }))
    .sort((a, b) => a.tiers - b.tiers || compareRows(gapRow(a.gap), gapRow(b.gap)))
    .map(({ gap, tiers }) => gapOut(facts, walk, measures, gap, tiers));
}

function gapRow({ stock, kind, input }: Missing): readonly (string | null)[] {
  return [...stockRow(stock), kind, input];
}

function missingAt(
  facts: Facts,
  walk: Walk,
  roles: ReadonlyMap<Stock, Role>,
  measures: readonly Measure[],
  stock: Stock,
): readonly Missing[] {
  if (stock.good === null) return [{ kind: 'good-unknown', stock, input: null }];
  if (stock.side === 'inbound') return supplierGaps(walk, stock);
  const place = unsettledMeasures(facts, walk, measures, stock);
  return [
    ...(place.length === 0 ? [] : [{ kind: 'place-unknown' as const, stock, input: null }]),
    ...(roles.get(stock) === 'producer' ? originGaps(facts, walk, stock) : []),
  ];
}

function supplierGaps(walk: Walk, stock: Stock): readonly Missing[] {
  const supplies = usableInto(walk, stock).filter(({ kind }) => kind === 'transfer');
  if (supplies.length === 0) return [{ kind: 'supplier-unknown', stock, input: null }];
  const latest = walk.latest.get(stock)!;
  if (supplies.some(({ span }) => !isStaleAt(span, latest))) return [];
  return [{ kind: 'supplier-stale', stock, input: null }];
}

function gapOut(
  facts: Facts,
  walk: Walk,
  measures: readonly Measure[],
  { kind, stock, input }: Missing,
  tiers: number,
): Gap {
  const touched =
    kind === 'place-unknown'
      ? unsettledMeasures(facts, walk, measures, stock)
      : measures.filter(
          (measure) => kind === 'recipe-unknown' || doesTouch(facts, input ?? stock.good, measure),
        );
  const touches = touched.map(({ id }) => id).sort(compareText);
  return { kind, stock: stockOut(facts, stock), input, tiers, touches };
}
