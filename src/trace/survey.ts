import { IntColumn } from '../flow/int-column.js';
import { OUTBOUND } from '../flow/stocks.js';
import type { Scope } from '../measures/scope.js';
import { findCircles } from './circles.js';
import { FoundGaps, type GapSearch, saidAt } from './gaps.js';
import { type FoundHit, FoundHits, hitsAt } from './hits.js';

export interface Surveyed {
  /** By measure, then by stock. */
  readonly hits: readonly FoundHit[];
  readonly gaps: FoundGaps;
}

/**
 * All hits and gaps of the reached stocks, each stock taken up once, in order. `scopes` are those of the measures in
 * force, grouped by measure.
 */
export function survey(search: GapSearch & { readonly scopes: readonly Scope[] }): Surveyed {
  const { walks, states } = search;
  const { reached } = walks;
  const { side } = walks.graph.stocks;
  const mayCircle = new IntColumn();
  const gaps = new FoundGaps(search, () => findCircles(walks, states, mayCircle.values()));
  const hits = new FoundHits(search.scopes);
  // By index: to hand out millions one by one takes as long as to look at them.
  for (let at = 0; at < reached.length; at++) {
    const stock = reached[at]!;
    const state = states.numberOf(stock);
    const said = saidAt(search, stock);
    gaps.takeUp(stock, state, said);
    if (states.at(state).mayCircle) mayCircle.push(stock);
    if (side[stock] !== OUTBOUND) continue;
    for (const hit of hitsAt(search, stock, said)) hits.add(hit);
  }
  return { hits: hits.all(), gaps };
}
