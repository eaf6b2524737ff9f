import type { BestPaths } from './best-paths.js';
import type { FoundGap } from './gaps.js';

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
export function nearestGaps(
  gaps: readonly FoundGap[],
  paths: BestPaths,
  limit: number | null,
): readonly NearGap[] {
  const wanted = Math.min(limit ?? gaps.length, gaps.length);
  if (wanted === 0) return [];
  let arrivals = limit === null ? Number.POSITIVE_INFINITY : FIRST_ARRIVALS;
  for (; ; arrivals *= 2) {
    paths.extend(arrivals);
    const sure = gapsBelow(gaps, paths, paths.isDone ? Number.POSITIVE_INFINITY : paths.leastTiersAhead());
    if (sure.length >= wanted) return byTiers(sure).slice(0, wanted);
  }
}

/** The gaps that the search has arrived at with fewer tiers than these. */
function gapsBelow(gaps: readonly FoundGap[], paths: BestPaths, bound: number): readonly NearGap[] {
  const below: NearGap[] = [];
  for (const gap of gaps) {
    const tiers = paths.tiersSoFar(gap.stock);
    if (tiers >= 0 && tiers < bound) below.push({ gap, tiers });
  }
  return below;
}

function byTiers(gaps: readonly NearGap[]): readonly NearGap[] {
  const groups: NearGap[][] = [];
  for (const near of gaps) {
    groups[near.tiers] ??= [];
    groups[near.tiers]!.push(near);
  }
  return groups.flat();
}
