import { TRANSFER } from '../flow/flows.js';
import { INBOUND, OUTBOUND } from '../flow/stocks.js';
import { type Coverage, measuresWithoutPlace } from '../measures/coverage.js';
import type { PlainParties } from '../measures/plain-parties.js';
import type { Scope } from '../measures/scope.js';
import type { Touch } from '../measures/touch.js';
import { UNKNOWN_GOOD } from '../model/goods.js';
import { findCircles } from './circles.js';
import { OriginGaps } from './origin-gaps.js';
import { isStaleInto } from './reach.js';
import type { GapKind } from './result.js';
import type { Roles } from './roles.js';
import type { Walks } from './walks.js';

/** Something that is not known about a reached stock. */
export interface FoundGap {
  readonly kind: GapKind;
  readonly stock: number;
  /** The input good that is missing, or null. */
  readonly input: number | null;
  /** Indexes of the measures in force that it touches, ascending. Gaps that touch the same may share the list. */
  readonly touches: readonly number[];
}

export interface GapSearch {
  readonly walks: Walks;
  readonly roles: Roles;
  readonly coverage: Coverage;
  readonly plain: PlainParties;
  readonly scopes: readonly Scope[];
  readonly touch: Touch;
}

/** All gaps of design.md §4, by stock, then kind by code points, then input. */
export function findGaps(search: GapSearch): readonly FoundGap[] {
  const gaps: FoundGap[] = [];
  const { reached, graph } = search.walks;
  const { good, side } = graph.stocks;
  const origins = new OriginGaps(search.walks, search.roles);
  for (const stock of reached) {
    if (good[stock] === UNKNOWN_GOOD) gaps.push(gap(search, 'good-unknown', stock));
    else if (side[stock] === INBOUND) addSupplierGap(search, stock, gaps);
    else addOutboundGaps(search, stock, origins, gaps);
  }
  return withCircles(search, gaps);
}

function gap(search: GapSearch, kind: GapKind, stock: number, input: number | null = null): FoundGap {
  const good = input ?? search.walks.graph.stocks.good[stock]!;
  return { kind, stock, input, touches: search.touch.measuresOf(good) };
}

function addSupplierGap(search: GapSearch, stock: number, gaps: FoundGap[]): void {
  const { walks } = search;
  const { flows } = walks.graph;
  const label = walks.label(stock);
  let isSupplied = false;
  for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
    if (flows.kind(flow) !== TRANSFER || !walks.isUsable(flow, label)) continue;
    if (!isStaleInto(flows, flow, label)) return;
    isSupplied = true;
  }
  gaps.push(gap(search, isSupplied ? 'supplier-stale' : 'supplier-unknown', stock));
}

function addOutboundGaps(search: GapSearch, stock: number, origins: OriginGaps, gaps: FoundGap[]): void {
  const found = origins.at(stock);
  const isRecipeUnknown = found[0]?.kind === 'recipe-unknown';
  if (!isRecipeUnknown) for (const { kind, input } of found) gaps.push(gap(search, kind, stock, input));
  const touches = touchedByPlace(search, stock);
  if (touches.length > 0) gaps.push({ kind: 'place-unknown', stock, input: null, touches });
  // What it is made of is not known at all, so every measure is touched.
  if (isRecipeUnknown) {
    gaps.push({ ...gap(search, 'recipe-unknown', stock), touches: search.touch.everyMeasure });
  }
}

/** Only the measures whose region the missing place could be in. */
function touchedByPlace({ walks, coverage, plain, scopes }: GapSearch, stock: number): readonly number[] {
  const party = walks.graph.stocks.party[stock]!;
  const good = walks.graph.stocks.good[stock]!;
  if (plain.has(party)) return plain.missingPlaces(party, good);
  return measuresWithoutPlace(coverage, scopes, party, good, walks.label(stock));
}

/** Stocks that only feed each other have no origin: said once, at the smallest outbound one. */
function withCircles(search: GapSearch, gaps: FoundGap[]): readonly FoundGap[] {
  const { good, side } = search.walks.graph.stocks;
  const smallest = findCircles(search.walks, search.roles)
    .map((circle) => circle.find((stock) => side[stock] === OUTBOUND)!)
    .filter((stock) => good[stock] !== UNKNOWN_GOOD);
  if (smallest.length === 0) return gaps;
  // At its stock it comes before "place-unknown" only, for a handler has no other gap.
  const circles = smallest.map((stock) => gap(search, 'origin-unknown', stock));
  return [...circles, ...gaps].sort((a, b) => a.stock - b.stock);
}
