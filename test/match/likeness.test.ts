import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchNames } from '../../bench/names/measurement.js';
import { PartyComparer } from '../../src/match/comparison.js';
import { Decisions } from '../../src/match/decisions.js';
import { ListedNames } from '../../src/match/listed-names.js';
import { seeded } from '../random/seed.js';
import { worldArbitrary } from '../random/world.js';
import { listed, organization } from '../reference/sample.js';

/** The reasons why a name is like a listed one; null if it is not. */
function reasons(name: string, listedName: string): readonly string[] | null {
  return new ListedNames([listed(listedName)]).alike(name)[0]?.reasons ?? null;
}

const HOSHINE = 'Hoshine Silicon Industry Co., Ltd.';

test.each([
  ['Hoshin Silicon Industry', 'one letter differs: hoshin/hoshine'],
  ['Hoxhina Silicon Industry', 'two letters differ: hoxhina/hoshine'],
  ['Hoshi neSilicon Industry', 'without blanks both are hoshinesiliconindustry'],
  ['Industry Silicon Hoshine', 'words in another order'],
  ['Hoshine Silicon Ind.', 'a short form: ind/industry'],
  ['Hosh1ne Silicon Industry', 'look alike when scanned: hosh1ne/hoshine'],
  ['Ho shine Silicon Industry', 'written apart or together: ho shine/hoshine'],
  ['Hoshinesilicon Industry', 'written apart or together: hoshinesilicon/hoshine silicon'],
  ['Hoshine Silicon Industry Leshan', 'not in the listed name: "leshan"'],
  ['Hoshine Silicon', 'only in the listed name: "industry"'],
  ['Hoshine Silicon Industries', 'other forms of one word: industries/industry'],
])('%s may be %s, and it says why', (name, reason) => {
  expect(reasons(name, HOSHINE)).toContain(reason);
});

describe('Chinese names', () => {
  test('are compared by their pinyin with names in Latin letters, both ways, and 硅 is gui', () => {
    const note = 'pinyin of 合盛硅业 is he sheng gui ye';
    for (const latin of [
      'Hesheng Guiye',
      'He Sheng Gui Ye Gu Fen You Xian Gong Si',
      'Heshengguiye Co., Ltd.',
    ]) {
      expect(reasons(latin, '合盛硅业股份有限公司')).toContain(note);
      expect(reasons('合盛硅业股份有限公司', latin)).toContain(note);
    }
    expect(reasons('Hesheng Huoye', '合盛硅业')).toBeNull();
  });

  test('are found by another character of the same sound, and by traditional characters', () => {
    expect(reasons('合胜硅业有限公司', '合盛硅业有限公司')).not.toBeNull();
    expect(reasons('合盛矽業', '合盛硅业')).toBeNull();
    expect(reasons('新疆協鑫新能源材料科技', '新疆协鑫新能源材料科技有限公司')).not.toBeNull();
  });

  test('are compared with English names by what their common words mean, but not by a trade name', () => {
    expect(reasons('新疆中泰化学股份有限公司', 'Xinjiang Zhongtai Chemical Co., Ltd.')).not.toBeNull();
    expect(reasons('合盛硅业', HOSHINE)).toBeNull();
  });
});

test.each([
  ['Xinjiang Zhongtai Chemical', 'Xinjiang Zhonghe'],
  ['Xinjiang Huatai Cotton Co., Ltd.', 'Xinjiang Junggar Cotton and Linen Co., Ltd.'],
  ['Hetian Meiya Apparel Co., Ltd.', 'Hetian Taida Apparel Co., Ltd.'],
  ['Jinjiang Cotton', 'Xinjiang Cotton'],
  ['Tianjin No. 1 Prison', 'Tianjin No. 2 Prison'],
  ['Hangton No. 113', 'Hangton No. 112'],
  ['Yu Long No. 3', 'Yu Long No. 2'],
  ['新疆新泰化学有限公司', '新疆中泰化学有限公司'],
  ['新绛纺织', '新疆纺织'],
  ['陕西纺织', '山西纺织'],
  ['Plant 17A', 'Plant 18A'],
  ['Shanshan', 'Hoshine Silicon Industry (Shanshan) Co., Ltd'],
])('two names are not alike: %s, %s', (a, b) => {
  expect(reasons(a, b)).toBeNull();
  expect(reasons(b, a)).toBeNull();
});

