import type { NamedPlace, PlaceTables } from '../input/place-file.js';
import type { PlaceSign } from '../model/place-sign.js';
import type { Places } from '../model/places.js';
import { foldPhrase } from './latin-words.js';
import { type FoundName, innermostCommon, PlaceNames, provinceOf } from './place-names.js';
import { xinjiangPostcode } from './postcode.js';

/** What texts are read with. */
export interface NameTables {
  readonly names: PlaceNames;
  readonly places: Places;
  /** Countries by their names, folded; without China. */
  readonly countries: ReadonlyMap<string, NamedPlace>;
}

/** Builds what texts are read with. */
export function nameTablesOf(tables: PlaceTables, places: Places): NameTables {
  const abroad = tables.countries.filter(({ code }) => code !== 'CN');
  return {
    names: new PlaceNames(tables, places),
    places,
    countries: new Map(abroad.map((country) => [foldPhrase(country.name), country])),
  };
}

/** Chinese characters alone do not show it: 和田 is a name in Japan too. */
const CHINA = /\bchina\b|\bp\.?\s?r\.?\s?c\b|中[国國]|邮编/iu;
const POSTCODES_OF = 'CN-XJ';

/** The signs of an address; `country` is the stated one, CN or null. */
export function signsOfAddress(
  address: string | null,
  country: string | null,
  { names, places, countries }: NameTables,
): readonly PlaceSign[] {
  if (address === null) return [];
  const isStated = country === 'CN' || CHINA.test(address);
  const found = names.find(address, isStated);
  const sure = found.filter(({ isSure }) => isSure);
  const abroad = countryAtEnd(address, countries);
  if (abroad !== null && sure.length === 0) return country === null ? [abroadSign(abroad)] : [];
  if (!isStated && sure.length === 0) return [];
  const surely = new Set(sure.map(({ code }) => provinceOf(code, places)));
  const known = found.filter(
    (name) => name.isSure || surely.has(provinceOf(name.code, places)) || isInPlace(name, sure),
  );
  const postcode = xinjiangPostcode(address);
  const provinces = new Set(known.map(({ code }) => provinceOf(code, places)));
  if (postcode !== null) provinces.add(POSTCODES_OF);
  // What only a lone ambiguous word or a postcode says, against a place that is named, leaves it open.
  if (surely.size > 0 && [...provinces].some((province) => !surely.has(province))) {
    const words = [quoted(known), ...(postcode === null ? [] : [`postcode ${postcode}`])].join(', ');
    return [{ kind: 'between', regions: [...provinces], from: 'address', words: `${words} in the address` }];
  }
  if (known.length === 0 && postcode !== null) {
    const words = `postcode ${postcode} in the address`;
    return [{ kind: 'in', region: POSTCODES_OF, from: 'address', words }];
  }
  return [...provinces].map((province) => {
    const own = known.filter(({ code }) => provinceOf(code, places) === province);
    const region = innermostCommon(
      own.map(({ code }) => code),
      places,
    );
    return { kind: 'in', region, from: 'address', words: `${quoted(own)} in the address` };
  });
}

/**
 * Whether an ambiguous word stands where a place of its own would: Latin addresses go from small to large, Chinese ones
 * from large to small. In "Shanshan Technology, Ningbo, Zhejiang" the first word is the name of a firm.
 */
function isInPlace(name: FoundName, sure: readonly FoundName[]): boolean {
  const others = sure.filter(({ script }) => script === name.script);
  if (others.length === 0) return true;
  return name.script === 'latin' ? name.at > others.at(-1)!.at : name.at < others[0]!.at;
}

function countryAtEnd(address: string, countries: NameTables['countries']): NamedPlace | null {
  const last = address.split(/[,;，；\n]/u).findLast((part) => /\p{L}/u.test(part)) ?? '';
  return countries.get(foldPhrase(last.replace(/[\d-]+/g, ' '))) ?? null;
}

function abroadSign({ code, name }: NamedPlace): PlaceSign {
  return { kind: 'in', region: code, from: 'address', words: `"${name}" at the end of the address` };
}

/** The names as they stand, each once. */
export function quoted(found: readonly FoundName[]): string {
  return [...new Set(found.map(({ word }) => `"${word}"`))].join(', ');
}
