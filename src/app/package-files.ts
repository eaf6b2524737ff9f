import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readRegions, readSpellings } from '../input/region-file.js';
import { Places, type RegionRow } from '../model/places.js';

/** What the program ships beside itself. */

const PACKAGE_ROOT = new URL('../../../', import.meta.url);

/** The folder of goods, regions, measures and the demo that the program ships. */
export const SEED_PATH = fileURLToPath(new URL('seed/', PACKAGE_ROOT));

export function programVersion(): string {
  return (JSON.parse(readFileSync(new URL('package.json', PACKAGE_ROOT), 'utf8')) as { version: string })
    .version;
}

let regionRows: readonly RegionRow[] | undefined;
let places: Places | undefined;

/** The rows of the regions of the seed, read once. */
export function loadRegionRows(): readonly RegionRow[] {
  regionRows ??= ['iso-3166', 'gb-2260'].flatMap((name) => readRegions(`${SEED_PATH}regions/${name}.csv`));
  return regionRows;
}

/** The regions of the seed, read once. */
export function loadPlaces(): Places {
  places ??= new Places(loadRegionRows(), () => readSpellings(`${SEED_PATH}regions/spellings.csv`));
  return places;
}
