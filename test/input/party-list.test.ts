import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { samplePath, testOnSample } from '../sample-files.js';
import { brief } from './fixture.js';
import { listReader, partyLines } from './list-fixture.js';

const list = listReader();
afterAll(list.remove);

const SAMPLE = samplePath('ftm/yente_zala_entities.ftm.json');

const HEADER =
  'id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change';
const TARGETS = [
  HEADER,
  '"NK-1","Company","Quarz Co., Ltd.","石英;Kvarts; ;Kvarts","","cn","","5493001KJTIIGC8Y1R12;914403001922038216;77","",,,"US-X","US lists","2024-01-01","2026-10-01T08:00:00","2026-01-01"',
  '"NK-2","Organization","Sand Corps","","","cn;mx","","","",,,"US-Y","US lists","2024-01-01","2026-10-02T08:00:00","2026-01-01"',
  '"NK-3","Airplane","Flyer","","","","","","",,,"US-X","US lists","2024-01-01","2026-10-01T08:00:00","2026-01-01"',
  '',
].join('\n');

const ABOUT = {
  id: 'us-example-list',
  consequence: 'risk-listing',
  effective: { from: '2024-01-01' },
  goods: 'all',
  derived: false,
  subsidiaries: false,
};

function entity(changes: object): string {
  return JSON.stringify({
    id: 'NK-1',
    caption: 'Quarz',
    schema: 'Company',
    properties: { name: ['Kvarts', 'Quarz'], programId: ['US-X'] },
    target: true,
    ...changes,
  });
}

describe('a collection of listed parties', () => {
  test('asks which measure it is, and under which programmes', async () => {
    const { problems, template } = await list.read(TARGETS, { asOf: null });
    expect(brief(problems)).toEqual(['0 - fact-missing', '0 - fact-missing']);
    const asked = ['id', 'consequence', 'effective', 'goods', 'derived', 'subsidiaries', 'programs'];
    expect(template).toEqual({ list: Object.fromEntries(asked.map((name) => [name, '?'])) });
  });

  test('as targets gives names, aliases, known identifiers and its own date', async () => {
    const read = await list.read(TARGETS, { answers: { list: { ...ABOUT, programs: 'all' } }, asOf: null });
    expect(read.problems).toEqual([]);
    expect([read.rows, read.notes.at(-1)]).toEqual([
      3,
      '1 rows are of things that are no party, such as aircraft',
    ]);
    const { scope, source } = read.measures[0]!.record;
    expect(source?.date).toBe('2026-10-02');
    expect(scope[0]).toMatchObject({ goods: null, derived: false, subsidiaries: false });
    expect(scope[0]!.parties).toEqual([
      expect.objectContaining({
        name: 'Quarz Co., Ltd.',
        aliases: ['石英', 'Kvarts'],
        identifiers: ['lei:5493001KJTIIGC8Y1R12', 'uscc:914403001922038216'],
        country: 'CN',
      }),
      expect.objectContaining({ name: 'Sand Corps', country: null }),
    ]);
  });

  test('keeps only the programmes that are chosen, and says how many are left', async () => {
    const read = await list.read(TARGETS, { answers: { list: { ...ABOUT, programs: ['US-Y'] } } });
    expect(partyLines(read)).toEqual(['Sand Corps']);
    expect(read.notes).toContain('1 parties are not under the programmes that were chosen');
    const none = await list.read(TARGETS, { answers: { list: { ...ABOUT, programs: ['US-Z'] } } });
    expect([brief(none.problems), none.measures]).toEqual([['0 - fact-missing'], []]);
  });

  test('as entities gives the listed parties, and counts what stands beside them', async () => {
    const lines = [
      entity({ last_seen: '2026-10-01T01:02:03' }),
      entity({
        id: 'NK-2',
        caption: '石英有限公司',
        properties: {
          name: ['石英有限公司'],
          alias: ['Kvarts'],
          weakAlias: ['KV'],
          previousName: ['Cuarzo'],
          leiCode: ['5493001KJTIIGC8Y1R12'],
          uscCode: ['914403001922038216'],
          jurisdiction: ['cn'],
          country: ['cn', 'mx'],
          programId: ['US-X'],
        },
      }),
      entity({ id: 'NK-3', target: false }),
      entity({ id: 'NK-4', schema: 'Sanction', properties: { entity: ['NK-1'] } }),
    ];
    const read = await list.read(`${lines.join('\n')}\n\n`, { answers: { list: ABOUT }, asOf: null });
    expect([read.problems, read.rows]).toEqual([[], 4]);
    expect(partyLines(read)).toEqual(['Quarz = Kvarts', '石英有限公司 = Kvarts = KV = Cuarzo']);
    expect(read.notes).toContain('not listed parties, but beside them: Company 1, Sanction 1');
    expect(read.measures[0]!.record.scope[0]!.parties![1]).toMatchObject({
      identifiers: ['lei:5493001KJTIIGC8Y1R12', 'uscc:914403001922038216'],
      country: 'CN',
    });
  });

  test('is refused with a row that cannot be read', async () => {
    const answers = { list: ABOUT };
    const lines = [
      entity({}),
      '{"id": "NK-2", "schema": "Comp',
      entity({ schema: 'Planet' }),
      entity({ properties: {} }),
    ];
    const read = await list.read(lines.join('\n'), { answers });
    expect(brief(read.problems)).toEqual([
      '2 - line-format',
      '3 schema schema-unknown',
      '4 properties.name required',
    ]);
    const rows = `${HEADER}\nNK-1,Planet,x,,,,,,,,,,,,,\nNK-2,Company,,,,,,,,,,,,,,\n`;
    expect(brief((await list.read(rows, { answers })).problems)).toEqual([
      '2 schema schema-unknown',
      '3 name required',
    ]);
  });

  test('says what is wrong with the measure that the answers make of it', async () => {
    const answers = { list: { ...ABOUT, consequence: 'ban', effective: {} } };
    expect(brief((await list.read(entity({}), { answers })).problems)).toEqual([
      '1 consequence measure-format',
    ]);
  });
});

