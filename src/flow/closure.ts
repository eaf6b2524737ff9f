import { HeadwaterError } from '../model/errors.js';
import type { Organization, Ownership, Production, Site, Supply } from '../model/records.js';
import type { Delivery, Reader, StoredOf, StoreTable, Tier } from '../store/port.js';
import type { Facts } from './facts.js';

/** Told after each tier: how many tiers and supplies have been read so far. */
export type ClosureProgress = (tiers: number, supplies: number) => void;

/** Everything read so far; each party and record once. */
class Collected {
  readonly organizations = new Map<string, Organization>();
  readonly sites = new Map<string, Site>();
  readonly supplies: Supply[] = [];
  readonly productions: Production[] = [];
  readonly ownerships: Ownership[] = [];
  readonly deliveries: Delivery[] = [];

  add(tier: Tier): void {
    for (const site of tier.sites) this.sites.set(site.id, site);
    for (const supply of tier.supplies) this.supplies.push(supply);
    for (const production of tier.productions) this.productions.push(production);
    for (const ownership of tier.ownerships) this.ownerships.push(ownership);
    for (const delivery of tier.deliveries) this.deliveries.push(delivery);
  }

  isKnown(party: string): boolean {
    return this.organizations.has(party) || this.sites.has(party);
  }
}

/** All records of a table at once, in code-point order of the key. */
export async function everything<T extends StoreTable>(reader: Reader, table: T): Promise<StoredOf[T][]> {
  const records: StoredOf[T][] = [];
  for await (const batch of reader.all(table)) for (const record of batch) records.push(record);
  return records;
}

/** Reads organizations and sites by id, and the operators of those sites; tells which organizations are new. */
async function addParties(
  reader: Reader,
  parties: ReadonlySet<string>,
  collected: Collected,
): Promise<string[]> {
  const missing = new Set([...parties].filter((id) => !collected.isKnown(id)));
  for (const { record } of await reader.get('sites', [...missing])) {
    collected.sites.set(record.id, record);
    missing.delete(record.id);
    if (!collected.organizations.has(record.organization)) missing.add(record.organization);
  }
  const added: string[] = [];
  for (const { record } of await reader.get('organizations', [...missing])) {
    collected.organizations.set(record.id, record);
    missing.delete(record.id);
    added.push(record.id);
  }
  for (const id of missing) {
    throw new HeadwaterError(
      'STORE_UNREADABLE',
      `The store has records of party "${id}", but not the party.`,
    );
  }
  return added;
}

/** The areas that sites lie in, and the areas of those; their operators do not matter. */
async function addAreas(reader: Reader, collected: Collected): Promise<void> {
  let areas = [...collected.sites.values()].flatMap((site) => site.within ?? []);
  for (;;) {
    const missing = [...new Set(areas)].filter((id) => !collected.sites.has(id));
    if (missing.length === 0) return;
    const found = await reader.get('sites', missing);
    if (found.length === 0) return;
    for (const { record } of found) collected.sites.set(record.id, record);
    areas = found.flatMap(({ record }) => record.within ?? []);
  }
}

/** Owners, and theirs: only who owns whom, for what an owner buys does not flow into what it owns. */
async function addOwners(reader: Reader, collected: Collected): Promise<void> {
  const seen = new Set(collected.organizations.keys());
  let owners = collected.ownerships.map((ownership) => ownership.owner);
  for (;;) {
    const next = [...new Set(owners)].filter((id) => !seen.has(id));
    if (next.length === 0) return;
    for (const id of next) seen.add(id);
    for (const { record } of await reader.get('organizations', next)) {
      collected.organizations.set(record.id, record);
    }
    const { ownerships } = await reader.upstream(next);
    collected.ownerships.push(...ownerships);
    owners = ownerships.map((ownership) => ownership.owner);
  }
}

/**
 * Everything upstream of one organization, tier by tier, each organization asked for once. Dates and goods are not
 * looked at, so it can only be more than a trace needs, never less. No depth limit: it ends when a tier brings no
 * new organization. Empty if the store does not know the organization.
 */
export async function readUpstream(
  reader: Reader,
  organization: string,
  onProgress: ClosureProgress = () => {},
): Promise<Facts> {
  const collected = new Collected();
  const first = await reader.get('organizations', [organization]);
  for (const { record } of first) collected.organizations.set(record.id, record);
  let frontier = first.map(({ record }) => record.id);
  for (let tiers = 1; frontier.length > 0; tiers++) {
    const tier = await reader.upstream(frontier);
    collected.add(tier);
    frontier = await addParties(reader, new Set(tier.supplies.map((supply) => supply.supplier)), collected);
    onProgress(tiers, collected.supplies.length);
  }
  await addOwners(reader, collected);
  await addAreas(reader, collected);
  return {
    ...collected,
    organizations: [...collected.organizations.values()],
    sites: [...collected.sites.values()],
    goods: await everything(reader, 'goods'),
    recipes: await everything(reader, 'recipes'),
  };
}

/** The whole store, for questions about many products at once. */
export async function readEverything(reader: Reader): Promise<Facts> {
  return {
    organizations: await everything(reader, 'organizations'),
    sites: await everything(reader, 'sites'),
    goods: await everything(reader, 'goods'),
    recipes: await everything(reader, 'recipes'),
    supplies: await everything(reader, 'supplies'),
    productions: await everything(reader, 'productions'),
    ownerships: await everything(reader, 'ownerships'),
    deliveries: [],
  };
}
