import type { World } from './world.js';

/** Who operates what and lies in what (design.md §4, Stocks). */
export interface Parties {
  /** org(P) of every organization and site. */
  readonly organizationOf: ReadonlyMap<string, string>;
  readonly sitesOf: ReadonlyMap<string, readonly string[]>;
  /** The areas that a party lies in, nearest first; none for an organization. */
  readonly areasOf: ReadonlyMap<string, readonly string[]>;
  readonly traders: ReadonlySet<string>;
}

export function partiesOf(world: World): Parties {
  const { organizations, sites } = world;
  const operated = (id: string) => sites.filter((site) => site.organization === id).map((site) => site.id);
  return {
    organizationOf: new Map([
      ...organizations.map(({ id }) => [id, id] as const),
      ...sites.map((site) => [site.id, site.organization] as const),
    ]),
    sitesOf: new Map(organizations.map(({ id }) => [id, operated(id)])),
    areasOf: new Map(sites.map(({ id }) => [id, areasAround(world, id)])),
    traders: new Set(organizations.filter(({ trader }) => trader).map(({ id }) => id)),
  };
}

function areasAround(world: World, party: string): readonly string[] {
  const areas: string[] = [];
  const areaOf = (id: string) => world.sites.find((site) => site.id === id)?.within ?? null;
  for (let area = areaOf(party); area !== null; area = areaOf(area)) areas.push(area);
  return areas;
}

export function organizationOf(parties: Parties, party: string): string {
  return parties.organizationOf.get(party)!;
}

export function isOrganization(parties: Parties, party: string): boolean {
  return organizationOf(parties, party) === party;
}

/** The sites of an organization; none for a site. */
export function sitesOf(parties: Parties, organization: string): readonly string[] {
  return parties.sitesOf.get(organization) ?? [];
}

export function areasOf(parties: Parties, party: string): readonly string[] {
  return parties.areasOf.get(party) ?? [];
}

export function isSamePool(parties: Parties, p: string, q: string): boolean {
  return organizationOf(parties, p) === organizationOf(parties, q);
}

/** P = Q, or one is the organization and the other its only site. */
export function isNear(parties: Parties, p: string, q: string): boolean {
  return p === q || isOnlySite(parties, p, q) || isOnlySite(parties, q, p);
}

function isOnlySite(parties: Parties, organization: string, site: string): boolean {
  const sites = sitesOf(parties, organization);
  return sites.length === 1 && sites[0] === site;
}
