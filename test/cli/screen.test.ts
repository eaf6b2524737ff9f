import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEED, type Workspace, workspace } from './run.js';
import { importSmallWorld } from './traced-world.js';

const DATE = ['--date', '2026-06-01'];

describe('headwater screen', () => {
  let here: Workspace;
  beforeAll(async () => {
    here = workspace();
    await importSmallWorld(here);
  });
  afterAll(() => here.remove());

  test('prints one line a product of all that buy, by organization and good, with the measures that are hit', async () => {
    const { exitCode, stdout, stderr } = await here.headwater('screen', ...DATE);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')).toEqual([
      'exposed     cells/cell  risk xinjiang',
      // A risk listing is named, and does not count where a measure that stops goods is in force.
      'clear       cells/quartz  risk',
      'exposed     importer/panel  risk xinjiang',
      'exposed     maker/cell  risk xinjiang',
      'exposed     maker/panel  risk xinjiang',
      'exposed     trader/cell  risk xinjiang',
      '',
    ]);
  });

  test('takes organizations, measures and --fail-on', async () => {
    const asked = ['screen', 'mine', 'importer', ...DATE, '--measure', 'xinjiang', '--fail-on', 'exposed'];
    const { exitCode, stdout } = await here.headwater(...asked);
    expect([exitCode, stdout]).toEqual([
      3,
      'exposed     importer/panel  xinjiang\nclear       mine/quartz\n',
    ]);
    const clear = await here.headwater('screen', 'mine', ...asked.slice(3));
    expect([clear.exitCode, clear.stdout]).toEqual([0, 'clear       mine/quartz\n']);
  });

  test('does not pass over an organization of which nothing is recorded', async () => {
    here.write('organizations.csv', 'id,name\nidle,Idle\n');
    await here.headwater('import', 'organizations.csv');
    const { exitCode, stdout, stderr } = await here.headwater(
      'screen',
      'idle',
      'mine',
      ...DATE,
      '--measure',
      'xinjiang',
    );
    expect([exitCode, stdout]).toEqual([1, 'clear       mine/quartz\n']);
    expect(stderr).toMatch(/^headwater: PRODUCT_NOT_FOUND: There is no product of "idle": /);
  });

  test('does not call an empty store done', async () => {
    here.write('empty/organizations.csv', 'id,name\nidle,Idle\n');
    await here.headwater('import', 'empty', '--db', 'empty.db');
    const { exitCode, stdout, stderr } = await here.headwater('screen', '--db', 'empty.db');
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^headwater: PRODUCT_NOT_FOUND: There is no organization in the store that buys anything/,
    );
  });
});

describe('the seeds, imported by hand as the README says', () => {
  let here: Workspace;
  beforeAll(async () => {
    here = workspace();
    const tables = await here.headwater('import', `${SEED}/goods`, `${SEED}/demo`);
    expect([tables.exitCode, tables.stderr]).toEqual([0, '']);
    const measures = await here.headwater('measures', 'import', `${SEED}/measures`);
    expect([measures.exitCode, measures.stderr]).toEqual([0, '']);
  });
  afterAll(() => here.remove());

  test('answer as the demo and its README say', async () => {
    const list = await here.headwater('measures', 'list');
    const ids = list.stdout.split('\n').flatMap((line) => /^us-wro-\S+|^us-uflpa-region/.exec(line) ?? []);
    const screened = await here.headwater('screen', 'example-imports', ...DATE, '--measure', ...ids);
    expect(screened.stdout.split('\n').map((line) => line.split(/\s+/).slice(0, 2))).toEqual([
      ['unknown', 'example-imports/computer'],
      ['clear', 'example-imports/cotton-apparel'],
      ['possible', 'example-imports/silicone-sealant'],
      ['exposed', 'example-imports/solar-module'],
      [''],
    ]);
    const later = ['trace', 'example-imports/cotton-apparel', '--date', '2026-09-01', '--measure', ...ids];
    expect((await here.headwater(...later)).stdout).toContain('EXPOSED');
    const sealant = ['trace', 'example-imports/silicone-sealant', ...DATE, '--measure', ...ids];
    const exits = ['exposed', 'possible', 'unknown'].map(
      async (level) => (await here.headwater(...sealant, '--fail-on', level)).exitCode,
    );
    expect(await Promise.all(exits)).toEqual([0, 3, 3]);
  });

  test('say in each line how many lists are to be renewed, and which on stderr', async () => {
    const asked = ['screen', 'example-imports', ...DATE, '--measure', 'us-wro-hoshine', 'us-uflpa-region'];
    const { stdout, stderr } = await here.headwater(...asked);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => !line.endsWith('  (lists to renew: 1)'))).toEqual([]);
    expect(stderr).toBe(
      'the list of us-wro-hoshine is of 2021-06-24, 1803 days before the import date, and lacks what was changed since: import a current one with `headwater measures import`\n',
    );
    const earlier = await here.headwater(...asked.slice(0, 2), '--date', '2021-09-22', ...asked.slice(4, 6));
    expect([earlier.stdout.includes('renew'), earlier.stderr]).toEqual([false, '']);
  });

  test('screen as one trace each, for every product that anyone buys', async () => {
    const { exitCode, stdout, stderr } = await here.headwater('screen', ...DATE, '--format', 'json');
    expect([exitCode, stderr]).toEqual([0, '']);
    const products = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(products.length).toBeGreaterThan(30);
    const asked = products.filter((_, at) => at % 7 === 0);
    for (const { organization, good, grounds, ...judged } of asked) {
      const name = good === null ? organization : `${organization}/${good}`;
      const traced = JSON.parse((await here.headwater('trace', name, ...DATE, '--format', 'json')).stdout);
      const { verdict, measures, warnings, date, since, provenance } = traced;
      expect({ verdict, measures, warnings, date, since, provenance }).toEqual(judged);
      for (const { measure, records } of grounds.hits) {
        const paths = traced.hits.filter((hit: { measure: string }) => hit.measure === measure);
        const listed = paths.map(({ path }: { path: { record: string | null }[] }) =>
          path.flatMap(({ record }) => record ?? []),
        );
        expect(listed).toContainEqual(records);
      }
    }
  });
});

test('headwater demo exits with 0, says the four verdicts, leaves nothing behind, and is the same each time', async () => {
  const here = workspace();
  try {
    const [first, second] = await Promise.all([here.headwater('demo'), here.headwater('demo')]);
    expect([first.exitCode, first.stderr]).toEqual([0, '']);
    expect(second).toEqual(first);
    for (const line of [
      '  UNKNOWN     example-imports/computer',
      '  CLEAR       example-imports/cotton-apparel',
      '  POSSIBLE    example-imports/silicone-sealant  us-uflpa-region',
      '  EXPOSED     example-imports/solar-module  us-uflpa-region us-wro-hoshine',
      '(solar-module) of Example Imports (invented) (example-imports), imported 2026-06-01',
    ]) {
      expect(first.stdout).toContain(line);
    }
    await expect(here.info()).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' });
  } finally {
    here.remove();
  }
});
