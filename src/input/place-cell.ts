import { canonicalPlace } from '../model/places.js';
import type { CellContext } from './cell.js';

/** ISO 3166-1 alpha-2, in upper case as the standard writes it. A name or three letters are refused, not guessed. */
export function readCountry(text: string, { places, complain }: CellContext): string | null {
  if (places.isCountry(text)) return text;
  const upper = text.toUpperCase();
  const advice = places.isCountry(upper)
    ? `write ${upper}`
    : 'write its two letters of ISO 3166-1, as CN for China';
  complain('country-unknown', text, `"${text}" is not a country code: ${advice}`);
  return null;
}

function regionAdvice(text: string, { places }: CellContext): string {
  const upper = text.toUpperCase();
  if (places.isRegion(upper)) return `write ${upper}`;
  if (places.isCountry(upper)) return `${upper} is a country: write it in the column country`;
  return 'write a code of ISO 3166-2, as CN-XJ, or six digits of GB/T 2260, as 653224';
}

/** ISO 3166-2 or GB/T 2260, in its one canonical spelling: CN-65 and 650000 become CN-XJ, 653224 stays. */
export function readRegion(text: string, context: CellContext): string | null {
  if (context.places.isRegion(text)) return canonicalPlace(text);
  context.complain('region-unknown', text, `"${text}" is not a region code: ${regionAdvice(text, context)}`);
  return null;
}
