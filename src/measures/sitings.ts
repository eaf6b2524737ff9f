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

/** What lists of numbers begin with: flags of sitings, which are below it, or this of sets; and then their own numbers. */
const SETS = 8;
const FIRST_LIST = SETS + 1;
/** So many there are at most; the square is a whole number that is exact. */
const MOST_NUMBERS = 2 ** 26;

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
  readonly #placeNumbers = new Map<string, number>();
  /** Lists of numbers by what they begin with, and the last one: each ends in a number of its own. */
  readonly #listNumbers = new Map<number, number>();

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
    if (this.#of[siting] === 0) {
      const { first, values } = this.#table.parts;
      const at = first[siting]!;
      let number = values[at]!;
      for (let set = at + 1; set < first[siting + 1]!; set++)
        number = this.#appended(number, this.#classOfSet(values[set]!));
      this.#of[siting] = number;
    }
    return this.#of[siting]!;
  }

  #classOfSet(set: number): number {
    if (this.#ofSet[set] === 0) {
      const { first, values } = this.#table.places;
      const classes = new Set<number>();
      for (let at = first[set]!; at < first[set + 1]!; at++) classes.add(this.#classOfPlace(values[at]!));
      const inOrder = classes.size < 2 ? [...classes] : [...classes].sort((a, b) => a - b);
      this.#ofSet[set] = inOrder.reduce((number, each) => this.#appended(number, each), SETS);
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
      const numbers = this.#placeNumbers;
      this.#ofPlace[index + 1] = remember(numbers, standings.join(), () => numbers.size + 1);
    }
    return this.#ofPlace[index + 1]!;
  }

  /** The number of a list that goes on with a number. */
  #appended(list: number, next: number): number {
    const numbers = this.#listNumbers;
    return remember(numbers, list * MOST_NUMBERS + next, () => FIRST_LIST + numbers.size);
  }
}
