import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TraceResult } from '../../src/trace/result.js';
import { type Run, type Workspace, workspace } from './run.js';
import { importSmallWorld } from './traced-world.js';

let here: Workspace;
beforeAll(async () => {
  here = workspace();
  await importSmallWorld(here);
});
afterAll(() => here.remove());

const DATE = ['--date', '2024-06-01'];
const trace = (...args: string[]): Promise<Run> => here.headwater('trace', ...args);

async function traceJson(...args: string[]): Promise<TraceResult> {
  const { exitCode, stdout, stderr } = await trace(...args, '--format', 'json');
  expect([exitCode, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as TraceResult;
}

describe('headwater trace', () => {
  test('answers in text: the verdict first, then measures, hits with their paths, and gaps', async () => {
    const { exitCode, stdout, stderr } = await trace('importer/panel', ...DATE);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^Solar panel \(panel\) of Example Imports \(importer\), imported 2024-06-01\n\nEXPOSED: /,
    );
    const inOrder = [
      'Measures in force',
      'exposed     xinjiang: 1 hit',
      'Hits: ',
      'evidence: Invoice 1 (d1)',
      'Gaps: ',
    ];
    expect(inOrder.map((part) => stdout.indexOf(part))).toEqual(
      inOrder.map((part) => stdout.indexOf(part)).sort((a, b) => a - b),
    );
    expect(inOrder.every((part) => stdout.includes(part))).toBe(true);
  });

  test('gives the same bytes twice, in every format', async () => {
    for (const format of ['text', 'json', 'csv', 'mermaid']) {
      const args = ['importer/panel', ...DATE, '--paths', '3', '--format', format];
      const [first, second] = await Promise.all([trace(...args), trace(...args)]);
      expect(first).toEqual(second);
      expect([first.exitCode, first.stderr, first.stdout.length > 100]).toEqual([0, '', true]);
    }
  });

  test('prints JSON with exactly the members of the design, in its order', async () => {
    const answer = await traceJson('importer/panel', ...DATE);
    expect(Object.keys(answer)).toEqual([
      'product',
      'date',
      'since',
      'verdict',
      'measures',
      'hits',
      'gaps',
      'coverage',
      'provenance',
      'listed',
      'warnings',
    ]);
    expect(answer.product).toEqual({ organization: 'importer', good: 'panel' });
    expect([answer.date, answer.since, answer.verdict]).toEqual(['2024-06-01', null, 'exposed']);
    const members = (value: object) => Object.keys(value).join();
    expect(answer.measures.map(members)).toEqual(
      Array(2).fill('id,title,verdict,hits,consequence,legalBasis'),
    );
    const hit = answer.hits[0]!;
    const step = hit.path[0]!;
    expect(members(hit)).toBe('measure,stock,place,role,basis,tiers,why,path');
    expect(members(hit.stock)).toBe('party,organization,good,side');
    expect(members(hit.place)).toBe('region,basis');
    expect(members(step)).toBe('from,to,kind,basis,span,record,documents');
    expect([members(step.from), members(step.to)]).toEqual(Array(2).fill('party,good,side'));
    expect(members(step.span)).toBe('from,to');
    expect(answer.gaps.every((gap) => members(gap) === 'kind,stock,input,tiers,touches')).toBe(true);
    expect(members(answer.coverage)).toBe('stocks,flows,organizations,countries');
    expect(members(answer.provenance)).toBe('store,generation,records,measures,program');
    expect(members(answer.listed)).toBe('paths,pathsComplete,pathsTotal,gaps,gapsTotal');
  });

  test('lists paths from the product upward, `from` being the upstream end', async () => {
    const { hits } = await traceJson('importer/panel', ...DATE, '--measure', 'xinjiang');
    expect(hits.map((hit) => [hit.stock.party, hit.tiers])).toEqual([['cells', 3]]);
    const { path } = hits[0]!;
    const [first] = path;
    expect(first).toEqual({
      from: { party: 'plant', good: 'panel', side: 'outbound' },
      to: { party: 'importer', good: 'panel', side: 'inbound' },
      kind: 'transfer',
      basis: 'documented',
      span: { from: '2024-01-01', to: null },
      record: 'supplies:s1',
      documents: ['d1'],
    });
    for (const [at, step] of path.entries()) if (at > 0) expect(step.to).toEqual(path[at - 1]!.from);
    expect(path.at(-1)!.from.party).toBe('cells');
  });

  test('asks for everything of an organization where no good is named', async () => {
    const answer = await traceJson('importer', ...DATE);
    expect([answer.product, answer.verdict]).toEqual([{ organization: 'importer', good: null }, 'exposed']);
  });

  test('lets the import date decide which measures are in force', async () => {
    const asked = async (date: string) =>
      (await traceJson('importer', '--date', date)).measures.map(({ id }) => id);
    expect(await asked('2022-06-20')).toEqual(['risk']);
    expect(await asked('2022-06-21')).toEqual(['risk', 'xinjiang']);
    expect(await asked('2031')).toEqual(['xinjiang']);
  });

  test('takes --since, and ignores what ended before', async () => {
    expect((await traceJson('importer/panel', ...DATE, '--since', '2024-01')).since).toBe('2024-01-01');
  });

  test('takes --measure repeated and with several ids', async () => {
    const repeated = await trace('importer', ...DATE, '--measure', 'risk', '--measure', 'xinjiang');
    const listed = await trace('importer', ...DATE, '--measure', 'risk', 'xinjiang');
    expect([repeated.exitCode, repeated.stdout]).toEqual([0, listed.stdout]);
    expect((await traceJson('importer', ...DATE, '--measure', 'risk')).measures.length).toBe(1);
  });

  test('prints CSV with one row for each verdict, hit and gap', async () => {
    const { hits, gaps, measures } = await traceJson('importer', ...DATE);
    const { stdout } = await trace('importer', ...DATE, '--format', 'csv');
    const rows = stdout.split('\r\n');
    expect(rows[0]).toMatch(/^organization,good,date,finding,measure,verdict,/);
    expect(rows.length - 2).toBe(1 + measures.length + hits.length + gaps.length);
  });

  test('prints a Mermaid flowchart with the hit marked', async () => {
    const { stdout } = await trace('importer/panel', ...DATE, '--format', 'mermaid');
    expect(stdout).toMatch(/^%% importer\/panel imported 2024-06-01: exposed\nflowchart LR\n/);
    expect(stdout).toContain(':::hit');
  });

  test('reads the store that HEADWATER_DB names, unless --db names another', async () => {
    const elsewhere = { HEADWATER_DB: `${here.path}/nowhere.db` };
    const missed = await here.start(['trace', 'importer', ...DATE], elsewhere).ended;
    expect([missed.exitCode, missed.stderr]).toEqual([1, expect.stringContaining('STORE_NOT_FOUND')]);
    const found = await here.start(['trace', 'importer', ...DATE, '--db', 'headwater.db'], elsewhere).ended;
    expect(found.exitCode).toBe(0);
    const named = await here.start(['trace', 'importer', ...DATE], { HEADWATER_DB: './headwater.db' }).ended;
    expect(named.stdout).toBe(found.stdout);
  });
});

describe('headwater trace --fail-on', () => {
  const LEVELS = ['exposed', 'possible', 'unknown'];
  const exits = (...args: string[]) =>
    Promise.all(LEVELS.map(async (level) => (await trace(...args, ...DATE, '--fail-on', level)).exitCode));

  test('exits with 3 when the verdict is at least that bad, and still prints the answer', async () => {
    expect(await exits('importer/panel')).toEqual([3, 3, 3]);
    const failed = await trace('importer/panel', ...DATE, '--fail-on', 'unknown');
    expect([failed.stdout, failed.stderr]).toEqual([(await trace('importer/panel', ...DATE)).stdout, '']);
  });

  test('exits with 3 for unknown only where unknown is asked', async () => {
    expect(await exits('mine/quartz', '--measure', 'xinjiang')).toEqual([0, 0, 0]);
    here.write('supplies.csv', 'id,supplier,buyer,good\ns9,mine,importer,\n');
    await here.headwater('import', 'supplies.csv');
    expect(await exits('importer/mineral', '--measure', 'xinjiang')).toEqual([0, 0, 3]);
  });
});

describe('headwater trace --gaps', () => {
  test('counts all gaps, however few it lists', async () => {
    const all = await traceJson('importer', ...DATE);
    const one = await traceJson('importer', ...DATE, '--gaps', '1');
    expect(all.gaps.length).toBeGreaterThan(1);
    expect(one.gaps).toEqual(all.gaps.slice(0, 1));
    expect(one.listed).toEqual({ ...all.listed, gaps: 1 });
    const none = await traceJson('importer', ...DATE, '--gaps', '0');
    expect([none.gaps, none.verdict]).toEqual([[], all.verdict]);
  });
});

describe('ids with slashes', () => {
  test('name the longest organization before a slash', async () => {
    here.write('organizations.csv', 'id,name\na,A\na/b,A B\n');
    here.write('goods.csv', 'id,name\nx/y,X Y\n');
    here.write('supplies.csv', 'id,supplier,buyer,good\nt1,mine,a,x/y\nt2,mine,a/b,x/y\nt3,mine,a/b,cell\n');
    const imported = await here.headwater('import', 'organizations.csv', 'goods.csv', 'supplies.csv');
    expect(imported.stderr).toBe('');
    const asked = async (product: string) => (await traceJson(product, ...DATE)).product;
    expect(await asked('a/x/y')).toEqual({ organization: 'a', good: 'x/y' });
    expect(await asked('a/b')).toEqual({ organization: 'a/b', good: null });
    expect(await asked('a/b/x/y')).toEqual({ organization: 'a/b', good: 'x/y' });
    expect((await trace('a/cell', ...DATE)).stderr).toMatch(/^headwater: PRODUCT_NOT_FOUND: .*"cell" at "a"/);
  });
});
