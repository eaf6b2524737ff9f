import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Workspace, workspace } from './run.js';
import { withRows } from './small-world.js';
import { importSmallWorld } from './traced-world.js';

const DATE = ['--date', '2026-06-01', '--db', 'headwater.db'];

let here: Workspace;
beforeAll(async () => {
  here = workspace();
  await importSmallWorld(here);
});
afterAll(() => here.remove());

const statePath = () => join(here.path, 'headwater.db.watch.json');

test('the first look keeps the verdicts beside the store and says so, and --fail-on does not fail on it', async () => {
  const first = await here.headwater('watch', ...DATE, '--fail-on', 'unknown');
  expect(first).toEqual({
    exitCode: 0,
    stdout: '6 products judged: generation 9, imports of 2026-06-01. Nothing to compare with yet.\n',
    stderr: 'The verdicts are kept in headwater.db.watch.json; the next run tells what changed.\n',
  });
  expect(readdirSync(here.path).filter((name) => name.includes('tmp'))).toEqual([]);
});

test('where nothing changed it says only that, in the same bytes, and the state stays the same', async () => {
  const state = readFileSync(statePath());
  const runs = [await here.headwater('watch', ...DATE), await here.headwater('watch', ...DATE)];
  for (const { exitCode, stdout, stderr } of runs) {
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      'no verdict changed; 6 products judged: generation 9, imports of 2026-06-01; before: generation 9, imports of 2026-06-01.\n',
    );
  }
  expect(readFileSync(statePath())).toEqual(state);
});

test('tells each changed product, its verdicts and the record that changed them; once', async () => {
  const screen = await here.headwater('screen', ...DATE, '--format', 'json');
  here.write('screen.json', screen.stdout);
  here.write('new/supplies.csv', withRows('supplies.csv', 's5,cells,mine,quartz,2024,,1,t,declared,'));
  expect((await here.headwater('import', 'new')).exitCode).toBe(0);
  const told = await here.headwater('watch', ...DATE, '--fail-on', 'possible');
  expect([told.exitCode, told.stderr]).toEqual([3, '']);
  expect(told.stdout.split('\n')).toEqual([
    'changed   cells/quartz: clear -> possible',
    '  xinjiang: clear -> possible',
    '    because supplies:s5 is newer than the earlier result: new/supplies.csv, row 6',
    'appeared  mine/quartz: possible',
    '2 changes; 7 products judged: generation 10, imports of 2026-06-01; before: generation 9, imports of 2026-06-01.',
    '',
  ]);
  const again = await here.headwater('watch', ...DATE, '--fail-on', 'possible');
  expect([again.exitCode, again.stdout.split(';')[0]]).toEqual([0, 'no verdict changed']);
});

test('--since-result compares with a file and leaves the state alone', async () => {
  const state = readFileSync(statePath());
  const { exitCode, stdout } = await here.headwater(
    'watch',
    'cells',
    '--since-result',
    'screen.json',
    ...DATE,
    '--format',
    'json',
  );
  const { changes, ...answer } = JSON.parse(stdout);
  expect(exitCode).toBe(0);
  expect(answer).toMatchObject({
    earlier: { generation: 9 },
    date: '2026-06-01',
    since: null,
    products: 2,
    warnings: [],
  });
  expect(changes).toMatchObject([
    {
      organization: 'cells',
      good: 'quartz',
      change: 'changed',
      before: 'clear',
      now: 'possible',
      causes: [{ kind: 'record', name: 'supplies:s5', certain: true }],
    },
  ]);
  expect(readFileSync(statePath())).toEqual(state);
  const both = await here.headwater('watch', '--since-result', 'screen.json', '--state', 'x.json', ...DATE);
  expect([both.exitCode, both.stdout]).toEqual([2, '']);
});

test('a state that watches others is not overwritten', async () => {
  const refused = await here.headwater('watch', 'mine', ...DATE);
  expect(refused).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      'headwater: WRONG_USE: headwater.db.watch.json watches all that buy anything: name no organization, or another file with --state to watch others.\n',
  });
  const own = await here.headwater('watch', 'mine', '--state', 'mine.json', ...DATE);
  expect([own.exitCode, existsSync(join(here.path, 'mine.json'))]).toEqual([0, true]);
  expect((await here.headwater('watch', '--state', 'mine.json', ...DATE)).stdout).toContain(
    '; 1 products judged',
  );
});

test('a damaged state is a clear error and is not overwritten', async () => {
  here.write('broken.json', readFileSync(statePath()).subarray(0, 200));
  const before = readFileSync(join(here.path, 'broken.json'));
  const { exitCode, stdout, stderr } = await here.headwater('watch', '--state', 'broken.json', ...DATE);
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(
    /^headwater: RESULT_UNREADABLE: broken\.json: is not JSON, or not all of it is there: .*\n$/,
  );
  expect(readFileSync(join(here.path, 'broken.json'))).toEqual(before);
});

test('a state that cannot be written is an error, and the answer stands', async () => {
  const { exitCode, stdout, stderr } = await here.headwater(
    'watch',
    '--state',
    'no/such/state.json',
    ...DATE,
  );
  expect([exitCode, stdout.includes('Nothing to compare with yet')]).toEqual([1, true]);
  expect(stderr).toMatch(/^headwater: FILE_UNREADABLE: no\/such\/state\.json: cannot be written \(ENOENT\)/);
});

test('someone of whom nothing is recorded cannot be watched', async () => {
  here.write('idle/organizations.csv', 'id,name\nidle,Idle\n');
  await here.headwater('import', 'idle');
  const { exitCode, stdout, stderr } = await here.headwater('watch', 'idle', '--state', 'idle.json', ...DATE);
  expect([exitCode, stdout, existsSync(join(here.path, 'idle.json'))]).toEqual([1, '', false]);
  expect(stderr).toMatch(/^headwater: PRODUCT_NOT_FOUND: There is no product of "idle" to watch\./);
});

test('a store on a server needs --state', async () => {
  const { exitCode, stderr } = await here.headwater('watch', '--db', 'neo4j://localhost:1');
  expect([exitCode, stderr]).toEqual([
    2,
    'headwater: WRONG_USE: A store on a server has no folder to keep the state in: name a file with --state.\n',
  ]);
});
