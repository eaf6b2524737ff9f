import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { changeOf, LIST, REGION, WatchedWorld } from './watched-world.js';
import { temporaryFolder } from './write-world.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const SUPPLIES = 'id,supplier,buyer,good,from,to,quantity,basis\n';

let world: WatchedWorld;
beforeEach(async () => {
  world = await WatchedWorld.begin(folder.path);
  const first = await world.watch();
  expect([first.earlier, first.changes, first.products]).toEqual([null, [], 5]);
});

function textsOf(answer: Awaited<ReturnType<WatchedWorld['watch']>>, product: string): readonly string[] {
  const found = answer.changes.find(({ organization, good }) => `${organization}/${good}` === product);
  return found!.causes.map(({ text }) => text);
}

describe('What changed a verdict', () => {
  test('is nothing where nothing changed, and the same bytes each time', async () => {
    const again = await world.watch();
    expect(again.changes).toEqual([]);
    expect(JSON.stringify(await world.watch())).toBe(JSON.stringify(again));
  });

  test('is nothing where records changed and no verdict did', async () => {
    await world.import({ 'supplies.csv': `${SUPPLIES}s3,mine,smelter,quartz,2023,2026-12,31,documented\n` });
    await world.measures({
      ...LIST,
      scope: [{ parties: [{ name: 'Besterfold Mining' }, { name: 'Nobody' }] }],
    });
    expect((await world.watch()).changes).toEqual([]);
  });

  test('is a new supply that leads to a listed producer', async () => {
    await world.import({
      'supplies.csv': `${SUPPLIES}s4,bad,smelter,quartz,2025,,5,documented\ns5,mine,maker,quartz,2025,,5,documented\n`,
    });
    const answer = await world.watch();
    expect(changeOf(answer, 'importer/panel')).toEqual({
      verdict: ['clear', 'exposed'],
      measures: [['list', 'clear', 'exposed']],
      certain: ['record supplies:s4'],
      perhaps: [],
    });
    expect(textsOf(answer, 'importer/panel')).toEqual([
      expect.stringMatching(/^supplies:s4 is newer than the earlier result: .*supplies\.csv, row 2$/),
    ]);
    expect((await world.watch()).changes).toEqual([]);
  });

  test('is an entry that a list gained', async () => {
    await world.measures({
      ...LIST,
      scope: [{ parties: [{ name: 'Besterfold Mining' }, { name: 'Quillmark Quarries' }] }],
    });
    const answer = await world.watch();
    expect(changeOf(answer, 'importer/panel')).toEqual({
      verdict: ['clear', 'exposed'],
      measures: [['list', 'clear', 'exposed']],
      certain: ['measure list'],
      perhaps: [],
    });
    expect(textsOf(answer, 'importer/panel')).toEqual(['measure list now lists "Quillmark Quarries"']);
  });

  test('is the list and not a record on the path that changed as well, which is only named as a possible part', async () => {
    await world.import({ 'supplies.csv': `${SUPPLIES}s3,mine,smelter,quartz,2023,2026-12,31,documented\n` });
    await world.measures({ ...LIST, scope: [{ parties: [{ name: 'Quillmark Quarries' }] }] });
    const answer = await world.watch();
    expect(changeOf(answer, 'importer/panel')).toMatchObject({
      certain: ['measure list'],
      perhaps: ['record supplies:s3'],
    });
    expect(textsOf(answer, 'importer/panel')[0]).toBe(
      'measure list now lists "Quillmark Quarries"; no longer lists "Besterfold Mining"',
    );
  });

  test('is the record and not the list, where the list changed elsewhere', async () => {
    await world.import({ 'supplies.csv': `${SUPPLIES}s4,bad,smelter,quartz,2025,,5,documented\n` });
    await world.measures({
      ...LIST,
      scope: [{ parties: [{ name: 'Besterfold Mining' }, { name: 'Nobody' }] }],
    });
    expect(changeOf(await world.watch(), 'importer/panel')).toMatchObject({
      verdict: ['clear', 'exposed'],
      certain: ['record supplies:s4'],
      perhaps: [],
    });
  });

  test('is a supply that was replaced, so that a hit vanishes', async () => {
    await world.import({ 'supplies.csv': `${SUPPLIES}s4,bad,smelter,quartz,2025,,5,documented\n` });
    await world.watch();
    await world.import({ 'supplies.csv': `${SUPPLIES}s4,mine,smelter,quartz,2025,,5,documented\n` });
    expect(changeOf(await world.watch(), 'importer/panel')).toEqual({
      verdict: ['exposed', 'clear'],
      measures: [['list', 'exposed', 'clear']],
      certain: ['record supplies:s4'],
      perhaps: [],
    });
  });

  test('is the place of a party on the path', async () => {
    await world.import({ 'organizations.csv': 'id,name,country,region\nmine,Quillmark Quarries,CN,CN-XJ\n' });
    expect(changeOf(await world.watch(), 'importer/panel')).toMatchObject({
      verdict: ['clear', 'exposed'],
      measures: [['region', 'clear', 'exposed']],
      certain: ['record organizations:mine'],
    });
  });

  test('is a supply that moved away and left a gap', async () => {
    await world.import({ 'supplies.csv': `${SUPPLIES}s3,mine,bad,quartz,2023,2026-12,30,documented\n` });
    const change = changeOf(await world.watch(), 'importer/panel');
    expect(change).toMatchObject({ verdict: ['clear', 'unknown'] });
    expect([...change!.certain, ...change!.perhaps]).toEqual(['record supplies:s3']);
  });

  test('is the supply that filled a gap', async () => {
    await world.import({ 'supplies.csv': `${SUPPLIES}s3,mine,bad,quartz,2023,2026-12,30,documented\n` });
    await world.watch();
    await world.import({ 'supplies.csv': `${SUPPLIES}s6,mine,smelter,quartz,2023,2026-12,30,documented\n` });
    expect(changeOf(await world.watch(), 'importer/panel')).toMatchObject({
      verdict: ['unknown', 'clear'],
      certain: ['record supplies:s6'],
    });
  });
});

