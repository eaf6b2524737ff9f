import { OUTBOUND } from '../flow/stocks.js';
import type { Scope } from '../measures/scope.js';
import { FoundGaps } from './found-gaps.js';
import { addGapsAt, type GapSearch, withCircles } from './gaps.js';
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
  const { walks } = search;
  const { side } = walks.graph.stocks;
  const gaps = new FoundGaps();
  const hits = new FoundHits(search.scopes);
  for (const stock of walks.reached) {
    addGapsAt(search, stock, gaps);
    if (side[stock] !== OUTBOUND) continue;
    for (const hit of hitsAt(search, stock)) hits.add(hit);
  }
  return { hits: hits.all(), gaps: withCircles(search, gaps) };
}
