import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { onOneLine, readPartyNames } from '../../src/input/party-names.js';
import { seeded } from '../random/seed.js';
import { samplePath, testOnSample } from '../sample-files.js';

const SAMPLE = samplePath('watch-lists/wro_names_from_yml.csv');
const isCountry = (text: string) => ['China', 'Japan', 'Mexico'].includes(text);

/** `name = alias = alias | name …`, and `+` where subsidiaries are meant too; or the fault. */
function brief(text: string): string {
  const read = readPartyNames(text, isCountry);
  if ('fault' in read) return `fault: ${read.fault}`;
  const parties = read.parties.map(({ name, aliases }) => [name, ...aliases].join(' = ')).join(' | ');
  return `${parties}${read.subsidiaries ? ' +' : ''}`;
}

describe('a cell of names is read', () => {
  test.each([
    ['Quarz Co., Ltd.', 'Quarz Co., Ltd.'],
    ['  Quarz\u00a0Energy  Co.,\n Ltd. ', 'Quarz Energy Co., Ltd.'],
    ['Quarz Limited.', 'Quarz Limited'],
    ['Quarz Co. Ltd. and Subsidiaries', 'Quarz Co. Ltd. +'],
    ['Quarz Co. Ltd., and Subsidiaries', 'Quarz Co. Ltd. +'],
    ['Quarz Group and its subsidiaries and joint ventures', 'Quarz Group +'],
    ['Quarz Corps and its subordinate and affiliated entities', 'Quarz Corps +'],
    ['A One Co., Ltd. and B Two Co., Ltd.', 'A One Co., Ltd. | B Two Co., Ltd.'],
    [
      'A One S.A. de C.V. and B Two S.A. de C.V. and their subsidiaries',
      'A One S.A. de C.V. | B Two S.A. de C.V. +',
    ],
    ['Quarz Cotton and Linen Co., Ltd.', 'Quarz Cotton and Linen Co., Ltd.'],
    ['Quarz Agriculture, Industry, and Trade Co., Ltd.', 'Quarz Agriculture, Industry, and Trade Co., Ltd.'],
    ['Quarz (Shanshan) Co., Ltd', 'Quarz (Shanshan) Co., Ltd'],
    ['Quarz (M) Sdn Bhd', 'Quarz (M) Sdn Bhd'],
    ['石英（鄯善）有限公司', '石英（鄯善）有限公司'],
    ['石英有限公司（又名：硅石有限公司）', '石英有限公司 = 硅石有限公司'],
    ['Quarz (and one alias: Kvarts)', 'Quarz = Kvarts'],
    [
      'Quarz Co., Ltd. (including one alias: Kvarts (Shanshan) Co.) and subsidiaries',
      'Quarz Co., Ltd. = Kvarts (Shanshan) Co. +',
    ],
    ['Quarz (and two aliases: Kvarts; and Cuarzo)', 'Quarz = Kvarts = Cuarzo'],
    ['Quarz (including two aliases: Kvarts Mine and Cuarzo Mine)', 'Quarz = Kvarts Mine = Cuarzo Mine'],
    [
      'Quarz (formerly known as Kvarts Co., Ltd.; and Cuarzo Co., Ltd.) ',
      'Quarz = Kvarts Co., Ltd. = Cuarzo Co., Ltd.',
    ],
    ['Quarz (also known as Kvarts and formerly known as Cuarzo)', 'Quarz = Kvarts = Cuarzo'],
    ['Quarz (a.k.a. Kvarts) Co., Ltd.', 'Quarz Co., Ltd. = Kvarts'],
    [
      'Quarz Works, a/k/a Kvarts and Sand Works, f/k/a Cuarzo',
      'Quarz Works = Kvarts and Sand Works = Cuarzo',
    ],
    ['Quarz Works dba Kvarts', 'Quarz Works = Kvarts'],
    ['Fuchu Prison; Union Kogyo Co., Ltd.', 'Fuchu Prison | Union Kogyo Co., Ltd.'],
    [
      'A One Pvt., B Two Pvt., Ltd., C Three, and D Four; Kathmandu.',
      'A One Pvt. | B Two Pvt., Ltd. | C Three | D Four',
    ],
    ['A Tea Co., Ltd. (of Nagoya, Japan)', 'A Tea Co., Ltd.'],
    [
      'State Penitentiary, Ciudad Victoria, Mexico',
      'State Penitentiary = State Penitentiary, Ciudad Victoria, Mexico',
    ],
    [
      'A One Ltd, B (M) Two Ltd, and C Three Ltd (collectively, A Group)',
      'A One Ltd | B (M) Two Ltd | C Three Ltd | A Group',
    ],
    [
      'A One Limited and its two subsidiaries from China, B (Nantong) Co. Limited and C (HK) Limited.',
      'A One Limited | B (Nantong) Co. Limited | C (HK) Limited',
    ],
    [
      'A Corporation and its three Zhuhai-based subsidiaries, which include B Two Inc., C Three Co., Ltd., and D Four Co. Ltd.',
      'A Corporation | B Two Inc. | C Three Co., Ltd. | D Four Co. Ltd.',
    ],
    [
      'A Corporation and its eight Zhuhai-based subsidiaries, which include B Two Inc. and C Three Co., Ltd.',
      'A Corporation | B Two Inc. | C Three Co., Ltd. +',
    ],
    ['A Inc. and its subsidiary B Two Ltd.', 'A Inc. | B Two Ltd.'],
    [
      'Great Sand and Quarz Corps (GSQC)',
      'Great Sand and Quarz Corps (GSQC) = Great Sand and Quarz Corps = GSQC',
    ],
    ['Quarz Mine (ABC)', 'Quarz Mine (ABC)'],
    ['Quarz (or Kvarts) Works', 'Quarz (or Kvarts) Works = Quarz Works = Kvarts Works'],
    ['Fishing Vessel: Da Wang 2', 'Da Wang 2'],
    ['Fishing Vessels owned by Quarz Fishing Co. Ltd.', 'Quarz Fishing Co. Ltd.'],
  ])('%s', (text, expected) => expect(brief(text)).toBe(expected));
});

