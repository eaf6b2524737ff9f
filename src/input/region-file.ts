import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { PlaceSpelling, RegionRow } from '../model/places.js';

function rowsOf(path: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(path), { columns: true, bom: true });
}

/** Reads a table of places of our own (`seed/regions`): code, parent (empty for none), name and perhaps local_name. */
export function readRegions(path: string): readonly RegionRow[] {
  return rowsOf(path).map((row) => {
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
  return rowsOf(path).map((row) => ({ code: row.code!, names: row.names!.split(';') }));
}
