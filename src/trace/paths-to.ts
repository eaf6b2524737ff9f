import { BestPaths } from './best-paths.js';
import { Corridor } from './corridor.js';
import type { Walks } from './walks.js';

/** So many flows above the fewest are tried, each time for those stocks that had no path yet whose dates work. */
const MORE_FLOWS = [0, 2, 4, 6, 8, 14];

/** The best paths to some stocks of one walk, found without going everywhere. */
export class PathsTo {
  readonly #walks: Walks;
  readonly #walk: number;
  readonly #searches: BestPaths[] = [];
  readonly #searchOf = new Map<number, BestPaths>();

  constructor(walks: Walks, walk: number, targets: Iterable<number>) {
    this.#walks = walks;
    this.#walk = walk;
    let missing: readonly number[] = [...new Set(targets)];
    if (missing.length === 0) return;
    const corridor = new Corridor(walks, walk, missing);
    for (const more of MORE_FLOWS) {
      if (missing.length === 0) break;
      corridor.open(missing, more);
      const search = new BestPaths(walks, walk, corridor);
      this.#searches.push(search);
      search.extend(Number.POSITIVE_INFINITY);
      missing = missing.filter((stock) => !this.#isFound(stock, search));
    }
    corridor.release();
  }

  /** The search that knows the best path to a stock; for one that was not named, that of the whole walk. */
  of(stock: number): BestPaths {
    return this.#searchOf.get(stock) ?? this.#walks.bestPaths(this.#walk);
  }

  release(): void {
    for (const search of this.#searches) search.release();
  }

  #isFound(stock: number, search: BestPaths): boolean {
    if (search.tiersSoFar(stock) < 0) return false;
    this.#searchOf.set(stock, search);
    return true;
  }
}
