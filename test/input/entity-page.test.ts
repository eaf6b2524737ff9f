import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { formatSpanEnd } from '../../src/model/dates.js';
import { samplePath, testOnSample } from '../sample-files.js';
import { brief } from './fixture.js';
import { listReader, partyLines } from './list-fixture.js';

const list = listReader();
afterAll(list.remove);

const SAMPLE = samplePath('watch-lists/uflpa_real_rows.html');

const HEAD = '<thead><tr><th>Name of Entity</th><th>Effective Date</th></tr></thead>';

function row(name: string, date = 'June 21, 2022'): string {
  return `<tr><td>${name}</td><td>${date}</td></tr>`;
}

/** A page as a browser saves it: navigation, layout tables, scripts, then the tables of entities. */
function page(...tables: readonly string[]): string {
  return `<!DOCTYPE html><html><head><title>UFLPA Entity List</title><script>"<table><tr><td>x"</script></head><body>
<nav><ul><li>Home<li>Entity List</ul></nav>
<table class="layout"><tr><td>Share</td><td>Print</td></tr></table>
<p>Section 2(d)(2)(B)(i)</p>${tables.join('<p>Section 2(d)(2)(B)(ii)</p>')}
<footer>Last Updated: 09/29/2026</footer></body></html>`;
}

function table(...rows: readonly string[]): string {
  return `<table>${HEAD}<tbody>${rows.join('')}</tbody></table>`;
}

async function problemsOf(content: string) {
  return brief((await list.read(content)).problems);
}

describe('the page of the Entity List', () => {
  test('gives one whole measure with the first day of each entity', async () => {
    const read = await list.read(
      page(
        table(
          row(
            '<p>Quarz&nbsp;Energy <b>Co., Ltd.</b><br>(and two aliases:\n Kvarts; and Cuarzo)<sup>1</sup></p>',
          ),
          row('Sand Co. and subsidiaries*', 'August&nbsp;3, 2026 '),
        ),
        `<table><tr><th>Effective Date</th><th>Entity Name</th></tr><tr><td>1/15/2025</td><td>Ore&amp;Co</td></tr></table>`,
      ),
      { asOf: null },
    );
    expect(read.problems).toEqual([]);
    expect([read.rows, read.measures.length]).toEqual([3, 1]);
    const { record } = read.measures[0]!;
    expect(record).toMatchObject({
      id: 'us-uflpa-entity-list',
      partial: false,
      consequence: 'presumed-prohibited',
    });
    expect(record.source).toMatchObject({ date: '2026-09-29' });
    expect(
      record.scope.map(({ subsidiaries, parties }) => [
        subsidiaries,
        parties!.map(({ name, from }) => [name, formatSpanEnd(from)]),
      ]),
    ).toEqual([
      [true, [['Sand Co.', '2026-08-03']]],
      [
        false,
        [
          ['Quarz Energy Co., Ltd.', '2022-06-21'],
          ['Ore&Co', '2025-01-15'],
        ],
      ],
    ]);
    expect(partyLines(read)).toContain('Quarz Energy Co., Ltd. = Kvarts = Cuarzo');
  });

  test('lists an entity of two tables once, from its first day', async () => {
    const read = await list.read(
      page(
        table(row('Quarz (also known as Kvarts)', 'August 2, 2023')),
        table(row('Quarz (also known as Cuarzo)')),
      ),
    );
    expect(partyLines(read)).toEqual(['Quarz = Kvarts = Cuarzo']);
    expect(formatSpanEnd(read.measures[0]!.record.scope[0]!.parties![0]!.from)).toBe('2022-06-21');
  });

  test('keeps what the measures that ship add to a name', async () => {
    const path = list.write('page.html', page(table(row('Quarz Co. Ltd.'))));
    const { readMeasures } = await import('../../src/input/list-file.js');
    const { LIST_PLACES } = await import('./list-fixture.js');
    const [shipped] = (
      await list.read(
        JSON.stringify({
          id: 'x',
          consequence: 'detain',
          effective: { from: '2020' },
          scope: [
            {
              parties: [
                { name: 'QUARZ Co., Ltd', localName: '石英', aliases: ['Kvarts'], identifiers: ['lei:1'] },
              ],
            },
          ],
        }),
      )
    ).measures;
    const { measures } = await readMeasures(path, { places: LIST_PLACES, shipped: [shipped!.record] });
    expect(measures[0]!.record.scope[0]!.parties).toEqual([
      expect.objectContaining({
        name: 'Quarz Co. Ltd.',
        localName: '石英',
        aliases: ['Kvarts'],
        identifiers: ['lei:1'],
      }),
    ]);
  });

  test('asks for a name that it cannot read, and takes the answer', async () => {
    const odd = page(table(row('Quarz (also known as Alpha and Beta)')));
    const { problems, template } = await list.read(odd);
    expect(brief(problems)).toEqual(['1 name of entity fact-missing']);
    expect(template).toEqual({ entities: { 'Quarz (also known as Alpha and Beta)': { parties: '?' } } });
    const parties = [{ name: 'Quarz', aliases: ['Alpha', 'Beta'] }];
    const answers = { entities: { 'Quarz (also known as Alpha and Beta)': { parties } } };
    const answered = await list.read(odd, { answers });
    expect(partyLines(answered)).toEqual(['Quarz = Alpha = Beta']);
    expect(formatSpanEnd(answered.measures[0]!.record.scope[0]!.parties![0]!.from)).toBe('2022-06-21');
  });

  test('asks for its date where it states none, or two', async () => {
    const undated = page(table(row('Quarz'))).replace(/Last Updated[^<]*/, '');
    expect(brief((await list.read(undated, { asOf: null })).problems)).toEqual(['0 - fact-missing']);
    const marked = undated.replace('<footer>', '<footer><time datetime="2026-09-01T08:00:00Z">today</time>');
    expect((await list.read(marked, { asOf: null })).measures[0]!.record.source?.date).toBe('2026-09-01');
    const twice = marked.replace('</footer>', '<time datetime="2025-01-01"></time></footer>');
    expect(brief((await list.read(twice, { asOf: null })).problems)).toEqual(['0 - fact-missing']);
  });
});

