import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Good, Recipe } from '../../src/model/records.js';

/** Reads the files of `seed/` for the tests of this folder, by the plainest means and without the input room. */

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
export const SEED = join(ROOT, 'seed');
export const HARMONIZED_SYSTEM = join(
  ROOT,
  '..',
  'shared',
  'samples',
  'harmonized-system',
  'harmonized-system.csv',
);

export type CsvRow = Readonly<Record<string, string>>;

const rowsSchema = z.array(z.record(z.string(), z.string()));

export function rowsOf(path: string): readonly CsvRow[] {
  return rowsSchema.parse(parse(readFileSync(path), { columns: true }));
}

export function seedRows(...path: string[]): readonly CsvRow[] {
  return rowsOf(join(SEED, ...path));
}

export function jsonOf(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Every data file of the seed, as paths below `seed/`; sidecars are not data. */
export function seedFiles(): readonly string[] {
  return readdirSync(SEED, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(csv|json)$/.test(name) && !name.endsWith('.source.json'))
    .sort();
}

export function sidecarOf(name: string): string {
  return join(SEED, name.replace(/\.(csv|json)$/, '.source.json'));
}

/** The ids that a sidecar counts: `id`, `code`, or good and input of a recipe; of a measure file its measure. */
export function idsOf(name: string): readonly string[] {
  if (name.endsWith('.json')) return [z.object({ id: z.string() }).parse(jsonOf(join(SEED, name))).id];
  return seedRows(name).map((row) => row.id ?? row.code ?? `${row.good};${row.input}`);
}

export function hashOfIds(ids: readonly string[]): string {
  return createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest('hex');
}

export function seedGoods(): readonly Good[] {
  return seedRows('goods', 'goods.csv').map((row) => ({
    id: row.id!,
    name: row.name!,
    hs: row.hs === '' ? [] : row.hs!.split(';'),
    broader: row.broader === '' ? null : row.broader!,
    raw: row.raw === 'true',
    unresolved: false,
  }));
}

export function seedRecipes(): readonly Recipe[] {
  return seedRows('goods', 'recipes.csv').map((row) => ({
    good: row.good!,
    input: row.input!,
    required: row.required === 'true',
    inputPerUnit: null,
    unit: null,
  }));
}

/** HS codes of two to six digits, without dots; null where the sample is not at hand. */
export function harmonizedCodes(): ReadonlySet<string> | null {
  if (!existsSync(HARMONIZED_SYSTEM)) return null;
  return new Set(rowsOf(HARMONIZED_SYSTEM).map((row) => row.hscode!));
}
