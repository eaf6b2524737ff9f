import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readEarlierResult } from '../../src/input/earlier-file.js';
import { temporaryFolder } from '../app/write-world.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const PROVENANCE = { store: 'sqlite', generation: 3, records: 1, measures: 'x', program: '0.1.0' };
const STOCK = { party: 'p', organization: 'p', good: null, side: 'outbound' };
const KEY = { party: 'p', good: null, side: 'outbound' };
const JUDGED = { verdict: 'possible', measures: [{ id: 'm', verdict: 'possible', hits: 1 }] };
const GAP = { kind: 'good-unknown', stock: STOCK, input: null, tiers: 0, touches: ['m'] };
const STEP = {
  from: { party: 'q', good: 'g', side: 'outbound' },
  to: { party: 'p', good: 'g', side: 'inbound' },
  record: 'supplies:s',
};
const TRACE = {
  product: { organization: 'o', good: 'g' },
  date: '2026-06-01',
  since: '2020-01-01',
  ...JUDGED,
  hits: [
    { measure: 'm', stock: STOCK, basis: 'inferred', path: [] },
    { measure: 'm', stock: STOCK, basis: 'declared', path: [STEP] },
  ],
  gaps: [GAP],
  provenance: PROVENANCE,
};
const LINE = {
  organization: 'o',
  good: null,
  ...JUDGED,
  date: '2026-06-01',
  since: null,
  grounds: { hits: [], gaps: [{ ...GAP, records: [] }] },
  provenance: PROVENANCE,
};
const STATE = {
  watch: 1,
  date: '2026-06-01',
  since: null,
  provenance: PROVENANCE,
  organizations: ['o'],
  measures: [{ id: 'm', consequence: 'detain', effective: { from: '2022', to: null }, scope: [] }],
  products: [{ organization: 'o', good: 'g', ...JUDGED, grounds: { hits: [], gaps: [] } }],
};

function read(content: string) {
  const path = join(folder.path, 'earlier.json');
  writeFileSync(path, content);
  return readEarlierResult(path, 'earlier.json');
}

describe('An earlier result', () => {
  test('may be a trace: its hits come with the stocks and records on their paths', async () => {
    const { form, date, products, organizations, measures } = await read(JSON.stringify(TRACE, null, 2));
    expect([form, date, organizations, measures]).toEqual(['trace', 20605, ['o'], null]);
    expect(products).toEqual([
      {
        organization: 'o',
        good: 'g',
        verdict: 'possible',
        measures: [{ id: 'm', verdict: 'possible' }],
        grounds: {
          hits: [
            { measure: 'm', basis: 'inferred', stocks: [KEY], records: [] },
            { measure: 'm', basis: 'declared', stocks: [STEP.to, STEP.from], records: ['supplies:s'] },
          ],
          gaps: [{ kind: 'good-unknown', stock: KEY, input: null, touches: ['m'], records: [] }],
        },
      },
    ]);
  });

  test('may be the lines of a screen', async () => {
    const lines = [LINE, { ...LINE, organization: 'p', good: 'g' }].map((line) => JSON.stringify(line));
    const { form, products, organizations } = await read(`${lines.join('\n')}\n`);
    expect([form, organizations]).toEqual(['screen', ['o', 'p']]);
    expect(products.map(({ good }) => good)).toEqual([null, 'g']);
  });

  test('may be the state of a watch', async () => {
    const { form, products, organizations, measures } = await read(JSON.stringify(STATE));
    expect([form, organizations, products.length]).toEqual(['state', ['o'], 1]);
    expect(measures).toMatchObject([{ id: 'm', status: 'active', effective: { from: 18993, to: null } }]);
  });
});

describe('What is no earlier result is refused, with its name and the reason', () => {
  const cases: readonly (readonly [what: string, content: string, reason: string])[] = [
    ['an empty file', '', 'is empty'],
    ['text', 'verdict: clear\n', 'is not JSON'],
    ['half a state', JSON.stringify(STATE).slice(0, -20), 'is not JSON, or not all of it is there'],
    ['a state of a later form', JSON.stringify({ ...STATE, watch: 2 }), 'at watch'],
    ['a state without products', JSON.stringify({ ...STATE, products: undefined }), 'at products'],
    ['another JSON file', '{"name": "headwater"}', 'is not a result of Headwater, or damaged at product'],
    ['a list', '[1]', 'is not a result of Headwater'],
    ['a number', '7', 'is not a result of Headwater'],
    ['a verdict that is none', JSON.stringify(TRACE).replace('"possible"', '"fine"'), 'at verdict'],
    ['a day that is none', JSON.stringify({ ...TRACE, date: '2026-13-01' }), '"2026-13-01" is not a date'],
    [
      'a generation that is none',
      JSON.stringify({ ...TRACE, provenance: { ...PROVENANCE, generation: -1 } }),
      'at provenance.generation',
    ],
    [
      'a screen without grounds, as an older version printed it',
      JSON.stringify({ ...LINE, grounds: undefined }),
      'line 1 is not a result of Headwater, or damaged at grounds',
    ],
    [
      'two screens in one file',
      [LINE, { ...LINE, date: '2026-06-02' }].map((line) => JSON.stringify(line)).join('\n'),
      'line 2 is of another run than line 1',
    ],
  ];

  test.each(cases)('%s', async (_, content, reason) => {
    await expect(read(content)).rejects.toMatchObject({
      code: 'RESULT_UNREADABLE',
      message: expect.stringContaining(reason),
    });
    await expect(read(content)).rejects.toThrow(/^earlier\.json: .*: give what `trace` or `screen` printed/);
  });

  test('a file that is not there', async () => {
    await expect(readEarlierResult(join(folder.path, 'none.json'), 'none.json')).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });
});
