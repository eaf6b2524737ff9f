import { OUTBOUND } from '../flow/stocks.js';
import { type Coverage, measuresWithoutPlace } from '../measures/coverage.js';
import type { PlainParties } from '../measures/plain-parties.js';
import type { Touch } from '../measures/touch.js';
import { UNKNOWN_GOOD } from '../model/goods.js';
import { findCircles } from './circles.js';
import { FoundGaps } from './found-gaps.js';
import type { ReachedStates } from './reached-states.js';
import type { GapKind } from './result.js';
import type { Walks } from './walks.js';

export interface GapSearch {
  readonly walks: Walks;
  readonly states: ReachedStates;
  readonly coverage: Coverage;
  readonly plain: PlainParties;
  readonly touch: Touch;
}

/** Those of one reached stock, but for that of a circle; by kind and input. */
export function addGapsAt(search: GapSearch, stock: number, gaps: FoundGaps): void {
  const known = search.states.of(stock).gaps;
  const { good, side } = search.walks.graph.stocks;
  const hasPlace = side[stock] !== OUTBOUND || good[stock] === UNKNOWN_GOOD;
  const touches = hasPlace ? NO_MEASURES : touchedByPlace(search, stock);
  // What it is made of is not known at all, so every measure is touched; by code points it stands behind the place.
  const isRecipeUnknown = known[0]?.kind === 'recipe-unknown';
  if (!isRecipeUnknown) for (const { kind, input } of known) add(search, gaps, kind, stock, input);
  if (touches.length > 0) gaps.add('place-unknown', stock, null, touches);
  if (isRecipeUnknown) gaps.add('recipe-unknown', stock, null, search.touch.everyMeasure);
}

const NO_MEASURES: readonly number[] = [];

function add(
  { walks, touch }: GapSearch,
  gaps: FoundGaps,
  kind: GapKind,
  stock: number,
  input: number | null = null,
): void {
  gaps.add(kind, stock, input, touch.measuresOf(input ?? walks.graph.stocks.good[stock]!));
}

/** Only the measures whose region the missing place could be in. */
function touchedByPlace({ walks, coverage, plain }: GapSearch, stock: number): readonly number[] {
  const party = walks.graph.stocks.party[stock]!;
  const good = walks.graph.stocks.good[stock]!;
  if (plain.has(party)) return plain.about(party, good).missingPlaces;
  return measuresWithoutPlace(coverage, plain.scopesFor(party), party, good, walks.label(stock));
}

/** With those of circles: stocks that only feed each other have no origin; said once, at the smallest outbound one. */
export function withCircles(search: GapSearch, gaps: FoundGaps): FoundGaps {
  const { good, side } = search.walks.graph.stocks;
  const smallest = findCircles(search.walks, search.states)
    .map((circle) => circle.find((stock) => side[stock] === OUTBOUND)!)
    .filter((stock) => good[stock] !== UNKNOWN_GOOD)
    .sort((a, b) => a - b);
  if (smallest.length === 0) return gaps;
  const all = new FoundGaps();
  let next = 0;
  // At its stock it comes before "place-unknown" only, for a handler has no other gap.
  const addCircles = (last: number) => {
    while (next < smallest.length && smallest[next]! <= last) {
      add(search, all, 'origin-unknown', smallest[next++]!);
    }
  };
  for (const { kind, stock, input, touches } of gaps) {
    addCircles(stock);
    all.add(kind, stock, input, touches);
  }
  addCircles(Number.POSITIVE_INFINITY);
  return all;
}
