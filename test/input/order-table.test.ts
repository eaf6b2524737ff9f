import { afterAll, describe, expect, test } from '@jest/globals';
import { parseDay } from '../../src/model/dates.js';
import { brief } from './fixture.js';
import { listReader, ORDER_HEADER, partyLines } from './list-fixture.js';

const list = listReader();
afterAll(list.remove);

const QUARZ =
  '2021,6/24/2021,Quarz Co. Ltd. and Subsidiaries,China,CHN,Mining,Silica-Based Products,Active,WRO,,https://agency.example/a';
const SILICA = { merchandise: { 'Silica-Based Products': { goods: ['silica'], derived: true } } };

function table(...rows: readonly string[]): string {
  return [ORDER_HEADER, ...rows, ''].join('\n');
}

async function problemsOf(content: string, answers: object = {}) {
  return brief((await list.read(content, { answers })).problems);
}

describe('the table of orders', () => {
  test('gives a measure for each row, with what the row states and what is answered', async () => {
    const { measures, problems, rows } = await list.read(`\uFEFF${table(QUARZ)}`, { answers: SILICA });
    expect([problems, rows]).toEqual([[], 1]);
    expect(measures[0]).toEqual({
      row: 2,
      record: expect.objectContaining({
        id: 'us-wro-2021-06-24-quarz-co-ltd-and-subsidiaries',
        issuer: 'CBP',
        kind: 'WRO',
        consequence: 'detain',
        effective: { from: parseDay('2021-06-24', 'from'), to: null },
        status: 'active',
        partial: false,
      }),
    });
    const { scope, source } = measures[0]!.record;
    expect(scope).toEqual([
      expect.objectContaining({
        subsidiaries: true,
        region: null,
        goods: ['silica'],
        derived: true,
        except: null,
      }),
    ]);
    expect(scope[0]!.parties).toEqual([expect.objectContaining({ name: 'Quarz Co. Ltd.', country: 'CN' })]);
    expect(source).toMatchObject({
      date: '2026-11-01',
      uri: 'https://agency.example/a',
      words: 'Quarz Co. Ltd. and Subsidiaries: Silica-Based Products',
    });
  });

  test('reads all goods, findings, regions, vessels and ended orders as they are stated', async () => {
    const { measures, problems } = await list.read(
      table(
        '2021,1/13/2021,Xinjiang Uyghur Autonomous Region (XUAR),China,CHN,,All goods,Active,WRO,,',
        '2022,"January 28, 2022",Fishing Vessel: Da Wang,Fishing Vessels,,Fishing,All Products,Active,Finding,,',
        '2020,9/1/2020,Quarz Corps (QZC) and its subordinate and affiliated entities,China,CHN,,All goods,Active,WRO,,',
        '2018,2018-03-05,Quarz Works,China,CHN,,All merchandise,Revoked,WRO,"Revoked on February 1, 2020.",',
      ),
    );
    expect(brief(problems)).toEqual([]);
    expect(measures.map(({ record }) => [record.consequence, record.status, record.effective.to])).toEqual([
      ['detain', 'active', null],
      ['prohibit', 'active', null],
      ['detain', 'active', null],
      ['detain', 'revoked', parseDay('2020-02-01', 'to')],
    ]);
    expect(measures[0]!.record.scope[0]).toMatchObject({ region: 'CN-XJ', parties: null, goods: null });
    expect(measures[1]!.record.scope[0]!.parties).toEqual([
      expect.objectContaining({ name: 'Da Wang', country: null }),
    ]);
    expect(measures[2]!.record.scope[0]).toMatchObject({
      subsidiaries: true,
      parties: [{ name: 'Quarz Corps (QZC)' }],
    });
  });

  test('in Windows-1252 is read as that, and said to be', async () => {
    const row = '2020,1/2/2020,Café Quarz “Nord” S.A.,Mexico,MX,,All goods,Active,WRO,,';
    const bytes = Buffer.from(table(row).replace('“', '\x93').replace('”', '\x94'), 'latin1');
    const read = await list.read(bytes);
    expect(partyLines(read)).toEqual(['Café Quarz “Nord” S.A.']);
    expect(read.notes[0]).toBe('read as the table of Withhold Release Orders and Findings, Windows-1252');
    expect((await list.read(table(row))).notes[0]).toMatch(/UTF-8$/);
    const broken = await list.read(Buffer.from(`${table(row)}\x81\x8d`, 'latin1'));
    expect(brief(broken.problems)).toEqual(['0 - encoding']);
  });
});

