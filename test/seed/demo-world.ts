import { join } from 'node:path';
import type { Basis } from '../../src/model/basis.js';
import { type Day, parseDay } from '../../src/model/dates.js';
import { measureSchema } from '../../src/model/measure-schemas.js';
import { Places } from '../../src/model/places.js';
import type { Organization, Ownership, Production, Site, Supply } from '../../src/model/records.js';
import type { World } from '../reference/world.js';
import { type CsvRow, jsonOf, SEED, seedFiles, seedGoods, seedRecipes, seedRows } from './seed-files.js';

/** The demonstration as plain records, for the reference implementation of the rules. */

export const PLACES = new Places(
  ['iso-3166.csv', 'gb-2260.csv'].flatMap((name) =>
    seedRows('regions', name).map((row) => ({
      code: row.code!,
      parent: row.parent || null,
      name: row.name!,
    })),
  ),
);

const listOf = (cell: string | undefined): readonly string[] => (cell ? cell.split(';') : []);

export function dayOf(cell: string | undefined, edge: 'from' | 'to'): Day | null {
  if (!cell) return null;
  const day = parseDay(cell, edge);
  if (typeof day === 'number') return day;
  throw new Error(`${cell}: ${day}`);
}

/** The reference knows only the GB/T 2260 codes of Xinjiang; other Chinese places become their provinces. */
function regionOf(cell: string | undefined): string | null {
  if (!cell) return null;
  return cell.startsWith('65') ? cell : PLACES.chain(cell).find((place) => place.includes('-'))!;
}

function organizationOf(row: CsvRow): Organization {
  return {
    id: row.id!,
    name: row.name!,
    localName: row.local_name || null,
    aliases: listOf(row.aliases),
    country: row.country || null,
    region: regionOf(row.region),
    trader: row.trader === 'true',
    identifiers: listOf(row.identifiers),
    unresolved: false,
  };
}

function siteOf(row: CsvRow): Site {
  return {
    id: row.id!,
    organization: row.organization!,
    name: row.name!,
    country: row.country || null,
    region: regionOf(row.region),
    within: row.within || null,
    address: null,
    latitude: null,
    longitude: null,
    unresolved: false,
  };
}

function evidenceOf(row: CsvRow): {
  from: Day | null;
  to: Day | null;
  basis: Basis;
  documents: readonly string[];
} {
  return {
    from: dayOf(row.from, 'from'),
    to: dayOf(row.to, 'to'),
    basis: row.basis as Basis,
    documents: listOf(row.documents),
  };
}

const unmeasured = { quantity: null, unit: null };

function supplyOf(row: CsvRow): Supply {
  const { id, supplier, buyer, good } = row;
  return {
    id: id!,
    supplier: supplier!,
    buyer: buyer!,
    good: good || null,
    ...unmeasured,
    ...evidenceOf(row),
  };
}

function productionOf(row: CsvRow): Production {
  const { id, party, good } = row;
  return {
    id: id!,
    party: party!,
    good: good!,
    inputs: listOf(row.inputs),
    ...unmeasured,
    ...evidenceOf(row),
  };
}

function ownershipOf(row: CsvRow): Ownership {
  const sharePercent = row.share_percent ? Number(row.share_percent) : null;
  return { id: row.id!, owner: row.owner!, owned: row.owned!, sharePercent, ...evidenceOf(row) };
}

export function demoWorld(): World {
  return {
    organizations: seedRows('demo', 'organizations.csv').map(organizationOf),
    sites: seedRows('demo', 'sites.csv').map(siteOf),
    goods: seedGoods(),
    recipes: seedRecipes(),
    supplies: seedRows('demo', 'supplies.csv').map(supplyOf),
    productions: seedRows('demo', 'productions.csv').map(productionOf),
    ownerships: seedRows('demo', 'ownerships.csv').map(ownershipOf),
    measures: seedFiles()
      .filter((name) => name.startsWith('measures/'))
      .map((name) => measureSchema.parse(jsonOf(join(SEED, name)))),
  };
}
