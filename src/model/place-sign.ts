import type { Places, Standing } from './places.js';
import type { Organization, Site } from './records.js';

/**
 * A sign of where a party is that states no place, or only a country (docs/rules.md, Places worked out). Signs refine
 * what is stated and are never firm. `words` says what was read, such as `coordinates 44.30, 86.04`.
 */
export type PlaceSign = SignSource &
  (
    | { readonly kind: 'in'; readonly region: string }
    /** Beyond a boundary, it is not known where. */
    | { readonly kind: 'not-in'; readonly region: string }
    /** One of these: too near to a line to say on which side, or an address that may be read in two ways. */
    | { readonly kind: 'between'; readonly regions: readonly string[] }
  );

interface SignSource {
  readonly from: 'coordinates' | 'address' | 'name';
  readonly words: string;
}

/** Reads the signs of one record; `country` is the place that it states, a country or null. Never asked otherwise. */
export type PlaceReader = (record: Organization | Site, country: string | null) => readonly PlaceSign[];

/** A whole country, or nothing: what leaves room for signs. */
export function isRefinable(place: string | null): boolean {
  return place === null || /^[A-Z]{2}$/.test(place);
}

/**
 * Where the signs put a party against a region. One sign inside is enough, whatever the others say: a lead is not
 * lost to a contradiction. Outside needs coordinates or an address, and no sign that leaves it open; a name shows
 * nothing but inside, for a company called after one town may have its plant in another.
 */
export function standingBySigns(signs: readonly PlaceSign[], region: string, places: Places): Standing {
  const standings = signs.map((sign) => standingBySign(sign, region, places));
  if (standings.includes('inside')) return 'inside';
  const isOpen = standings.some((standing, at) => standing === 'unsettled' && isOpening(signs[at]!));
  return standings.includes('outside') && !isOpen ? 'outside' : 'unsettled';
}

/** Coordinates beyond one boundary say nothing of other regions, and so leave the rest to the other signs. */
function isOpening({ kind }: PlaceSign): boolean {
  return kind !== 'not-in';
}

function standingBySign(sign: PlaceSign, region: string, places: Places): Standing {
  if (sign.kind === 'between') return standingBetween(sign.regions, region, places);
  if (sign.kind === 'not-in') return places.isWithin(region, sign.region) ? 'outside' : 'unsettled';
  const standing = places.standing(sign.region, region);
  return standing === 'outside' && sign.from === 'name' ? 'unsettled' : standing;
}

/** Inside or outside only where both sides of the line are. */
function standingBetween(regions: readonly string[], region: string, places: Places): Standing {
  const sides = new Set(regions.map((side) => places.standing(side, region)));
  return sides.size === 1 ? [...sides][0]! : 'unsettled';
}
