/**
 * Brings two spellings of one name to the same text: NFKC (full-width letters, non-breaking spaces), case,
 * diacritics, punctuation, legal forms in Latin and Chinese script, and the words that lists put behind a name
 * ("and subsidiaries"). "SIS DOO" and "SIS d.o.o." are one company; missing that once cost a firm a fine.
 */

/** Legal forms as they read after punctuation is gone; each is dropped at the end of a name only. */
const LEGAL_FORMS: readonly string[] = [
  'company limited',
  'companylimited',
  'co ltd',
  'coltd',
  'co limited',
  'company ltd',
  'corporation limited',
  'corp ltd',
  'limited liability company',
  'limited company',
  'joint stock company',
  'public limited company',
  'private limited',
  'pvt ltd',
  'pte ltd',
  'pty ltd',
  'sdn bhd',
  'sendirian berhad',
  'limited',
  'ltd',
  'co',
  'company',
  'corporation',
  'corp',
  'incorporated',
  'inc',
  'llc',
  'llp',
  'lp',
  'plc',
  'pvt',
  'pte',
  'pty',
  'bhd',
  'berhad',
  'gmbh',
  'ag',
  'kg',
  'se',
  'sa',
  's a',
  'sas',
  'sarl',
  's a r l',
  'srl',
  's r l',
  'spa',
  's p a',
  'sl',
  'bv',
  'b v',
  'nv',
  'n v',
  'oy',
  'ab',
  'as',
  'doo',
  'd o o',
  'jsc',
  'ojsc',
  'pjsc',
  'ooo',
  'ltda',
  'sa de cv',
  's a de c v',
  'tas',
  'kk',
  'l l c',
  'l t d',
];

const LEGAL_WORDS: readonly (readonly string[])[] = LEGAL_FORMS.map((form) => form.split(' ')).sort(
  (a, b) => b.length - a.length,
);

const CHINESE_FORMS = /(?:股份有限责任公司|有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司)$/u;

const TRAILING_WORDS =
  /[\s,;(]*(?:(?:and|&)\s+(?:(?:all|any)\s+(?:of\s+)?)?(?:(?:its|their)\s+)?(?:subsidiaries|subordinates|affiliates)(?:\s+and\s+joint\s+ventures)?)\)?\s*$/iu;

/** The words that remain once trailing legal forms are gone; at least one is always kept. */
function withoutLegalForms(words: readonly string[]): readonly string[] {
  let end = words.length;
  for (;;) {
    const form = LEGAL_WORDS.find(
      (parts) => parts.length < end && parts.every((part, at) => words[end - parts.length + at] === part),
    );
    if (form === undefined) return words.slice(0, end);
    end -= form.length;
  }
}

/** The text under which names are compared; empty if the name has no letter or digit. */
export function normaliseName(name: string): string {
  const text = name
    .normalize('NFKC')
    .replace(TRAILING_WORDS, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’`]/gu, '')
    .replace(/&/gu, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (text === '') return '';
  const latin = withoutLegalForms(text.split(' ')).join(' ');
  return latin.replace(CHINESE_FORMS, '') || latin;
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
