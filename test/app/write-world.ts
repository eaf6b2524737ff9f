import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportReport, importMeasures, importTables, withStore } from '../../src/app.js';
import type { CellKind } from '../../src/input/cell-readers.js';
import { TABLE_COLUMNS } from '../../src/input/table-columns.js';
import { formatDay } from '../../src/model/dates.js';
import { measureToFile } from '../../src/model/measure.js';
import { TABLES, type Table } from '../../src/model/records.js';
import type { World } from '../reference/world.js';

/** A folder for the files and stores of one test file; call `remove` when all is done. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'headwater-app-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function cellText(kind: CellKind, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (kind === 'from' || kind === 'to') return formatDay(value as number);
  return Array.isArray(value) ? value.join(';') : String(value);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Records as the CSV table of design.md §3 that reads back as the same records. */
export function tableText(table: Table, records: readonly object[]): string {
  const columns = TABLE_COLUMNS[table];
  const lines = records.map((record) =>
    columns.map(({ member, kind }) => quoted(cellText(kind, Reflect.get(record, member)))).join(','),
  );
  return [columns.map(({ name }) => name).join(','), ...lines, ''].join('\n');
}

/** Writes a world as `tables/*.csv` and `measures.json` into a folder. */
export function writeWorld(
  folder: string,
  world: World,
): { readonly tables: string; readonly measures: string } {
  const tables = join(folder, 'tables');
  const measures = join(folder, 'measures.json');
  mkdirSync(tables, { recursive: true });
  for (const table of TABLES) {
    if (table === 'documents') continue;
    writeFileSync(join(tables, `${table}.csv`), tableText(table, world[table]));
  }
  writeFileSync(measures, JSON.stringify({ measures: world.measures.map(measureToFile) }));
  return { tables, measures };
}

/** Writes a world into a new folder under `parent` and imports it; returns the path of the store. */
export async function storeWorld(parent: string, world: World): Promise<string> {
  const folder = mkdtempSync(join(parent, 'world-'));
  const { tables, measures } = writeWorld(folder, world);
  const location = join(folder, 'headwater.db');
  const reports: ImportReport[] = [];
  await withStore(location, 'write', async (store) => {
    reports.push(await importTables(store, [tables], { keepUnresolved: false }));
    reports.push(await importMeasures(store, [measures]));
  });
  const problem = reports.flatMap(({ files }) => files).flatMap(({ problems }) => problems)[0];
  if (problem !== undefined) throw new Error(`the world is refused: ${JSON.stringify(problem)}`);
  return location;
}
