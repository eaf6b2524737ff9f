import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BASES } from '../../src/model/basis.js';
import type { Batch, Store, StoredOf, StoreTable, Terms } from '../../src/store/port.js';
import type { MakePlace } from './conformance.js';
import { ALL_TABLES, MemoryModel, storedKey, unordered } from './memory-model.js';
import {
  decision,
  document,
  everything,
  good,
  measure,
  organization,
  ownership,
  production,
  recipe,
  rowsOf,
  SHA_A,
  site,
  supply,
} from './samples.js';

const ORGANIZATIONS = ["o'", 'o%', 'o\u{1F600}', 'o\u{FFFD}', 'o'];
const SITES = ['p', 'p"', 'p\\', 'p\u{10000}'];
const PARTIES = [...ORGANIZATIONS, ...SITES];
const GOODS = ['g', 'g!', 'g\u{FF5E}', '$g'];
const RECORD_IDS = ['r1', 'r"2', 'r\u{1F600}', 'r\u{FFFF}', 'r10', 'R1'];

/** Parties and goods exist from the start and stay, for the input room never stores a dangling id. */
const FOUNDATION: readonly Change[] = [
  ...GOODS.map((id) => ({ table: 'goods' as const, key: id, record: good(id) })),
  ...ORGANIZATIONS.map((id) => ({ table: 'organizations' as const, key: id, record: organization(id) })),
  ...SITES.map((id, at) => ({ table: 'sites' as const, key: id, record: site(id, ORGANIZATIONS[at]!) })),
];

const party = fc.constantFrom(...PARTIES);
const operator = fc.constantFrom(...ORGANIZATIONS);
const goodId = fc.constantFrom(...GOODS);
const siteId = fc.constantFrom(...SITES);
const goodIds = fc.array(goodId, { maxLength: 2 });
const recordId = fc.constantFrom(...RECORD_IDS);
const orNull = <V>(value: fc.Arbitrary<V>) => fc.option(value, { nil: null });
const text = orNull(fc.constantFrom('kg', "'", '\u{1F600}\n', 'NULL'));
const texts = fc.array(fc.constantFrom('a', 'b,"', 'c\\'), { maxLength: 2 });
const day = orNull(fc.integer({ min: -10_000, max: 40_000 }));
const amount = orNull(fc.constantFrom(0, 1, 0.1, 1e21, 5e-324));
const basis = fc.constantFrom(...BASES);
const flag = fc.boolean();

type Change = {
  readonly table: StoreTable;
  readonly key: string;
  readonly record: StoredOf[StoreTable] | null;
};

const known = <R>(members: { [M in keyof R]: fc.Arbitrary<R[M]> }) => fc.record(members) as fc.Arbitrary<R>;

function puts<T extends StoreTable>(table: T, records: fc.Arbitrary<StoredOf[T]>): fc.Arbitrary<Change> {
  return records.map((record) => ({ table, key: storedKey(table, record), record }));
}

/** Few ids and few values, so that batches meet the same records again, changed and unchanged. */
const change: fc.Arbitrary<Change> = fc.oneof(
  puts(
    'documents',
    fc.tuple(recordId, known({ date: day, issuer: text, unresolved: flag })).map((of) => document(...of)),
  ),
  puts(
    'goods',
    fc.tuple(goodId, known({ hs: texts, broader: orNull(goodId) })).map((of) => good(...of)),
  ),
  puts(
    'recipes',
    fc.tuple(goodId, goodId, known({ required: flag, inputPerUnit: amount })).map((of) => recipe(...of)),
  ),
  puts(
    'organizations',
    fc
      .tuple(operator, known({ region: text, trader: flag, aliases: texts }))
      .map((of) => organization(...of)),
  ),
  puts(
    'sites',
    fc.tuple(siteId, operator, known({ address: text, within: orNull(siteId) })).map((of) => site(...of)),
  ),
  puts(
    'ownerships',
    fc.tuple(recordId, operator, operator, known({ from: day, basis })).map((of) => ownership(...of)),
  ),
  puts(
    'supplies',
    fc
      .tuple(recordId, party, party, known({ good: orNull(goodId), to: day, quantity: amount, unit: text }))
      .map((of) => supply(...of)),
  ),
  puts(
    'productions',
    fc.tuple(recordId, party, goodId, known({ inputs: goodIds, basis })).map((of) => production(...of)),
  ),
  puts(
    'measures',
    fc.tuple(recordId, known({ title: text, partial: flag })).map((of) => measure(...of)),
  ),
  puts(
    'decisions',
    fc.tuple(recordId, known({ note: text, date: fc.integer() })).map((of) => decision(...of)),
  ),
  fc.record({
    table: fc.constantFrom('ownerships', 'supplies', 'productions', 'documents', 'measures'),
    key: recordId,
    record: fc.constant(null),
  }),
);

