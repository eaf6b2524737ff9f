import { distance } from 'fastest-levenshtein';

function withSwap(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at + 1]!}${text[at]!}${text.slice(at + 2)}`;
}

/**
 * How many letters differ between two words: added, left out, replaced, or two neighbours in each other's place, which
 * Levenshtein's distance would count twice. Exact up to two; more than two is only a sign that they are far apart.
 */
export function editsBetween(a: string, b: string): number {
  const plain = distance(a, b);
  if (plain < 2 || plain > 3) return plain;
  let fewest = plain;
  for (let at = 0; at + 1 < a.length; at++) {
    if (a[at] !== a[at + 1]) fewest = Math.min(fewest, 1 + distance(withSwap(a, at), b));
  }
  return fewest;
}

const ONE_EDIT_LETTERS = 4;
const TWO_EDITS_LETTERS = 7;

/** How many letters may differ in a word of a length and still look like a slip. */
export function slipsAllowed(letters: number): number {
  if (letters < ONE_EDIT_LETTERS) return 0;
  return letters < TWO_EDITS_LETTERS ? 1 : 2;
}

/**
 * A word and all that remains of it when one or two letters are left out. Two words within so many slips of each
 * other share one of these texts at least, so that a word's neighbours are found without comparing it with all
 * (symmetric deletion, as in SymSpell).
 */
export function deletionsOf(word: string, slips: number): ReadonlySet<string> {
  const found = new Set([word]);
  let edge: readonly string[] = [word];
  for (let left = slips; left > 0; left--) {
    const next: string[] = [];
    for (const text of edge) {
      for (let at = 0; at < text.length; at++) {
        const shorter = text.slice(0, at) + text.slice(at + 1);
        if (found.has(shorter)) continue;
        found.add(shorter);
        next.push(shorter);
      }
    }
    edge = next;
  }
  return found;
}

/** The digits of a text. They are no slips: another number is another plant. */
export function digitsIn(text: string): string {
  return text.replace(/\D+/g, '');
}
