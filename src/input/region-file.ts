import type { PlaceSpelling, RegionRow } from '../model/places.js';
import { readOwnTable } from './own-table.js';

/** Reads a table of places of our own (`seed/regions`): code, parent (empty for none), name and perhaps local_name. */
export function readRegions(path: string): readonly RegionRow[] {
  return readOwnTable(path).map((row) => {
    return {
      code: row.code!,
      parent: row.parent || null,
      name: row.name!,
      localName: row.local_name ?? null,
    };
  });
}

/** Reads `seed/regions/spellings.csv`: a code, and the further names and codes of that place, separated by `;`. */
export function readSpellings(path: string): readonly PlaceSpelling[] {
  return readOwnTable(path).map((row) => ({ code: row.code!, names: row.names!.split(';') }));
}