interface Commit {
  readonly changes: readonly Change[];
  /** False: the batch is rolled back. */
  readonly commits: boolean;
}

/** Within one batch no key comes twice. */
const sequences: fc.Arbitrary<Commit[]> = fc.array(
  fc.record({
    changes: fc.uniqueArray(change, { selector: ({ table, key }) => `${table} ${key}`, maxLength: 15 }),
    commits: fc.integer({ min: 0, max: 3 }).map((die) => die > 0),
  }),
  { minLength: 1, maxLength: 5 },
);

async function applyTable(batch: Batch, model: MemoryModel, table: StoreTable, changes: readonly Change[]) {
  const mine = changes.filter((one) => one.table === table);
  const dropped = mine.flatMap(({ key, record }) => (record === null ? [key] : []));
  await batch.drop(table, dropped);
  model.drop(table, dropped);
  const rows = rowsOf(mine.flatMap(({ record }) => (record === null ? [] : [record])));
  expect(await batch.put(table, rows)).toEqual(model.put(table, rows, SHA_A));
}

async function expectSame(store: Store, model: MemoryModel) {
  const info = await store.info();
  expect(info.generation).toBe(model.generation);
  for (const table of ALL_TABLES) {
    const stored = model.stored(table);
    expect(info.counts[table]).toBe(stored.length);
    expect(await everything(store, table)).toEqual(stored.map(({ record }) => record));
    expect(await store.get(table, [...model.tables[table].keys(), 'absent'])).toEqual(stored);
  }
  await expectTranslated(store);
  for (const asked of [PARTIES, ORGANIZATIONS.slice(0, 2), ORGANIZATIONS.slice(2, 3)]) {
    expect(unordered(await store.upstream(asked))).toEqual(unordered(model.upstream(asked)));
  }
}

/** Numbers for ids. */
const TERMS: Terms<number> = {
  party: (id) => PARTIES.indexOf(id),
  good: (id) => GOODS.indexOf(id),
};

async function collected<R>(batches: AsyncIterable<readonly R[]>): Promise<R[]> {
  const all: R[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}

async function expectTranslated(store: Store) {
  const { party, good } = TERMS;
  const supplies = (await everything(store, 'supplies')).map((each) => ({
    ...each,
    supplier: party(each.supplier),
    buyer: party(each.buyer),
    good: each.good === null ? null : good(each.good),
  }));
  expect(await collected(store.all('supplies', TERMS))).toEqual(supplies);
  const productions = (await everything(store, 'productions')).map((each) => ({
    ...each,
    party: party(each.party),
    good: good(each.good),
    inputs: each.inputs.map(good),
  }));
  expect(await collected(store.all('productions', TERMS))).toEqual(productions);
}

async function follow(store: Store, sequence: readonly Commit[]) {
  const model = new MemoryModel();
  for (const [index, { changes, commits }] of sequence.entries()) {
    const batch = await store.begin(`${index}.csv`);
    model.begin(`${index}.csv`);
    for (const table of ALL_TABLES) await applyTable(batch, model, table, changes);
    await (commits ? batch.commit(SHA_A) : batch.rollback());
    if (commits) model.commit();
    else model.rollback();
    await expectSame(store, model);
  }
}

export function agreesWithModel(makePlace: MakePlace): void {
  test('gives the records, origins, counts and tiers of a plain model in memory', async () => {
    const property = fc.asyncProperty(sequences, async (sequence) => {
      const place = await makePlace();
      const store = await place.open('write');
      try {
        await follow(store, [{ changes: FOUNDATION, commits: true }, ...sequence]);
      } finally {
        await store.close();
        await place.remove();
      }
    });
    await fc.assert(property, { numRuns: 40 });
  });
}
