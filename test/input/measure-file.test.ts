import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readMeasures } from '../../src/input/list-file.js';
import { brief, PLACES, temporaryFolder } from './fixture.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const MEASURE = {
  id: 'us-wro-hoshine',
  consequence: 'detain',
  effective: { from: '2021-06-24', to: null },
  scope: [{ parties: [{ name: 'Hoshine', identifiers: ['LEI: 12'] }], goods: ['silica'] }],
};

function measure(changes: object): object {
  return { ...MEASURE, ...changes };
}

function scope(item: object): object {
  return measure({ scope: [item] });
}

function read(content: unknown) {
  const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  return readMeasures(folder.write('measures.json', text), { places: PLACES, fileName: 'given.json' });
}

async function problemsOf(content: unknown): Promise<readonly string[]> {
  return brief((await read(content)).problems);
}

describe('a measure file', () => {
  test('holds one measure, an array of them, or an object with them', async () => {
    const one = await read(`\uFEFF${JSON.stringify(MEASURE)}`);
    expect(one.problems).toEqual([]);
    expect(one.measures).toEqual([
      {
        row: 1,
        record: expect.objectContaining({
          id: 'us-wro-hoshine',
          status: 'active',
          partial: false,
          source: null,
        }),
      },
    ]);
    expect(one.sha256).toBe(
      createHash('sha256')
        .update(`\uFEFF${JSON.stringify(MEASURE)}`)
        .digest('hex'),
    );
    const two = [MEASURE, measure({ id: 'b' })];
    for (const content of [two, { measures: two }]) {
      expect((await read(content)).measures.map(({ row, record }) => [row, record.id])).toEqual([
        [1, 'us-wro-hoshine'],
        [2, 'b'],
      ]);
    }
    expect(await read([])).toMatchObject({ measures: [], problems: [] });
  });

  test('gives places and identifiers in their one spelling', async () => {
    const { measures } = await read(
      scope({ region: 'CN-65', except: [{ name: 'x', identifiers: [' USCC:9 '] }] }),
    );
    const item = measures[0]!.record.scope[0]!;
    expect([item.region, item.except?.[0]?.identifiers]).toEqual(['CN-XJ', ['uscc:9']]);
    expect((await read(MEASURE)).measures[0]!.record.scope[0]!.parties?.[0]?.identifiers).toEqual(['lei:12']);
    expect((await read(scope({ region: 'HK' }))).measures[0]!.record.scope[0]!.region).toBe('CN-HK');
  });

  test('that is missing, or is a directory, is an error', async () => {
    const missing = readMeasures(`${folder.path}/none.json`, { places: PLACES });
    await expect(missing).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await expect(readMeasures(folder.path, { places: PLACES })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });
});

describe('a bad measure file', () => {
  test('is not UTF-8', async () => {
    expect(await problemsOf(Buffer.from(JSON.stringify(MEASURE), 'utf16le'))).toEqual(['0 - encoding']);
    expect(await problemsOf(Buffer.from([0x22, 0xff, 0x22]))).toEqual(['0 - encoding']);
    expect(await problemsOf(Buffer.from([0x22, 0xe7]))).toEqual(['0 - encoding']);
    expect(await problemsOf('"\0"')).toEqual(['0 - nul-character']);
  });

  test('is not JSON: the problem names line and column', async () => {
    const { problems } = await read('{"id": "a",\n"id": "b"}');
    expect(brief(problems)).toEqual(['0 - json-format']);
    expect(problems[0]!.message).toBe('line 2, column 1: "id" stands twice in one object: remove one');
    expect(await problemsOf('')).toEqual(['0 - json-format']);
  });

  test('holds something else', async () => {
    expect(await problemsOf('1')).toEqual(['0 - measure-format']);
    expect(await problemsOf({ measures: 1 })).toEqual(['0 measures measure-format']);
    expect(await problemsOf({ measures: [], title: 'x' })).toEqual(['0 title measure-format']);
    expect(await problemsOf([MEASURE, 1, null])).toEqual(['2 - measure-format', '3 - measure-format']);
  });

  test('has a measure of another shape: the problem names the path', async () => {
    const wrong = measure({
      id: 'a;b',
      consequence: 'ban',
      title: '',
      effective: { from: '24.6.2021', until: null },
      scope: [{ goods: ['a'], good: 'b', parties: [{ name: 'x' }, { aliases: 1 }] }],
    });
    const { problems, measures } = await read([MEASURE, wrong]);
    expect(measures.length).toBe(1);
    expect([...brief(problems)].sort()).toEqual([
      '2 consequence measure-format',
      '2 effective.from measure-format',
      '2 effective.until measure-format',
      '2 id measure-format',
      '2 scope[0].good measure-format',
      '2 scope[0].parties[1].aliases measure-format',
      '2 scope[0].parties[1].name measure-format',
      '2 title measure-format',
    ]);
    const named = new Map(problems.map((problem) => [problem.column, problem]));
    expect(named.get('scope[0].parties[1].name')).toMatchObject({
      value: null,
      message: 'it is missing: add it',
    });
    expect(named.get('scope[0].good')).toMatchObject({ value: '"b"' });
  });

  test('doubles an id', async () => {
    expect(await problemsOf([MEASURE, measure({ id: 'b' }), MEASURE])).toEqual(['3 id measure-doubled']);
  });

  test('has a measure without a scope, or with one that has no condition', async () => {
    expect(await problemsOf(measure({ scope: [] }))).toEqual(['1 scope measure-unscoped']);
    const except = { except: [{ name: 'x' }], subsidiaries: true };
    expect(await problemsOf(measure({ scope: [{ goods: [] }, except] }))).toEqual([
      '1 scope[1] measure-unscoped',
    ]);
  });

  test('has a measure without a first day, or a span that ends before it begins', async () => {
    expect(await problemsOf(measure({ effective: {} }))).toEqual(['1 effective.from measure-span']);
    const turned = { from: '2022', to: '2021' };
    expect(await problemsOf(measure({ effective: turned }))).toEqual(['1 effective.to measure-span']);
    const parties = {
      parties: [{ name: 'x' }, { name: 'y', ...turned }],
      except: [{ name: 'z', ...turned }],
    };
    expect(await problemsOf(scope(parties))).toEqual([
      '1 scope[0].parties[1].to measure-span',
      '1 scope[0].except[0].to measure-span',
    ]);
  });

  test('names an unknown place or no identifier', async () => {
    expect(await problemsOf(scope({ region: 'Xinjiang' }))).toEqual(['1 scope[0].region region-unknown']);
    const party = { name: 'x', country: 'China', identifiers: ['lei:1', '12'] };
    expect(await problemsOf(scope({ parties: [party] }))).toEqual([
      '1 scope[0].parties[0].country country-unknown',
      '1 scope[0].parties[0].identifiers[1] identifier-format',
    ]);
  });
});
