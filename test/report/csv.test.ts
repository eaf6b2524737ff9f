import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { renderCsv } from '../../src/report/csv.js';
import { allNamed, goldenResult } from './golden.js';

type Row = Readonly<Record<string, string>>;

function rowsOf(name: string, partyName: string): readonly Row[] {
  const { result } = goldenResult(name);
  return parse(renderCsv(result, allNamed(partyName)), { columns: true });
}

test('csv has one row for the verdict, each measure, each warning, each hit and each gap', () => {
  const { result, labels } = goldenResult('exposed');
  const rows: Row[] = parse(renderCsv(result, labels), { columns: true });
  expect(rows.map(({ finding, measure }) => [finding, measure])).toEqual([
    ['verdict', ''],
    ['verdict', 'eu-risk'],
    ['verdict', 'us-uflpa-region'],
    ['verdict', 'us-wro-hoshine'],
    ['list-stale', 'us-wro-hoshine'],
    ['hit', 'us-uflpa-region'],
    ['hit', 'us-wro-hoshine'],
    ['place-unknown', 'eu-risk;us-uflpa-region'],
  ]);
  expect(
    rows.every(({ organization, good, date }) => `${organization} ${good} ${date}` === 'A panel 2024-07-01'),
  ).toBe(true);
});

test.each(['=', '+', '-', '@', '\t', '\r', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20'])(
  'csv defuses a name that a spreadsheet would run as a formula: %j',
  (mark) => {
    const name = `${mark}HYPERLINK("http://x.example","y")`;
    const hits = rowsOf('exposed', name).filter(({ finding }) => finding === 'hit');
    expect(hits.map((row) => row.party_name)).toEqual([`'${name}`, `'${name}`]);
  },
);

test.each([
  'plain',
  'Kobb, "the" Dray',
  'two\r\nlines',
  'semi;colon',
  "an'apostrophe",
  ' blanks ',
  'a=b',
  '合盛硅业',
  '\u{20BB7}',
])('csv reads back as it was written: %j', (name) => {
  const hits = rowsOf('exposed', name).filter(({ finding }) => finding === 'hit');
  expect(hits.map((row) => row.party_name)).toEqual([name, name]);
});

test('csv defuses an id as well as a name', () => {
  const { result, labels } = goldenResult('clear');
  const product = { ...result.product, organization: '=A1+1' };
  const rows: Row[] = parse(renderCsv({ ...result, product }, labels), { columns: true });
  expect(rows.map(({ organization }) => organization)).toEqual(["'=A1+1", "'=A1+1"]);
});

test('csv lines end with a carriage return and a line feed, as RFC 4180 has it', () => {
  const { result, labels } = goldenResult('clear');
  const text = renderCsv(result, labels);
  expect(text.match(/\r\n/g)).toHaveLength(3);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});
