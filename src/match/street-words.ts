import type { LatinWord } from './latin-words.js';

/**
 * What follows the name of a place where it is not the place that is meant: Shanghai has an Urumqi Road, Qingdao a
 * Xinjiang Road, Kashgar a Shanghai Road and, for the province that pays for it, a Zhejiang Industrial Park.
 */

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

const STREETS = setOf(
  'road rd street st str avenue ave av boulevard blvd lane ln highway hwy expressway drive alley lu jie dajie dadao ' +
    'xiang hutong way square plaza building bldg tower mansion house hotel restaurant bridge',
);
/** Before the name, as other languages have it: Jalan Ili, rue de Pékin. */
const STREETS_BEFORE = setOf('jalan jl rue calle via ulitsa prospekt avenida');
const MIDDLES = setOf(
  'north south east west middle central bei nan dong xi zhong n s e w m 1st 2nd 3rd first second third 1 2 3',
);
const PARKS = setOf('park garden estate');
const ADMINISTRATIVE = setOf('county prefecture xian diqu');
const MAX_MIDDLES = 2;
const MAX_PARK_WORDS = 4;

function follows(words: readonly LatinWord[], at: number): LatinWord | null {
  const word = words[at];
  return word?.isJoined ? word : null;
}

/** Whether the words [from, to) name a street or a building. */
export function isLatinStreet(words: readonly LatinWord[], from: number, to: number): boolean {
  const before = words[from - 1];
  if (words[from]!.isJoined && before !== undefined && STREETS_BEFORE.has(before.text)) return true;
  // Shanghai-Urumqi Expressway: where a road leads is not where it is.
  if (words[to]?.isHyphened && STREETS.has(follows(words, to + 1)?.text ?? '')) return true;
  let at = to;
  while (at - to < MAX_MIDDLES && MIDDLES.has(follows(words, at)?.text ?? '')) at++;
  return STREETS.has(follows(words, at)?.text ?? '');
}

/** Whether the words up to `to` begin the name of a park. */
export function isLatinPark(words: readonly LatinWord[], to: number): boolean {
  for (let at = to; at < to + MAX_PARK_WORDS; at++) {
    const word = follows(words, at);
    if (word === null) return false;
    if (PARKS.has(word.text)) return true;
  }
  return false;
}

/** Whether a word follows that only a unit of administration has: Lop County. */
export function isLatinUnit(words: readonly LatinWord[], to: number): boolean {
  return ADMINISTRATIVE.has(follows(words, to)?.text ?? '');
}

const HAN_STREET =
  /^(?:[-–—至到]\p{Script=Han}{2,6}?)?[东西南北中一二三四五六七八九十\d]{0,3}(?:路|高速|公路|国道|街|大道|道|巷|弄|胡同|大厦|大楼|宾馆|饭店|酒店|餐厅|广场|公寓|小区|花园)/u;
const HAN_PARK = /^\p{Script=Han}{0,4}?(?:产业园|工业园|科技园|园区)/u;

/** As for Latin words: what follows a name in Chinese. */
export function isHanStreet(after: string): boolean {
  return HAN_STREET.test(after);
}

export function isHanPark(after: string): boolean {
  return HAN_PARK.test(after);
}
