import { compareCodePoints } from './code-points.js';
import type { Places, Standing } from './places.js';
import type { Organization, Site } from './records.js';
import { remember } from './remember.js';

/**
 * Organizations and sites as one list of parties in code-point order of their ids, handled by index.
 * Terms of design.md §4: `organizationOf` is org(P); a pool is an organization with its sites.
 */
export class Parties {
  readonly ids: readonly string[];
  /** The index of the party's organization; its own for an organization; -1 where that is not loaded. */
  readonly organizationOf: Int32Array;
  readonly isSite: Uint8Array;
  readonly #records: readonly (Organization | Site)[];
  readonly #indexes = new Map<string, number>();
  readonly #sites = new Map<number, number[]>();

  constructor(organizations: readonly Organization[], sites: readonly Site[]) {
    this.#records = [...organizations, ...sites].sort((a, b) => compareCodePoints(a.id, b.id));
    this.ids = this.#records.map((record) => record.id);
    for (const [index, id] of this.ids.entries()) this.#indexes.set(id, index);
    this.isSite = Uint8Array.from(this.#records, (record) => ('organization' in record ? 1 : 0));
    this.organizationOf = Int32Array.from(this.#records, (record, index) =>
      'organization' in record ? (this.#indexes.get(record.organization) ?? -1) : index,
    );
    for (let party = 0; party < this.size; party++) {
      const organization = this.organizationOf[party]!;
      if (this.isSite[party] === 0 || organization < 0) continue;
      remember(this.#sites, organization, () => []).push(party);
    }
  }

  get size(): number {
    return this.ids.length;
  }

  indexOf(id: string): number | undefined {
    return this.#indexes.get(id);
  }

  record(party: number): Organization | Site {
    return this.#records[party]!;
  }

  /** The sites of an organization, in order; none for a site. */
  sitesOf(organization: number): readonly number[] {
    return this.#sites.get(organization) ?? [];
  }

  isTrader(party: number): boolean {
    const organization = this.organizationOf[party]!;
    if (organization < 0) return false;
    const record = this.#records[organization]!;
    return 'trader' in record && record.trader;
  }

  /** P = Q, or one is the organization and the other its only site. */
  isNear(p: number, q: number): boolean {
    if (p === q) return true;
    if (this.isSite[p] === this.isSite[q]) return false;
    const [organization, site] = this.isSite[p] === 1 ? [q, p] : [p, q];
    return this.organizationOf[site] === organization && this.sitesOf(organization).length === 1;
  }

  /** The areas that a site lies in, innermost first; none for an organization. */
  areasOf(party: number): readonly number[] {
    const areas: number[] = [];
    // A circle of areas is refused at import; the bound only keeps a damaged store from hanging.
    for (let at = this.#areaOf(party); at !== undefined && areas.length < this.size; at = this.#areaOf(at)) {
      areas.push(at);
    }
    return areas;
  }

  /** A party's `region`, else the place of its area, else its `country`; null if none is known. */
  placeOf(party: number): string | null {
    const { region, country } = this.#records[party]!;
    if (region !== null) return region;
    return this.#areaOf(party) === undefined ? country : this.#placeThroughAreas(party);
  }

  #placeThroughAreas(party: number): string | null {
    const passed = [party, ...this.areasOf(party)];
    const stated = passed.findIndex((at) => this.#records[at]!.region !== null);
    if (stated >= 0) return this.#records[passed[stated]!]!.region;
    // No region on the way: the outermost country speaks for the area, then the next one inward.
    for (const at of passed.reverse()) {
      const { country } = this.#records[at]!;
      if (country !== null) return country;
    }
    return null;
  }

  /**
   * Where a party stands against a region. An organization without sites whose place is outside the region but in
   * its country is unsettled: a head office is not a plant.
   */
  standing(party: number, region: string, places: Places): Standing {
    const place = this.placeOf(party);
    const standing = places.standing(place, region);
    if (standing !== 'outside' || this.isSite[party] === 1 || this.sitesOf(party).length > 0) return standing;
    return places.isWithin(place!, places.root(region)) ? 'unsettled' : 'outside';
  }

  #areaOf(party: number): number | undefined {
    const record = this.#records[party]!;
    if (!('within' in record) || record.within === null) return undefined;
    return this.#indexes.get(record.within);
  }
}
