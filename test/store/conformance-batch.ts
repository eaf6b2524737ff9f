import { expect, test } from '@jest/globals';
import type { Bench } from './conformance.js';
import {
  everything,
  good,
  importRecords,
  measure,
  organization,
  putAll,
  rowsOf,
  SHA_A,
  SHA_B,
  site,
  supply,
} from './samples.js';

const PARTIES = { organizations: [organization('o1'), organization('o2')] };

export function keepsBatchesWhole(bench: Bench): void {
  countsRows(bench);
  keepsChangesOnly(bench);
  endsBatches(bench);
  dropsStandIns(bench);
}

function countsRows(bench: Bench): void {
  test('put tells new, changed and unchanged records apart', async () => {
    await importRecords(bench.store, PARTIES);
    const batch = await bench.store.begin('second.csv');
    const rows = rowsOf<'organizations'>([
      organization('o1'),
      organization('o2', { aliases: ['x'] }),
      organization('o3'),
    ]);
    expect(await batch.put('organizations', rows)).toEqual({ added: 1, replaced: 1, unchanged: 1 });
    expect(await batch.put('organizations', [])).toEqual({ added: 0, replaced: 0, unchanged: 0 });
    await batch.commit(SHA_B);
    const got = await bench.store.get('organizations', ['o1', 'o2', 'o3']);
    expect(got.map(({ origin }) => [origin.file, origin.row])).toEqual([
      ['file.csv', 2],
      ['second.csv', 3],
      ['second.csv', 4],
    ]);
    expect(got[1]?.record.aliases).toEqual(['x']);
  });

  test('a change of any one member is a change', async () => {
    await importRecords(bench.store, { ...PARTIES, goods: [good('g')], supplies: [supply('s', 'o1', 'o2')] });
    const changes = [
      { good: 'g' },
      { from: 0 },
      { to: 0 },
      { quantity: 0 },
      { unit: '0' },
      { basis: 'inferred' },
      { documents: ['d'] },
      { supplier: 'o2' },
      { buyer: 'o1' },
    ] as const;
    for (const change of changes) {
      const batch = await bench.store.begin('second.csv');
      const rows = rowsOf<'supplies'>([supply('s', 'o1', 'o2', change)]);
      expect(await batch.put('supplies', rows)).toEqual({ added: 0, replaced: 1, unchanged: 0 });
      await batch.rollback();
    }
  });

  test('many rows at once are told apart like single ones', async () => {
    const ids = Array.from({ length: 170 }, (_, at) => `o${1000 + at}`);
    const kept = [ids[3]!, ids[60]!, ids[169]!].map((id) => organization(id));
    await importRecords(bench.store, { organizations: kept });
    const batch = await bench.store.begin('second.csv');
    const records = ids.map((id) => organization(id, id === ids[60] ? { region: 'CN-XJ' } : {}));
    const put = await batch.put('organizations', rowsOf<'organizations'>(records));
    expect(put).toEqual({ added: 167, replaced: 1, unchanged: 2 });
    await batch.drop('organizations', [ids[0]!, ids[3]!]);
    await batch.commit(SHA_B);
    expect(await everything(bench.store, 'organizations')).toEqual(
      records.filter(({ id }) => id !== ids[0] && id !== ids[3]),
    );
    expect((await bench.store.info()).counts.organizations).toBe(168);
    const got = await bench.store.get('organizations', [ids[59]!, ids[60]!, ids[169]!]);
    expect(got.map(({ origin }) => [origin.file, origin.row])).toEqual([
      ['second.csv', 61],
      ['second.csv', 62],
      ['file.csv', 4],
    ]);
  });

  test('measures are replaced like records', async () => {
    await importRecords(bench.store, { measures: [measure('a'), measure('b')] });
    const batch = await bench.store.begin('measures.json');
    const rows = rowsOf<'measures'>([measure('a'), measure('b', { partial: true })]);
    expect(await batch.put('measures', rows)).toEqual({ added: 0, replaced: 1, unchanged: 1 });
    await batch.commit(SHA_B);
    expect((await everything(bench.store, 'measures')).map(({ partial }) => partial)).toEqual([false, true]);
  });
}

function keepsChangesOnly(bench: Bench): void {
  test('importing the same again changes nothing, not even the generation or the origin', async () => {
    await importRecords(bench.store, PARTIES);
    await importRecords(bench.store, PARTIES, 'renamed.csv');
    expect((await bench.store.info()).generation).toBe(1);
    const [first] = await bench.store.get('organizations', ['o1']);
    expect(first?.origin.file).toBe('file.csv');
  });

  test('the generation rises by one with every commit that changed something', async () => {
    await importRecords(bench.store, PARTIES);
    await importRecords(bench.store, { organizations: [organization('o3')] });
    await importRecords(bench.store, {});
    const batch = await bench.store.begin('drop');
    await batch.drop('organizations', ['o3']);
    await batch.commit(SHA_A);
    expect((await bench.store.info()).generation).toBe(3);
  });
}

