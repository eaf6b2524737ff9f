import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { withStore } from '../../src/app.js';
import type { ImportState } from '../../src/http/import-state.js';
import { TABLES } from '../../src/model/records.js';
import { filesForm, importDemo, startServer, type TestServer } from './served.js';

let server: TestServer;

const LIMITS = { files: 5, fileBytes: 20_000_000 };
const GOODS = 'id,name\na,First\nb,Second\n';
const ORGANIZATIONS = 'id,name\nx,X\ny,Y\n';
const SUPPLIES = 'id,supplier,buyer,good\ns,x,y,a\n';

beforeAll(async () => {
  server = await startServer({ uploadLimits: LIMITS });
});

beforeEach(async () => {
  await importDemo(server.db);
});

afterAll(() => server.close());

/** Everything that the store holds, but for where it came from. */
function contentOf(): Promise<string> {
  return withStore(server.db, 'read', async (store) => {
    const content: unknown[] = [];
    for (const table of [...TABLES, 'measures'] as const) {
      for await (const batch of store.all(table)) content.push(table, batch);
    }
    return JSON.stringify(content);
  });
}

const upload = async (files: Record<string, string>, path = '/imports') =>
  (await server.upload(path, files)) as unknown as ImportState;

const post = (path: string, body?: FormData) =>
  server.ask(path, { method: 'POST', role: 'admin', ...(body === undefined ? {} : { body }) });

describe('An upload', () => {
  test('of several tables is imported in their order, under their bare names, and counts in answers at once', async () => {
    const state = await upload({
      'supplies.csv': SUPPLIES,
      'organizations.csv': ORGANIZATIONS,
      'goods.csv': GOODS,
    });
    expect(state).toMatchObject({ state: 'done', error: null, unread: [] });
    expect(state.files.map(({ file, read, added }) => [file, read, added])).toEqual([
      ['goods.csv', 2, 2],
      ['organizations.csv', 2, 2],
      ['supplies.csv', 1, 1],
    ]);
    const { record, origin } = (await server.ask('/records/supplies/s')).json<{
      record: object;
      origin: object;
    }>();
    expect(record).toMatchObject({ supplier: 'x', buyer: 'y' });
    expect(origin).toMatchObject({ file: 'supplies.csv', row: 2 });
  });

  test('with a problem fails with file, row, column and advice, and nothing of that file is taken', async () => {
    const before = await contentOf();
    const state = await upload({ 'supplies.csv': 'id,supplier,buyer\ns1,nobody,hoshine\n' });
    expect(state.state).toBe('failed');
    expect(state.files[0]).toMatchObject({ read: 1, accepted: 0, rejected: 1, problemsTotal: 1 });
    expect(state.files[0]!.problems[0]).toMatchObject({
      file: 'supplies.csv',
      row: 2,
      column: 'supplier',
      rule: 'id-dangling',
      value: 'nobody',
    });
    expect(await contentOf()).toBe(before);
  });

  test('keeps unresolved ids where that is asked', async () => {
    const state = await upload(
      { 'supplies.csv': 'id,supplier,buyer\nsu,nobody,noone\n' },
      '/imports?keepUnresolved=true',
    );
    expect(state).toMatchObject({ state: 'done', files: [{ unresolved: 2 }] });
  });

  test('names the files that are no tables, and fails where there is no table at all', async () => {
    expect(await upload({ 'goods.csv': GOODS, 'notes.txt': 'hello' })).toMatchObject({
      state: 'done',
      unread: ['notes.txt'],
    });
    expect(await upload({ 'notes.txt': 'hello' })).toMatchObject({
      state: 'failed',
      error: { code: 'NO_TABLES' },
    });
  });

  test('of measures is read with the answers beside them', async () => {
    const measure = {
      id: 'm-test',
      consequence: 'detain',
      effective: { from: '2024-01-01' },
      scope: [{ region: 'CN-XJ' }],
    };
    const state = await upload(
      { 'm.json': JSON.stringify([measure]), 'answers.json': '{}' },
      '/measures/imports',
    );
    expect(state.error ?? state.files).toMatchObject([{ file: 'm.json', added: 1 }]);
    const { scopeInWords } = (await server.ask('/measures/m-test')).json<{ scopeInWords: string[] }>();
    expect(scopeInWords).toEqual([
      expect.stringMatching(/^All goods: mined, produced or made in CN-XJ \(Xinjiang.*\)\.$/),
    ]);
  });

  test.each([
    ['has no file', new FormData()],
    ['has a hidden name', filesForm({ '.goods.csv': GOODS })],
    ['has a name with a control character', filesForm({ 'a\tgoods.csv': GOODS })],
    [
      'has two files of one name',
      (() => {
        const form = filesForm({ 'goods.csv': GOODS });
        form.append('files', new Blob([GOODS]), 'Goods.csv');
        return form;
      })(),
    ],
    [
      'has too many files',
      filesForm(Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`f${at}.csv`, GOODS]))),
    ],
    ['has a file that is too large', filesForm({ 'goods.csv': 'x'.repeat(LIMITS.fileBytes + 1) })],
    [
      'has a field of another name',
      (() => {
        const form = new FormData();
        form.append('other', new Blob([GOODS]), 'goods.csv');
        return form;
      })(),
    ],
  ])('that %s is refused', async (_, form) => {
    const answer = await post('/imports', form);
    expect([answer.status, answer.json().code]).toEqual([413, 'UPLOAD_REFUSED']);
  });

  test.each(['../../goods.csv', '..\\..\\goods.csv', '/etc/goods.csv'])(
    'of a file called %s stays in its folder, under its last name',
    async (name) => {
      expect(await upload({ [name]: GOODS })).toMatchObject({
        state: 'done',
        files: [{ file: 'goods.csv' }],
      });
    },
  );
});