test('initials and what stands in brackets are names, for the whole of another name only', () => {
  const name = 'No. 4 Vocational Skills Education Training Center (VSETC)';
  expect(reasons('VSETC', name)).toContain('compared with a part of a name, or its initials');
  expect(reasons('VSETC Cotton', name)).toBeNull();
  expect(reasons('Kobb Trading (formerly Hoshine Silicon Industry)', HOSHINE)).not.toBeNull();
});

describe('facts beside the names', () => {
  const compare = (record: Parameters<typeof organization>[1], more: Parameters<typeof listed>[1]) =>
    [...new PartyComparer([listed(HOSHINE, more)], new Decisions([])).compare(organization('A', record))].map(
      ({ status, score, reasons: given }) => ({ status, score, last: given.at(-1) }),
    );

  test('another country, or another identifier of the same kind, speaks against a likeness', () => {
    const name = 'Hoshin Silicon Industry';
    const [plain] = compare({ name }, {});
    const [abroad] = compare({ name, country: 'VN' }, { country: 'CN' });
    const [other] = compare({ name, identifiers: ['lei:1'] }, { identifiers: ['lei:2'] });
    expect(abroad).toMatchObject({ status: 'pending', last: 'the country differs: VN, listed in CN' });
    expect(other).toMatchObject({ status: 'pending', last: 'another identifier of the same kind: lei' });
    expect(abroad!.score).toBeLessThan(plain!.score);
    expect(other!.score).toBe(abroad!.score);
    expect(compare({ name, country: 'HK' }, { country: 'CN' })).toEqual([plain]);
    const both = { name: 'Hoshine', country: 'VN', identifiers: ['lei:1'] };
    expect(compare(both, { country: 'CN', identifiers: ['lei:2'] })).toEqual([]);
  });

  test('what is equal is confirmed whatever speaks against it', () => {
    expect(compare({ name: HOSHINE, country: 'VN' }, { country: 'CN' })).toMatchObject([
      { status: 'confirmed' },
    ]);
  });
});

test('whether two names are alike does not depend on what else is listed or compared', () => {
  const names = ['Hoshin Silicon', 'Hetian Apparel', 'Da Wei Chemcal Factory', '合胜硅业', 'Camel Outdoor'];
  const lists = [HOSHINE, 'Hetian Taida Apparel', 'Da Wei Chemical Factory', '合盛硅业', 'Camel Group'].map(
    (name) => listed(name),
  );
  const together = matchNames(names, lists).map((matches) => matches.map(({ by, score }) => [by, score]));
  const apart = names.map((name) =>
    lists.flatMap((entry) => matchNames([name], [entry])[0]!.map(({ by, score }) => [by, score])),
  );
  expect(together.map((one) => [...one].sort())).toEqual(apart.map((one) => [...one].sort()));
  expect(together.flat()).not.toEqual([]);
});

test('the random worlds say truly which of their names are alike', () => {
  fc.assert(
    fc.property(worldArbitrary(), ({ world }) => {
      const entries = world.measures.flatMap(({ scope }) => scope.flatMap(({ parties }) => parties ?? []));
      const comparer = new PartyComparer(entries, new Decisions([]));
      const alike = new Set(world.alike!.map(([a, b]) => `${a}~${b}`.toLowerCase()));
      for (const record of [...world.organizations, ...world.sites]) {
        const pending = [...comparer.compare(record)].filter(({ status }) => status === 'pending');
        const pairs = pending.map(({ partyName, by }) => `${partyName}~${by.trim()}`.toLowerCase());
        expect(pairs.filter((pair) => !alike.has(pair))).toEqual([]);
      }
    }),
    seeded(300),
  );
});
