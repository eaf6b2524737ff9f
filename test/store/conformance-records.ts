import { expect, test } from '@jest/globals';
import { compareCodePoints } from '../../src/model/code-points.js';
import { keyOf, TABLES, type Table } from '../../src/model/records.js';
import type { Bench } from './conformance.js';
import {
  decision,
  document,
  everything,
  good,
  importRecords,
  measure,
  organization,
  ownership,
  production,
  type Records,
  recipe,
  SHA_A,
  site,
  supply,
} from './samples.js';

/** Every member known, with values that a careless column would bend. */
const KNOWN: Required<Records> = {
  documents: [
    document('d1', {
      issuer: 'O\'Brien "& Sons"',
      date: -3653,
      uri: 'https://example.org/?a=%20b',
      sha256: SHA_A,
      unresolved: true,
    }),
  ],
  goods: [
    good('g1', { hs: ['2804.61', '381800'], raw: true, unresolved: true }),
    good('g2', { broader: 'g1' }),
  ],
  recipes: [recipe('g2', 'g1', { required: false, inputPerUnit: 0.1 + 0.2, unit: 'kg' })],
  organizations: [
    organization('o1', {
      localName: '合盛硅业',
      aliases: ['a,b', '"', '\\', 'null', '😀'],
      country: 'CN',
      region: 'CN-XJ',
      trader: true,
      identifiers: ['lei:5299', 'duns:007'],
      unresolved: true,
    }),
  ],
  sites: [
    site('p1', 'o1'),
    site('p2', 'o1', {
      country: 'CN',
      region: '653224',
      within: 'p1',
      address: 'No. 1\nRoad',
      latitude: -37.07,
      longitude: 180,
      unresolved: true,
    }),
  ],
  ownerships: [
    ownership('w1', 'o1', 'o1', {
      sharePercent: 50.000001,
      from: 0,
      to: 1,
      basis: 'inferred',
      documents: ['d1'],
    }),
  ],
  supplies: [
    supply('s1', 'p1', 'o1', {
      good: 'g1',
      from: 18262,
      to: 18627,
      quantity: 1e300,
      unit: 't',
      basis: 'documented',
      documents: ['d1', 'd1'],
    }),
  ],
  productions: [
    production('m1', 'p2', 'g2', {
      inputs: ['g1', 'g2'],
      from: -1,
      to: 0,
      quantity: 0,
      unit: 'kg',
      basis: 'inferred',
      documents: ['d1'],
    }),
  ],
  measures: [
    measure('us-wro', {
      title: 'Silica; "Hoshine"',
      effective: { from: 18802, to: null },
      partial: true,
      scope: [
        {
          parties: [
            {
              name: 'X',
              localName: '合盛',
              aliases: ['Y'],
              identifiers: ['lei:1'],
              country: 'CN',
              from: 1,
              to: 2,
            },
          ],
          subsidiaries: null,
          region: 'CN-XJ',
          goods: [],
          derived: true,
          except: null,
        },
      ],
      source: { publisher: 'CBP', title: null, date: '2021', uri: null, words: 'one\ntwo' },
    }),
  ],
  decisions: [
    decision('00000001', {
      date: -1,
      partyName: 'O\'Brien "& Sons"',
      listedName: '合盛\u00a0硅业',
      verdict: 'withdrawn',
      reviewer: 'A. Reviewer',
      note: 'one\ntwo',
    }),
    decision('00000002', { verdict: 'rejected' }),
  ],
};

const BARE: Required<Records> = {
  documents: [document('d1')],
  goods: [good('g1')],
  recipes: [recipe('g1', 'g1')],
  organizations: [organization('o1')],
  sites: [site('p1', 'o1')],
  ownerships: [ownership('w1', 'o1', 'o1')],
  supplies: [supply('s1', 'o1', 'p1')],
  productions: [production('m1', 'p1', 'g1')],
  measures: [measure('m')],
  decisions: [decision('00000001')],
};

/** Ids that quoting, patterns, normalisation, or ordering by UTF-16 would get wrong. */
const HARD_IDS = [
  "o'1",
  'o"1',
  'o%1',
  'o_1',
  'o`1',
  '%',
  '\\',
  '$1',
  '{id}',
  'null',
  '0',
  '00',
  '1e3',
  'O1',
  'o1',
  'é',
  'e\u0301',
  'ﬁ',
  '\u{FFFD}',
  '\u{FF21}',
  '\u{1F600}',
  '\u{10FFFF}',
  '合盛',
  'a b',
  'a',
  'a!',
  'a-',
  'a/b',
  'x'.repeat(1000),
  `${'x'.repeat(999)}y`,
];

async function expectStored(bench: Bench, records: Required<Records>): Promise<void> {
  await importRecords(bench.store, records);
  for (const table of TABLES) expect(await everything(bench.store, table)).toEqual(records[table]);
  expect(await everything(bench.store, 'measures')).toEqual(records.measures);
  expect(await everything(bench.store, 'decisions')).toEqual(records.decisions);
}

