import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { document, everything, importRecords } from './samples.js';
import { type SqlitePlace, sqlitePlace } from './sqlite-place.js';

const CHILD = fileURLToPath(new URL('./sqlite-child.js', import.meta.url));
const IS_ROOT = process.getuid?.() === 0;
/** Root may write anywhere, so what permissions do is seen by someone else: `nobody`. */
const OTHER_USER = IS_ROOT ? { uid: 65534, gid: 65534 } : {};

let place: SqlitePlace;
beforeEach(async () => {
  place = await sqlitePlace();
});
afterEach(async () => {
  await chmod(place.folder, 0o700);
  await place.remove();
});

function child(task: string, user: { uid?: number; gid?: number } = {}): ChildProcess {
  return spawn(process.execPath, [CHILD, task, place.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...user,
  });
}

async function firstLine(from: ChildProcess): Promise<string> {
  const [line] = (await once(from.stdout!, 'data')) as [Buffer];
  return line.toString().trim();
}

async function kill(victim: ChildProcess): Promise<void> {
  victim.kill('SIGKILL');
  await once(victim, 'close');
}

async function importKept(): Promise<void> {
  const store = await place.open('write');
  await importRecords(store, { documents: [document('kept 1'), document('kept 2')] });
  await store.close();
}

async function documentIds(mode: 'read' | 'write'): Promise<string[]> {
  const store = await place.open(mode);
  const ids = (await everything(store, 'documents')).map(({ id }) => id);
  await store.close();
  return ids;
}

describe('a process that dies', () => {
  test('in the middle of a batch leaves the store as it was', async () => {
    await importKept();
    const victim = child('putWithoutEnd');
    expect(await firstLine(victim)).toBe('put');
    const store = await place.open('write');
    await expect(store.begin('x.csv')).rejects.toMatchObject({ code: 'STORE_BUSY' });
    expect((await stat(`${place.path}-wal`)).size).toBeGreaterThan(1_000_000);
    await kill(victim);
    expect(await documentIds('read')).toEqual(['kept 1', 'kept 2']);
    expect((await store.info()).counts.documents).toBe(2);
    await importRecords(store, { documents: [document('next')] });
    expect((await store.info()).counts.documents).toBe(3);
    await store.close();
    expect(await documentIds('write')).toEqual(['kept 1', 'kept 2', 'next']);
  });

  test('at any time leaves whole commits only', async () => {
    for (const afterMs of [0, 7, 23, 61]) {
      const victim = child('commitWithoutEnd');
      await firstLine(victim);
      await delay(afterMs);
      await kill(victim);
      const store = await place.open('read');
      const { generation, counts } = await store.info();
      expect(generation).toBeGreaterThan(0);
      expect(counts.documents).toBe(generation * 100);
      expect(await everything(store, 'documents')).toHaveLength(generation * 100);
      await store.close();
    }
  });
});

describe('a store that may only be read', () => {
  test('is read from a folder that may not be written', async () => {
    await importKept();
    await chmod(place.path, 0o444);
    await chmod(place.folder, 0o555);
    expect(await firstLine(child('read', OTHER_USER))).toBe('["kept 1","kept 2"]');
  });

  test('is read there too if an earlier reader left its files', async () => {
    await importKept();
    expect(await documentIds('read')).toHaveLength(2);
    for (const end of ['', '-wal', '-shm']) await chmod(place.path + end, 0o444);
    await chmod(place.folder, 0o555);
    expect(await firstLine(child('read', OTHER_USER))).toBe('["kept 1","kept 2"]');
  });

  test('is refused while an import that is not yet moved into it lies beside it', async () => {
    await importKept();
    const victim = child('commitWithoutEnd');
    await firstLine(victim);
    await kill(victim);
    await chmod(place.path, 0o444);
    await chmod(`${place.path}-wal`, 0o400);
    await chmod(`${place.path}-shm`, 0o000);
    await chmod(place.folder, 0o555);
    if (!IS_ROOT) await chmod(`${place.path}-wal`, 0o000);
    expect(await firstLine(child('read', OTHER_USER))).toBe('STORE_UNREADABLE');
  });

  test('is refused if it may not be read at all', async () => {
    await importKept();
    await chmod(place.path, IS_ROOT ? 0o600 : 0o000);
    await chmod(place.folder, 0o755);
    expect(await firstLine(child('read', OTHER_USER))).toBe('STORE_UNREADABLE');
  });
});
