import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Workspace, workspace } from './run.js';
import { importSmallWorld } from './traced-world.js';

const DATE = ['--date', '2026-06-01'];
const BY = ['--reviewer', 'A. Reviewer', ...DATE];

const LISTED = {
  id: 'list',
  title: 'A list',
  consequence: 'detain',
  effective: { from: '2022' },
  scope: [
    {
      parties: [
        { name: 'Quillmark Works Co., Ltd.', aliases: ['Zephyrine Cells'] },
        { name: 'BESTERFOLD MINING' },
      ],
    },
  ],
  source: { date: '2026-05-01' },
};

const ORGANIZATIONS = `id,name,country,region,trader
importer,Tarnwick Imports,US,US-CA,true
maker,Ovelgard Panels,CN,,
trader,Jessamine Trading,SG,,true
cells,Quillmark Works,CN,CN-XJ,
mine,Besterfold Mining,BR,,
`;

let here: Workspace;
beforeAll(async () => {
  here = workspace();
  await importSmallWorld(here);
  // Names that are like no other.
  here.write('data/organizations.csv', ORGANIZATIONS);
  await here.headwater('import', 'data/organizations.csv');
  here.write('list.json', JSON.stringify(LISTED));
  expect((await here.headwater('measures', 'import', 'list.json')).exitCode).toBe(0);
});
afterAll(() => here.remove());

/** The verdict on the list, and the parties that are hit. */
async function traced(): Promise<readonly [string, readonly string[]]> {
  const asked = ['trace', 'importer/panel', ...DATE, '--measure', 'list', '--format', 'json'];
  const { verdict, hits } = JSON.parse((await here.headwater(...asked)).stdout);
  return [verdict, hits.map(({ stock }: { stock: { party: string } }) => stock.party)];
}

test('the list shows each pair of names with its status, measures and the decision on it', async () => {
  const { exitCode, stdout } = await here.headwater('matches', 'list', '--all');
  // The matcher's own reasons stand at the end.
  expect([exitCode, stdout.split('\n')]).toEqual([
    0,
    [
      expect.stringMatching(
        /^confirmed 1\.00 {2}cells "Quillmark Works" = "Quillmark Works Co\., Ltd\." {2}list(?: {2}|$)/,
      ),
      expect.stringMatching(
        /^confirmed 1\.00 {2}mine "Besterfold Mining" = "BESTERFOLD MINING" {2}list(?: {2}|$)/,
      ),
      '',
    ],
  ]);
  const pending = await here.headwater('matches');
  expect(pending).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: 'No match waits for a decision. See all with --all.\n',
  });
});

test('a rejected pair is no hit any more, and hides no other', async () => {
  expect(await traced()).toEqual(['exposed', ['cells', 'mine']]);
  const { exitCode, stdout } = await here.headwater(
    'matches',
    'reject',
    'mine',
    'Besterfold Mining',
    ...BY,
    '--note',
    'another mine',
  );
  expect([exitCode, stdout]).toEqual([
    0,
    '00000001  2026-06-01  rejected  "Besterfold Mining" = "BESTERFOLD MINING"  by A. Reviewer: another mine\n',
  ]);
  expect(await traced()).toEqual(['exposed', ['cells']]);
  const all = (await here.headwater('matches', 'list', '--all', '--format', 'json')).stdout
    .trimEnd()
    .split('\n');
  expect(
    all.map((line) => JSON.parse(line)).map(({ party, status, decision }) => [party, status, decision?.id]),
  ).toEqual([
    ['cells', 'confirmed', undefined],
    ['mine', 'rejected', '00000001'],
  ]);
});

test('a decision survives that records and lists are imported again, under other ids and spellings', async () => {
  const { generation } = await here.info();
  here.write('data/organizations.csv', 'id,name,country\nmine,"BESTERFOLD  Mining, Ltd.",BR\n');
  here.write('list.json', JSON.stringify({ ...LISTED, title: 'A newer list' }));
  expect((await here.headwater('import', 'data/organizations.csv')).exitCode).toBe(0);
  expect((await here.headwater('measures', 'import', 'list.json')).exitCode).toBe(0);
  expect((await here.info()).generation).toBe(generation + 2);
  expect(await traced()).toEqual(['exposed', ['cells']]);
});

test('a decision raises the generation and leaves the count of records', async () => {
  const before = await here.info();
  expect(
    (await here.headwater('matches', 'confirm', 'Quillmark Works', 'Quillmark Works', ...BY)).exitCode,
  ).toBe(0);
  const after = await here.info();
  expect([after.generation, after.counts.decisions]).toEqual([
    before.generation + 1,
    before.counts.decisions + 1,
  ]);
  const { records } = JSON.parse(
    (await here.headwater('trace', 'importer', ...DATE, '--format', 'json')).stdout,
  ).provenance;
  const { measures: _, decisions: __, ...tables } = after.counts;
  expect(records).toBe(Object.values(tables).reduce((sum, count) => sum + count));
});

test('watch names the decision that changed a verdict', async () => {
  expect((await here.headwater('watch', 'mine', ...DATE)).exitCode).toBe(0);
  expect((await here.headwater('matches', 'withdraw', 'mine', 'Besterfold Mining', ...BY)).exitCode).toBe(0);
  const { stdout } = await here.headwater('watch', ...DATE);
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    'changed   mine/quartz: clear -> exposed',
    '  list: clear -> exposed',
    '    because decision 00000003: A. Reviewer took back what was said of whether "BESTERFOLD  Mining, Ltd." is "BESTERFOLD MINING"',
  ]);
});