describe('a page is refused', () => {
  test.each([
    ['that is another one', '<html><body><p>UFLPA Entity List</p></body></html>', ['0 - page-table']],
    ['that does not name the list', `<html><body>${table(row('Quarz'))}</body></html>`, ['0 - page-table']],
    ['with a table of entities without rows', page(table()), ['0 - page-table']],
    [
      'that breaks off',
      page(table(row('A'), row('B'))).replace(/<tr><td>B[\s\S]*/, '<tr><td>B</td><td>June 21, 2022'),
      ['0 - page-table'],
    ],
    [
      'with a table of dates without a heading',
      page(table(row('A')), `<table>${row('B')}</table>`),
      ['0 - page-table'],
    ],
    [
      'with another heading',
      page(table(row('A')), table(row('B')).replace('Effective Date', 'Removed')),
      ['0 - page-table'],
    ],
    [
      'with a third column',
      page(table(row('A')).replace('<th>Effective', '<th>Note</th><th>Effective')),
      ['0 - page-table'],
    ],
    [
      'with a row of other cells',
      page(table(row('A'), '<tr><td colspan=2>* see note</td></tr>')),
      ['2 - row-ragged'],
    ],
    [
      'with a date that is none',
      page(table(row('A'), row('B', 'June 31, 2022'))),
      ['2 effective date date-format'],
    ],
    ['with an empty name', page(table(row('A'), row('&nbsp;'))), ['2 name of entity fact-missing']],
  ])('%s', async (_, content, expected) => {
    const { problems, measures } = await list.read(content);
    expect([brief(problems), measures]).toEqual([expected, []]);
  });

  test('or read, but not misread, whatever tags are missing, nested or hostile', async () => {
    const unclosed = page(
      '<table><tr><th>Name of Entity<th>Effective Date<tr><td>Quarz<td>June 21, 2022</table>',
    );
    expect(partyLines(await list.read(unclosed))).toEqual(['Quarz']);
    const nested = page(`<table><tr><td>${table(row('Quarz'))}</td></tr></table>`);
    expect(partyLines(await list.read(nested))).toEqual(['Quarz']);
    const deep = page(`${'<div>'.repeat(3000)}${table(row('Quarz<script>Evil</script>'))}`);
    expect(partyLines(await list.read(deep))).toEqual(['Quarz']);
    expect(await problemsOf(`<${'\u0001<'.repeat(1000)}`)).toEqual(['0 - page-table']);
    expect(brief((await list.read(Buffer.from('<html>\0</html>'))).problems)).toEqual(['0 - nul-character']);
  });
});

testOnSample(SAMPLE, 'the seven real rows are read with every name as printed', async () => {
  const html = readFileSync(SAMPLE, 'utf8');
  const read = await list.read(html);
  expect([read.problems, read.rows]).toEqual([[], 7]);
  const printed = html.replace(/&nbsp;|\s+/g, ' ');
  const names = partyLines(read).flatMap((line) => line.split(' = '));
  expect(names.length).toBe(16);
  for (const name of names) expect(printed).toContain(name);
});
