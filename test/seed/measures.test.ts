import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { formatDay } from '../../src/model/dates.js';
import { hasCondition, type Measure } from '../../src/model/measure.js';
import { measureSchema } from '../../src/model/measure-schemas.js';
import { jsonOf, ROOT, SEED, seedFiles, seedGoods, seedRows } from './seed-files.js';

const files = seedFiles().filter((name) => name.startsWith('measures/'));
const measures = new Map<string, Measure>(
  files.map((name) => [basename(name, '.json'), measureSchema.parse(jsonOf(join(SEED, name)))]),
);
const measure = (id: string): Measure => measures.get(id)!;
const firstDay = (id: string): string => formatDay(measure(id).effective.from!);

describe('Measures of the seed', () => {
  test('exactly the measures of the domain notes are shipped', () => {
    expect([...measures.keys()].sort()).toEqual([
      'eu-2024-3015',
      'us-bis-xinjiang-polysilicon',
      'us-dol-list-polysilicon',
      'us-uflpa-entity-list',
      'us-uflpa-region',
      'us-wro-hefei-bitland',
      'us-wro-hoshine',
      'us-wro-junggar',
      'us-wro-lop-hair-park',
      'us-wro-lop-vsetc4',
      'us-wro-xpcc-cotton',
      'us-wro-xuar-cotton-tomato',
      'us-wro-yili-baoding',
    ]);
  });

  test.each([...measures.keys()])(
    '%s has its id as file name, a condition, a first day and a source',
    (id) => {
      const each = measure(id);
      expect(each.id).toBe(id);
      expect(each.scope.length).toBeGreaterThan(0);
      expect(each.scope.every(hasCondition)).toBe(true);
      expect(each.effective.from).not.toBeNull();
      expect(each.source?.publisher).toBeTruthy();
      expect(each.source?.words).toBeTruthy();
    },
  );

  test('goods and regions that a measure names exist', () => {
    const goods = new Set(seedGoods().map((good) => good.id));
    const regions = new Set(seedRows('regions', 'iso-3166.csv').map((row) => row.code));
    for (const item of [...measures.values()].flatMap((each) => each.scope)) {
      for (const good of item.goods ?? []) expect(goods.has(good)).toBe(true);
      expect(item.region === null || regions.has(item.region)).toBe(true);
    }
  });

  test('import dates decide by the effective dates of the table', () => {
    expect(firstDay('us-wro-hoshine')).toBe('2021-06-24');
    expect(firstDay('us-wro-lop-vsetc4')).toBe('2020-08-25');
    expect(firstDay('us-wro-lop-hair-park')).toBe('2020-08-25');
    expect(firstDay('us-wro-yili-baoding')).toBe('2020-09-03');
    expect(firstDay('us-wro-hefei-bitland')).toBe('2020-09-08');
    expect(firstDay('us-wro-xuar-cotton-tomato')).toBe('2021-01-13');
    expect(firstDay('us-uflpa-region')).toBe('2022-06-21');
    expect(firstDay('eu-2024-3015')).toBe('2027-12-14');
  });

  test('a WRO detains, UFLPA presumes, and the others do not stop goods', () => {
    for (const [id, { consequence }] of measures) {
      if (id.startsWith('us-wro-')) expect(consequence).toBe('detain');
      else if (id.startsWith('us-uflpa-')) expect(consequence).toBe('presumed-prohibited');
      else expect(['risk-listing', 'export-licence']).toContain(consequence);
    }
  });

  test('the region rule of UFLPA has no condition but the region', () => {
    const [item] = measure('us-uflpa-region').scope;
    expect(item).toMatchObject({ region: 'CN-XJ', goods: null, parties: null, except: null });
  });

  test('a part of a list is marked partial and a list without names is empty, so neither is ever clear', () => {
    expect(measure('us-uflpa-entity-list').partial).toBe(true);
    expect(measure('us-bis-xinjiang-polysilicon').scope[0]!.parties).toEqual([]);
    expect(measure('eu-2024-3015').scope[0]!.parties).toEqual([]);
  });

  test('every entity of the UFLPA list has its own first day and only Hoshine brings subsidiaries', () => {
    const { scope } = measure('us-uflpa-entity-list');
    const parties = scope.flatMap((item) => item.parties ?? []);
    expect(parties.every((party) => party.from !== null)).toBe(true);
    expect(new Set(parties.map((party) => formatDay(party.from!))).size).toBeGreaterThan(3);
    const withSubsidiaries = scope.filter((item) => item.subsidiaries).flatMap((item) => item.parties ?? []);
    expect(withSubsidiaries.map((party) => party.name)).toEqual([
      'Hoshine Silicon Industry (Shanshan) Co., Ltd',
    ]);
  });

  test('facts from secondary sources are marked verify', () => {
    const marked = [...measures.values()].filter((each) => each.verify).map((each) => each.id);
    for (const id of ['lop-vsetc4', 'lop-hair-park', 'yili-baoding', 'hefei-bitland', 'xpcc-cotton']) {
      expect(marked).toContain(`us-wro-${id}`);
    }
    expect(marked).not.toContain('us-wro-hoshine');
    expect(marked).not.toContain('us-uflpa-region');
  });

  test('docs/measures.md explains every measure', () => {
    const text = readFileSync(join(ROOT, 'docs', 'measures.md'), 'utf8');
    for (const id of measures.keys()) expect(text).toContain(`\`${id}\``);
  });
});
