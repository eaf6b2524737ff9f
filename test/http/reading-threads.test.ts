import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { withStore } from '../../src/app.js';
import { Reading } from '../../src/http/reading.js';
import { importDemo } from './served.js';

/** Questions and threads without HTTP; the clock is the test's own. */

const folder = mkdtempSync(join(tmpdir(), 'headwater-reading-'));
const db = join(folder, 'reading.db');
const SEARCH = { query: 'hoshine', page: 1, pageSize: 10 };

let reading: Reading;
let nowMs = 0;

beforeAll(async () => {
  await importDemo(db);
  reading = new Reading({ location: db, threads: 2, nowMs: () => nowMs });
});

beforeEach(() => {
  nowMs += 1_000_000;
});

afterAll(async () => {
  await reading.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What another process does. */
async function renameElsewhere(name: string): Promise<void> {
  await withStore(db, 'write', async (store) => {
    const batch = await store.begin('elsewhere.csv');
    const [stored] = await store.get('organizations', ['hoshine']);
    await batch.put('organizations', [{ record: { ...stored!.record, name }, row: 2 }]);
    await batch.commit('0'.repeat(64));
  });
}

test('Equal questions at once are worked out once, and the answer is kept', async () => {
  const [one, other] = await Promise.all([
    reading.ask('organizations', SEARCH),
    reading.ask('organizations', SEARCH),
  ]);
  expect(other).toBe(one);
  expect(await reading.ask('organizations', SEARCH)).toBe(one);
});

test('An answer is worked out anew when the store has changed: at once if told, else at the next look', async () => {
  const before = await reading.ask('organizations', SEARCH);
  await renameElsewhere('hoshine, renamed');
  expect(await reading.ask('organizations', SEARCH)).toBe(before);
  nowMs += 1001;
  // This one asks for the look, and need not wait for it.
  await reading.ask('organizations', SEARCH);
  await reading.ask('info', null);
  const looked = await reading.ask('organizations', SEARCH);
  expect(looked.generation).toBe(before.generation + 1);
  expect(looked.body).toContain('hoshine, renamed');
  await renameElsewhere('hoshine, renamed again');
  reading.changed();
  expect((await reading.ask('organizations', SEARCH)).body).toContain('hoshine, renamed again');
});

test('Who leaves stops waiting, and the others get their answer', async () => {
  const question = { ...SEARCH, query: 'leaving' };
  const leaving = new AbortController();
  const left = reading.ask('organizations', question, leaving.signal);
  const staying = reading.ask('organizations', question, new AbortController().signal);
  leaving.abort();
  await expect(left).rejects.toEqual(expect.objectContaining({ code: 'CANCELLED' }));
  expect(JSON.parse((await staying).body)).toMatchObject({ total: 0 });
});

test('When all have left the work is cancelled, and the same question can be asked again', async () => {
  const question = { ...SEARCH, query: 'all leave' };
  const leaving = new AbortController();
  const left = [leaving.signal, leaving.signal].map((signal) =>
    reading.ask('organizations', question, signal),
  );
  leaving.abort();
  for (const each of left) await expect(each).rejects.toEqual(expect.objectContaining({ code: 'CANCELLED' }));
  expect(JSON.parse((await reading.ask('organizations', question)).body)).toMatchObject({ total: 0 });
});

test('An error is told with its code, and not kept', async () => {
  const unknown = { id: 'nobody' };
  for (let times = 0; times < 2; times++) {
    await expect(reading.ask('organization', unknown)).rejects.toEqual(
      expect.objectContaining({ code: 'RECORD_NOT_FOUND' }),
    );
  }
});
