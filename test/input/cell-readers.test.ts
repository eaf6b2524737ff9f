import { afterAll, describe, expect, test } from '@jest/globals';
import { TABLE_COLUMNS } from '../../src/input/table-columns.js';
import type { Problem } from '../../src/model/problem.js';
import type { Table } from '../../src/model/records.js';
import { readWholeTable, temporaryFolder } from './fixture.js';

const folder = temporaryFolder();
afterAll(folder.remove);

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** A row of the table with these cells, and `x` in the other required ones. */
async function readRow(table: Table, cells: Readonly<Record<string, string>>) {
  const columns = TABLE_COLUMNS[table];
  const row = columns.map(({ name, required }) => quoted(cells[name] ?? (required ? `x-${name}` : '')));
  const text = `${columns.map(({ name }) => name).join(',')}\n${row.join(',')}\n`;
  const { records, problems } = await readWholeTable(folder.write(`${table}.csv`, text), table);
  return { record: records[0] as unknown as Record<string, unknown> | undefined, problems };
}

async function problemOf(table: Table, cells: Readonly<Record<string, string>>): Promise<Problem> {
  const { problems } = await readRow(table, cells);
  expect(problems.length).toBe(1);
  return problems[0]!;
}

describe('a cell is read', () => {
  test.each<[Table, string, string, string, unknown]>([
    ['organizations', 'trader', 'True', 'trader', true],
    ['organizations', 'trader', 'FALSE', 'trader', false],
    ['organizations', 'trader', '', 'trader', false],
    ['recipes', 'required', '', 'required', true],
    ['goods', 'raw', 'true', 'raw', true],
    ['organizations', 'aliases', ' Hoshine ;; 合盛硅业; Hoshine', 'aliases', ['Hoshine', '合盛硅业']],
    ['organizations', 'aliases', ' ; ', 'aliases', []],
    [
      'organizations',
      'identifiers',
      'LEI: 5493 ;uscc:91;duns:1:2;lei:5493',
      'identifiers',
      ['lei:5493', 'uscc:91', 'duns:1:2'],
    ],
    ['organizations', 'country', 'CN', 'country', 'CN'],
    ['organizations', 'country', 'HK', 'country', 'HK'],
    ['organizations', 'country', 'cn', 'country', 'CN'],
    ['sites', 'country', 'CHINA', 'country', 'CN'],
    ['sites', 'region', 'cn-xj', 'region', 'CN-XJ'],
    ['sites', 'region', ' Xinjiang ', 'region', 'CN-XJ'],
    ['organizations', 'region', 'CN-65', 'region', 'CN-XJ'],
    ['organizations', 'region', '650000', 'region', 'CN-XJ'],
    ['organizations', 'region', '653224', 'region', '653224'],
    [
      'goods',
      'hs',
      '2505.10; 25;2804.61.00.00;38180019',
      'hs',
      ['2505.10', '25', '2804.61.00.00', '38180019'],
    ],
    ['supplies', 'quantity', '007.50', 'quantity', 7.5],
    ['supplies', 'quantity', '-0', 'quantity', 0],
    ['ownerships', 'share_percent', '100', 'sharePercent', 100],
    ['sites', 'latitude', '-90', 'latitude', -90],
    ['sites', 'longitude', '180.0', 'longitude', 180],
    ['recipes', 'input_per_unit', '1.2', 'inputPerUnit', 1.2],
    ['supplies', 'from', '2024-02-29', 'from', 19782],
    ['supplies', 'to', '2024-02', 'to', 19782],
    ['documents', 'date', '2024', 'date', 19723],
    ['documents', 'sha256', 'AB'.repeat(32), 'sha256', 'ab'.repeat(32)],
    ['supplies', 'basis', 'inferred', 'basis', 'inferred'],
    ['goods', 'name', 'NULL', 'name', 'NULL'],
  ])('%s: %s %j', async (table, column, cell, member, value) => {
    const { record, problems } = await readRow(table, { [column]: cell });
    expect(problems).toEqual([]);
    expect(record?.[member]).toEqual(value);
    expect(Object.is(record?.[member], -0)).toBe(false);
  });
});

