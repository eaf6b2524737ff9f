import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chance } from './chance.js';
import { Layout } from './layout.js';
import {
  DOCUMENT_COLUMNS,
  documentRows,
  OWNERSHIP_COLUMNS,
  ownershipRows,
  PRODUCTION_COLUMNS,
  productionRows,
} from './other-rows.js';
import { listedNames, ORGANIZATION_COLUMNS, organizationRows, SITE_COLUMNS, siteRows } from './party-rows.js';
import { SUPPLY_COLUMNS, supplyRows } from './supply-rows.js';
import { TableWriter } from './table-writer.js';
import { tradedGoods } from './trade.js';

/** What of the world is drawn with a chance of its own, so that more rows of one table change no other. */
const SALT = { supplies: 1, productions: 2, ownerships: 3 };

/** The day of import that the world's dates are made for. */
export const WORLD_DATE = '2026-06-01';

/** The id of the measure that lists some of the world's organizations by name. */
export const WORLD_MEASURE = 'bench-list';

export interface WorldOptions {
  readonly supplies: number;
  readonly seed: number;
  /** The folder with goods.csv and recipes.csv. */
  readonly goodsFolder: string;
}

export interface World {
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Importers by size; the first buys by far the most. */
  readonly importers: readonly string[];
}

function writeTable(
  folder: string,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly string[]>,
): number {
  const writer = new TableWriter(join(folder, `${table}.csv`), columns);
  for (const row of rows) writer.add(row);
  writer.close();
  return writer.rowCount;
}

function* numbered(rows: Iterator<readonly string[], never>, count: number): Generator<readonly string[]> {
  for (let at = 0; at < count; at++) yield [`s${at}`, ...rows.next().value];
}

function measureText(names: readonly string[]): string {
  const measure = {
    id: WORLD_MEASURE,
    jurisdiction: 'US',
    issuer: 'benchmark',
    kind: 'list',
    title: 'Invented list of the benchmark',
    consequence: 'detain',
    effective: { from: '2020-01-01', to: null },
    status: 'active',
    scope: [{ parties: names.map((name) => ({ name })), subsidiaries: true }],
    source: { publisher: 'benchmark', title: 'generated', date: '2026-01-01' },
  };
  return `${JSON.stringify(measure, null, 1)}\n`;
}

/**
 * Writes the tables of an invented world, and `measures/bench-list.json`, into a folder. The same options give the
 * same bytes; memory does not grow with the supplies.
 */
export function generateWorld(folder: string, { supplies, seed, goodsFolder }: WorldOptions): World {
  const layout = new Layout(tradedGoods(goodsFolder), supplies, seed);
  const documents = Math.max(1, Math.round(layout.organizations / 5));
  const chance = (salt: number) => new Chance(seed, salt);
  mkdirSync(join(folder, 'measures'), { recursive: true });
  const write = (table: string, columns: readonly string[], rows: Iterable<readonly string[]>) =>
    writeTable(folder, table, columns, rows);
  const drawn = supplyRows(layout, chance(SALT.supplies), documents);
  const rows = {
    documents: write('documents', DOCUMENT_COLUMNS, documentRows(documents)),
    organizations: write('organizations', ORGANIZATION_COLUMNS, organizationRows(layout, seed)),
    sites: write('sites', SITE_COLUMNS, siteRows(layout, seed)),
    ownerships: write('ownerships', OWNERSHIP_COLUMNS, ownershipRows(layout, chance(SALT.ownerships))),
    supplies: write('supplies', SUPPLY_COLUMNS, numbered(drawn, supplies)),
    productions: write('productions', PRODUCTION_COLUMNS, productionRows(layout, chance(SALT.productions))),
  };
  writeFileSync(join(folder, 'measures', `${WORLD_MEASURE}.json`), measureText(listedNames(layout, seed)));
  const importers = Array.from({ length: layout.importers }, (_, at) => layout.idOf(at));
  return { rows, importers };
}
