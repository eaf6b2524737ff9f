import { describe, expect, test } from '@jest/globals';
import { listWarnings } from '../../src/measures/list-warnings.js';
import { parseDay } from '../../src/model/dates.js';
import type { Measure } from '../../src/model/measure.js';
import { measureSchema } from '../../src/model/measure-schemas.js';

const DATE = parseDay('2026-06-01', 'to') as number;

function listed(id: string, date: string | null, scope: object[] = [{ parties: [{ name: 'X' }] }]): Measure {
  return measureSchema.parse({ id, consequence: 'detain', effective: {}, scope, source: { date } });
}

function codes(...measures: readonly Measure[]) {
  return listWarnings(measures, DATE).map(({ code, measure, ageDays }) => [measure, code, ageDays]);
}

describe('A list', () => {
  test('is stale from the 91st day before the import date on', () => {
    expect(codes(listed('a', '2026-03-03'))).toEqual([]);
    expect(codes(listed('a', '2026-03-02'))).toEqual([['a', 'list-stale', 91]]);
  });

  test('that states a month or a year is as old as its first day', () => {
    expect(codes(listed('a', '2026-03'), listed('b', '2026-04'), listed('c', '2025'))).toEqual([
      ['a', 'list-stale', 92],
      ['c', 'list-stale', 516],
    ]);
  });

  test('that is younger than the import date has no warning', () => {
    expect(codes(listed('a', '2026-06-02'), listed('b', '2027'))).toEqual([]);
  });

  test('without a date that can be read says so', () => {
    expect(
      codes(listed('a', null), listed('b', 'June 2021'), { ...listed('c', null), source: null }),
    ).toEqual([
      ['a', 'list-date-unknown', null],
      ['b', 'list-date-unknown', null],
      ['c', 'list-date-unknown', null],
    ]);
    expect(listWarnings([listed('b', 'June 2021')], DATE)[0]).toMatchObject({
      listDate: 'June 2021',
      text: 'the list of b has a date that cannot be read, "June 2021", so nobody can tell whether it is current: import a current one with `headwater measures import`, with its date as source.date',
    });
  });

  test('is what names parties: not a region, not goods, not a list that is not loaded', () => {
    expect(
      codes(
        listed('region', '2020', [{ region: 'CN-XJ' }]),
        listed('goods', '2020', [{ goods: ['g'] }]),
        listed('empty', '2020', [{ parties: [] }]),
        listed('except', '2020', [{ region: 'CN-XJ', except: [{ name: 'X' }] }]),
        listed('both', '2020', [{ region: 'CN-XJ' }, { parties: [{ name: 'X' }] }]),
      ),
    ).toEqual([['both', 'list-stale', 2343]]);
  });

  test('names its date, its age and how to renew it', () => {
    expect(listWarnings([listed('a', '2025-12-31')], DATE)).toEqual([
      {
        code: 'list-stale',
        measure: 'a',
        listDate: '2025-12-31',
        ageDays: 152,
        text: 'the list of a is of 2025-12-31, 152 days before the import date, and lacks what was changed since: import a current one with `headwater measures import`',
      },
    ]);
  });
});