describe('a cell is refused', () => {
  test.each<[string, Table, string, string]>([
    ['boolean-format', 'organizations', 'trader', 'yes'],
    ['boolean-format', 'goods', 'raw', '1'],
    ['boolean-format', 'goods', 'raw', 'ｔｒｕｅ'],
    ['id-format', 'goods', 'id', 'a;b'],
    ['id-format', 'goods', 'broader', 'a\nb'],
    ['id-format', 'supplies', 'documents', 'd1;d\u00002'.replace('\u0000', '\u0001')],
    ['required', 'goods', 'id', '  '],
    ['required', 'goods', 'name', ''],
    ['number-format', 'supplies', 'quantity', '1,234'],
    ['number-format', 'supplies', 'quantity', '1.2E+10'],
    ['number-format', 'supplies', 'quantity', '0x10'],
    ['number-format', 'supplies', 'quantity', 'Infinity'],
    ['number-format', 'supplies', 'quantity', 'NaN'],
    ['number-format', 'supplies', 'quantity', '.5'],
    ['number-format', 'supplies', 'quantity', '5.'],
    ['number-format', 'supplies', 'quantity', '+5'],
    ['number-format', 'supplies', 'quantity', '１２'],
    ['number-format', 'ownerships', 'share_percent', '51%'],
    ['number-range', 'supplies', 'quantity', '-1'],
    ['number-range', 'supplies', 'quantity', '9'.repeat(400)],
    ['number-range', 'recipes', 'input_per_unit', '-0.1'],
    ['number-range', 'ownerships', 'share_percent', '-0.01'],
    ['number-range', 'ownerships', 'share_percent', '100.01'],
    ['number-range', 'sites', 'latitude', '90.5'],
    ['number-range', 'sites', 'longitude', '-181'],
    ['date-format', 'supplies', 'from', '03/04/2021'],
    ['date-format', 'supplies', 'to', '2021-3-4'],
    ['date-format', 'documents', 'date', '2021-06-24T00:00:00Z'],
    ['date-impossible', 'supplies', 'from', '2023-02-29'],
    ['date-impossible', 'ownerships', 'to', '2023-13'],
    ['basis-unknown', 'supplies', 'basis', 'Documented'],
    ['country-unknown', 'organizations', 'country', 'Chinastan'],
    ['country-unknown', 'sites', 'country', 'ZZ'],
    ['region-unknown', 'sites', 'region', 'Jinjiang'],
    ['region-unknown', 'sites', 'region', 'Xinjiang Silicon'],
    ['region-unknown', 'organizations', 'region', 'CN-ZZ'],
    ['region-unknown', 'organizations', 'region', '653299'],
    ['identifier-format', 'organizations', 'identifiers', '5493001KJTIIGC8Y1R12'],
    ['identifier-format', 'organizations', 'identifiers', 'lei:1; duns:'],
    ['identifier-format', 'organizations', 'identifiers', ':1'],
    ['hs-format', 'goods', 'hs', '2505.1'],
    ['hs-format', 'goods', 'hs', '505'],
    ['hs-format', 'goods', 'hs', 'HS 2505.10'],
    ['hs-format', 'goods', 'hs', '2505,10'],
    ['sha256-format', 'documents', 'sha256', 'ab'.repeat(31)],
  ])('%s: %s.%s %j', async (rule, table, column, cell) => {
    expect(await problemOf(table, { [column]: cell })).toMatchObject({ row: 2, column, rule });
  });

  test('with the column that was meant, where it can be told', async () => {
    for (const region of ['US', 'China']) {
      const { message } = await problemOf('organizations', { region });
      expect(message).toBe(`"${region}" is a country: write it in the column country`);
    }
  });

  test('with the value cut, where it is long', async () => {
    expect((await problemOf('goods', { hs: 'x'.repeat(5000) })).value).toHaveLength(201);
  });
});

describe('a record is refused', () => {
  test('if its span ends before it begins, partial dates read to their ends', async () => {
    expect(await problemOf('supplies', { from: '2021-05', to: '2021-04' })).toMatchObject({
      column: 'to',
      rule: 'from-after-to',
    });
    expect(await problemOf('ownerships', { from: '2022', to: '2021-12-31' })).toMatchObject({
      rule: 'from-after-to',
    });
    expect((await readRow('productions', { from: '2021-05-31', to: '2021-05' })).problems).toEqual([]);
    expect((await readRow('supplies', { from: '2021-12-31', to: '2021' })).problems).toEqual([]);
  });

  test('if its region does not lie in its country', async () => {
    const contradiction = { column: 'region', rule: 'place-contradiction' };
    expect(await problemOf('sites', { country: 'US', region: 'CN-XJ' })).toMatchObject(contradiction);
    expect(await problemOf('organizations', { country: 'HK', region: '653224' })).toMatchObject(
      contradiction,
    );
    expect((await readRow('sites', { country: 'CN', region: '653224' })).problems).toEqual([]);
    expect((await readRow('sites', { country: 'CN', region: 'CN-91' })).problems).toEqual([]);
    expect((await readRow('sites', { country: 'HK', region: 'CN-HK' })).problems).toEqual([]);
  });

  test('if a party supplies itself', async () => {
    const supply = { supplier: 'a', buyer: ' a' };
    expect(await problemOf('supplies', supply)).toMatchObject({
      column: 'buyer',
      rule: 'self-supply',
      value: 'a',
    });
  });
});
