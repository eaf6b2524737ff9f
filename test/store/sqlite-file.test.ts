import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { HeadwaterError } from '../../src/model/errors.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import {
  decision,
  document,
  everything,
  importRecords,
  organization,
  rowsOf,
  SHA_B,
  supply,
} from './samples.js';
import { type SqlitePlace, sqlitePlace } from './sqlite-place.js';

let place: SqlitePlace;
beforeEach(async () => {
  place = await sqlitePlace();
});
afterEach(() => place.remove());

/** Code and message of the refusal; the message must read as one sentence of ours. */
function refusal(path: string, mode: 'read' | 'write'): { code: string; message: string } {
  try {
    openSqliteStore(path, { mode, busyTimeoutMs: 50 });
  } catch (error) {
    const { code, message } = error as HeadwaterError;
    expect(error).toBeInstanceOf(HeadwaterError);
    expect(message).toMatch(/^The store "[^"]*" [^"]+\.$/);
    expect(message).not.toMatch(/SQL|select|\n/i);
    return { code, message };
  }
  throw new Error('it was opened');
}

async function importDocuments(count: number): Promise<void> {
  const store = await place.open('write');
  const ids = Array.from({ length: count }, (_, index) => `d${100_000 + index}`);
  await importRecords(store, { documents: ids.map((id) => document(id)) });
  await store.close();
}

function alter(sql: string): void {
  const db = new Database(place.path);
  db.exec(sql);
  db.close();
}

describe('a file that is not there', () => {
  test('is not found in read mode, and not made', async () => {
    const { code, message } = refusal(place.path, 'read');
    expect(code).toBe('STORE_NOT_FOUND');
    expect(message).toContain('headwater import');
    await expect(stat(place.path)).rejects.toThrow();
  });

  test('cannot be made in a folder that is not there', () => {
    expect(refusal(join(place.folder, 'no', 'such.db'), 'write').code).toBe('STORE_NOT_FOUND');
    expect(refusal(join(place.folder, 'no', 'such.db'), 'read').code).toBe('STORE_NOT_FOUND');
  });

  test('is one file again when the store is closed', async () => {
    await importDocuments(1);
    await expect(stat(`${place.path}-wal`)).rejects.toThrow();
    await expect(stat(`${place.path}-shm`)).rejects.toThrow();
  });
});

describe('a file that is not a store', () => {
  const CONTENTS = { 'short text': 'id\n', 'long text': 'id,name\n'.repeat(9000), zeros: '\0'.repeat(8192) };

  for (const [name, content] of Object.entries(CONTENTS)) {
    test(`is refused and left alone: ${name}`, async () => {
      await writeFile(place.path, content);
      expect(refusal(place.path, 'read').code).toBe('STORE_UNREADABLE');
      expect(refusal(place.path, 'write').code).toBe('STORE_UNREADABLE');
      expect(await readFile(place.path, 'utf8')).toBe(content);
    });
  }

  test('is refused and left alone: a database of another program', async () => {
    alter('CREATE TABLE t (x)');
    const bytes = await readFile(place.path);
    expect(refusal(place.path, 'write').message).toContain('another program');
    expect(refusal(place.path, 'read').code).toBe('STORE_UNREADABLE');
    expect(await readFile(place.path)).toEqual(bytes);
  });

  test('is refused: a folder', () => {
    expect(refusal(place.folder, 'read').code).toBe('STORE_UNREADABLE');
    expect(refusal(place.folder, 'write').message).toContain('folder');
    expect(refusal('', 'write').code).toBe('STORE_UNREADABLE');
  });

  test('is made a store if it is empty, but there is nothing to read in it', async () => {
    await writeFile(place.path, '');
    expect(refusal(place.path, 'read').code).toBe('STORE_NOT_FOUND');
    await importDocuments(2);
    expect(await everything(await place.open('read'), 'documents')).toHaveLength(2);
  });
});

