import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEED, type Workspace, workspace } from './run.js';

let here: Workspace;
beforeAll(async () => {
  here = workspace();
  const goods = await here.headwater('import', `${SEED}/goods`);
  const measures = await here.headwater('measures', 'import', `${SEED}/measures`);
  expect([goods.stderr, measures.stderr, measures.exitCode]).toEqual(['', '', 0]);
});
afterAll(() => here.remove());

describe('headwater measures', () => {
  test('lists every measure with its span, consequence and status, by id; also without a word', async () => {
    const { exitCode, stdout, stderr } = await here.headwater('measures', 'list');
    expect([exitCode, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n').slice(0, -1);
    expect(lines).toEqual([...lines].sort());
    expect(lines.length).toBe((await here.info()).counts.measures);
    expect(lines).toContainEqual(
      expect.stringMatching(/^us-wro-hoshine {2}2021-06-24 to open {2}detain {2}active/),
    );
    expect((await here.headwater('measures')).stdout).toBe(stdout);
  });

  test('shows a measure as the JSON that imports as the same', async () => {
    const { generation } = await here.info();
    const list = await here.headwater('measures', 'list');
    const ids = list.stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(' ')[0]!);
    for (const id of ids.filter((_, at) => at % 3 === 0)) {
      const { exitCode, stdout, stderr } = await here.headwater('measures', 'show', id);
      expect([exitCode, stderr, JSON.parse(stdout).id]).toEqual([0, '', id]);
      here.write(`shown/${id}.json`, stdout);
    }
    const again = await here.headwater('measures', 'import', 'shown');
    expect(again.exitCode).toBe(0);
    for (const line of again.stdout.split('\n').slice(0, -1)) {
      expect(line).toMatch(/: 1 rows read = 1 accepted \+ 0 rejected; 0 added, 0 replaced, 1 unchanged$/);
    }
    expect((await here.info()).generation).toBe(generation);
  });

  test('replaces a measure that has changed', async () => {
    const { stdout } = await here.headwater('measures', 'show', 'us-wro-hoshine');
    here.write('changed.json', JSON.stringify({ ...JSON.parse(stdout), status: 'revoked' }));
    const { stdout: said } = await here.headwater('measures', 'import', 'changed.json');
    expect(said).toBe(
      'changed.json: 1 rows read = 1 accepted + 0 rejected; 0 added, 1 replaced, 0 unchanged\n',
    );
    expect((await here.headwater('measures')).stdout).toMatch(/us-wro-hoshine .* revoked/);
  });

  test('needs the goods that a measure names', async () => {
    const refused = await here.headwater(
      'measures',
      'import',
      `${SEED}/measures/us-wro-hoshine.json`,
      '--db',
      'new.db',
    );
    expect([refused.exitCode, refused.stderr]).toEqual([
      1,
      expect.stringContaining('measure-good-unknown "silica"'),
    ]);
    const empty = await here.headwater('measures', '--db', 'new.db');
    expect([empty.exitCode, empty.stdout, empty.stderr]).toEqual([
      0,
      '',
      'The store has no measures. Load some with `headwater measures import`.\n',
    ]);
  });
});
