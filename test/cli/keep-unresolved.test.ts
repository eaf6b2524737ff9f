import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Workspace, workspace } from './run.js';
import { XINJIANG } from './small-world.js';

let here: Workspace;
beforeEach(() => {
  here = workspace();
});
afterEach(() => here.remove());

/** Someone's first spreadsheet: deliveries of parties and goods that no other file describes. */
const FIRST: Readonly<Record<string, string>> = {
  'recipes.csv': 'good,input\npanel,cell\n',
  'organizations.csv': 'id,name,country\nimporter,Example Imports,US\n',
  'sites.csv': 'id,organization,name,within\nplant,maker,Plant,park\n',
  'ownerships.csv': 'id,owner,owned\nw1,holding,importer\n',
  'supplies.csv': 'id,supplier,buyer,good,documents\ns1,plant,importer,panel,d1;d2\ns2,cells,plant,cell,\n',
  'productions.csv': 'id,party,good,inputs\np1,cells,cell,wafer\n',
};

async function importFirst(): Promise<void> {
  for (const [name, text] of Object.entries(FIRST)) here.write(`first/${name}`, text);
  const { exitCode, stdout, stderr } = await here.headwater('import', 'first', '--keep-unresolved');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout.split('\n').slice(0, -1)).toEqual([
    'first/recipes.csv: 1 rows read = 1 accepted + 0 rejected; 1 added, 0 replaced, 0 unchanged, 2 unresolved ids kept',
    'first/organizations.csv: 1 rows read = 1 accepted + 0 rejected; 1 added, 0 replaced, 0 unchanged',
    'first/sites.csv: 1 rows read = 1 accepted + 0 rejected; 1 added, 0 replaced, 0 unchanged, 3 unresolved ids kept',
    'first/ownerships.csv: 1 rows read = 1 accepted + 0 rejected; 1 added, 0 replaced, 0 unchanged, 1 unresolved ids kept',
    'first/supplies.csv: 2 rows read = 2 accepted + 0 rejected; 2 added, 0 replaced, 0 unchanged, 3 unresolved ids kept',
    'first/productions.csv: 1 rows read = 1 accepted + 0 rejected; 1 added, 0 replaced, 0 unchanged, 1 unresolved ids kept',
  ]);
}

async function unresolved(): Promise<readonly string[]> {
  return here.read(async (store) => {
    const ids: string[] = [];
    for (const table of ['documents', 'goods', 'organizations', 'sites'] as const) {
      for await (const batch of store.all(table)) {
        for (const record of batch) if (record.unresolved) ids.push(`${table}:${record.id}`);
      }
    }
    return ids;
  });
}

describe('headwater import --keep-unresolved', () => {
  test('turns every kind of id that nothing describes into a stand-in, and drops no row', async () => {
    await importFirst();
    expect(await unresolved()).toEqual([
      'documents:d1',
      'documents:d2',
      'goods:cell',
      'goods:panel',
      'goods:wafer',
      'organizations:cells',
      'organizations:holding',
      'organizations:maker',
      'organizations:operator of park',
      'sites:park',
    ]);
    const { counts } = await here.info();
    expect([counts.supplies, counts.productions, counts.ownerships, counts.recipes]).toEqual([2, 1, 1, 1]);
  });

  test('shows a stand-in as a gap, never as clear', async () => {
    await importFirst();
    here.write('measures.json', JSON.stringify(XINJIANG));
    await here.headwater('measures', 'import', 'measures.json');
    const { stdout } = await here.headwater(
      'trace',
      'importer/panel',
      '--format',
      'json',
      '--date',
      '2024-06-01',
    );
    const { verdict, gaps } = JSON.parse(stdout);
    expect(verdict).toBe('unknown');
    expect(gaps).toContainEqual(expect.objectContaining({ kind: 'place-unknown', touches: ['xinjiang'] }));
  });

  test('gives way to the records that come later, as organization or as site', async () => {
    await importFirst();
    here.write('later/documents.csv', 'id,type,title\nd1,invoice,Invoice 1\nd2,invoice,Invoice 2\n');
    here.write('later/goods.csv', 'id,name\npanel,Panel\ncell,Cell\nwafer,Wafer\n');
    here.write(
      'later/organizations.csv',
      'id,name,country\nmaker,Maker,CN\nholding,Holding,SG\nparks,Parks,CN\n',
    );
    here.write(
      'later/sites.csv',
      'id,organization,name,region\npark,parks,Park,CN-ZJ\ncells,parks,Cell plant,CN-XJ\n',
    );
    const { exitCode, stdout, stderr } = await here.headwater('import', 'later');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain(
      'later/sites.csv: 2 rows read = 2 accepted + 0 rejected; 1 added, 1 replaced, 0 unchanged',
    );
    expect(await unresolved()).toEqual(['organizations:operator of park']);
    const { counts, generation } = await here.info();
    expect([counts.organizations, counts.sites, counts.goods, counts.documents]).toEqual([5, 3, 3, 2]);
    await here.headwater('import', 'first', 'later');
    expect((await here.info()).generation).toBe(generation);
  });

  test('is not needed again for what it has kept', async () => {
    await importFirst();
    const before = await here.info();
    const { exitCode, stdout } = await here.headwater('import', 'first');
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('unresolved');
    expect(await here.info()).toEqual(before);
  });

  test('still refuses what is wrong in itself', async () => {
    here.write('supplies.csv', 'id,supplier,buyer,from\ns1,a,b,31.12.2023\n');
    const { exitCode, stderr } = await here.headwater('import', 'supplies.csv', '--keep-unresolved');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^supplies.csv, row 2, column from: date-format "31.12.2023": /);
    expect(await unresolved()).toEqual([]);
  });
});

/** A stand-in may turn out to be what the record that named it cannot mean. */
const TURNS: readonly (readonly [string, string, string])[] = [
  [
    'an area that is an organization',
    'organizations.csv,id,name\npark,Park',
    'column id: area-is-organization "park"',
  ],
  [
    'an operator that is a site',
    'sites.csv,id,organization,name\nmaker,importer,M',
    'column id: operator-is-site "maker"',
  ],
  [
    'an owner that is a site',
    'sites.csv,id,organization,name\nholding,importer,H',
    'column id: owner-is-site "holding"',
  ],
  [
    'a producer that is a trader',
    'organizations.csv,id,name,trader\ncells,C,true',
    'column trader: trader-production "cells"',
  ],
  [
    'a producer that is the site of a trader',
    'sites.csv,id,organization,name\ncells,dealer,C',
    'column organization: trader-production "cells"',
  ],
  [
    'a good with recipes that is raw',
    'goods.csv,id,name,raw\npanel,P,true',
    'column raw: raw-recipe "panel"',
  ],
];

describe('a later file is refused that makes of a stand-in', () => {
  test.each(TURNS)('%s', async (_, text, problem) => {
    await importFirst();
    here.write('organizations.csv', 'id,name,trader\ndealer,Dealer,true\n');
    await here.headwater('import', 'organizations.csv');
    const before = await here.info();
    const [name] = text.split(',', 1);
    here.write(`later/${name}`, `${text.slice(name!.length + 1)}\n`);
    const { exitCode, stderr } = await here.headwater('import', 'later');
    expect(exitCode).toBe(1);
    expect(stderr.split('\n')[0]).toMatch(new RegExp(`^later/${name}, row 2, ${problem}: `));
    expect(stderr.split('\n').length).toBe(3);
    expect(await here.info()).toEqual(before);
  });
});