describe('a file of answers', () => {
  test.each([
    ['{', 'line 1, column 2'],
    ['{"order": {}}', 'Unrecognized key: "order"'],
    ['{"merchandise": {"x": {"good": []}}}', 'merchandise > x: Unrecognized key: "good"'],
    ['{"list": {"scope": []}}', 'list > scope: the scope is made of'],
    ['{"asOf": "29.9.2026"}', 'asOf: write the date as YYYY-MM-DD'],
  ])('%s is refused', async (text, message) => {
    const { readAnswers } = await import('../../src/input/answers.js');
    const reading = readAnswers(list.write('wrong.json', text));
    await expect(reading).rejects.toMatchObject({
      code: 'ANSWERS_UNREADABLE',
      message: expect.stringContaining(message),
    });
  });
});

testOnSample(SAMPLE, 'a real file of entities is read whole', async () => {
  const text = readFileSync(SAMPLE, 'utf8');
  const read = await list.read(text, { answers: { list: { ...ABOUT, programs: 'all' } }, asOf: null });
  expect([read.problems, read.rows]).toEqual([[], 91]);
  const targets = text
    .split('\n')
    .filter((line) => line !== '')
    .map(
      (line) => JSON.parse(line) as { target: boolean; schema: string; properties: Record<string, string[]> },
    )
    .filter(
      ({ target, schema }) => target && ['Company', 'Person', 'Organization', 'LegalEntity'].includes(schema),
    );
  expect(partyLines(read).length).toBe(targets.length);
  const names = new Set(partyLines(read).flatMap((line) => line.split(' = ')));
  for (const { properties } of targets)
    for (const name of [...properties.name!, ...(properties.alias ?? [])])
      expect(names).toContain(name.trim());
});
