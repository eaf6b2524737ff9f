import { HAN_WORDS, LONGEST_HAN_WORD } from './han-words.js';
import { latinWords, normaliseName, withoutLegalWords } from './normalise.js';
import { hasHan, pinyinOf } from './pinyin.js';
import { EMPTY_WORDS } from './word-lists.js';
import { knownHanWord, ownHanWord, type Word, withoutOwn, wordOf } from './words.js';

/**
 * One way to read a name as a row of words. A Chinese name has two: by its sound, and with what its common words mean
 * in English, as such companies call themselves abroad (新疆中泰化学: xinjiang zhongtai huaxue, xinjiang zhongtai chemical).
 */
export interface Reading {
  readonly words: readonly Word[];
  /** Of all words. */
  readonly weight: number;
  readonly how: 'written' | 'pinyin' | 'english' | 'initials';
  /** True for the one reading of a name that stands for it letter by letter. */
  readonly isWhole: boolean;
  /** True for a part of a name, which must be alike as a whole: what stands in brackets, initials. */
  readonly isPart: boolean;
  /** For pinyin: the characters and how they are read. */
  readonly note: string | null;
}

/** What is shorter in a bracket is a place's letters or a country's. */
const PART_LETTERS = 4;

/** From so many words on, initials are taken for a name: `xpcc`, `vsetc`. */
const INITIALS_WORDS = 4;

function reading(words: readonly Word[], more: Partial<Reading> = {}): Reading {
  const weighed = withoutOwn(words);
  const weight = weighed.reduce((sum, word) => sum + word.weight, 0);
  return { words: weighed, weight, how: 'written', isWhole: false, isPart: false, note: null, ...more };
}

function latinReading(texts: readonly string[], isPart = false): readonly Reading[] {
  const telling = withoutLegalWords(texts).filter((text) => !EMPTY_WORDS.has(text));
  const kept = telling.length > 0 ? telling : texts;
  return kept.length === 0 ? [] : [reading(kept.map(wordOf), { isPart, isWhole: !isPart })];
}

/** Most names have none of these, and to look for one is cheaper than to part the name. */
const PART_HINT = /[()[\]"“”;]|known as|formerly|\/a\b/i;

/** What stands in brackets or behind "formerly known as", if it has a word of its own: another name, perhaps. */
function partsOf(name: string): readonly string[] {
  if (!PART_HINT.test(name)) return [];
  const parts = name.split(
    /[()[\]"“”;]|\b(?:formerly(?: known as)?|(?:also|n\/k\/a|now) known as|[afd]\/[kb]\/a\b)/i,
  );
  if (parts.length === 1) return [];
  return parts.filter((part) => part.replace(/[^\p{L}]/gu, '').length >= PART_LETTERS && !isLegalForm(part));
}

function isLegalForm(part: string): boolean {
  return withoutLegalWords(['name', ...latinWords(part)]).length === 1;
}

/** The initials of a name in Latin letters, brackets aside, as it may be called for short; null for a short name. */
export function initialsOf(name: string): Reading | null {
  if (hasHan(name)) return null;
  const texts = withoutLegalWords(latinWords(name.replace(/\(.*?\)/g, ' ')));
  const telling = texts.filter((text) => /^[a-z]/.test(text) && !EMPTY_WORDS.has(text));
  if (telling.length < INITIALS_WORDS) return null;
  return reading([wordOf(telling.map((text) => text[0]).join(''))], { how: 'initials', isPart: true });
}

function latinReadings(name: string): readonly Reading[] {
  const texts = latinWords(name);
  const parts = partsOf(name)
    .flatMap((part) => latinReading(latinWords(part), true))
    .filter(({ words }) => words.some(({ kind }) => kind === 'own'));
  return [...latinReading(texts), ...parts];
}

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly known: boolean;
}

/** Known words, the longest first, and what stands between them: 新疆|协鑫|新能源|材料|科技. */
function segmentsOf(characters: readonly string[]): readonly Segment[] {
  const segments: Segment[] = [];
  let own = 0;
  for (let at = 0; at < characters.length; ) {
    let length = Math.min(LONGEST_HAN_WORD, characters.length - at);
    while (length > 0 && !HAN_WORDS.has(characters.slice(at, at + length).join(''))) length--;
    // A single character tells little inside a name of its own: 盐 alone is salt, and part of many names.
    if (length === 0 || (length === 1 && at + 1 < characters.length && own < at)) {
      at++;
      continue;
    }
    if (own < at) segments.push({ from: own, to: at, known: false });
    segments.push({ from: at, to: at + length, known: true });
    at += length;
    own = at;
  }
  if (own < characters.length) segments.push({ from: own, to: characters.length, known: false });
  return segments;
}

function hanReadings(name: string): readonly Reading[] {
  const characters = [...latinWords(name).join('')];
  const sounds = pinyinOf(characters.join(''));
  const spoken: Word[] = [];
  const english: Word[] = [];
  for (const { from, to, known } of segmentsOf(characters)) {
    const text = characters.slice(from, to).join('');
    const sound = sounds.slice(from, to).join('');
    const word = known ? HAN_WORDS.get(text)! : null;
    const own = /^\d+$/.test(text) ? wordOf(text) : ownHanWord(text, sound);
    spoken.push(word === null ? own : knownHanWord(word));
    if (word === null) english.push(own);
    else for (const each of word.english) english.push({ ...wordOf(each), text: word.han });
  }
  if (spoken.length === 0) return [];
  const note = `pinyin of ${characters.join('')} is ${sounds.join(' ')}`;
  const readings = [reading(spoken, { how: 'pinyin', isWhole: true, note })];
  const isTranslated = spoken.some(({ kind }) => kind !== 'own' && kind !== 'number');
  return isTranslated ? [...readings, reading(english, { how: 'english', note })] : readings;
}

/** A whole name in letters without blanks, Chinese by its sound, from its reading as a whole. */
export function compactOf(name: string, { how, words }: Reading): string {
  return how === 'written'
    ? normaliseName(name).replaceAll(' ', '')
    : words.map(({ sound }) => sound).join('');
}

/** All ways to read a name that may be compared with another; none for a name without a letter or digit. */
export function readingsOf(name: string): readonly Reading[] {
  return hasHan(name) ? hanReadings(name) : latinReadings(name);
}
