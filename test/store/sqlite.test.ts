import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { LEAST_BEFORE_READING_ALL } from '../../src/store/sqlite/terms.js';
import { storeConformance } from './conformance.js';
import { document, everything, good, importRecords, organization, SHA_B, supply } from './samples.js';
import { type SqlitePlace, sqlitePlace } from './sqlite-place.js';

storeConformance('SQLite', sqlitePlace);

let place: SqlitePlace;
beforeEach(async () => {
  place = await sqlitePlace();
});
afterEach(() => place.remove());

describe('a SQLite store that is read while it is written', () => {
  test('shows a reader one state, whatever is committed meanwhile', async () => {
    const writer = await place.open('write');
    const parties = { organizations: [organization('o1'), organization('o2')] };
    await importRecords(writer, { ...parties, supplies: [supply('s1', 'o1', 'o2')] });
    const reader = await place.open('read');
    await importRecords(writer, {
      supplies: [supply('s2', 'o1', 'o2')],
      organizations: [organization('o3')],
    });
    expect((await reader.info()).generation).toBe(1);
    expect((await reader.upstream(['o2'])).supplies).toHaveLength(1);
    expect(await everything(reader, 'organizations')).toHaveLength(2);
    expect((await writer.upstream(['o2'])).supplies).toHaveLength(2);
    await reader.close();
    const later = await place.open('read');
    expect((await later.info()).generation).toBe(2);
    await later.close();
    await writer.close();
  });

  test('streams one state of a table, even in write mode', async () => {
    const store = await place.open('write');
    const documents = Array.from({ length: 9000 }, (_, index) => document(`d${10_000 + index}`));
    await importRecords(store, { documents });
    const seen: number[] = [];
    for await (const batch of store.all('documents')) {
      seen.push(batch.length);
      await importRecords(store, { documents: [document(`e${seen.length}`)] });
    }
    expect(seen.reduce((sum, length) => sum + length)).toBe(9000);
    expect((await store.info()).counts.documents).toBe(9000 + seen.length);
    await store.close();
  });

  test('lets no second store write while a batch is open', async () => {
    const [first, second] = [await place.open('write'), await place.open('write')];
    const batch = await first.begin('a.csv');
    await expect(second.begin('b.csv')).rejects.toMatchObject({ code: 'STORE_BUSY' });
    await batch.rollback();
    await (await second.begin('b.csv')).rollback();
    await first.close();
    await second.close();
  });
});

describe('a SQLite store of more ids than are looked up one by one', () => {
  const COUNT = LEAST_BEFORE_READING_ALL + 2000;
  const id = (at: number): string => `o${100_000 + at}`;

  test('gives every id back as it was put', async () => {
    const organizations = Array.from({ length: COUNT }, (_, at) => organization(id(at)));
    const supplies = organizations.slice(1).map((buyer, at) => supply(`s${buyer.id}`, id(at), buyer.id));
    const store = await place.open('write');
    await importRecords(store, { organizations, supplies: supplies.slice(0, 5) });
    await importRecords(store, { organizations: [organization('late')], supplies });
    expect(await everything(store, 'supplies')).toEqual(supplies);
    expect(await everything(store, 'organizations')).toEqual([organization('late'), ...organizations]);
    await store.close();
    const reader = await place.open('read');
    const { deliveries } = await reader.upstream(organizations.map((each) => each.id));
    expect(deliveries.map(({ party }) => party).sort()).toEqual(organizations.slice(0, -1).map((o) => o.id));
    await reader.close();
  });
});

describe('the file of a SQLite store', () => {
  test('keeps what was replaced or dropped, with the commit that did it', async () => {
    const store = await place.open('write');
    await importRecords(store, { goods: [good('g'), good('h')] }, 'first.csv');
    const batch = await store.begin('second.csv');
    await batch.put('goods', [{ record: good('g', { raw: true }), row: 9 }]);
    await batch.drop('goods', ['h']);
    await batch.commit(SHA_B);
    await store.close();
    const db = new Database(place.path, { readonly: true });
    const changes = db.prepare('SELECT * FROM changes JOIN sources USING (generation) ORDER BY key').all();
    db.close();
    const common = { generation: 2, table_name: 'goods', source: 1, file: 'second.csv', sha256: SHA_B };
    expect(changes).toEqual([
      { ...common, key: 1, id: 'g', change: 'replaced', before: JSON.stringify(good('g')), row: 2 },
      { ...common, key: 2, id: 'h', change: 'dropped', before: JSON.stringify(good('h')), row: 3 },
    ]);
  });

  test('builds its indexes again after a batch that more than doubles a table', async () => {
    const store = await place.open('write');
    for (const round of [1, 2, 3]) {
      const supplies = Array.from({ length: 10 ** round }, (_, at) => supply(`${round}-${at}`, 'o1', 'o2'));
      await importRecords(store, { organizations: [organization('o1'), organization('o2')], supplies });
    }
    await store.close();
    const db = new Database(place.path, { readonly: true });
    const indexes = db.prepare(`SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE INDEX%'`).pluck().all();
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
    expect(indexes.sort()).toEqual([
      'ownerships_by_owned',
      'productions_by_party',
      'sites_by_organization',
      'supplies_by_buyer',
      'supplies_by_supplier_good',
    ]);
  });
});
