import type { Site } from '../../src/model/records.js';
import type { WorkedOut, World } from './world.js';

export type Standing = 'inside' | 'outside' | 'unsettled';

/** GB/T 2260 provinces that tests use. */
const PROVINCES: Readonly<Record<string, string>> = { 33: 'CN-ZJ', 65: 'CN-XJ' };

/** What contains a place directly; null for a country. */
function around(place: string): string | null {
  if (/^\d{4}00$/.test(place)) return PROVINCES[place.slice(0, 2)]!;
  if (/^\d{6}$/.test(place)) return `${place.slice(0, 4)}00`;
  return place.includes('-') ? place.slice(0, 2) : null;
}

/** HK, MO and TW equal CN-HK, CN-MO and CN-TW. */
function oneSpelling(place: string): string {
  return ['HK', 'MO', 'TW'].includes(place) ? `CN-${place}` : place;
}

/** The place and everything that contains it, innermost first. */
function nest(place: string): readonly string[] {
  const places: string[] = [];
  for (let at: string | null = oneSpelling(place); at !== null; at = around(at)) places.push(at);
  return places;
}

/** Equal to or nested in. */
export function isPlaceIn(inner: string, outer: string): boolean {
  return nest(inner).includes(oneSpelling(outer));
}

/** Its region, else the place of the area that it lies in, else its country (design.md §4, Places). */
export function placeOf(world: World, party: string): string | null {
  const site = world.sites.find(({ id }) => id === party);
  if (site === undefined) {
    const organization = world.organizations.find(({ id }) => id === party)!;
    return organization.region ?? organization.country;
  }
  // An area's place is found by the same rule: the nearest region, else the outermost country.
  const countries: (string | null)[] = [];
  for (let at: Site | undefined = site; at !== undefined; at = areaOf(world, at)) {
    if (at.region !== null) return at.region;
    countries.unshift(at.country);
  }
  return countries.find((country) => country !== null) ?? null;
}

function areaOf(world: World, site: Site): Site | undefined {
  return world.sites.find(({ id }) => id === site.within);
}

/** Inside: equal or nested in R. Unsettled: missing, or contains R. Outside: neither contains the other. */
export function standingOf(place: string | null, region: string): Standing {
  if (place === null) return 'unsettled';
  if (isPlaceIn(place, region)) return 'inside';
  return isPlaceIn(region, place) ? 'unsettled' : 'outside';
}

/** A head office is not a plant: outside the region but in its country is unsettled too. */
export function headOfficeStanding(place: string | null, region: string): Standing {
  const standing = standingOf(place, region);
  if (standing !== 'outside') return standing;
  return isPlaceIn(place!, nest(region).at(-1)!) ? 'unsettled' : 'outside';
}

/** What was worked out for a party and the areas it lies in; nothing where a region is stated. */
function workedOutFor(world: World, party: string): readonly WorkedOut[] {
  const place = placeOf(world, party);
  if (place !== null && place.length > 2) return [];
  const around: string[] = [];
  for (let at = world.sites.find(({ id }) => id === party); at !== undefined; at = areaOf(world, at))
    around.push(at.id);
  const known = (world.workedOut ?? []).filter((one) => one.party === party || around.includes(one.party));
  const settling = known.filter(({ settles }) => settles);
  // Coordinates or an address that say one place, or none of a region, speak before a name.
  return settling.some(({ regions, isNot }) => isNot || regions.length === 1) ? settling : known;
}

/** As `standingOf`, but what is unsettled by what is stated may be settled by what was worked out. */
export function partyStanding(world: World, party: string, region: string): Standing {
  const stated = standingOf(placeOf(world, party), region);
  if (stated !== 'unsettled') return stated;
  const known = workedOutFor(world, party);
  const isInside = ({ regions, isNot }: WorkedOut) =>
    !isNot && regions.every((one) => isPlaceIn(one, region));
  if (known.some(isInside)) return 'inside';
  const isSite = world.sites.some(({ id }) => id === party);
  const areElsewhere = ({ regions }: WorkedOut) =>
    regions.every((one) => standingOf(one, region) === 'outside');
  const isElsewhere = (one: WorkedOut) =>
    one.settles && (one.isNot ? one.regions.some((out) => isPlaceIn(region, out)) : areElsewhere(one));
  const leavesOpen = (one: WorkedOut) => !one.isNot && !isElsewhere(one);
  return isSite && known.some(isElsewhere) && !known.some(leavesOpen) ? 'outside' : 'unsettled';
}