describe('Undo', () => {
  test('takes back all files of an import: what it added goes, what it replaced comes back with its origin', async () => {
    const before = await contentOf();
    const origin = (await server.ask('/records/goods/polysilicon')).json().origin;
    const state = await upload({
      'goods.csv': 'id,name\nundo-a,New\npolysilicon,Something else\n',
      'organizations.csv': 'id,name\nundo-x,X\nhoshine,Another name\n',
      'supplies.csv': 'id,supplier,buyer,good\nundo-s,undo-x,hoshine,undo-a\n',
    });
    expect(await contentOf()).not.toBe(before);
    const undone = await post(`/imports/${state.id}/undo`);
    expect(undone.json()).toMatchObject({ state: 'done', undone: true });
    expect(await contentOf()).toBe(before);
    // Several files were replaced, so the origin names them together, and the row is the former one.
    const { file, row } = (await server.ask('/records/goods/polysilicon')).json<{
      origin: { file: string; row: number };
    }>().origin;
    expect(file).toMatch(/^undo of an import, back to .*organizations\.csv, .*goods\.csv$/);
    expect(row).toBe((origin as { row: number }).row);
    expect((await post(`/imports/${state.id}/undo`)).json().code).toBe('UNDO_REFUSED');
  });

  test('gives a record of one file its exact origin back', async () => {
    const { origin } = (await server.ask('/records/organizations/hoshine')).json<{
      origin: Record<string, unknown>;
    }>();
    const state = await upload({ 'organizations.csv': 'id,name\nhoshine,Another name\n' });
    await post(`/imports/${state.id}/undo`);
    const now = (await server.ask('/records/organizations/hoshine')).json<{
      origin: Record<string, unknown>;
    }>().origin;
    expect([now.file, now.row, now.sha256]).toEqual([origin.file, origin.row, origin.sha256]);
  });

  test('is refused when something was imported after, and when nothing was changed', async () => {
    const first = await upload({ 'goods.csv': 'id,name\nlater-a,A\n' });
    const second = await upload({ 'goods.csv': 'id,name\nlater-b,B\n' });
    const third = await upload({ 'goods.csv': 'id,name\nlater-b,B\n' });
    const before = await contentOf();
    for (const { id } of [first, third]) {
      const answer = await post(`/imports/${id}/undo`);
      expect([answer.status, answer.json().code]).toEqual([409, 'UNDO_REFUSED']);
    }
    expect(await contentOf()).toBe(before);
    expect((await post(`/imports/${second.id}/undo`)).status).toBe(200);
    // The store has moved on by the undo itself.
    expect((await post(`/imports/${first.id}/undo`)).status).toBe(409);
  });

  test('is refused when another process has imported since', async () => {
    const { id } = await upload({ 'goods.csv': 'id,name\nother-a,A\n' });
    await withStore(server.db, 'write', async (store) => {
      const batch = await store.begin('elsewhere.csv');
      const [stored] = await store.get('goods', ['other-a']);
      await batch.put('goods', [{ record: { ...stored!.record, name: 'Changed elsewhere' }, row: 2 }]);
      await batch.commit('0'.repeat(64));
    });
    expect((await post(`/imports/${id}/undo`)).json().code).toBe('UNDO_REFUSED');
    expect((await server.ask('/records/goods/other-a')).text).toContain('Changed elsewhere');
  });

  test('takes measures back too', async () => {
    const before = await contentOf();
    const measure = {
      id: 'us-wro-hoshine',
      consequence: 'detain',
      effective: { from: '2024-01-01' },
      scope: [{ region: 'CN-XJ' }],
    };
    const { id } = await upload({ 'm.json': JSON.stringify([measure]) }, '/measures/imports');
    expect(await contentOf()).not.toBe(before);
    await post(`/imports/${id}/undo`);
    expect(await contentOf()).toBe(before);
  });
});

