import { compareCodePoints } from './code-points.js';
import { isRefinable, type PlaceReader, type PlaceSign, standingBySigns } from './place-sign.js';
import type { Places, Standing } from './places.js';
import type { Organization, Site } from './records.js';
import { remember } from './remember.js';

const NO_SIGNS: readonly PlaceSign[] = [];

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
  readonly #readSigns: PlaceReader;
  readonly #signs = new Map<number, readonly PlaceSign[]>();

  /** `readSigns` is asked only of a party whose place leaves room, and once, with the areas that it lies in. */
  constructor(
    organizations: readonly Organization[],
    sites: readonly Site[],
    readSigns: PlaceReader = () => NO_SIGNS,
  ) {
    this.#readSigns = readSigns;
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

  /** The signs of a party's place, its own and those of its areas; none where a region is stated. */
  signsOf(party: number): readonly PlaceSign[] {
    const place = this.placeOf(party);
    if (!isRefinable(place)) return NO_SIGNS;
    return remember(this.#signs, party, () => {
      const signs = [party, ...this.areasOf(party)].flatMap((at) =>
        this.#readSigns(this.#records[at]!, place),
      );
      const telling = signs.filter(({ from }) => from !== 'name');
      // A name is asked only where nothing better speaks: "Shanghai" on a plant by coordinates in Hami is a name.
      return telling.some(({ kind }) => kind !== 'between') ? telling : signs;
    });
  }

  /** Where a party stands against a region by what it states, or else by the signs of its place. */
  standing(party: number, region: string, places: Places): Standing {
    const stated = this.statedStanding(party, region, places);
    const place = this.placeOf(party);
    // Signs refine: where the country alone settles it (a head office in Hong Kong), there is nothing to refine.
    if (!isRefinable(place) || places.standing(place, region) !== 'unsettled') return stated;
    const workedOut = standingBySigns(this.signsOf(party), region, places);
    return workedOut === 'outside' && this.isSite[party] === 0 ? stated : workedOut;
  }

  /**
   * Where a party stands against a region by what it states alone. An organization without sites whose place is
   * outside the region but in its country is unsettled: a head office is not a plant.
   */
  statedStanding(party: number, region: string, places: Places): Standing {
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