describe('A measure', () => {
  test('that came into the store', async () => {
    await world.measures({ ...REGION, id: 'brazil', scope: [{ region: 'BR-MG' }] });
    const answer = await world.watch();
    expect(changeOf(answer, 'importer/panel')).toMatchObject({
      verdict: ['clear', 'unknown'],
      measures: [['brazil', null, 'unknown']],
      certain: ['measure brazil'],
      perhaps: [],
    });
    expect(textsOf(answer, 'importer/panel')).toEqual(['measure brazil is new in the store']);
  });

  test('that was revoked', async () => {
    await world.measures({ ...REGION, id: 'brazil', scope: [{ region: 'BR' }] });
    await world.watch();
    await world.measures({
      ...REGION,
      id: 'brazil',
      scope: [{ region: 'BR' }],
      effective: { from: '2022', to: '2026-05' },
    });
    const answer = await world.watch();
    expect(changeOf(answer, 'importer/panel')).toMatchObject({
      verdict: ['exposed', 'clear'],
      measures: [['brazil', 'exposed', null]],
      certain: ['measure brazil'],
    });
    expect(textsOf(answer, 'importer/panel')).toEqual([
      'measure brazil is effective 2022-01-01 to 2026-05-31, and was 2022-01-01 to open',
    ]);
  });

  test('that no longer stops goods changes the verdict over all alone', async () => {
    await world.measures({ ...REGION, id: 'brazil', scope: [{ region: 'BR' }] });
    await world.watch();
    await world.measures({ ...REGION, id: 'brazil', scope: [{ region: 'BR' }], consequence: 'risk-listing' });
    expect(changeOf(await world.watch(), 'importer/panel')).toEqual({
      verdict: ['exposed', 'clear'],
      measures: [],
      certain: ['measure brazil'],
      perhaps: [],
    });
  });

  test('of which nothing that matters changed is no cause', async () => {
    await world.measures({ ...LIST, title: 'Another title' });
    expect((await world.watch()).changes).toEqual([]);
  });
});

