import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Neo4jStore } from '../../src/store/neo4j/open.js';
import type { Neo4jPlace } from '../neo4j/database.js';
import type { Running } from '../neo4j/each-server.js';
import { document, everything, good, importRecords, rowsOf, SHA_A } from './samples.js';

const CHILD = fileURLToPath(new URL('./neo4j-child.js', import.meta.url));

export function keepsOneImporter(makePlace: () => Promise<Neo4jPlace>, running: Running): void {
  let place: Neo4jPlace;
  let first: Neo4jStore;
  let second: Neo4jStore;
  beforeEach(async () => {
    place = await makePlace();
    first = await place.open('write');
    second = await place.open('write');
  });
  afterEach(async () => {
    await first.close();
    await second.close();
    await place.remove();
  });

  test('a second store waits for the import of the first, and not for ever', async () => {
    const batch = await first.begin('a.csv');
    await expect(second.begin('b.csv')).rejects.toMatchObject({ code: 'STORE_BUSY' });
    const waiting = second.begin('b.csv');
    await batch.rollback();
    await (await waiting).rollback();
  });

  test('an importer that has lost its lock writes nothing more', async () => {
    const batch = await first.begin('a.csv');
    await batch.put('goods', rowsOf<'goods'>([good('lost')]));
    await place.run('terminate-others');
    const other = await second.begin('b.csv');
    await other.put('goods', rowsOf<'goods'>([good('kept')]));
    await expect(batch.put('goods', rowsOf<'goods'>([good('late')]))).rejects.toMatchObject({
      code: 'STORE_BUSY',
    });
    await batch.rollback();
    await other.commit(SHA_A);
    expect(await everything(second, 'goods')).toEqual([good('kept')]);
  });

  test('a process that dies lets go of the lock, and the next import tidies up after it', async () => {
    await importRecords(first, { documents: [document('kept')] });
    const before = JSON.stringify(await place.run('census'));
    const { uri, environment } = running.server;
    const child = spawn(process.execPath, [CHILD, uri], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(JSON.stringify(await place.run('census'))).not.toBe(before);
    await expect(first.begin('b.csv')).rejects.toMatchObject({ code: 'STORE_BUSY' });
    child.kill('SIGKILL');
    await once(child, 'close');
    await (await first.begin('b.csv')).rollback();
    expect(JSON.stringify(await place.run('census'))).toBe(before);
    expect((await first.info()).counts.documents).toBe(1);
  });

  test('bookmarks of one store may be handed to the next', async () => {
    await importRecords(first, { goods: [good('g')] });
    const bookmarks = await first.bookmarks();
    expect(bookmarks).not.toEqual([]);
    const reader = await place.open('read', { bookmarks });
    expect((await reader.info()).counts.goods).toBe(1);
    await reader.close();
  });
}
