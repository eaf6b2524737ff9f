import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withStore } from '../../src/app.js';
import { SEED, type Workspace, workspace } from './run.js';

let here: Workspace;

beforeAll(async () => {
  here = workspace();
  await here.headwater('import', join(SEED, 'goods'), join(SEED, 'demo'));
  await here.headwater('measures', 'import', join(SEED, 'measures'));
});

afterAll(() => here.remove());

function traced(db: string) {
  return here.headwater('trace', 'example-imports', '--db', db, '--date', '2026-06-01', '--format', 'json');
}

test('a copy gives the same answer, but for the generation', async () => {
  const copied = await here.headwater('copy', '--from', 'headwater.db', '--to', 'copy.db');
  expect(copied).toMatchObject({ exitCode: 0, stderr: '' });
  expect(copied.stdout).toContain('supplies: 37 copied\n');
  const answers = [await traced('headwater.db'), await traced('copy.db')].map(({ stdout }) => {
    const { provenance, ...answer } = JSON.parse(stdout);
    return { answer, records: provenance.records, measures: provenance.measures };
  });
  expect(answers[1]).toEqual(answers[0]);
});

test('a copy keeps where each record was read', async () => {
  const origins = (db: string) =>
    withStore(join(here.path, db), 'read', (store) => store.get('supplies', ['fiction-module-1']));
  const [first] = await origins('headwater.db');
  expect(first?.origin.row).toBeGreaterThan(1);
  expect(await origins('copy.db')).toEqual([first]);
});

test('a copy can be repeated, and then changes nothing', async () => {
  const generation = async () =>
    (await withStore(join(here.path, 'copy.db'), 'read', (store) => store.info())).generation;
  const before = await generation();
  expect(await here.headwater('copy', '--from', 'headwater.db', '--to', 'copy.db')).toMatchObject({
    exitCode: 0,
  });
  expect(await generation()).toBe(before);
});

test('a copy into a store with other records is refused and changes nothing', async () => {
  here.write('mine/organizations.csv', 'id,name\nmine,My Company\n');
  await here.headwater('import', 'mine', '--db', 'other.db');
  const refused = await here.headwater('copy', '--from', 'headwater.db', '--to', 'other.db');
  expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
  expect(refused.stderr).toContain('COPY_REFUSED: The target already has organizations "mine"');
});

test('a copy without a source or a target is wrong use', async () => {
  expect(await here.headwater('copy', '--from', 'headwater.db')).toMatchObject({ exitCode: 2 });
  expect(await here.headwater('copy', '--from', 'nowhere.db', '--to', 'new.db')).toMatchObject({
    exitCode: 1,
  });
});