export function keepsRecords(bench: Bench): void {
  test('an empty store has nothing and says so', async () => {
    const info = await bench.store.info();
    expect(info.generation).toBe(0);
    expect(Object.values(info.counts)).toEqual(Array(10).fill(0));
    for (const table of [...TABLES, 'measures', 'decisions'] as const) {
      expect(await everything(bench.store, table)).toEqual([]);
      expect(await bench.store.get(table, ['x', ''])).toEqual([]);
    }
  });

  test('every member of every record comes back as it was put', () => expectStored(bench, KNOWN));

  test('what is not known comes back as null or an empty list', () => expectStored(bench, BARE));

  test('a store opened for reading has the same records and counts', async () => {
    await importRecords(bench.store, KNOWN);
    const reader = await bench.place.open('read');
    const info = await reader.info();
    expect(info).toEqual(await bench.store.info());
    expect(info.counts).toMatchObject({ goods: 2, sites: 2, supplies: 1, measures: 1 });
    expect(await everything(reader, 'supplies')).toEqual(KNOWN.supplies);
    await expect(reader.begin('x.csv')).rejects.toMatchObject({ code: 'STORE_UNSUPPORTED' });
    await reader.close();
  });

  keepsOrigins(bench);
  keepsGenerations(bench);
  keepsOrder(bench);
  keepsManyRecords(bench);
}

function keepsOrigins(bench: Bench): void {
  test('a record comes with its file, the hash of the file and its row', async () => {
    await importRecords(bench.store, { goods: [good('g1'), good('g2')] }, 'folder/Goods "1".csv');
    const [, second] = await bench.store.get('goods', ['g2', 'g1']);
    expect(second).toEqual({
      record: good('g2'),
      origin: { file: 'folder/Goods "1".csv', sha256: SHA_A, row: 3, generation: 1 },
    });
  });
}

function keepsGenerations(bench: Bench): void {
  test('a record comes with the generation that brought its content, not with that of a repeated import', async () => {
    await importRecords(bench.store, { goods: [good('g1'), good('g2')] });
    await importRecords(bench.store, { goods: [good('g1'), good('g2', { raw: true }), good('g3')] });
    await importRecords(bench.store, { decisions: [decision('00000001')] });
    const got = await bench.store.get('goods', ['g1', 'g2', 'g3']);
    expect(got.map(({ origin }) => origin.generation)).toEqual([1, 2, 2]);
    const [decided] = await bench.store.get('decisions', ['00000001']);
    expect(decided?.origin.generation).toBe(3);
  });
}

function keepsOrder(bench: Bench): void {
  const byKey = (table: Table) => (a: { id: string }, b: { id: string }) =>
    compareCodePoints(keyOf(table, a as never), keyOf(table, b as never));

  test('any id is kept exactly, and records are in code-point order of their keys', async () => {
    const organizations = HARD_IDS.map((id) => organization(id));
    const supplies = HARD_IDS.map((id, index) => supply(id, id, HARD_IDS[index - 1] ?? 'o1'));
    await importRecords(bench.store, { organizations, supplies });
    expect(await everything(bench.store, 'organizations')).toEqual(
      organizations.sort(byKey('organizations')),
    );
    supplies.sort(byKey('supplies'));
    expect(await everything(bench.store, 'supplies')).toEqual(supplies);
    const got = await bench.store.get('supplies', HARD_IDS);
    expect(got.map(({ record }) => record)).toEqual(supplies);
  });

  test('recipes are ordered by good;input as one text', async () => {
    const goods = ['a', 'a!', 'b'].map((id) => good(id));
    await importRecords(bench.store, { goods, recipes: [recipe('a', 'b'), recipe('a!', 'b')] });
    const keys = (await everything(bench.store, 'recipes')).map((record) => keyOf('recipes', record));
    expect(keys).toEqual(['a!;b', 'a;b']);
    expect(await bench.store.get('recipes', ['a;b', 'a', 'b;a'])).toHaveLength(1);
  });

  test('a key asked twice gives one record, an unknown key none', async () => {
    await importRecords(bench.store, { goods: [good('b'), good('a')] });
    const got = await bench.store.get('goods', ['b', 'x', 'a', 'b', "'"]);
    expect(got.map(({ record }) => record.id)).toEqual(['a', 'b']);
  });
}

function keepsManyRecords(bench: Bench): void {
  const documents = Array.from({ length: 12_345 }, (_, index) => document(`d${100_000 + index}`));

  test('a large table comes in several batches, and other calls may be made between them', async () => {
    await importRecords(bench.store, { documents });
    const ids: string[] = [];
    for await (const batch of bench.store.all('documents')) {
      expect(batch.length).toBeLessThanOrEqual(10_000);
      ids.push(...batch.map(({ id }) => id));
      expect(await bench.store.get('documents', [ids[0]!])).toHaveLength(1);
    }
    expect(ids).toEqual(documents.map(({ id }) => id));
  });

  test('tens of thousands of keys may be asked at once', async () => {
    await importRecords(bench.store, { documents: documents.slice(0, 2) });
    const keys = Array.from({ length: 70_000 }, (_, index) => `d${index + 50_000}`);
    expect(await bench.store.get('documents', keys)).toHaveLength(2);
  });
}
