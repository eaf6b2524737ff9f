import type { Coverage, Covered } from '../measures/coverage.js';
import type { Covering, Said, Sayings } from '../measures/sayings.js';
import type { Scope } from '../measures/scope.js';
import { BASES } from '../model/basis.js';
import type { ReachedStates } from './reached-states.js';
import type { Walks } from './walks.js';

const INFERRED = BASES.indexOf('inferred');

/** A stock that a measure covers, with the scope item and the walk that make it so. */
export interface FoundHit {
  readonly stock: number;
  readonly scope: Scope;
  readonly covered: Covered;
  /** The walk in which it is found, and whose best path proves it. */
  readonly walk: number;
  /** 0 documented, 1 declared, 2 inferred. */
  readonly basis: number;
}

/** The better of two: by basis, then by the earlier walk, then the one found first. */
function better(best: FoundHit, next: FoundHit): FoundHit {
  if (next.basis < best.basis) return next;
  return next.basis === best.basis && next.walk < best.walk ? next : best;
}

/** What a stock's scope items are tested with. */
export interface HitSearch {
  readonly walks: Walks;
  readonly states: ReachedStates;
  readonly coverage: Coverage;
  readonly sayings: Sayings;
}

function hitOf({ states }: HitSearch, stock: number, walk: number, { scope, covered }: Covering): FoundHit {
  const isLoose = covered.strength === 'loose' || states.roleOf(stock) === 'handler';
  return { stock, scope, covered, walk, basis: isLoose ? INFERRED : walk };
}

/**
 * The hits of one outbound stock, several of a measure among them; of a measure the better is to be taken. `said`: null
 * unless it is like others.
 */
export function hitsAt(search: HitSearch, stock: number, said: Said | null): readonly FoundHit[] {
  if (said === null) return hitsAtOne(search, stock);
  if (said.covering.length === 0) return NO_HITS;
  const first = search.walks.reach.firstWalkOf(stock);
  return said.covering.map((covering) => hitOf(search, stock, first, covering));
}

const NO_HITS: readonly FoundHit[] = [];

function hitsAtOne(search: HitSearch, stock: number): readonly FoundHit[] {
  const { walks, coverage, sayings } = search;
  const party = walks.graph.stocks.party[stock]!;
  const scopes = sayings.scopesFor(party);
  const good = walks.graph.stocks.good[stock]!;
  const first = walks.reach.firstWalkOf(stock);
  const hits: FoundHit[] = [];
  for (const scope of scopes) {
    // Only ownerships look at the label; everything else holds alike in each walk, and the first is the best.
    const last = scope.subsidiaries ? BASES.length : first + 1;
    for (let walk = first; walk < last; walk++) {
      const covered = coverage.covers(scope, party, good, walks.label(stock, walk));
      if (covered !== null) hits.push(hitOf(search, stock, walk, { scope, covered }));
    }
  }
  return hits;
}

/** Hits as they are found, stock by stock: of each measure and stock the best one (design.md §4, Hit). */
export class FoundHits {
  readonly #byMeasure = new Map<number, FoundHit[]>();

  constructor(scopes: readonly Scope[]) {
    for (const { measure } of scopes) this.#byMeasure.set(measure, []);
  }

  add(hit: FoundHit): void {
    const hits = this.#byMeasure.get(hit.scope.measure)!;
    const known = hits.at(-1);
    if (known?.stock === hit.stock) hits[hits.length - 1] = better(known, hit);
    else hits.push(hit);
  }

  /** By measure, then by stock. */
  all(): readonly FoundHit[] {
    return [...this.#byMeasure.values()].flat();
  }
}