describe('a cell is not guessed at', () => {
  test.each([
    ['', 'there is no name'],
    ['Quarz (Shanshan', 'a bracket is not closed'],
    ['Quarz) Co.', 'a bracket is not closed'],
    ['Quarz (including three aliases: Kvarts; and Cuarzo)', 'aliases in "Kvarts; and Cuarzo"'],
    ['Quarz (also known as Alpha and Beta)', 'aliases in "Alpha and Beta"'],
    ['Quarz Co., Ltd., Taichung', 'names in "Quarz Co., Ltd., Taichung"'],
    ['Quarz, with two aliases', 'what is a name'],
  ])('%s', (text, fault) => {
    expect(brief(text)).toMatch(/^fault: /);
    expect(brief(text)).toContain(fault);
  });

  test('if it is far longer than any name', () => {
    expect(brief('x'.repeat(6000))).toContain('too long');
  });

  test('whatever it holds', () => {
    for (const text of [
      '('.repeat(2400) + ')'.repeat(2400),
      ' and '.repeat(900),
      'a, '.repeat(1600),
      '(or '.repeat(1200),
    ])
      expect(readPartyNames(text)).toBeDefined();
  });
});

const word = fc.constantFrom(
  'Quarz',
  'Kvarts',
  'Sand',
  'Cotton and Linen',
  'No. 4',
  '(Shanshan)',
  'Ore & Tea',
  'G&G',
  '石英',
);
const form = fc.constantFrom(
  'Co., Ltd.',
  'Co. Ltd.',
  'Inc.',
  'Sdn Bhd',
  'S.A. de C.V.',
  'Limited',
  'L.L.C.',
  'Corporation',
);
const company = fc
  .tuple(fc.constantFrom('Great', 'New', 'East'), fc.array(word, { minLength: 1, maxLength: 3 }), form)
  .map(([first, words, last]) => [first, ...words, last].join(' '));

function series(names: readonly string[], comma: string): string {
  const [last, ...before] = [...names].reverse();
  return before.length === 0 ? last! : `${before.reverse().join(comma)}${comma}and ${last}`;
}

test('random names that are printed as lists print them are read back', () => {
  const NUMBERS = ['no', 'one', 'two', 'three', 'four'];
  const names = fc.uniqueArray(company, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      names,
      names,
      fc.boolean(),
      fc.constantFrom(', ', '; '),
      (parties, aliases, isOpen, comma) => {
        const count = aliases.length === 1 ? 'one alias' : `${NUMBERS[aliases.length]} aliases`;
        const tail = isOpen ? ' and subsidiaries' : '';
        const read = readPartyNames(
          `${series(parties, comma)} (including ${count}: ${series(aliases, '; ')})${tail}`,
        );
        if ('fault' in read) throw new Error(read.fault);
        expect(read.parties.map(({ name }) => name)).toEqual(parties);
        expect(read.parties.at(-1)!.aliases).toEqual(aliases.filter((alias) => alias !== parties.at(-1)));
        expect(read.subsidiaries).toBe(isOpen);
      },
    ),
    seeded(500),
  );
});

test('random text gives names that stand in it, or a fault', () => {
  const piece = fc.constantFrom(
    '(',
    ')',
    '（',
    '）',
    ';',
    ',',
    '.',
    ' and ',
    ' (or ',
    'alias: ',
    ' a/k/a ',
    ' Co., Ltd.',
    'also known as ',
    'and its two subsidiaries ',
    '\u00a0',
    'Quarz',
    'A',
    '"',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      const read = readPartyNames(text);
      if ('fault' in read) return;
      expect(read.parties.length).toBeGreaterThan(0);
      const letters = (some: string) => onOneLine(some).replace(/[\s,;.()（）]/g, '');
      for (const { name } of read.parties) {
        expect(name.trim()).not.toBe('');
        // A bracket of aliases may stand within a name: "Great (a/k/a Big) Quarz" is Great Quarz.
        const outside = letters(text.replace(/[(（][^()（）]*[)）]/g, ''));
        for (const part of name.split(/[(（]/))
          expect(`${letters(text)} ${outside}`).toContain(letters(part));
      }
    }),
    seeded(1000),
  );
});

testOnSample(SAMPLE, 'all 83 names of the published orders are read as printed', () => {
  const rows: Readonly<Record<string, string>>[] = parse(readFileSync(SAMPLE), { columns: true });
  expect(rows.length).toBe(83);
  for (const { raw = '', name = '', aliases = '' } of rows) {
    const read = readPartyNames(raw, isCountry);
    if ('fault' in read) throw new Error(`${raw}: ${read.fault}`);
    const names = read.parties.flatMap((party) => [party.name, ...party.aliases]);
    for (const one of [name, ...aliases.split('|')].filter((each) => each !== ''))
      expect(names).toContain(one.replace(/cotton\.$/, 'cotton'));
    expect([raw, read.subsidiaries]).toEqual([
      raw,
      /and (?:its|their )? ?sub[a-z]+(?: and joint ventures)?$/i.test(raw),
    ]);
  }
});
