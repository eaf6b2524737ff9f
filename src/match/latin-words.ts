/** A word in Latin script within a longer text. */
export interface LatinWord {
  /** Lower case, without accents and apostrophes. */
  readonly text: string;
  /** Where it begins and ends in the text. */
  readonly start: number;
  readonly end: number;
  /** Only blanks, hyphens or a full stop stand between the word before and this one. */
  readonly isJoined: boolean;
  /** A hyphen is among them. */
  readonly isHyphened: boolean;
}

const WORD = /[\p{Script=Latin}\p{M}\p{N}'’]+/gu;

/** One spelling of a word: `Ürümqi’s` and `urumqi` are one. */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]s$/u, '')
    .replace(/['’]/gu, '');
}

/** The Latin words of a text in order; other scripts part them. */
export function latinWords(text: string): readonly LatinWord[] {
  let end = 0;
  return [...text.matchAll(WORD)].map((match) => {
    const between = text.slice(end, match.index);
    const isJoined = match.index > 0 && /^[\s.–—-]*$/u.test(between);
    const isHyphened = isJoined && /[–—-]/u.test(between);
    end = match.index + match[0].length;
    return { text: foldWord(match[0]), start: match.index, end, isJoined, isHyphened };
  });
}

/** The words of a phrase as they are looked up. */
export function foldPhrase(phrase: string): string {
  return latinWords(phrase)
    .map(({ text }) => text)
    .join(' ');
}
