import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { findMeasureFiles, findTables } from '../../src/input/find-files.js';
import { temporaryFolder } from './fixture.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const at = (name: string) => join(folder.path, name);
for (const name of ['data', 'data/older', 'data/goods.csv.d', 'none', 'measures']) mkdirSync(at(name));
const NAMES = [
  'supplies.csv',
  'Organizations.CSV',
  'goods.csv',
  'notes.txt',
  '.hidden',
  'goods.source.json',
  'list.csv',
];
for (const name of NAMES) folder.write(`data/${name}`, '');
for (const name of ['b.json', 'a.JSON', 'a.source.json', 'readme.md']) folder.write(`measures/${name}`, '');
symlinkSync(at('data/nowhere'), at('data/link.csv'));

describe('the tables', () => {
  test('of a directory come in the order of import, and the rest is named', async () => {
    const { tables, unread } = await findTables([`${at('data')}/`]);
    expect(tables.map(({ table, fileName }) => [table, fileName])).toEqual([
      ['goods', at('data/goods.csv')],
      ['organizations', at('data/Organizations.CSV')],
      ['supplies', at('data/supplies.csv')],
    ]);
    const rest = ['goods.csv.d/', 'link.csv', 'list.csv', 'notes.txt', 'older/'];
    expect(unread).toEqual(rest.map((name) => at(`data/${name}`)));
  });

  test('that are named twice are read once', async () => {
    const { tables, unread } = await findTables([
      at('data/supplies.csv'),
      at('data'),
      at('data/./goods.csv'),
    ]);
    expect(tables.map(({ table }) => table)).toEqual(['goods', 'organizations', 'supplies']);
    expect(unread.length).toBe(5);
  });

  test('of several directories come by table, then by name', async () => {
    folder.write('data/older/goods.csv', '');
    const { tables } = await findTables([at('data/older'), at('data')]);
    expect(tables.slice(0, 2).map(({ path }) => path)).toEqual([
      at('data/goods.csv'),
      at('data/older/goods.csv'),
    ]);
  });

  test('must be called so, must be there, and must be some', async () => {
    const named = findTables([at('data/list.csv')]);
    await expect(named).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: expect.stringContaining('supplies.csv'),
    });
    await expect(findTables([at('data'), at('x.csv')])).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await expect(findTables([at('none')])).rejects.toMatchObject({ code: 'NO_TABLES' });
    await expect(findTables([at('data/goods.csv/x')])).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});

describe('the measure files', () => {
  test('of a directory are its JSON files without the sidecars', async () => {
    const { files, unread } = await findMeasureFiles([at('measures')]);
    expect(unread).toEqual([at('measures/readme.md')]);
    expect(files.map(({ fileName }) => fileName)).toEqual([at('measures/a.JSON'), at('measures/b.json')]);
  });

  test('may be named, and must be there', async () => {
    expect((await findMeasureFiles([at('data/notes.txt')])).files.length).toBe(1);
    await expect(findMeasureFiles([at('data/none.json')])).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await expect(findMeasureFiles([at('none')])).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});