describe('what the table does not state is asked for', () => {
  test('once for each merchandise, and nothing is taken before it is answered', async () => {
    const other = QUARZ.replace('Quarz Co.', 'Sand Co.');
    const { problems, template } = await list.read(table(QUARZ, other));
    expect(brief(problems)).toEqual(['2 merchandise fact-missing']);
    expect(template).toEqual({ merchandise: { 'Silica-Based Products': { goods: '?', derived: '?' } } });
    expect((await list.read(table(QUARZ, other), { answers: SILICA })).measures.length).toBe(2);
  });

  test('the template with its question marks is no answer', async () => {
    const { template } = await list.read(table(QUARZ), { asOf: null });
    expect(template).toMatchObject({ asOf: '?' });
    const again = await list.read(table(QUARZ), { answers: template, asOf: null });
    expect(again.template).toEqual(template);
    expect(brief(again.problems)).toEqual(['2 merchandise fact-missing', '0 - fact-missing'].sort());
  });

  const KEY = 'us-wro-2019-11-01-tobacco-produced-in-malawi';
  const TOBACCO =
    '2019,11/1/2019,Tobacco produced in Malawi,Malawi,MWI,,All goods,Partially Active,WRO,Does not apply to Leaf Ltd.,';

  test('goods of a whole country: where they are from, and who is left out', async () => {
    const { problems, template } = await list.read(table(TOBACCO));
    expect(brief(problems)).toEqual(
      ['4', '4'].map(() => '2').map((row, at) => `${row} ${['entity', 'remarks'][at]} fact-missing`),
    );
    expect(template).toEqual({
      orders: {
        [KEY]: {
          entity: 'Tobacco produced in Malawi',
          remarks: 'Does not apply to Leaf Ltd.',
          region: '?',
          parties: '?',
          except: '?',
        },
      },
    });
    const answer = { region: 'MW', except: [{ name: 'Leaf Ltd.' }], goods: ['tobacco'], derived: true };
    const { measures } = await list.read(table(TOBACCO), { answers: { orders: { [KEY]: answer } } });
    expect(measures[0]!.record.status).toBe('modified');
    expect(measures[0]!.record.scope).toEqual([
      expect.objectContaining({
        region: 'MW',
        parties: null,
        goods: ['tobacco'],
        derived: true,
        except: [expect.objectContaining({ name: 'Leaf Ltd.' })],
      }),
    ]);
  });

  test('an answer that was given for other words is not taken', async () => {
    const answers = { orders: { [KEY]: { remarks: 'None', region: 'MW', except: [] } } };
    expect(await problemsOf(table(TOBACCO), answers)).toEqual(['2 remarks answer-outdated']);
    const unused = await list.read(table(QUARZ), {
      answers: { ...SILICA, orders: { 'us-wro-x': { id: 'x' } } },
    });
    expect(unused.notes).toContain('the answer for order "us-wro-x" was not needed: there is no such row');
  });

  test.each([
    [
      'an ended order without its last day',
      'Quarz Works,China,CHN,,All goods,Inactive,WRO,,',
      'status',
      ['to'],
    ],
    ['an unknown status', 'Quarz Works,China,CHN,,All goods,Pending,WRO,,', 'status', ['status', 'to']],
    ['a modified order', 'Quarz Works,China,CHN,,All goods,Modified,WRO,,', 'remarks', ['except']],
    [
      'neither WRO nor Finding',
      'Quarz Works,China,CHN,,All goods,Active,Both,,',
      'wro/finding',
      ['consequence'],
    ],
    ['countries that disagree', 'Quarz Works,China,MWI,,All goods,Active,WRO,,', 'country', ['country']],
    [
      'a kind of producers',
      'Artisanal Small Mines,China,CHN,,All goods,Active,WRO,,',
      'entity',
      ['region', 'parties'],
    ],
    [
      'names that cannot be told apart',
      'Quarz (Nord,China,CHN,,All goods,Active,WRO,,',
      'entity',
      ['region', 'parties'],
    ],
  ])('%s', async (_, cells, column, facts) => {
    const { problems, template, measures } = await list.read(table(`2020,1/2/2020,${cells}`));
    expect(brief(problems)).toEqual([`2 ${column} fact-missing`]);
    const [asked] = Object.values((template as { orders: Record<string, object> }).orders);
    expect(Object.entries(asked!).flatMap(([name, value]) => (value === '?' ? [name] : []))).toEqual(facts);
    expect(measures).toEqual([]);
  });
});

describe('a table of orders is refused', () => {
  test('for a row that cannot be read, with row and column', async () => {
    const rows = [
      '2020,13/1/2020,Quarz Works,China,CHN,,All goods,Active,WRO,,',
      '2020,1/2/2020,,China,CHN,,,Active,WRO,,',
      '2020,1/2/2020,Quarz Works,China',
      '2020,1/2/2020,Quarz Works,China,CHN,,All goods,Active,WRO,,',
      '2020,1/2/2020,Quarz Works,China,CHN,,All goods,Active,WRO,,',
      '2020,1/2/2020,Quarz Works,China,CHN,,All goods,Active,WRO,,',
    ];
    const read = await list.read(table(...rows));
    expect(read.rows).toBe(6);
    expect(brief(read.problems)).toEqual([
      '4 - row-ragged',
      '2 effective date date-format',
      '3 entity required',
      '3 merchandise required',
      '6 entity id-doubled',
      '7 entity id-doubled',
    ]);
  });

  test('for columns that it should not have, or lacks', async () => {
    expect(
      await problemsOf('Entity,Merchandise,Status,WRO/Finding,Limit\nx,All goods,Active,WRO,y\n'),
    ).toEqual(['1 limit column-unknown', '1 effective date header-missing']);
  });
});
