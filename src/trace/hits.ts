import { OUTBOUND } from '../flow/stocks.js';
import type { Coverage, Covered } from '../measures/coverage.js';
import type { Scope } from '../measures/scope.js';
import { BASES } from '../model/basis.js';
import type { Roles } from './roles.js';
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
function better(best: FoundHit | null, next: FoundHit): FoundHit {
  if (best === null || next.basis < best.basis) return next;
  return next.basis === best.basis && next.walk < best.walk ? next : best;
}

function hitOf(stock: number, scopes: readonly Scope[], walks: Walks, roles: Roles, coverage: Coverage) {
  const { stocks } = walks.graph;
  let best: FoundHit | null = null;
  for (const scope of scopes) {
    const first = BASES.findIndex((_, walk) => walks.isReached(stock, walk));
    // Only ownerships look at the label; everything else holds alike in each walk, and the first is the best.
    const last = scope.subsidiaries ? BASES.length : first + 1;
    for (let walk = first; walk < last; walk++) {
      const covered = coverage.covers(
        scope,
        stocks.party[stock]!,
        stocks.good[stock]!,
        walks.label(stock, walk),
      );
      if (covered === null) continue;
      const isLoose = covered.strength === 'loose' || roles.of(stock) === 'handler';
      best = better(best, { stock, scope, covered, walk, basis: isLoose ? INFERRED : walk });
    }
  }
  return best;
}

/**
 * At most one hit for each measure and outbound stock (design.md §4, Hit); by measure, then by stock.
 * `scopes` are grouped by measure, in the order of the measures in force.
 */
export function findHits(
  scopesByMeasure: readonly (readonly Scope[])[],
  walks: Walks,
  roles: Roles,
  coverage: Coverage,
): readonly FoundHit[] {
  const hits: FoundHit[] = [];
  const outbound = walks.reached.filter((stock) => walks.graph.stocks.side[stock] === OUTBOUND);
  for (const scopes of scopesByMeasure) {
    for (const stock of outbound) {
      const hit = hitOf(stock, scopes, walks, roles, coverage);
      if (hit !== null) hits.push(hit);
    }
  }
  return hits;
}
