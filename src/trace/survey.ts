import { IntColumn } from '../flow/int-column.js';
import { OUTBOUND } from '../flow/stocks.js';
import type { Scope } from '../measures/scope.js';
import { findCircles } from './circles.js';
import type { FoundGaps } from './found-gaps.js';
import { GapFinder, type GapSearch, withCircles } from './gaps.js';
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
  const { side } = walks.graph.stocks;
  const finder = new GapFinder(search);
  const hits = new FoundHits(search.scopes);
  const mayCircle = new IntColumn();
  for (const stock of walks.reached) {
    const state = states.numberOf(stock);
    finder.addAt(stock, state);
    if (states.canCircle(stock) && states.at(state).role !== 'producer') mayCircle.push(stock);
    if (side[stock] !== OUTBOUND) continue;
    for (const hit of hitsAt(search, stock)) hits.add(hit);
  }
  const circles = findCircles(walks, states, mayCircle.values());
  return { hits: hits.all(), gaps: withCircles(search, finder.gaps, circles) };
}
