import { pinyin } from 'pinyin-pro';
import { below, pick } from './chance.js';
import {
  EXTRA_WORDS,
  HOMOPHONES,
  LOOK_ALIKES,
  PLACES,
  RELATED_WORDS,
  SAME_PLACES,
  SHORT_FORMS,
  TRADITIONAL,
} from './replacements.js';
import {
  bodyOf,
  type Change,
  capitalised,
  characters,
  formOf,
  fullWidth,
  han,
  latin,
  replaced,
  slips,
  withForm,
  words,
} from './rewriting.js';

/** Every kind of change, in the order of the report. Of each random one several are made to each name. */
export const CHANGES: readonly Change[] = [
  { kind: 'as printed', apply: (name) => name },
  { kind: 'upper case', apply: latin((name) => name.toUpperCase()) },
  { kind: 'lower case', apply: latin((name) => name.toLowerCase()) },
  { kind: 'without legal form', apply: (name) => (formOf(name) === '' ? null : bodyOf(name)) },
  {
    kind: 'legal form, English',
    apply: withForm(' Company Limited', ' Limited', ', Inc.', ' LLC', ' Corp.'),
  },
  { kind: 'legal form, Chinese in pinyin', apply: withForm(' Youxian Gongsi', ' Gufen Youxian Gongsi') },
  {
    kind: 'legal form, Chinese',
    apply: han((name, chance) => bodyOf(name) + pick(chance, ['有限公司', '股份有限公司', '有限责任公司'])),
  },
  { kind: 'legal form, German', apply: withForm(' GmbH', ' AG', ' GmbH & Co. KG') },
  { kind: 'legal form, Spanish', apply: withForm(' S.A. de C.V.', ' S.A.', ' S. de R.L. de C.V.') },
  { kind: 'legal form, Malay', apply: withForm(' Sdn. Bhd.', ' Sendirian Berhad', ' Bhd') },
  {
    kind: 'a word missing',
    apply: words(3, (split, chance) => split.toSpliced(below(chance, split.length), 1)),
  },
  {
    kind: 'a word added',
    apply: words(1, (split, chance) =>
      split.toSpliced(below(chance, split.length + 1), 0, pick(chance, EXTRA_WORDS)),
    ),
  },
  {
    kind: "two words in each other's place",
    apply: words(2, (split, chance) => {
      const at = below(chance, split.length - 1);
      return split.toSpliced(at, 2, split[at + 1]!, split[at]!);
    }),
  },
  { kind: 'the last word first', apply: words(2, (split) => [split.at(-1)!, ...split.slice(0, -1)]) },
  { kind: 'one typo', apply: slips(1, 6) },
  { kind: 'two typos', apply: slips(2, 14) },
  { kind: 'hyphens for blanks', apply: words(2, (split) => [split.join('-')]) },
  {
    kind: 'a blank missing',
    apply: words(2, (split, chance) => {
      const at = below(chance, split.length - 1);
      return split.toSpliced(at, 2, split[at]! + split[at + 1]!);
    }),
  },
  {
    kind: 'a blank inside a word',
    apply: words(1, (split, chance) => {
      const long = [...split.keys()].filter((at) => /^[a-z]{6,}$/i.test(split[at]!));
      if (long.length === 0) return null;
      const at = pick(chance, long);
      const cut = 2 + below(chance, split[at]!.length - 3);
      return split.toSpliced(at, 1, `${split[at]!.slice(0, cut)} ${split[at]!.slice(cut)}`);
    }),
  },
  { kind: 'punctuation gone', apply: latin((name) => name.replace(/[.,;:"()]/g, ' ')) },
  { kind: 'full-width letters', apply: latin(fullWidth) },
  {
    kind: 'accents',
    apply: latin((name) =>
      name.replace(/[aeoun]/, (letter) => ({ a: 'ä', e: 'é', o: 'ø', u: 'ū', n: 'ñ' })[letter] ?? letter),
    ),
  },
  { kind: 'a letter misread by a scanner', apply: latin(replaced(LOOK_ALIKES)) },
  {
    kind: 'two letters misread',
    apply: latin((name, chance) =>
      [0, 1].reduce<string | null>((text) => text && replaced(LOOK_ALIKES)(text, chance), name),
    ),
  },
  { kind: 'the', apply: latin((name) => `The ${name}`) },
  { kind: 'a city in front', apply: latin((name, chance) => `${pick(chance, PLACES)} ${name}`) },
  {
    kind: 'a city in brackets',
    apply: latin((name, chance) => `${bodyOf(name)} (${pick(chance, PLACES)})${formOf(name)}`),
  },
  { kind: 'a city behind', apply: latin((name, chance) => `${name}, ${pick(chance, PLACES)}, China`) },
  {
    kind: 'Group added or dropped',
    apply: latin((name) =>
      /\bGroup\b/.test(name)
        ? name.replace(/ ?\bGroup\b/, '').trim() || null
        : `${bodyOf(name)} Group${formOf(name)}`,
    ),
  },
  { kind: 'a word abbreviated', apply: latin(replaced(SHORT_FORMS)) },
  {
    kind: 'and for &, & for and',
    apply: latin(
      replaced([
        [/ & /, ' and '],
        [/ and /i, ' & '],
      ]),
    ),
  },
  {
    kind: 'singular and plural',
    apply: latin(
      replaced([
        [/(Product|Fruit|Vegetable|Fitting|Part|Textile|Material)\b/, '$1s'],
        [/(Product|Fruit|Vegetable|Fitting|Part|Textile|Material)s\b/, '$1'],
        [/ies\b/, 'y'],
      ]),
    ),
  },
  { kind: 'another spelling of a place', apply: latin(replaced(SAME_PLACES)) },
  { kind: 'another word for the same', apply: latin(replaced(RELATED_WORDS)) },
  {
    // A place in a bracket is no name.
    kind: 'a bracketed name alone',
    apply: latin((name) => /\((?!Shanshan|Nantong|Szechuan)([A-Za-z]{4,})\)/.exec(name)?.[1] ?? null),
  },
  {
    kind: 'without the bracket',
    apply: latin((name) => (/\(.*\)/.test(name) ? name.replace(/\s*\(.*?\)/, '').trim() : null)),
  },
  { kind: 'a former name in brackets', apply: latin((name) => `Foremost Holdings (formerly ${name})`) },
  { kind: 'subsidiaries', apply: latin((name) => `${name} and its subsidiaries`) },
  { kind: 'pinyin by syllables', apply: han((name) => pinyin(name, { toneType: 'none', nonZh: 'removed' })) },
  {
    kind: 'pinyin in one word',
    apply: han(
      (name) =>
        `${capitalised(pinyin(bodyOf(name), { toneType: 'none', nonZh: 'removed' }).replaceAll(' ', ''))} Co., Ltd.`,
    ),
  },
  {
    kind: 'pinyin with tones',
    apply: han((name) =>
      pinyin(bodyOf(name), { nonZh: 'removed', type: 'array' }).map(capitalised).join(' '),
    ),
  },
  { kind: 'Chinese homophone', apply: characters(HOMOPHONES, false) },
  {
    kind: 'Chinese traditional',
    apply: characters(
      TRADITIONAL.map(([from, to]) => [from, to]),
      true,
    ),
  },
  {
    kind: 'Chinese city in front',
    apply: han((name, chance) => pick(chance, ['喀什', '上海', '乌鲁木齐', '深圳市']) + name),
  },
  {
    kind: 'Chinese branch behind',
    apply: han((name, chance) => `${name}${pick(chance, ['昌吉', '库尔勒'])}分公司`),
  },
  {
    kind: 'Chinese Group added',
    apply: han((name) =>
      /集团/.test(name) ? name.replace('集团', '') : `${bodyOf(name)}集团${formOf(name)}`,
    ),
  },
  { kind: 'Chinese full-width and blanks', apply: han((name) => [...name].join('\u3000')) },
];
