import { readBoundary, readPlaceTables } from '../../src/input/place-file.js';
import { coordinatesReader } from '../../src/match/place-of-coordinates.js';
import { placeReader } from '../../src/match/place-reader.js';
import { compileParties } from '../../src/model/parties.js';
import type { Standing } from '../../src/model/places.js';
import type { Site } from '../../src/model/records.js';
import { organization, site } from '../reference/sample.js';
import { PLACES, REGIONS } from '../trace/ask.js';

const SEED = new URL('../../../seed/', import.meta.url).pathname;

export const readCoordinates = coordinatesReader('CN-XJ', readBoundary(`${SEED}regions/boundary-cn-xj.csv`));

export const readSigns = placeReader({
  places: () => PLACES,
  tables: () => readPlaceTables(`${SEED}places`, REGIONS),
  coordinates: readCoordinates,
});

/** A site of a company in China that states no more than this, and where it stands against CN-XJ. */
export function standingOfSite(more: Partial<Site>, country: string | null = 'CN'): Standing {
  const parties = compileParties(
    [organization('o', { country: 'CN' })],
    [site('s', 'o', { country, ...more })],
    readSigns,
  );
  return parties.standing(parties.indexOf('s')!, 'CN-XJ', PLACES);
}

export function standingOfAddress(address: string, country: string | null = 'CN'): Standing {
  return standingOfSite({ name: 'Works', address }, country);
}

/** An organization without sites, by its name or names. */
export function standingOfName(
  names:
    | string
    | { readonly name: string; readonly localName?: string; readonly aliases?: readonly string[] },
  country: string | null = 'CN',
): Standing {
  const own = typeof names === 'string' ? { name: names } : names;
  const parties = compileParties([organization('o', { country, ...own })], [], readSigns);
  return parties.standing(0, 'CN-XJ', PLACES);
}
