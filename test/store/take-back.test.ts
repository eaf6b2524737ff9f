import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { journaled } from '../../src/store/journal.js';
import type { Store } from '../../src/store/port.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { takeBack } from '../../src/store/take-back.js';
import { good } from '../reference/sample.js';

const SHA = 'a'.repeat(64);
let folder: string;
let journal: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headwater-journal-'));
  journal = join(folder, 'journal');
  store = openSqliteStore(join(folder, 'x.db'), { mode: 'write' });
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function put(into: Store, file: string, ...names: readonly string[]): Promise<void> {
  const batch = await into.begin(file);
  await batch.put(
    'goods',
    names.map((name, at) => ({ record: { ...good(name.split(' ')[0]!), name }, row: at + 2 })),
  );
  await batch.commit(SHA);
}

async function namesIn(): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const batch of store.all('goods')) names.push(...batch.map(({ name }) => name));
  return names;
}

const refused = expect.objectContaining({ code: 'UNDO_REFUSED' });

describe('Taking imports back', () => {
  test('undoes all files of a journal as one generation, each record as it was before the first', async () => {
    await put(store, 'before.csv', 'a one', 'b one');
    const noted = journaled(store, journal);
    await put(noted, 'first.csv', 'a two', 'c two');
    await put(noted, 'second.csv', 'a three', 'c three', 'd three');
    const { generation } = await store.info();
    expect(await takeBack(store, journal)).toEqual({ removed: 2, restored: 1, generation: generation + 1 });
    expect(await namesIn()).toEqual(['a one', 'b one']);
    expect((await store.info()).counts).toMatchObject({ goods: 2, organizations: 0 });
    const [a] = await store.get('goods', ['a']);
    expect(a!.origin).toMatchObject({ file: 'before.csv', row: 2, sha256: SHA });
  });

  test('passes over a batch that was not committed', async () => {
    const noted = journaled(store, journal);
    await put(noted, 'first.csv', 'a one');
    const batch = await noted.begin('cut-short.csv');
    await batch.put('goods', [{ record: { ...good('a'), name: 'a never' }, row: 2 }]);
    await batch.rollback();
    expect(await takeBack(store, journal)).toMatchObject({ removed: 1, restored: 0 });
    expect(await namesIn()).toEqual([]);
    expect((await store.info()).counts.goods).toBe(0);
  });

  test('is refused where nothing was changed, with or without a journal', async () => {
    await put(store, 'before.csv', 'a one');
    const { generation } = await store.info();
    await expect(takeBack(store, journal)).rejects.toEqual(refused);
    await put(journaled(store, journal), 'same.csv', 'a one');
    expect(existsSync(journal)).toBe(false);
    await expect(takeBack(store, journal)).rejects.toEqual(refused);
    expect((await store.info()).generation).toBe(generation);
  });

  test('is refused where the store has moved on, also between the commit of a file and its mark', async () => {
    await put(journaled(store, journal), 'first.csv', 'a one');
    await put(store, 'other.csv', 'b one');
    await expect(takeBack(store, journal)).rejects.toEqual(refused);
    expect(await namesIn()).toEqual(['a one', 'b one']);
    const lost = join(folder, 'lost');
    appendFileSync(lost, `${JSON.stringify({ table: 'goods', key: 'b', former: null })}\n`);
    await expect(takeBack(store, lost)).rejects.toEqual(refused);
  });

  test('leaves the store open for the next import when it is refused', async () => {
    await expect(takeBack(store, journal)).rejects.toEqual(refused);
    await put(store, 'after.csv', 'a one');
    expect(await namesIn()).toEqual(['a one']);
  });
});
