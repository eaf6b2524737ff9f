import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readRegions, readSpellings } from '../input/region-file.js';
import { Places } from '../model/places.js';

/** What the program ships beside itself. */

const PACKAGE_ROOT = new URL('../../../', import.meta.url);

/** The folder of goods, regions, measures and the demo that the program ships. */
export const SEED_PATH = fileURLToPath(new URL('seed/', PACKAGE_ROOT));

export function programVersion(): string {
  return (JSON.parse(readFileSync(new URL('package.json', PACKAGE_ROOT), 'utf8')) as { version: string })
    .version;
}

let places: Places | undefined;

/** The regions of the seed, read once. */
export function loadPlaces(): Places {
  places ??= new Places(
    [...readRegions(`${SEED_PATH}regions/iso-3166.csv`), ...readRegions(`${SEED_PATH}regions/gb-2260.csv`)],
    () => readSpellings(`${SEED_PATH}regions/spellings.csv`),
  );
  return places;
}
