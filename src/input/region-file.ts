import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { RegionRow } from '../model/places.js';

/** Reads a table of places of our own (`seed/regions`): code, parent (empty for none) and name. */
export function readRegions(path: string): readonly RegionRow[] {
  const rows = parse(readFileSync(path), { columns: true, bom: true }) as Record<string, string>[];
  return rows.map((row) => ({ code: row.code!, parent: row.parent || null, name: row.name! }));
}
