import { HeadwaterError } from '../model/errors.js';
import { Goods } from '../model/goods.js';
import { compileParties } from '../model/parties.js';
import type { PlaceReader } from '../model/place-sign.js';
import type { Organization, Ownership, Production, Site, Supply } from '../model/records.js';
import { sharesOf } from '../model/shares.js';
import type { Delivery, Reader, StoredOf, StoreTable, Tier } from '../store/port.js';
import type { Facts } from './facts.js';
import { compileTrade, type FlowGraph } from './graph.js';
import { TradeBuilder } from './trade.js';

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

/** How much is read tier by tier before it is left to another way; each tier is read whole. */
export interface ClosureBounds {
  readonly organizations: number;
  readonly supplies: number;
}

export const UNBOUNDED: ClosureBounds = { organizations: Infinity, supplies: Infinity };

/**
 * Everything upstream of one organization, tier by tier, each organization asked for once. Dates and goods are not
 * looked at, so it can only be more than a trace needs, never less. No depth limit: it ends when a tier brings no
 * new organization. Empty if the store does not know the organization. Null if the next tier is of more
 * organizations than the bounds say, or more supplies have been read.
 */
export async function readUpstream(
  reader: Reader,
  organization: string,
  bounds: ClosureBounds = UNBOUNDED,
  onProgress: ClosureProgress = () => {},
): Promise<Facts | null> {
  const collected = new Collected();
  const first = await reader.get('organizations', [organization]);
  for (const { record } of first) collected.organizations.set(record.id, record);
  let frontier = first.map(({ record }) => record.id);
  for (let tiers = 1; frontier.length > 0; tiers++) {
    if (frontier.length > bounds.organizations || collected.supplies.length > bounds.supplies) return null;
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

/** Makes a reader of places for parties that state none; what it needs depends on what the sites state. */
export type SignsLoader = (sites: readonly Site[]) => Promise<PlaceReader>;

/** The flow graph of the whole store. Supplies and productions become columns as they are read. */
export async function readGraph(reader: Reader, loadSigns: SignsLoader): Promise<FlowGraph> {
  const organizations = await everything(reader, 'organizations');
  const sites = await everything(reader, 'sites');
  const parties = compileParties(organizations, sites, await loadSigns(sites));
  const goods = new Goods(await everything(reader, 'goods'), await everything(reader, 'recipes'));
  const builder = new TradeBuilder(parties, goods);
  for await (const batch of reader.all('supplies', builder.terms)) {
    for (const supply of batch) builder.addNumberedSupply(supply);
  }
  for await (const batch of reader.all('productions', builder.terms)) {
    for (const production of batch) builder.addNumberedProduction(production);
  }
  const shares = sharesOf(parties, await everything(reader, 'ownerships'));
  return compileTrade(parties, goods, builder.trade(), shares);
}
