import { IdTable, withRoom } from '../id-table.js';
import type { KnownParty } from './known-party.js';
import type { Known } from './layer.js';

/** What there is of a party: flags; the numbers of country, region, operator (NONE: itself) and area, or NONE. */
const CELLS = 5;
const NONE = -1;
const [SITE, TRADER, UNRESOLVED] = [1, 2, 4];

function numberIn(ids: IdTable, id: string | null): number {
  return id === null ? NONE : ids.add(id);
}

function idIn(ids: IdTable, number: number): string | null {
  return number === NONE ? null : ids.idAt(number);
}

/** Parties as a Map would hold them, in the order of a Map, at some 70 bytes each in place of 250. */
export class PartyTable implements Known<KnownParty> {
  readonly #ids = new IdTable();
  /** Operators and areas of sites, which need not be known themselves. */
  readonly #named = new IdTable();
  /** Codes of countries and regions: a few thousand at most. */
  readonly #places: string[] = [];
  readonly #placeNumbers = new Map<string, number>();
  #cells = new Int32Array(0);

  get size(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.find(id) !== NONE;
  }

  get(id: string): KnownParty | undefined {
    const number = this.#ids.find(id);
    return number === NONE ? undefined : this.#partyOf(number, id);
  }

  set(id: string, { isSite, organization, trader, country, region, within, unresolved }: KnownParty): void {
    const at = this.#ids.add(id) * CELLS;
    this.#cells = withRoom(this.#cells, at + CELLS);
    const flags = (isSite ? SITE : 0) | (trader ? TRADER : 0) | (unresolved ? UNRESOLVED : 0);
    this.#cells[at] = flags;
    this.#cells[at + 1] = this.#placeNumber(country);
    this.#cells[at + 2] = this.#placeNumber(region);
    this.#cells[at + 3] = numberIn(this.#named, organization === id ? null : organization);
    this.#cells[at + 4] = numberIn(this.#named, within);
  }

  *entries(): Generator<[string, KnownParty]> {
    for (let number = 0; number < this.#ids.size; number++) {
      const id = this.#ids.idAt(number);
      yield [id, this.#partyOf(number, id)];
    }
  }

  #partyOf(number: number, id: string): KnownParty {
    const at = number * CELLS;
    const cells = this.#cells;
    const flags = cells[at]!;
    return {
      isSite: (flags & SITE) !== 0,
      organization: idIn(this.#named, cells[at + 3]!) ?? id,
      trader: (flags & TRADER) !== 0,
      country: this.#places[cells[at + 1]!] ?? null,
      region: this.#places[cells[at + 2]!] ?? null,
      within: idIn(this.#named, cells[at + 4]!),
      unresolved: (flags & UNRESOLVED) !== 0,
    };
  }

  #placeNumber(place: string | null): number {
    if (place === null) return NONE;
    const known = this.#placeNumbers.get(place);
    if (known !== undefined) return known;
    this.#placeNumbers.set(place, this.#places.length);
    return this.#places.push(place) - 1;
  }
}