test('what is taken back counts no more, and the log keeps all of it', async () => {
  expect(await traced()).toEqual(['exposed', ['cells', 'mine']]);
  const { stdout } = await here.headwater('matches', 'log');
  expect(stdout.split('\n')).toEqual([
    '00000001  2026-06-01  rejected  "Besterfold Mining" = "BESTERFOLD MINING"  by A. Reviewer: another mine  (not in force)',
    '00000002  2026-06-01  confirmed "Quillmark Works" = "Quillmark Works Co., Ltd."  by A. Reviewer',
    '00000003  2026-06-01  withdrawn "BESTERFOLD  Mining, Ltd." = "BESTERFOLD MINING"  by A. Reviewer  (not in force)',
    '',
  ]);
  const [first] = (await here.headwater('matches', 'log', '--format', 'json')).stdout.split('\n');
  expect(JSON.parse(first!)).toEqual({
    id: '00000001',
    partyName: 'Besterfold Mining',
    listedName: 'BESTERFOLD MINING',
    verdict: 'rejected',
    reviewer: 'A. Reviewer',
    note: 'another mine',
    inForce: false,
    date: '2026-06-01',
  });
});

test('a pair that is none is refused with a suggestion, and nothing is written', async () => {
  const { generation } = await here.info();
  const { exitCode, stdout, stderr } = await here.headwater(
    'matches',
    'reject',
    'cells',
    'Besterfold Mining',
    ...BY,
  );
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toBe(
    'headwater: MATCH_NOT_FOUND: Nothing in the records that is called or has the id "cells" matches, or may match, a listed "Besterfold Mining". Did you mean "Quillmark Works" and "Quillmark Works Co., Ltd."?\n',
  );
  const nobody = await here.headwater('matches', 'confirm', 'nobody', 'Nothing', ...BY);
  expect(nobody.stderr).toContain('See `headwater matches list --all`.');
  const twice = await here.headwater('matches', 'withdraw', 'mine', 'Besterfold Mining', ...BY);
  expect(twice.stderr).toContain(
    'MATCH_NOT_FOUND: There is no decision on "mine" and "Besterfold Mining" to take back.',
  );
  expect((await here.info()).generation).toBe(generation);
});

test('a decision needs a reviewer, whom the environment may name', async () => {
  const asked = ['matches', 'reject', 'mine', 'Besterfold Mining', ...DATE];
  for (const args of [asked, [...asked, '--reviewer', ' ']]) {
    const { exitCode, stderr } = await here.headwater(...args);
    expect([exitCode, stderr.includes('--reviewer')]).toEqual([2, true]);
  }
  const known = await here.start(asked, { HEADWATER_REVIEWER: 'B. Reviewer' }).ended;
  expect([known.exitCode, known.stdout]).toEqual([
    0,
    '00000004  2026-06-01  rejected  "BESTERFOLD  Mining, Ltd." = "BESTERFOLD MINING"  by B. Reviewer\n',
  ]);
});

test('a copy takes the decisions along', async () => {
  const copied = await here.headwater('copy', '--from', 'headwater.db', '--to', 'copy.db');
  expect(copied.stdout).toContain('decisions: 4 copied\n');
  const log = (db: string) => here.headwater('matches', 'log', '--db', db);
  expect((await log('copy.db')).stdout).toBe((await log('headwater.db')).stdout);
});

test('two reviewers at once get two numbers, or one of them waits', async () => {
  const runs = [1, 2, 3].map((at) =>
    here.headwater('matches', 'confirm', 'mine', 'Besterfold Mining', '--reviewer', `R${at}`, ...DATE),
  );
  const codes = (await Promise.all(runs)).map(({ exitCode }) => exitCode);
  expect(codes).toEqual([0, 0, 0]);
  const ids = (await here.headwater('matches', 'log')).stdout.split('\n').map((line) => line.slice(0, 8));
  expect(ids.slice(4, 7)).toEqual(['00000005', '00000006', '00000007']);
});

test('a match by likeness waits for a decision with its reasons, and counts as loose until then', async () => {
  const db = ['--db', 'pending.db'];
  here.write('alike/organizations.csv', ORGANIZATIONS.replace('Quillmark Works', 'Quilmark Works'));
  await here.headwater('import', 'data', 'alike/organizations.csv', ...db);
  await here.headwater('measures', 'import', 'list.json', ...db);
  await here.headwater('matches', 'reject', 'mine', 'Besterfold Mining', ...BY, ...db);
  const verdict = async () => {
    const { stdout } = await here.headwater('screen', 'cells', ...DATE, '--measure', 'list', ...db);
    return stdout.split(' ')[0];
  };
  const queue = async () => (await here.headwater('matches', 'list', '--format', 'json', ...db)).stdout;
  const pending = JSON.parse(await queue());
  expect(pending).toMatchObject({
    party: 'cells',
    partyName: 'Quilmark Works',
    listedName: 'Quillmark Works Co., Ltd.',
    status: 'pending',
    decision: null,
  });
  expect(pending.reasons.length).toBeGreaterThan(0);
  expect(await verdict()).toBe('possible');
  await here.headwater('matches', 'confirm', 'cells', 'Quillmark Works Co., Ltd.', ...BY, ...db);
  expect([await verdict(), await queue()]).toEqual(['exposed', '']);
  await here.headwater('matches', 'reject', 'cells', 'Quillmark Works Co., Ltd.', ...BY, ...db);
  expect([await verdict(), await queue()]).toEqual(['clear', '']);
  await here.headwater('matches', 'withdraw', 'cells', 'Quillmark Works Co., Ltd.', ...BY, ...db);
  expect(await verdict()).toBe('possible');
});
