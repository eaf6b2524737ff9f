import type { BestPaths } from './best-paths.js';
import type { FoundGap, FoundGaps } from './found-gaps.js';

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
  if (wanted === 0) return [];
  const found: number[][] = [];
  const isNew = newGaps(gaps, paths);
  for (let arrivals = limit === null ? Number.POSITIVE_INFINITY : FIRST_ARRIVALS; ; arrivals *= 2) {
    paths.extend(arrivals);
    for (const index of isNew()) {
      const tiers = paths.tiersSoFar(gaps.stockAt(index));
      found[tiers] ??= [];
      found[tiers].push(index);
    }
    const sure = paths.isDone ? found.length : Math.min(paths.leastTiersAhead(), found.length);
    if (countBelow(found, sure) >= wanted) return nearest(gaps, found.slice(0, sure), wanted);
  }
}

/** Hands out the gaps of the stocks that the search has come to since it was last asked. */
function newGaps(gaps: FoundGaps, paths: BestPaths): () => Iterable<number> {
  let asked = 0;
  return function* () {
    for (; asked < paths.arrivalCount; asked++) {
      const stock = paths.firstArrivalAt(asked);
      if (stock < 0) continue;
      for (let index = gaps.firstFrom(stock); index < gaps.length && gaps.stockAt(index) === stock; index++)
        yield index;
    }
  };
}

function countBelow(byTiers: readonly (readonly number[] | undefined)[], end: number): number {
  let count = 0;
  for (let tiers = 0; tiers < end; tiers++) count += byTiers[tiers]?.length ?? 0;
  return count;
}

function nearest(
  gaps: FoundGaps,
  byTiers: readonly (readonly number[] | undefined)[],
  wanted: number,
): readonly NearGap[] {
  const near: NearGap[] = [];
  for (const [tiers, indexes = []] of byTiers.entries()) {
    if (near.length >= wanted) break;
    for (const index of [...indexes].sort((a, b) => a - b)) near.push({ gap: gaps.at(index), tiers });
  }
  return near.slice(0, wanted);
}
