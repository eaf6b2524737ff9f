/** Cutting a printed list of names into names, where commas and "and" also stand inside names. */

/** Forms that end a name: after one of them a comma or an "and" can only begin another name. */
const WORD_FORMS =
  'company|co|corporation|corp|incorporated|inc|limited|ltd|berhad|bhd|pvt|pte|pty|llc|llp|gmbh|plc|ojsc|jsc|ooo|srl|sarl|spa|lda|ltda';
const DOTTED_FORMS =
  'l\\.l\\.c|s\\.a\\. de c\\.v|sa de cv|s\\.a|s\\.r\\.l|s\\.p\\.a|b\\.v|n\\.v|d\\.o\\.o|a\\.s|k\\.k';
const FORM = `(?:${WORD_FORMS}|${DOTTED_FORMS})\\.?`;
const ENDS_WITH_FORM = new RegExp(`(?:^|[ ,)])${FORM}$`, 'i');
const ONLY_FORMS = new RegExp(`^${FORM}(?:,? ${FORM})*$`, 'i');
const ABBREVIATION = /(?:\b(?:co|ltd|inc|corp|pvt|pte|pty|bhd|mfg|no)|\b\p{L}|\.\p{L})\.$/iu;

const OPENING = /[(（]/;
const CLOSING = /[)）]/;

/** The text with everything in brackets, and the brackets, made to signs that no pattern means; same length. */
export function masked(text: string): string {
  let depth = 0;
  return [...text].reduce((mask, sign) => {
    if (OPENING.test(sign)) depth++;
    const covered = depth > 0;
    if (CLOSING.test(sign)) depth--;
    return mask + (covered ? '\u0001'.repeat(sign.length) : sign);
  }, '');
}

/** The text with each outermost bracket replaced by what is made of its content; brackets inside stay in it. */
export function replaceBrackets(text: string, replace: (content: string, bracket: string) => string): string {
  let depth = 0;
  let start = 0;
  let result = '';
  for (let at = 0; at < text.length; at++) {
    if (OPENING.test(text[at]!) && depth++ === 0) {
      result += text.slice(start, at);
      start = at;
    } else if (CLOSING.test(text[at]!) && --depth === 0) {
      result += replace(text.slice(start + 1, at).trim(), text.slice(start, at + 1));
      start = at + 1;
    }
  }
  return result + text.slice(start);
}

/** True if each bracket that opens is closed, and none closes that is not open. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (OPENING.test(sign)) depth++;
    if (CLOSING.test(sign)) depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** The parts between matches of a pattern outside brackets, trimmed; empty ones are dropped. */
export function splitOutside(text: string, pattern: RegExp): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index, 0: match } of masked(text).matchAll(pattern)) {
    parts.push(text.slice(start, index));
    start = index + match.length;
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}

export function endsWithForm(text: string): boolean {
  return ENDS_WITH_FORM.test(text);
}

/** Without the full stop of the sentence; that of an abbreviation, as in `Co., Ltd.`, stays. */
export function withoutStop(name: string): string {
  const text = name.replace(/[,;]$/, '').trim();
  return text.endsWith('.') && !ABBREVIATION.test(text) ? text.slice(0, -1) : text;
}

/** The parts between commas; `Ltd.` and the like belong to the part before them. */
export function commaParts(text: string): readonly string[] {
  const parts: string[] = [];
  for (const part of splitOutside(text, /,/g)) {
    if (parts.length > 0 && ONLY_FORMS.test(part)) parts.push(`${parts.pop()}, ${part}`);
    else parts.push(part);
  }
  return parts;
}

function wordsIn(text: string): number {
  return text.split(' ').length;
}

/** Cut at each "and" that follows a legal form and comes before more than a word. */
function splitAnds(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index, 0: match } of masked(text).matchAll(/,? and /gi)) {
    const left = text.slice(start, index).trim();
    const right = text.slice(index + match.length).trim();
    if (!endsWithForm(left) || wordsIn(right) < 2) continue;
    parts.push(left);
    start = index + match.length;
  }
  return [...parts, text.slice(start).trim()];
}

function withoutAnd(part: string): string {
  return part.replace(/^and /i, '');
}

/** The names between the commas of a series; `isJoined`: another name follows it after an "and". */
function splitSeries(text: string, isJoined: boolean): readonly string[] | null {
  const parts = commaParts(text);
  if (parts.length < 2 || !endsWithForm(parts[0]!)) return [text];
  const isSeries = isJoined || /^and /i.test(parts.at(-1)!) || parts.every(endsWithForm);
  const names = parts.map(withoutAnd);
  return isSeries && names.every((name) => wordsIn(name) > 1) ? names : null;
}

/**
 * The names in a list without brackets of its own meaning: `A Co., Ltd. and B Co., Ltd.`, `A Ltd., B Farm, and C Ltd.`.
 * A comma separates names only if the first part ends in a legal form, for "Agriculture, Industry, and Trade Co., Ltd."
 * is one name. Null where it cannot be told whether a part is a name.
 */
export function splitNames(text: string): readonly string[] | null {
  const names: string[] = [];
  const series = splitAnds(text);
  for (const part of series) {
    const each = splitSeries(part, series.length > 1);
    if (each === null) return null;
    names.push(...each);
  }
  return names;
}

/** The names in a list of which the number is stated, or is not (null); null where that does not come out. */
export function splitCounted(text: string, count: number | null): readonly string[] | null {
  const parts = splitOutside(text, /[;；]/g).map(withoutAnd);
  if (parts.length > 1) return count === null || parts.length === count ? parts : null;
  if (count === 1) return [text];
  const names = splitNames(text);
  if (count === null) {
    const isSure = names !== null && (names.length > 1 || commaParts(text).length === 1);
    return isSure && (endsWithForm(text) || !/ and /i.test(masked(text))) ? names : null;
  }
  if (names?.length === count) return names;
  const plain = commaParts(text).flatMap((part) => splitOutside(withoutAnd(part), / and /gi));
  return plain.length === count ? plain : null;
}