describe('A cancelled import', () => {
  const rows = Array.from({ length: 400_000 }, (_, at) => `cancel-${at},Name ${at}`).join('\n');

  test('leaves nothing of the file at hand, and the next one can write', async () => {
    const before = await contentOf();
    const { id } = (await post('/imports', filesForm({ 'goods.csv': `id,name\n${rows}\n` }))).json<{
      id: string;
    }>();
    const { id: waiting } = (
      await post('/imports', filesForm({ 'goods.csv': 'id,name\nafter,After\n' }))
    ).json<{ id: string }>();
    const busy = await post(`/imports/${id}/undo`);
    expect(busy.json().code).toBe('UNDO_REFUSED');
    expect((await server.ask(`/imports/${id}`, { method: 'DELETE', role: 'analyst' })).status).toBe(204);
    expect((await server.ask(`/imports/${id}`)).json().state).toBe('cancelled');
    await server.ask(`/imports/${waiting}/events`);
    expect((await server.ask(`/imports/${waiting}`)).json()).toMatchObject({
      state: 'done',
      files: [{ added: 1 }],
    });
    expect((await server.ask('/records/goods/cancel-0')).status).toBe(404);
    expect((await server.ask(`/imports/${id}`, { method: 'DELETE', role: 'analyst' })).json().code).toBe(
      'IMPORT_ENDED',
    );
    await post(`/imports/${waiting}/undo`);
    expect(await contentOf()).toBe(before);
  });
});

test('Events are told as they come, and the last one is done', async () => {
  const { id } = (await post('/imports', filesForm({ 'goods.csv': GOODS }))).json<{ id: string }>();
  const { text, headers } = await server.ask(`/imports/${id}/events`);
  expect(headers.get('content-type')).toBe('text/event-stream');
  const events = text.trim().split('\n\n');
  expect(events.at(-1)).toMatch(/^event: done\ndata: \{.*\}$/);
  for (const event of events.slice(0, -1)) expect(event).toMatch(/^event: progress\ndata: \{.*\}$/);
});

test('An import that nobody knows is not found', async () => {
  expect((await server.ask('/imports/unknown')).json().code).toBe('IMPORT_NOT_FOUND');
  expect((await post('/imports/unknown/undo')).json().code).toBe('IMPORT_NOT_FOUND');
});

test('A server that stops leaves no upload and no journal behind', async () => {
  const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('headwater-serve-'));
  const before = new Set(folders());
  const own = await startServer();
  const [added] = folders().filter((name) => !before.has(name));
  await own.upload('/imports', { 'goods.csv': GOODS });
  await own.close();
  expect(folders()).not.toContain(added);
});
