import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { type Workspace, workspace } from './run.js';
import { TABLES, tableText, withRows } from './small-world.js';

let here: Workspace;
beforeEach(() => {
  here = workspace();
  for (const name of Object.keys(TABLES)) here.write(`data/${name}`, tableText(name));
});
afterEach(() => here.remove());

const IMPORTED = [
  'data/documents.csv: 1 rows read = 1 accepted + 0 rejected; 1 added, 0 replaced, 0 unchanged',
  'data/goods.csv: 4 rows read = 4 accepted + 0 rejected; 4 added, 0 replaced, 0 unchanged',
  'data/recipes.csv: 2 rows read = 2 accepted + 0 rejected; 2 added, 0 replaced, 0 unchanged',
  'data/organizations.csv: 5 rows read = 5 accepted + 0 rejected; 5 added, 0 replaced, 0 unchanged',
  'data/sites.csv: 3 rows read = 3 accepted + 0 rejected; 3 added, 0 replaced, 0 unchanged',
  'data/ownerships.csv: 1 rows read = 1 accepted + 0 rejected; 1 added, 0 replaced, 0 unchanged',
  'data/supplies.csv: 4 rows read = 4 accepted + 0 rejected; 4 added, 0 replaced, 0 unchanged',
  'data/productions.csv: 3 rows read = 3 accepted + 0 rejected; 3 added, 0 replaced, 0 unchanged',
];

function lines(text: string): readonly string[] {
  return text.split('\n').slice(0, -1);
}

describe('headwater import', () => {
  test('takes a folder, prints one line a table in the order of import, and nothing else', async () => {
    const { exitCode, stdout, stderr } = await here.headwater('import', 'data');
    expect([exitCode, lines(stdout), stderr]).toEqual([0, IMPORTED, '']);
    expect((await here.info()).counts).toEqual({
      documents: 1,
      goods: 4,
      recipes: 2,
      organizations: 5,
      sites: 3,
      ownerships: 1,
      supplies: 4,
      productions: 3,
      measures: 0,
      decisions: 0,
    });
  });

  test('takes files in any order, and each only once', async () => {
    const names = Object.keys(TABLES).reverse();
    const { exitCode, stdout } = await here.headwater(
      'import',
      ...names.map((name) => `data/${name}`),
      'data',
    );
    expect([exitCode, lines(stdout)]).toEqual([0, IMPORTED]);
  });

  test('changes nothing when it reads the same again, also from a copy elsewhere', async () => {
    await here.headwater('import', 'data');
    const before = await here.info();
    for (const name of Object.keys(TABLES)) here.write(`copy/${name}`, `\uFEFF${tableText(name)}`);
    const again = await here.headwater('import', 'data', 'copy');
    expect(again.exitCode).toBe(0);
    expect(lines(again.stdout).every((line) => / 0 added, 0 replaced, \d unchanged$/.test(line))).toBe(true);
    expect(await here.info()).toEqual(before);
  });

  test('replaces a record whose row has changed, and remembers where it was read', async () => {
    await here.headwater('import', 'data');
    const { generation } = await here.info();
    here.write('data/supplies.csv', tableText('supplies.csv').replace('5000,piece', '4000,piece'));
    const { exitCode, stdout } = await here.headwater('import', 'data/supplies.csv');
    expect([exitCode, stdout]).toEqual([
      0,
      'data/supplies.csv: 4 rows read = 4 accepted + 0 rejected; 0 added, 1 replaced, 3 unchanged\n',
    ]);
    const after = await here.info();
    expect([after.generation, after.counts.supplies]).toEqual([generation + 1, 4]);
    const [replaced] = await here.read((store) => store.get('supplies', ['s2']));
    expect(replaced).toMatchObject({
      record: { quantity: 4000 },
      origin: { file: 'data/supplies.csv', row: 3 },
    });
    const db = new Database(join(here.path, 'headwater.db'), { readonly: true });
    const changes = db.prepare('SELECT table_name, id, change, before FROM changes').all();
    db.close();
    expect(changes).toEqual([
      {
        table_name: 'supplies',
        id: 's2',
        change: 'replaced',
        before: expect.stringContaining('"quantity":5000'),
      },
    ]);
  });

  test('names what lies beside the tables and is not read', async () => {
    here.write('data/Notes.docx', 'x');
    here.write('data/old/supplies.csv', 'x');
    here.write('data/supplies (copy).csv', 'x');
    const { exitCode, stdout, stderr } = await here.headwater('import', 'data');
    expect([exitCode, lines(stdout)]).toEqual([0, IMPORTED]);
    expect(lines(stderr)).toEqual([
      'not read: data/Notes.docx (not a table of Headwater)',
      'not read: data/old/ (not a table of Headwater)',
      'not read: data/supplies (copy).csv (not a table of Headwater)',
    ]);
  });

  test('reads a table that is empty but for its header', async () => {
    here.write('data/supplies.csv', `${TABLES['supplies.csv']![0]!}\n`);
    const { exitCode, stdout } = await here.headwater('import', 'data');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'data/supplies.csv: 0 rows read = 0 accepted + 0 rejected; 0 added, 0 replaced, 0 unchanged',
    );
  });

  test('takes in nothing of 20,000 rows of which the last is wrong', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => `x${n},trader,plant,cell,2023,,1,t,declared,`);
    rows[19_999] = 'x19999,trader,plant,cell,2023,2022,1,t,declared,';
    here.write('data/supplies.csv', withRows('supplies.csv', ...rows));
    const { exitCode, stdout, stderr } = await here.headwater('import', 'data');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('data/supplies.csv: 20004 rows read = 0 accepted + 20004 rejected; refused');
    expect(lines(stderr)).toEqual([
      'data/supplies.csv, row 20005, column to: from-after-to "2022-12-31": the span ends on 2022-12-31, before it begins on 2023-01-01: correct from or to',
      'headwater: IMPORT_REFUSED: nothing was taken from data/supplies.csv; mend the problems above and import again.',
    ]);
    const { counts } = await here.info();
    expect([counts.supplies, counts.productions]).toEqual([0, 3]);
  });

  test('lists a thousand problems of one file and counts the rest', async () => {
    const rows = Array.from({ length: 1200 }, (_, n) => `x${n},nobody,plant,cell,2023,,1,t,declared,`);
    here.write('data/supplies.csv', withRows('supplies.csv', ...rows));
    const { exitCode, stderr } = await here.headwater('import', 'data');
    expect([exitCode, lines(stderr).length]).toEqual([1, 1002]);
    expect(lines(stderr)[1000]).toBe('data/supplies.csv: and 200 more problems');
  });
});