function endsBatches(bench: Bench): void {
  test('what a batch has put is seen when it is committed, not before', async () => {
    await importRecords(bench.store, PARTIES);
    const batch = await bench.store.begin('second.csv');
    await putAll(batch, {
      organizations: [organization('o1', { trader: true })],
      supplies: [supply('s', 'o1', 'o2')],
    });
    expect(await everything(bench.store, 'supplies')).toEqual([]);
    expect((await bench.store.upstream(['o2'])).supplies).toEqual([]);
    expect((await bench.store.get('organizations', ['o1']))[0]?.record.trader).toBe(false);
    await batch.commit(SHA_B);
    expect((await bench.store.upstream(['o2'])).supplies).toHaveLength(1);
    expect((await bench.store.get('organizations', ['o1']))[0]?.record.trader).toBe(true);
  });

  test('rollback leaves everything as it was, and the next batch works', async () => {
    await importRecords(bench.store, PARTIES);
    const before = await bench.store.info();
    const batch = await bench.store.begin('second.csv');
    await putAll(batch, { organizations: [organization('new'), organization('o1', { region: 'CN-XJ' })] });
    await batch.drop('organizations', ['o2']);
    await batch.rollback();
    await batch.rollback();
    expect(await bench.store.info()).toEqual(before);
    expect(await everything(bench.store, 'organizations')).toEqual(PARTIES.organizations);
    await importRecords(bench.store, { organizations: [organization('other')], supplies: [] });
    const ids = (await everything(bench.store, 'organizations')).map(({ id }) => id);
    expect(ids).toEqual(['o1', 'o2', 'other']);
  });

  test('a second batch is refused while one is open, and welcome after it', async () => {
    const batch = await bench.store.begin('a.csv');
    await expect(bench.store.begin('b.csv')).rejects.toMatchObject({ code: 'STORE_BUSY' });
    await batch.commit(SHA_A);
    await (await bench.store.begin('b.csv')).rollback();
  });

  test('a batch that has ended takes nothing more', async () => {
    const batch = await bench.store.begin('a.csv');
    await batch.commit(SHA_A);
    await expect(batch.put('goods', rowsOf<'goods'>([good('g')]))).rejects.toThrow();
    await expect(batch.commit(SHA_A)).rejects.toThrow();
    await batch.rollback();
    expect((await bench.store.info()).counts.goods).toBe(0);
  });

  test('closing the store undoes an open batch', async () => {
    const batch = await bench.store.begin('a.csv');
    await putAll(batch, PARTIES);
    await bench.store.close();
    bench.store = await bench.place.open('write');
    expect((await bench.store.info()).counts.organizations).toBe(0);
  });
}

function dropsStandIns(bench: Bench): void {
  test('drop removes records and passes over unknown keys', async () => {
    await importRecords(bench.store, PARTIES);
    const batch = await bench.store.begin('second.csv');
    await batch.drop('organizations', ['o1', 'x', 'o1']);
    await batch.commit(SHA_B);
    expect(await everything(bench.store, 'organizations')).toEqual([organization('o2')]);
    const nothing = await bench.store.begin('third.csv');
    await nothing.drop('organizations', ['x']);
    await nothing.commit(SHA_B);
    expect((await bench.store.info()).generation).toBe(2);
  });

  for (const first of ['drop', 'put']) {
    test(`a stand-in organization that turns out to be a site keeps its supplies: ${first} first`, async () => {
      const standIn = organization('p', { unresolved: true });
      const supplies = [supply('s', 'o1', 'p')];
      await importRecords(bench.store, { organizations: [...PARTIES.organizations, standIn], supplies });
      const batch = await bench.store.begin('sites.csv');
      if (first === 'drop') await batch.drop('organizations', ['p']);
      await putAll(batch, { sites: [site('p', 'o2')] });
      if (first === 'put') await batch.drop('organizations', ['p']);
      await batch.commit(SHA_B);
      expect((await bench.store.upstream(['o2'])).supplies).toEqual(supplies);
      expect((await bench.store.upstream(['p'])).supplies).toEqual([]);
      expect((await everything(bench.store, 'organizations')).map(({ id }) => id)).toEqual(['o1', 'o2']);
    });
  }
}
