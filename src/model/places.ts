import { namesOfSeed, placeKey } from './place-names.js';
import { remember } from './remember.js';

/**
 * Places and how they nest: ISO 3166-1 countries, ISO 3166-2 subdivisions, and below the Chinese ones the
 * six-digit codes of GB/T 2260 (653224 Lop County in 653200 Hotan in CN-XJ in CN). HK, MO and TW are written
 * CN-HK, CN-MO and CN-TW too, so they lie in CN (design.md §4, Places).
 */

export interface RegionRow {
  readonly code: string;
  readonly parent: string | null;
  readonly name: string;
  /** In the script of the place, where that is not `name`. */
  readonly localName?: string | null;
}

/** Further names and codes by which a place is known; the code is one of the region rows. */
export interface PlaceSpelling {
  readonly code: string;
  readonly names: readonly string[];
}

export type Standing = 'inside' | 'outside' | 'unsettled';

/** GB/T 2260 province digits to ISO 3166-2:CN (since 2017 by letters; CN-65 and the like are the older form). */
const PROVINCES: Readonly<Record<string, string>> = {
  11: 'CN-BJ',
  12: 'CN-TJ',
  13: 'CN-HE',
  14: 'CN-SX',
  15: 'CN-NM',
  21: 'CN-LN',
  22: 'CN-JL',
  23: 'CN-HL',
  31: 'CN-SH',
  32: 'CN-JS',
  33: 'CN-ZJ',
  34: 'CN-AH',
  35: 'CN-FJ',
  36: 'CN-JX',
  37: 'CN-SD',
  41: 'CN-HA',
  42: 'CN-HB',
  43: 'CN-HN',
  44: 'CN-GD',
  45: 'CN-GX',
  46: 'CN-HI',
  50: 'CN-CQ',
  51: 'CN-SC',
  52: 'CN-GZ',
  53: 'CN-YN',
  54: 'CN-XZ',
  61: 'CN-SN',
  62: 'CN-GS',
  63: 'CN-QH',
  64: 'CN-NX',
  65: 'CN-XJ',
  71: 'CN-TW',
  81: 'CN-HK',
  82: 'CN-MO',
  // ISO 3166-2 numbered Hong Kong and Macao otherwise than GB/T 2260 does.
  91: 'CN-HK',
  92: 'CN-MO',
};

const ALSO_COUNTRIES: Readonly<Record<string, string>> = { HK: 'CN-HK', MO: 'CN-MO', TW: 'CN-TW' };

/** One spelling for one place: CN-65 and 650000 become CN-XJ, HK becomes CN-HK. Case is not touched. */
export function canonicalPlace(code: string): string {
  const province = /^(?:CN-(\d{2})|(\d{2})0000)$/.exec(code);
  if (province !== null) return PROVINCES[province[1] ?? province[2]!] ?? code;
  return ALSO_COUNTRIES[code] ?? code;
}

/** The ISO 3166-1 country that a canonical place is counted under. */
export function countryOfPlace(place: string): string {
  if (/^\d{6}$/.test(place)) return 'CN';
  const special = /^CN-(HK|MO|TW)$/.exec(place);
  return special === null ? place.slice(0, 2) : special[1]!;
}

const MAX_LOOKED_UP = 20_000;

interface NameIndex {
  readonly current: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names of superseded codes, but for those of districts, such as Eastern Suburb, which move from city to city. */
  readonly former: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Knows every code, what lies in what, and which places a name may mean; built from the rows of `seed/regions`. */
export class Places {
  readonly #parents = new Map<string, string | null>();
  readonly #names = new Map<string, string>();
  readonly #standings = new Map<string, Map<string, Standing>>();
  readonly #rows: readonly RegionRow[];
  readonly #spellings: () => readonly PlaceSpelling[];
  #index: NameIndex | undefined;
  /** Files repeat a few spellings over all their rows. */
  readonly #looked = new Map<string, readonly string[]>();

