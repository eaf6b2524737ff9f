import { IntColumn } from '../flow/int-column.js';
import type { BestPaths } from './best-paths.js';
import type { FoundGap, FoundGaps } from './gaps.js';

export interface NearGap {
  readonly gap: FoundGap;
  /** Transfers between different organizations on the best path to its stock. */
  readonly tiers: number;
}

const FIRST_ARRIVALS = 1024;

/**
 * The first of the gaps by tiers, those of equal tiers in the order given; null: all. The search for paths goes no
 * further than it must to be sure of them.
 */
export function nearestGaps(gaps: FoundGaps, paths: BestPaths, limit: number | null): readonly NearGap[] {
  const wanted = Math.min(limit ?? gaps.length, gaps.length);
  const near: NearGap[] = [];
  /** By tiers the stocks come to so far. */
  const stocks: IntColumn[] = [];
  let [asked, listed] = [0, 0];
  for (let arrivals = limit === null ? Number.POSITIVE_INFINITY : FIRST_ARRIVALS; near.length < wanted; ) {
    paths.extend(arrivals);
    arrivals *= 2;
    for (; asked < paths.arrivalCount; asked++) {
      const stock = paths.firstArrivalAt(asked);
      if (stock < 0) continue;
      const tiers = paths.tiersSoFar(stock);
      while (stocks.length <= tiers) stocks.push(new IntColumn());
      stocks[tiers]!.push(stock);
    }
    const sure = paths.isDone ? stocks.length : Math.min(paths.leastTiersAhead(), stocks.length);
    for (; listed < sure && near.length < wanted; listed++)
      list(near, gaps, stocks[listed]!.values(), listed, wanted);
  }
  return near.slice(0, wanted);
}

/** Lists the gaps of stocks of one number of tiers in order, until there are enough. */
function list(near: NearGap[], gaps: FoundGaps, stocks: Int32Array, tiers: number, wanted: number): void {
  for (const stock of stocks.sort()) {
    if (near.length >= wanted) return;
    for (const gap of gaps.at(stock)) near.push({ gap, tiers });
  }
}
