import { canonicalPlace, type Places } from '../model/places.js';
import type { CellContext } from './cell.js';

/** A name that is not known, or that several places have, is refused and never guessed. */
const CODES_ADVICE = 'write its two letters of ISO 3166-1, as CN for China';
const MAX_PLACES_NAMED = 5;

function oneOf(codes: readonly string[]): string {
  const sorted = [...codes].sort();
  if (sorted.length > MAX_PLACES_NAMED) return `any of ${sorted.length} places`;
  return sorted.length === 1 ? sorted[0]! : `${sorted.slice(0, -1).join(', ')} or ${sorted.at(-1)}`;
}

/**
 * A country in any common spelling: the codes of ISO 3166-1 (two letters, three letters, three digits) in any case,
 * and English and Chinese names, short, official and customary. Gives the two letters; null after a complaint.
 */
export function readCountry(text: string, { places, complain }: CellContext): string | null {
  if (places.isCountry(text)) return text;
  const upper = text.toUpperCase();
  if (places.isCountry(upper)) return upper;
  const named = places.countriesNamed(text);
  if (named.length === 1) return named[0]!;
  const message =
    named.length === 0
      ? `"${text}" is no known country: ${CODES_ADVICE}`
      : `"${text}" may be ${oneOf(named)}: write which`;
  complain('country-unknown', text, message);
  return null;
}

/** The code of a region, in full or with the country beside it put before it: 65 or XJ in CN. */
function regionOfCode(text: string, country: string | null, places: Places): string | null {
  const upper = text.toUpperCase();
  const codes = country === null ? [upper] : [upper, `${country}-${upper}`];
  const code = codes.find((each) => places.isRegion(each));
  return code === undefined ? null : canonicalPlace(code);
}

function regionFault(text: string, named: readonly string[], { places, country }: CellContext): string {
  if (named.length > 1) {
    return `"${text}" may be ${oneOf(named)}: write the code, or more of the name`;
  }
  const other = named[0] ?? (places.isCountry(text.toUpperCase()) ? text.toUpperCase() : null);
  if (other !== null) return `"${text}" is a country: write it in the column country`;
  const elsewhere = country === null ? [] : places.placesNamed(text, null);
  const found = elsewhere.length === 0 ? '' : ` (it may be ${oneOf(elsewhere)})`;
  const where = country === null ? '' : ` of ${country}${found}`;
  return `"${text}" is no known region${where}: write a code of ISO 3166-2, as CN-XJ, or six digits of GB/T 2260`;
}

/**
 * A region in any common spelling, as its one canonical code: ISO 3166-2 (CN-65 becomes CN-XJ), with a country beside
 * it also without its letters (XJ, 65), GB/T 2260 (650000 becomes CN-XJ, 653224 stays), or a whole name that only one
 * place of the country has, or of the world where no country is stated. Null after a complaint.
 */
export function readRegion(text: string, context: CellContext): string | null {
  const { places, country, complain } = context;
  if (places.isRegion(text)) return canonicalPlace(text);
  const code = regionOfCode(text, country, places);
  if (code !== null) return code;
  const named = places.placesNamed(text, country);
  if (named.length === 1 && places.isRegion(named[0]!)) return named[0]!;
  complain('region-unknown', text, `${regionFault(text, named, context)}`);
  return null;
}
