import type { Goods } from '../model/goods.js';
import type { Parties } from '../model/parties.js';
import type { Places } from '../model/places.js';
import type { Subsidiaries } from './subsidiaries.js';

/**
 * What a scope needs to know of a party besides its name and place: which goods it has made or delivered.
 * Goods are indexes of `Goods`; 0 is the unknown good. The flow graph provides it.
 */
export interface Holdings {
  /** Whether the party has any outbound stock, whoever received it. */
  hasOutbound(party: number): boolean;
  /** Whether it has one whose good is compatible with this one. */
  holds(party: number, good: number): boolean;
  /** Whether the party itself, not another of its pool, is recorded to have produced a good compatible with this one. */
  makes(party: number, good: number): boolean;
}

export type Strength = 'firm' | 'loose';

/** Everything that the conditions of a scope are tested against. */
export interface Ground {
  readonly parties: Parties;
  readonly goods: Goods;
  readonly places: Places;
  readonly holdings: Holdings;
  readonly subsidiaries: Subsidiaries;
}

/** Whether any of the sites has an outbound stock whose good is compatible with this one. */
export function someSiteHolds(sites: readonly number[], good: number, ground: Ground): boolean {
  for (const site of sites) if (ground.holdings.holds(site, good)) return true;
  return false;
}
