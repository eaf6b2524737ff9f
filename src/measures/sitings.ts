import type { Parties } from '../model/parties.js';
import type { Places } from '../model/places.js';
import { remember } from '../model/remember.js';

/** List i is of the values from `first[i]` up to, but not with, `first[i + 1]`. */
export interface Lists {
  readonly first: Int32Array;
  readonly values: Int32Array;
}

/** By number all that conditions on regions look at of outbound stocks, but for their goods. */
export interface SitingTable {
  /**
   * By siting flags, and then sets of places by number: that of the party; of its organization; those of its sites; of
   * the sites that have delivered nothing.
   */
  readonly parts: Lists;
  /** Sets of places as indexes into those of the parties, or NONE. */
  readonly places: Lists;
}

/** Which outbound stocks are alike to all conditions on regions, but for their goods. */
export interface Sitings {
  /** By stock the number of its siting, or APART. */
  readonly of: Int32Array;
  readonly table: SitingTable;
}

/** Of a stock that must be looked at by itself. */
export const APART = 0;

/**
 * Of sitings those that are alike to some regions, by number: many different places stand alike to the few that are
 * asked for.
 */
export class SitingClasses {
  readonly #table: SitingTable;
  readonly #parties: Parties;
  readonly #places: Places;
  readonly #regions: readonly string[];
  /** By place, the missing one first, by set and by siting the number of the class, from 1; 0 is not yet known. */
  readonly #ofPlace: Int32Array;
  readonly #ofSet: Int32Array;
  readonly #of: Int32Array;
  readonly #numbers = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ] as const;

  constructor(table: SitingTable, parties: Parties, places: Places, regions: Iterable<string>) {
    this.#table = table;
    this.#parties = parties;
    this.#places = places;
    this.#regions = [...new Set(regions)];
    this.#ofPlace = new Int32Array(parties.columns.places.length + 1);
    this.#ofSet = new Int32Array(table.places.first.length - 1);
    this.#of = new Int32Array(table.parts.first.length - 1);
  }

  /** Of a siting that is not APART. */
  of(siting: number): number {
    const known = this.#of[siting]!;
    if (known !== 0) return known;
    const [flags, ...sets] = listAt(this.#table.parts, siting);
    this.#of[siting] = this.#numbered(2, `${flags} ${sets.map((set) => this.#classOfSet(set))}`);
    return this.#of[siting]!;
  }

  #classOfSet(set: number): number {
    if (this.#ofSet[set] === 0) {
      const classes = new Set(listAt(this.#table.places, set).map((place) => this.#classOfPlace(place)));
      this.#ofSet[set] = this.#numbered(1, [...classes].sort((a, b) => a - b).join());
    }
    return this.#ofSet[set]!;
  }

  #classOfPlace(index: number): number {
    if (this.#ofPlace[index + 1] === 0) {
      const place = this.#parties.columns.places[index] ?? null;
      const places = this.#places;
      // The country as well: an organization without sites that is only in the region's country is unsettled.
      const standings = this.#regions.map((region) => [
        places.standing(place, region),
        place !== null && places.isWithin(place, places.root(region)),
      ]);
      this.#ofPlace[index + 1] = this.#numbered(0, standings.join());
    }
    return this.#ofPlace[index + 1]!;
  }

  #numbered(which: 0 | 1 | 2, key: string): number {
    const numbers = this.#numbers[which];
    return remember(numbers, key, () => numbers.size + 1);
  }
}

function listAt({ first, values }: Lists, index: number): readonly number[] {
  return [...values.subarray(first[index], first[index + 1])];
}
