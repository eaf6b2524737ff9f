import type { Good, Organization, Ownership, Production, Recipe, Site, Supply } from '../model/records.js';
import type { Delivery } from '../store/port.js';

/** The records that a flow graph is compiled from: a whole store, or what lies upstream of one organization. */
export interface Facts {
  readonly organizations: readonly Organization[];
  readonly sites: readonly Site[];
  readonly goods: readonly Good[];
  readonly recipes: readonly Recipe[];
  readonly supplies: readonly Supply[];
  readonly productions: readonly Production[];
  readonly ownerships: readonly Ownership[];
  /** What the pools above have delivered to anyone, also to buyers whose supplies are not among these. */
  readonly deliveries: readonly Delivery[];
}
