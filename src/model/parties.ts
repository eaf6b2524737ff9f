import { compareCodePoints } from './code-points.js';
import { NONE, type PartyColumns, type PartyRecord, partyColumns } from './party-columns.js';
import { isRefinable, type PlaceReader, type PlaceSign, standingBySigns } from './place-sign.js';
import type { Places, Standing } from './places.js';
import type { Organization, Site } from './records.js';
import { remember } from './remember.js';
import type { TextColumn } from './text-column.js';

const NO_SITES: readonly number[] = [];
const NO_AREAS: readonly number[] = [];

/** What is looked up of a party only now and then. */
export interface PartyLookup {
  /** The index of an id. */
  indexOf(id: string): number | undefined;
  record(party: number): PartyRecord;
  /** The signs of a place that leaves room for them, with those of the areas that the party lies in. */
  signs(party: number): readonly PlaceSign[];
}

const NO_SIGNS: readonly PlaceSign[] = [];

/**
 * Organizations and sites as parties, each once. `readSigns` is asked only of a party whose place leaves room, and
 * once, with the areas that it lies in.
 */
export function compileParties(
  organizations: readonly Organization[],
  sites: readonly Site[],
  readSigns: PlaceReader = () => NO_SIGNS,
): Parties {
  const records: readonly PartyRecord[] = [...organizations, ...sites].sort((a, b) =>
    compareCodePoints(a.id, b.id),
  );
  const indexes = new Map(records.map(({ id }, party) => [id, party]));
  const indexOf = (id: string) => indexes.get(id);
  const known = new Map<number, readonly PlaceSign[]>();
  const parties: Parties = new Parties(partyColumns(records, indexOf), {
    indexOf,
    record: (party) => records[party]!,
    signs: (party) =>
      remember(known, party, () => {
        const place = parties.placeOf(party);
        const around = [party, ...parties.areasOf(party)];
        return tellingSigns(around.flatMap((at) => readSigns(records[at]!, place)));
      }),
  });
  return parties;
}

/** A name is asked only where nothing better speaks: "Shanghai" on a plant by coordinates in Hami is a name. */
function tellingSigns(signs: readonly PlaceSign[]): readonly PlaceSign[] {
  const telling = signs.filter(({ from }) => from !== 'name');
  return telling.some(({ kind }) => kind !== 'between') ? telling : signs;
}

/**
 * Organizations and sites as one list of parties in code-point order of their ids, handled by index.
 * Terms of design.md §4: `organizationOf` is org(P); a pool is an organization with its sites.
 */
export class Parties {
  readonly columns: PartyColumns;
  readonly ids: TextColumn;
  /** The index of the party's organization; its own for an organization; -1 where that is not loaded. */
  readonly organizationOf: Int32Array;
  readonly isSite: Uint8Array;
  readonly #lookup: PartyLookup;
  /** By place: whether signs may refine it. */
  readonly #isRefinable: readonly boolean[];
  /** By area the sites directly within it, once somebody asks. */
  #inner: ReadonlyMap<number, readonly number[]> | null = null;

  constructor(columns: PartyColumns, lookup: PartyLookup) {
    this.columns = columns;
    this.ids = columns.ids;
    this.organizationOf = columns.organizationOf;
    this.isSite = columns.isSite;
    this.#lookup = lookup;
    this.#isRefinable = columns.places.map(isRefinable);
  }

  get size(): number {
    return this.isSite.length;
  }

  indexOf(id: string): number | undefined {
    return this.#lookup.indexOf(id);
  }

  record(party: number): PartyRecord {
    return this.#lookup.record(party);
  }

  siteCount(party: number): number {
    const { firstSite } = this.columns;
    return firstSite[party + 1]! - firstSite[party]!;
  }

  /** The sites of an organization, in order; none for a site. */
  sitesOf(organization: number): readonly number[] {
    if (this.siteCount(organization) === 0) return NO_SITES;
    const { firstSite, sites } = this.columns;
    const found: number[] = [];
    for (let at = firstSite[organization]!; at < firstSite[organization + 1]!; at++) found.push(sites[at]!);
    return found;
  }

  isTrader(party: number): boolean {
    return this.columns.isTrader[this.organizationOf[party]!] === 1;
  }

  /** P = Q, or one is the organization and the other its only site. */
  isNear(p: number, q: number): boolean {
    if (p === q) return true;
    if (this.isSite[p] === this.isSite[q]) return false;
    const [organization, site] = this.isSite[p] === 1 ? [q, p] : [p, q];
    return this.organizationOf[site] === organization && this.siteCount(organization) === 1;
  }

  /** The areas that a site lies in, innermost first; none for an organization. */
  areasOf(party: number): readonly number[] {
    const { areaOf } = this.columns;
    if (areaOf[party] === NONE) return NO_AREAS;
    const areas: number[] = [];
    // A circle of areas is refused at import; the bound only keeps a damaged store from hanging.
    for (let at = areaOf[party]!; at !== NONE && areas.length < this.size; at = areaOf[at]!) areas.push(at);
    return areas;
  }

  /** The sites directly within a site. */
  sitesWithin(area: number): readonly number[] {
    this.#inner ??= innerSites(this.columns.areaOf);
    return this.#inner.get(area) ?? NO_SITES;
  }

  /** Index of a party's place among `columns.places`; NONE if it is not known. */
  placeIndexOf(party: number): number {
    return this.columns.place[party]!;
  }

  /** A party's `region`, else the place of its area, else its `country`; null if none is known. */
  placeOf(party: number): string | null {
    return this.columns.places[this.placeIndexOf(party)] ?? null;
  }

  /** The signs of a party's place, its own and those of its areas; none where a region is stated. */
  signsOf(party: number): readonly PlaceSign[] {
    return (this.#isRefinable[this.placeIndexOf(party)] ?? true) ? this.#lookup.signs(party) : NO_SIGNS;
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
    if (standing !== 'outside' || this.isSite[party] === 1 || this.siteCount(party) > 0) return standing;
    return places.isWithin(place!, places.root(region)) ? 'unsettled' : 'outside';
  }
}

function innerSites(areaOf: Int32Array): ReadonlyMap<number, readonly number[]> {
  const inner = new Map<number, number[]>();
  for (let site = 0; site < areaOf.length; site++) {
    if (areaOf[site] !== NONE) remember(inner, areaOf[site]!, () => []).push(site);
  }
  return inner;
}
