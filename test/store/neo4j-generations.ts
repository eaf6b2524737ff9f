import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Neo4jStore } from '../../src/store/neo4j/open.js';
import type { Store } from '../../src/store/port.js';
import type { Neo4jPlace } from '../neo4j/database.js';
import {
  document,
  everything,
  good,
  importRecords,
  organization,
  putAll,
  rowsOf,
  SHA_A,
  SHA_B,
  site,
  supply,
} from './samples.js';

const WORLD = {
  goods: [good('g'), good('h', { broader: 'g' })],
  organizations: [organization('o1', { country: 'CN' }), organization('o2'), organization('p')],
  sites: [site('s1', 'o1', { region: '653224' })],
  supplies: [supply('x', 'o1', 'o2', { good: 'g' }), supply('y', 'p', 'o2')],
};

/** Replaces, drops and adds records of every sort. */
async function putOther(store: Store): Promise<Awaited<ReturnType<Store['begin']>>> {
  const batch = await store.begin('other.csv');
  await putAll(batch, {
    goods: [good('h', { raw: true })],
    organizations: [organization('o1', { country: 'US' }), organization('o3')],
    sites: [site('s1', 'o2'), site('p', 'o2')],
    supplies: [supply('x', 'o2', 'o1'), supply('z', 'o3', 'o1')],
  });
  await batch.drop('organizations', ['p']);
  await batch.drop('supplies', ['y']);
  return batch;
}

/** Everything that a reader can see, as text. */
async function seen(store: Store): Promise<string> {
  const tables = ['goods', 'organizations', 'sites', 'supplies'] as const;
  const records = [];
  for (const table of tables) {
    records.push(await everything(store, table));
    records.push(await store.get(table, ['g', 'h', 'o1', 'o2', 'o3', 'p', 's1', 'x', 'y', 'z']));
  }
  const tier = await store.upstream(['o1', 'o2', 'o3', 'p']);
  return JSON.stringify([await store.info(), records, ...Object.values(tier).map(byText)]);
}

const byText = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();

export function keepsGenerations(makePlace: () => Promise<Neo4jPlace>): void {
  let place: Neo4jPlace;
  let writer: Neo4jStore;
  beforeEach(async () => {
    place = await makePlace();
    writer = await place.open('write');
    await importRecords(writer, WORLD);
  });
  afterEach(async () => {
    await writer.close();
    await place.remove();
  });

  test('a reader keeps its generation while the next one is written, committed and followed by another', async () => {
    const reader = await place.open('read');
    const before = await seen(reader);
    const batch = await putOther(writer);
    expect(await seen(reader)).toBe(before);
    expect(await seen(writer)).toBe(before);
    await batch.commit(SHA_B);
    expect(await seen(reader)).toBe(before);
    expect(await seen(writer)).not.toBe(before);
    await importRecords(writer, { organizations: [organization('o2', { trader: true })] });
    expect(await seen(reader)).toBe(before);
    await reader.close();
  });

  test('a reader whose generation has been retired is told so', async () => {
    const reader = await place.open('read');
    await (await putOther(writer)).commit(SHA_B);
    await importRecords(writer, { goods: [good('third')] });
    await importRecords(writer, { goods: [good('fourth')] });
    await expect(reader.upstream(['o2'])).rejects.toMatchObject({ code: 'STORE_BUSY' });
    await expect(everything(reader, 'supplies')).rejects.toMatchObject({ code: 'STORE_BUSY' });
    expect((await writer.upstream(['o1'])).supplies).toHaveLength(2);
    await reader.close();
  });

  test('what was replaced or dropped is kept as a change, by the generation that did it', async () => {
    await (await putOther(writer)).commit(SHA_B);
    for (const id of ['third', 'fourth']) await importRecords(writer, { goods: [good(id)] });
    const rows = await place.run('changes');
    const lines = rows.map((row) => ['table', 'id', 'change', 'since', 'until'].map((name) => row.get(name)));
    expect(lines).toEqual([
      ['goods', 'h', 'replaced', 1, 2],
      ['organizations', 'o1', 'replaced', 1, 2],
      ['organizations', 'p', 'dropped', 1, 2],
      ['sites', 's1', 'replaced', 1, 2],
      ['supplies', 'x', 'replaced', 1, 2],
      ['supplies', 'y', 'dropped', 1, 2],
    ]);
  });

  test('a batch that is taken back leaves the graph as it was, to the last node', async () => {
    const before = JSON.stringify(await place.run('census'));
    await (await putOther(writer)).rollback();
    expect(JSON.stringify(await place.run('census'))).toBe(before);
  });

  test('a table is streamed as it was at its first batch', async () => {
    const documents = Array.from({ length: 9000 }, (_, index) => document(`d${10_000 + index}`));
    await importRecords(writer, { documents });
    let count = 0;
    for await (const batch of writer.all('documents')) {
      count += batch.length;
      const late = await writer.begin('late.csv');
      await late.put('documents', rowsOf<'documents'>([document('d18999', { issuer: `${count}` })]));
      await late.put('documents', rowsOf<'documents'>([document(`e${count}`)]));
      await late.drop('documents', ['d18998']);
      await late.commit(SHA_A);
    }
    expect(count).toBe(9000);
  });

  test('reads are whole while imports are written and taken back', async () => {
    const readers = [await place.open('read'), await place.open('read')];
    const before = await seen(readers[0]!);
    let isDone = false;
    const imports = (async () => {
      for (let round = 0; round < 12; round++) await (await putOther(writer)).rollback();
    })().finally(() => {
      isDone = true;
    });
    const reads = readers.map(async (reader) => {
      while (!isDone) expect(await seen(reader)).toBe(before);
    });
    await Promise.all([imports, ...reads]);
    for (const reader of readers) await reader.close();
  });

  test('nodes and relationships carry their members under the names of the records', async () => {
    const [row] = await place.run('upstream-places');
    expect(row!.toObject()).toEqual({
      supplier: 'o1',
      good: 'g',
      site: 's1',
      places: ['653200', '653224', 'CN', 'CN-XJ'],
      broader: 'g',
    });
  });
}
