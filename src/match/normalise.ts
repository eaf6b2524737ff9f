import { editsBetween } from './edits.js';
import { scannedShape } from './scanned-shape.js';

/**
 * Brings two spellings of one name to the same text: NFKC (full-width letters, non-breaking spaces), case,
 * diacritics, punctuation, legal forms in Latin and Chinese script, and the words that lists put behind a name
 * ("and subsidiaries"). "SIS DOO" and "SIS d.o.o." are one company; missing that once cost a firm a fine.
 */

/**
 * Legal forms without blanks and dots, so that `G.m.b.H.`, `G m b H` and `GmbH` are one; dropped at the end of a name
 * only, and repeatedly.
 */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  [
    'co company companies corp corporation inc incorporated ltd limited coltd colimited companylimited companyltd',
    'corporationlimited corpltd limitedcompany limitedliabilitycompany llc llp lp plc publiclimitedcompany',
    'jointstockcompany jsc ojsc pjsc cjsc ooo oao zao pvt pvtltd privatelimited pte pteltd pty ptyltd',
    'bhd sdnbhd berhad sendirianberhad gmbh gmbhcokg gmbhandcokg mbh ag kg kgaa ohg se sa sas sarl srl spa sl slu',
    'youxiangongsi youxianzerengongsi gufenyouxiangongsi gufenyouxianzerengongsi gufengongsi',
    'sadecv sderldecv srldecv sapidecv ltda eireli bv nv oy oyj ab asa as aps doo dd dooel kft zrt spzoo sro tas kk gk kabushikikaisha',
  ]
    .join(' ')
    .split(' '),
);

/** As a scanner may read them: `1td`, `5dn 8hd`. */
const LEGAL_SHAPES: ReadonlySet<string> = new Set([...LEGAL_FORMS].map(scannedShape));

/** A digit, and none that looks like no letter: no legal form has one. */
const MISREAD = /^[^3479]*\d[^3479]*$/;

/** No form has more parts than `S. A. P. I. de C. V.` */
const MAX_FORM_WORDS = 7;

const CHINESE_FORMS =
  /\s*(?:股份有限责任公司|股份有限責任公司|有限责任公司|有限責任公司|股份有限公司|有限公司|股份公司)$/u;

const TRAILING_WORDS =
  /[\s,;(]*(?:(?:and|&)\s+(?:(?:all|any)\s+(?:of\s+)?)?(?:(?:its|their)\s+)?(?:subsidiaries|subordinates|affiliates)(?:\s+and\s+joint\s+ventures)?)\)?[\s.]*$/iu;

/** The words that remain once trailing legal forms are gone, the longest form first; at least one is always kept. */
function withoutLegalForms(words: readonly string[]): readonly string[] {
  let end = words.length;
  for (let parts = Math.min(MAX_FORM_WORDS, end - 1); parts > 0; ) {
    if (LEGAL_FORMS.has(words.slice(end - parts, end).join(''))) {
      end -= parts;
      parts = Math.min(MAX_FORM_WORDS, end - 1);
    } else parts--;
  }
  return words.slice(0, end);
}

/** Most names have none of these words; to look for one is cheaper than to try the whole pattern everywhere. */
const TRAILING_HINT = /subsidiaries|subordinates|affiliates/i;

const ASCII = /^[\x20-\x7e]*$/;

/** Lower-case letters and digits with single blanks between them. */
function words(name: string): string {
  if (ASCII.test(name)) {
    const plain = name.toLowerCase().replace(/['`]/g, '').replace(/&/g, ' and ');
    return plain.replace(/[^a-z0-9]+/g, ' ').trim();
  }
  return (
    name
      .toLowerCase()
      .normalize('NFKD')
      // Accents only decorate Latin letters; elsewhere a mark makes another letter (й, が, कि).
      .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
      .normalize('NFC')
      .replace(/['’`]/gu, '')
      .replace(/&/gu, ' and ')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim()
  );
}

/** A name without what lists put behind it ("and subsidiaries"), as words. */
function bareWords(name: string): string {
  const one = ASCII.test(name) ? name : name.normalize('NFKC');
  return words(TRAILING_HINT.test(one) ? one.replace(TRAILING_WORDS, '') : one);
}

/** The text under which names are compared; empty if the name has no letter or digit. */
export function normaliseName(name: string): string {
  const text = bareWords(name);
  if (text === '') return '';
  const latin = withoutLegalForms(text.split(' ')).join(' ');
  return latin.replace(CHINESE_FORMS, '') || latin;
}

const STROKED: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/**
 * The words of a name for comparing likeness, where more is evened out than for equality: letters with a stroke, and
 * a Chinese legal form, which `withoutLegalWords` does not see.
 */
export function latinWords(name: string): readonly string[] {
  const text = bareWords(name);
  if (text === '') return [];
  if (ASCII.test(text)) return text.split(' ');
  const plain = text.replace(/[øłđðıßæœþ]/g, (letter) => STROKED[letter]!);
  return (plain.replace(CHINESE_FORMS, '') || plain).split(' ');
}

/** A single letter or two within a name are hardly a legal form, but at its end they are. */
const MIN_FORM_LETTERS_INSIDE = 3;

/** Without the legal forms at the end, those within the name ("Foo Co., Ltd. Shanghai"), and misspelt ones. */
export function withoutLegalWords(words: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = legalWordsAt(words, at);
    if (length === 0) kept.push(words[at]!);
    at += Math.max(length, 1);
  }
  const bare = withoutLegalForms(kept);
  const last = bare.at(-1);
  if (last === undefined) return words;
  return bare.length > 1 && isMisspeltForm(last) ? bare.slice(0, -1) : bare;
}

const COMMON_FORMS: readonly string[] = ['ltd', 'limited', 'company', 'corporation', 'gongsi'];

function isMisspeltForm(word: string): boolean {
  return word.length > 2 && COMMON_FORMS.some((form) => editsBetween(word, form) === 1);
}

/** How many words from a place on are a legal form; none at the very beginning of a name. */
function legalWordsAt(words: readonly string[], at: number): number {
  if (at === 0) return 0;
  for (let length = Math.min(MAX_FORM_WORDS, words.length - at); length > 0; length--) {
    const form = words.slice(at, at + length).join('');
    const isInside = at + length < words.length;
    if (isInside && form.length < MIN_FORM_LETTERS_INSIDE && form !== 'co') continue;
    if (LEGAL_FORMS.has(form) || (MISREAD.test(form) && LEGAL_SHAPES.has(scannedShape(form)))) return length;
  }
  return 0;
}

/** `lei: 5493 00AB` and `LEI:549300AB` are one identifier; blanks, hyphens and case carry no meaning in any scheme. */
export function normaliseIdentifier(identifier: string): string {
  const at = identifier.indexOf(':');
  const scheme = identifier.slice(0, at).trim().toLowerCase();
  return `${scheme}:${identifier
    .slice(at + 1)
    .replace(/[\s-]+/g, '')
    .toUpperCase()}`;
}