describe('a file that depends on a refused one', () => {
  const dependents = async () => {
    const { exitCode, stderr } = await here.headwater('import', 'data');
    expect(exitCode).toBe(1);
    return lines(stderr).map((line) =>
      /^(data\/\w+\.csv), row (\d+), column (\w+): ([\w-]+)/.exec(line)?.slice(1),
    );
  };

  test('gets one problem, where the refused file has a row that cannot stand', async () => {
    here.write('data/organizations.csv', withRows('organizations.csv', 'agent,Agent,Utopia,,'));
    const [own, ...others] = await dependents();
    expect(own).toEqual(['data/organizations.csv', '7', 'country', 'country-unknown']);
    expect(others.slice(0, -1)).toEqual([
      ['data/sites.csv', '2', 'organization', 'id-dangling'],
      ['data/ownerships.csv', '2', 'owner', 'id-dangling'],
      ['data/supplies.csv', '2', 'supplier', 'id-dangling'],
      ['data/productions.csv', '2', 'party', 'id-dangling'],
    ]);
  });

  test('gets one problem, where the row that it needs is the one that cannot stand', async () => {
    here.write(
      'data/organizations.csv',
      tableText('organizations.csv').replace('mine,Example Mine,BR', 'mine,Example Mine,Brasilia'),
    );
    const [own, ...others] = await dependents();
    expect(own).toEqual(['data/organizations.csv', '6', 'country', 'country-unknown']);
    expect(others.length).toBe(5);
  });

  test('gets one problem, where nothing of the refused file could be read', async () => {
    here.write('data/organizations.csv', tableText('organizations.csv').replaceAll(',', ';'));
    const [own, ...others] = await dependents();
    expect(own).toBeUndefined();
    expect(others.slice(0, -1)).toEqual([
      ['data/sites.csv', '2', 'organization', 'id-dangling'],
      ['data/ownerships.csv', '2', 'owner', 'id-dangling'],
      ['data/supplies.csv', '2', 'supplier', 'id-dangling'],
      ['data/productions.csv', '2', 'party', 'id-dangling'],
    ]);
  });

  test('is not filled up with stand-ins for what the refused file describes', async () => {
    here.write('data/goods.csv', `\0${tableText('goods.csv')}`);
    const { exitCode, stdout } = await here.headwater('import', 'data', '--keep-unresolved');
    expect(exitCode).toBe(1);
    expect(stdout).not.toContain('unresolved ids kept');
    expect((await here.info()).counts.goods).toBe(0);
  });
});