test('A decision on a match is the cause, and one on another match of the list is not', async () => {
  const parties = [{ name: 'Besterfold Mining' }, { name: 'Quillmark Quarries' }];
  await world.measures({ ...LIST, scope: [{ parties }] });
  await world.watch();
  await world.decide('bad', 'Besterfold Mining', 'rejected');
  expect((await world.watch()).changes).toEqual([]);
  await world.decide('mine', 'Quillmark Quarries', 'rejected');
  await world.decide('bad', 'Besterfold Mining', 'withdrawn');
  const answer = await world.watch();
  expect(changeOf(answer, 'importer/panel')).toEqual({
    verdict: ['exposed', 'clear'],
    measures: [['list', 'exposed', 'clear']],
    certain: ['decision 00000002'],
    perhaps: [],
  });
  expect(textsOf(answer, 'importer/panel')).toEqual([
    'decision 00000002: R rejected that "Quillmark Quarries" is "Quillmark Quarries"',
  ]);
});

describe('The import date', () => {
  test('brings a measure into force', async () => {
    await world.measures({
      ...REGION,
      id: 'brazil',
      scope: [{ region: 'BR' }],
      effective: { from: '2026-07' },
    });
    expect((await world.watch()).changes).toEqual([]);
    const answer = await world.watch('2026-07-01');
    expect(changeOf(answer, 'importer/panel')).toEqual({
      verdict: ['clear', 'exposed'],
      measures: [['brazil', null, 'exposed']],
      certain: ['date brazil'],
      perhaps: [],
    });
    expect(textsOf(answer, 'importer/panel')).toEqual(['measure brazil is in force on 2026-07-01']);
  });

  test('puts an entry on a list', async () => {
    const entry = { name: 'Quillmark Quarries', from: '2026-06-15' };
    await world.measures({ ...LIST, scope: [{ parties: [entry] }] });
    await world.watch();
    expect(textsOf(await world.watch('2026-06-15'), 'importer/panel')).toEqual([
      'measure list lists "Quillmark Quarries" by 2026-06-15',
    ]);
  });

  test('makes a supply stale', async () => {
    const answer = await world.watch('2029-12-31');
    expect(changeOf(answer, 'smelter/quartz')).toMatchObject({
      verdict: ['clear', 'unknown'],
      certain: ['date null'],
      perhaps: [],
    });
    expect(textsOf(answer, 'smelter/quartz')[0]).toBe(
      'the import date moved from 2026-06-01 to 2029-12-31, so that other records, ownerships or listings count',
    );
  });
});

describe('Products', () => {
  test('appear and vanish', async () => {
    await world.import({
      'organizations.csv': 'id,name,trader\nother,Other Imports,true\n',
      'supplies.csv': `${SUPPLIES}s1,maker,other,panel,2024,,10,documented\n`,
    });
    const { changes } = await world.watch();
    expect(
      changes.map(({ organization, good, change, before, now }) => [organization, good, change, before, now]),
    ).toEqual([
      ['importer', 'panel', 'vanished', 'clear', null],
      ['other', 'panel', 'appeared', null, 'clear'],
    ]);
  });

  test('of the organizations that were named are watched from then on', async () => {
    world = await WatchedWorld.begin(folder.path);
    expect((await world.watch(undefined, ['importer'])).products).toBe(1);
    await world.import({ 'supplies.csv': `${SUPPLIES}s4,bad,smelter,quartz,2025,,5,documented\n` });
    const { changes, products } = await world.watch();
    expect([changes.map(({ organization }) => organization), products]).toEqual([['importer'], 1]);
  });
});