describe('a store that cannot be trusted', () => {
  test('is refused if a newer version wrote it', async () => {
    await importDocuments(1);
    alter('PRAGMA user_version = 4');
    for (const mode of ['read', 'write'] as const) {
      const { code, message } = refusal(place.path, mode);
      expect(code).toBe('STORE_UNREADABLE');
      expect(message).toContain('newer version');
    }
  });

  test('is refused if its end is missing', async () => {
    await importDocuments(5000);
    await truncate(place.path, 40_000);
    expect(refusal(place.path, 'read').message).toContain('damaged');
    expect(refusal(place.path, 'write').message).toContain('damaged');
  });

  test('is refused when a damaged page is met', async () => {
    await importDocuments(5000);
    const bytes = await readFile(place.path);
    bytes.fill(0xff, 8192);
    await writeFile(place.path, bytes);
    const read = async () => everything(await place.open('read'), 'documents');
    await expect(read()).rejects.toMatchObject({ code: 'STORE_UNREADABLE' });
  });

  test('is refused when a list or a term in it is broken', async () => {
    const store = await place.open('write');
    const organizations = [organization('o1', { aliases: ['x'] }), organization('o2')];
    await importRecords(store, { organizations, supplies: [supply('s', 'o1', 'o2')] });
    await store.close();
    alter(
      `UPDATE organizations SET aliases = '["x' WHERE id = 'o1'; PRAGMA foreign_keys = OFF; DELETE FROM terms WHERE id = 'o2'`,
    );
    const reader = await place.open('read');
    const unreadable = { code: 'STORE_UNREADABLE' };
    await expect(reader.get('organizations', ['o1'])).rejects.toMatchObject(unreadable);
    await expect(everything(reader, 'supplies')).rejects.toMatchObject(unreadable);
    await reader.close();
  });

  test('undoes the whole batch if one record cannot be stored', async () => {
    const store = await place.open('write');
    const batch = await store.begin('x.csv');
    const rows = rowsOf<'documents'>([document('d1'), { ...document('d2'), title: null as never }]);
    await expect(batch.put('documents', rows)).rejects.toMatchObject({ code: 'INTERNAL' });
    await expect(batch.commit(SHA_B)).rejects.toThrow();
    expect((await store.info()).counts.documents).toBe(0);
    await store.close();
  });
});

describe('a store of version 1, which had no decisions', () => {
  async function makeOlder(): Promise<void> {
    await importDocuments(3);
    alter('DROP TABLE decisions; DROP TABLE counts; PRAGMA user_version = 1');
  }

  test('is read as it is, without decisions', async () => {
    await makeOlder();
    const bytes = await readFile(place.path);
    const reader = await place.open('read');
    expect((await reader.info()).counts).toMatchObject({ documents: 3, decisions: 0 });
    expect(await everything(reader, 'decisions')).toEqual([]);
    await reader.close();
    expect(await readFile(place.path)).toEqual(bytes);
  });

  test('is brought up to date when it is opened for writing, and keeps its records', async () => {
    await makeOlder();
    const store = await place.open('write');
    await importRecords(store, { decisions: [decision('00000001')] });
    await store.close();
    const reader = await place.open('read');
    expect(await everything(reader, 'decisions')).toEqual([decision('00000001')]);
    expect((await reader.info()).counts.documents).toBe(3);
    await reader.close();
  });
});

describe('a store of version 2, which did not keep how many records it has', () => {
  async function makeOlder(): Promise<void> {
    await importDocuments(3);
    alter('DROP TABLE counts; PRAGMA user_version = 2');
  }

  test('is read as it is, and counted', async () => {
    await makeOlder();
    const bytes = await readFile(place.path);
    const reader = await place.open('read');
    expect((await reader.info()).counts).toMatchObject({ documents: 3, decisions: 0 });
    await reader.close();
    expect(await readFile(place.path)).toEqual(bytes);
  });

  test('is counted once when it is opened for writing', async () => {
    await makeOlder();
    const store = await place.open('write');
    await importRecords(store, { documents: [document('new')] });
    expect((await store.info()).counts).toMatchObject({ documents: 4, supplies: 0 });
    await store.close();
    const db = new Database(place.path, { readonly: true });
    const counted = db.prepare(`SELECT records FROM counts WHERE table_name = 'documents'`).pluck().get();
    expect([counted, db.pragma('user_version', { simple: true })]).toEqual([4, 3]);
    db.close();
  });
});

test('a store that lacks a count is damaged', async () => {
  await importDocuments(1);
  alter(`DELETE FROM counts WHERE table_name = 'goods'`);
  const reader = await place.open('read');
  await expect(reader.info()).rejects.toMatchObject({ code: 'STORE_UNREADABLE' });
  await reader.close();
});
