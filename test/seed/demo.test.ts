import { describe, expect, test } from '@jest/globals';
import { parseDay } from '../../src/model/dates.js';
import { ID_PATTERN } from '../../src/model/records.js';
import { PLACES as places } from './demo-world.js';
import { type CsvRow, seedGoods, seedRows } from './seed-files.js';

const organizations = seedRows('demo', 'organizations.csv');
const sites = seedRows('demo', 'sites.csv');
const supplies = seedRows('demo', 'supplies.csv');
const productions = seedRows('demo', 'productions.csv');
const ownerships = seedRows('demo', 'ownerships.csv');
const documents = seedRows('demo', 'documents.csv');

const LISTED = [
  'Hoshine Silicon Industry Co., Ltd.',
  'Hoshine Silicon Industry (Shanshan) Co., Ltd',
  'Lop County Hair Product Industrial Park',
];
const parties = new Set([...organizations, ...sites].map((row) => row.id));
const operatorOf = new Map(sites.map((row) => [row.id!, row.organization!]));
const organizationOf = (party: string): string => operatorOf.get(party) ?? party;

/** Organizations upstream of a product by supplies alone, with how many supplies away each is. */
function tiersUpstream(organization: string): ReadonlyMap<string, number> {
  const tiers = new Map([[organization, 0]]);
  for (const [buyer, tier] of tiers) {
    for (const supply of supplies.filter((row) => organizationOf(row.buyer!) === buyer)) {
      const supplier = organizationOf(supply.supplier!);
      if (!tiers.has(supplier)) tiers.set(supplier, tier + 1);
    }
  }
  return tiers;
}

describe('Demonstration data', () => {
  test('every name is a listed one or says that it is invented', () => {
    for (const { name } of [...organizations, ...sites]) {
      expect(LISTED.includes(name!) || name!.includes('(invented)')).toBe(true);
    }
    for (const { title, uri } of documents) expect(title!.includes('(invented)') || uri !== '').toBe(true);
    for (const { id } of [...supplies, ...productions, ...ownerships]) expect(id).toMatch(/^fiction-/);
  });

  test('every record refers to records that exist', () => {
    const goods = new Set(['', ...seedGoods().map((good) => good.id)]);
    const known = new Set(['', ...documents.map((row) => row.id)]);
    for (const row of supplies) expect(parties.has(row.supplier) && parties.has(row.buyer)).toBe(true);
    for (const row of productions) expect(parties.has(row.party)).toBe(true);
    for (const row of ownerships) expect(parties.has(row.owner) && parties.has(row.owned)).toBe(true);
    for (const row of sites) expect(parties.has(row.organization)).toBe(true);
    for (const row of [...supplies, ...productions]) expect(goods.has(row.good!)).toBe(true);
    for (const row of productions) expect(row.inputs!.split(';').every((good) => goods.has(good))).toBe(true);
    for (const row of [...supplies, ...productions, ...ownerships]) {
      expect(row.documents!.split(';').every((id) => known.has(id))).toBe(true);
    }
  });

  test('ids, dates, countries and regions are ones that the import accepts', () => {
    const dayAt = (row: CsvRow, edge: 'from' | 'to'): unknown => (row[edge] ? parseDay(row[edge], edge) : 0);
    expect(new Set([...organizations, ...sites].map((row) => row.id)).size).toBe(parties.size);
    for (const row of [...organizations, ...sites]) {
      expect(row.id).toMatch(ID_PATTERN);
      expect(places.isCountry(row.country!)).toBe(true);
      if (row.region === '') continue;
      expect(places.isRegion(row.region!)).toBe(true);
      expect(places.contradict(row.country!, row.region!)).toBe(false);
    }
    for (const row of [...supplies, ...productions, ...ownerships]) {
      expect([typeof dayAt(row, 'from'), typeof dayAt(row, 'to')]).toEqual(['number', 'number']);
    }
  });

  test('no trader makes anything and no raw good has stated inputs', () => {
    const traders = new Set(organizations.filter((row) => row.trader === 'true').map((row) => row.id));
    const raw = new Set(
      seedGoods()
        .filter((good) => good.raw)
        .map((good) => good.id),
    );
    for (const row of productions) {
      expect(traders.has(organizationOf(row.party!))).toBe(false);
      if (raw.has(row.good!)) expect(row.inputs).toBe('');
    }
  });

  test('the chain is as large and as deep as a demonstration needs', () => {
    const tiers = tiersUpstream('example-imports');
    expect(organizations.length).toBeGreaterThanOrEqual(25);
    expect(tiers.get('hoshine-shanshan')).toBeGreaterThanOrEqual(6);
    expect(tiers.size).toBeGreaterThanOrEqual(25);
  });

  test('company to company the apparel would lead to Xinjiang, though no thread of it does', () => {
    const tiers = tiersUpstream('apparel-maker');
    expect(tiers.has('hair-works')).toBe(true);
    expect(tiersUpstream('apparel-trader').has('tomato-farm')).toBe(true);
  });

  test('the traders sell to each other in a circle', () => {
    const pairs = supplies.map((row) => `${row.supplier} ${row.buyer}`);
    expect(pairs).toContain('metal-trader-a metal-trader-b');
    expect(pairs).toContain('metal-trader-b metal-trader-a');
  });
});
