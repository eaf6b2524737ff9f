import type { BestPaths } from './best-paths.js';
import type { FoundGap, FoundGaps } from './gaps.js';

export interface NearGap {
  readonly gap: FoundGap;
  /** Transfers between different organizations on the best path to its stock. */
  readonly tiers: number;
}

const FIRST_ARRIVALS = 1024;

/** The stocks with gaps that the search for paths has come to on some number of tiers. */
interface Tier {
  readonly stocks: number[];
  gapCount: number;
}

/**
 * The first of the gaps by tiers, those of equal tiers in the order given; null: all. The search for paths goes no
 * further than it must to be sure of them.
 */
export function nearestGaps(gaps: FoundGaps, paths: BestPaths, limit: number | null): readonly NearGap[] {
  const wanted = Math.min(limit ?? gaps.length, gaps.length);
  if (wanted === 0) return [];
  const tiers: Tier[] = [];
  let asked = 0;
  for (let arrivals = limit === null ? Number.POSITIVE_INFINITY : FIRST_ARRIVALS; ; arrivals *= 2) {
    paths.extend(arrivals);
    for (; asked < paths.arrivalCount; asked++) addTo(tiers, gaps, paths, asked);
    const sure = paths.isDone ? tiers.length : Math.min(paths.leastTiersAhead(), tiers.length);
    const found = tiers.slice(0, sure);
    const count = found.reduce((sum, { gapCount }) => sum + gapCount, 0);
    if (count >= wanted) return nearest(gaps, found, wanted);
  }
}

function addTo(tiers: Tier[], gaps: FoundGaps, paths: BestPaths, arrival: number): void {
  const stock = paths.firstArrivalAt(arrival);
  const gapCount = stock < 0 ? 0 : gaps.countAt(stock);
  if (gapCount === 0) return;
  const at = paths.tiersSoFar(stock);
  while (tiers.length <= at) tiers.push({ stocks: [], gapCount: 0 });
  tiers[at]!.stocks.push(stock);
  tiers[at]!.gapCount += gapCount;
}

function nearest(gaps: FoundGaps, byTiers: readonly Tier[], wanted: number): readonly NearGap[] {
  const near: NearGap[] = [];
  for (const [tiers, { stocks }] of byTiers.entries()) {
    for (const stock of stocks.sort((a, b) => a - b)) {
      if (near.length >= wanted) return near.slice(0, wanted);
      for (const gap of gaps.at(stock)) near.push({ gap, tiers });
    }
  }
  return near.slice(0, wanted);
}
