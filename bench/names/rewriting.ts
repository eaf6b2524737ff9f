import { below, type Chance, pick } from './chance.js';

/** A way in which names differ between lists and records. Null: the change cannot be made to this name. */
export interface Change {
  readonly kind: string;
  apply(name: string, chance: Chance): string | null;
}

const HAN = /\p{Script=Han}/u;
const LATIN_FORM =
  /[,\s]*\b(?:co(?:mpany)?\b[.,\s]*(?:ltd|limited)|company|limited|ltd|l\.?l\.?c|inc|berhad|sdn\.? bhd|pvt\.?,? ?ltd|pvt|s\.a\. de c\.v|s\.r\.l|d\.o\.o)\b\.?$/i;
const HAN_FORM = /(?:股份有限公司|有限责任公司|有限公司)$/u;

function isHan(name: string): boolean {
  return HAN.test(name);
}

/** The name without its legal form. */
export function bodyOf(name: string): string {
  return name.replace(LATIN_FORM, '').replace(HAN_FORM, '').trim();
}

/** The legal form, with the blank or comma before it. */
export function formOf(name: string): string {
  return name.slice(bodyOf(name).length);
}

/** For names in Latin letters. */
export function latin(change: (name: string, chance: Chance) => string | null): Change['apply'] {
  return (name, chance) => (isHan(name) ? null : change(name, chance));
}

/** For names in Chinese characters. */
export function han(change: (name: string, chance: Chance) => string | null): Change['apply'] {
  return (name, chance) => (isHan(name) ? change(name, chance) : null);
}

/** Changes the words before the legal form, if there are enough of them. */
export function words(least: number, change: (words: string[], chance: Chance) => readonly string[] | null) {
  return latin((name, chance) => {
    const split = bodyOf(name).split(/\s+/);
    if (split.length < least) return null;
    const changed = change(split, chance);
    return changed === null ? null : `${changed.join(' ')}${formOf(name)}`;
  });
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** Another, one more, or one fewer letter, or two in each other's place, anywhere before the legal form. */
function slip(body: string, chance: Chance): string {
  const letters = [...body.matchAll(/[a-z]/gi)].map(({ index }) => index);
  const at = pick(chance, letters);
  const letter = pick(chance, [...ALPHABET]);
  switch (below(chance, 4)) {
    case 0:
      return body.slice(0, at) + letter + body.slice(at + 1);
    case 1:
      return body.slice(0, at) + letter + body.slice(at);
    case 2:
      return body.slice(0, at) + body.slice(at + 1);
    default:
      return `${body.slice(0, at)}${body[at + 1] ?? ''}${body[at]}${body.slice(at + 2)}`;
  }
}

/** So many typos, for names of so many letters before the legal form. */
export function slips(count: number, leastLetters: number): Change['apply'] {
  return latin((name, chance) => {
    let body = bodyOf(name);
    if (body.replace(/[^a-z]/gi, '').length < leastLetters) return null;
    for (let left = count; left > 0; left--) body = slip(body, chance);
    return body === bodyOf(name) ? null : body + formOf(name);
  });
}

/** One of the replacements whose left side occurs, once. */
export function replaced(pairs: readonly (readonly [RegExp, string])[]): Change['apply'] {
  return (name, chance) => {
    const possible = pairs.filter(([from]) => from.test(name));
    if (possible.length === 0) return null;
    const [from, to] = pick(chance, possible);
    return name.replace(from, to);
  };
}

/** Another legal form in the place of the name's own. */
export function withForm(...forms: readonly string[]): Change['apply'] {
  return latin((name, chance) => `${bodyOf(name)}${pick(chance, forms)}`);
}

/** Chinese characters replaced: all that can be, or one of them. */
export function characters(pairs: readonly (readonly [string, string])[], all: boolean): Change['apply'] {
  return han((name, chance) => {
    const possible = pairs.filter(([from, to]) => from !== to && name.includes(from));
    if (possible.length === 0) return null;
    const chosen = all ? possible : [pick(chance, possible)];
    return chosen.reduce((changed, [from, to]) => changed.replaceAll(from, to), name);
  });
}

/** As East Asian programs write Latin letters. */
export function fullWidth(name: string): string {
  return name
    .replace(/[!-~]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0))
    .replace(/ /g, '\u3000');
}

export function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