  /** The spellings are asked for only when the first name is looked up: most files have codes. */
  constructor(rows: readonly RegionRow[], spellings: () => readonly PlaceSpelling[] = () => []) {
    this.#rows = rows;
    this.#spellings = spellings;
    for (const { code, parent, name } of rows) {
      const place = canonicalPlace(code);
      if (this.#parents.has(place) && parent === null) continue;
      this.#parents.set(place, parent === null ? null : canonicalPlace(parent));
      this.#names.set(place, name);
    }
  }

  isCountry(code: string): boolean {
    return /^[A-Z]{2}$/.test(code) && this.#parents.has(canonicalPlace(code));
  }

  /** True for a known ISO 3166-2 or GB/T 2260 code; a country is not a region. */
  isRegion(code: string): boolean {
    return !/^[A-Z]{2}$/.test(code) && this.#parents.has(canonicalPlace(code));
  }

  name(place: string): string | null {
    return this.#names.get(place) ?? null;
  }

  /**
   * The countries (ISO 3166-1 alpha-2) that a name or code may mean, in any case: none if it is not known, and
   * several if it is ambiguous, as Korea is.
   */
  countriesNamed(text: string): readonly string[] {
    const countries = this.#named(text).filter((place) => this.isCountry(countryOfPlace(place)));
    return countries
      .filter((place) => canonicalPlace(countryOfPlace(place)) === place)
      .map((place) => countryOfPlace(place));
  }

  /**
   * The places that a name may mean: those within `country`, or anywhere where that is null; countries too. Of
   * places that lie in each other (Hotan, the prefecture, its city and its county) only the outermost is given: it
   * is certain, and the others are not.
   */
  placesNamed(text: string, country: string | null): readonly string[] {
    const found = this.#named(text).filter((place) => country === null || this.isWithin(place, country));
    return found.filter((place) => !found.some((other) => other !== place && this.isWithin(place, other)));
  }

  #named(text: string): readonly string[] {
    const known = this.#looked.get(text);
    if (known !== undefined) return known;
    const found = this.#lookUp(placeKey(text));
    if (this.#looked.size < MAX_LOOKED_UP) this.#looked.set(text, found);
    return found;
  }

  #lookUp(key: string): readonly string[] {
    this.#index ??= this.#makeIndex();
    const current = [...(this.#index.current.get(key) ?? [])];
    const former = [...(this.#index.former.get(key) ?? [])];
    // Within a province the name of a county or city passes on to its successor, as Turpan did, and to no other.
    return [...current, ...former.filter((place) => !current.some((now) => this.#shareProvince(now, place)))];
  }

  #shareProvince(a: string, b: string): boolean {
    return this.chain(a).at(-2) === this.chain(b).at(-2);
  }

  #makeIndex(): NameIndex {
    const index = { current: new Map<string, Set<string>>(), former: new Map<string, Set<string>>() };
    const add = (code: string, names: readonly string[], isFormer = false) => {
      for (const name of names) {
        const key = placeKey(name);
        if (key !== '') remember(isFormer ? index.former : index.current, key, () => new Set()).add(code);
      }
    };
    for (const { code, name, localName } of this.#rows) {
      const place = canonicalPlace(code);
      const { names, isFormer } = namesOfSeed(name);
      add(place, names, isFormer);
      if (localName) add(place, namesOfSeed(localName).names, isFormer);
    }
    for (const { code, names } of this.#spellings()) add(canonicalPlace(code), [code, ...names]);
    return index;
  }

  /** The place and all that contain it, innermost first. */
  chain(place: string): readonly string[] {
    const chain: string[] = [];
    for (
      let at: string | null = canonicalPlace(place);
      at !== null && !chain.includes(at);
      at = this.#parent(at)
    ) {
      chain.push(at);
    }
    return chain;
  }

  isWithin(inner: string, outer: string): boolean {
    return this.chain(inner).includes(canonicalPlace(outer));
  }

  /** Neither contains the other. */
  contradict(a: string, b: string): boolean {
    return !this.isWithin(a, b) && !this.isWithin(b, a);
  }

  /** Where a place stands against a region; a missing place, or one that contains the region, is unsettled. */
  standing(place: string | null, region: string): Standing {
    if (place === null) return 'unsettled';
    const known = remember(this.#standings, region, () => new Map<string, Standing>());
    return remember(known, place, () => {
      if (this.isWithin(place, region)) return 'inside';
      return this.isWithin(region, place) ? 'unsettled' : 'outside';
    });
  }

  /** The outermost place that contains this one: its country, CN for Hong Kong. */
  root(place: string): string {
    return this.chain(place).at(-1)!;
  }

  /** A code that the table lacks (a store written with a newer one) still nests by its form. */
  #parent(place: string): string | null {
    const known = this.#parents.get(place);
    if (known !== undefined) return known;
    if (/^\d{6}$/.test(place)) return this.#chineseParent(place);
    return place.includes('-') ? place.slice(0, 2) : null;
  }

  #chineseParent(code: string): string {
    return code.endsWith('00') ? canonicalPlace(`${code.slice(0, 2)}0000`) : `${code.slice(0, 4)}00`;
  }
}
