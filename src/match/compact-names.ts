import { remember } from '../model/remember.js';
import { digitsIn, editsBetween } from './edits.js';

/** Shorter names are told from each other by a letter. */
const ONE_EDIT_LETTERS = 8;
const TWO_EDITS_LETTERS = 14;
const EQUAL_LETTERS = 5;
/** Of the thirds of a text, two slips leave one unchanged. */
const PIECES = 3;

function editsAllowed(letters: number): number {
  if (letters < ONE_EDIT_LETTERS) return 0;
  return letters < TWO_EDITS_LETTERS ? 1 : 2;
}

function pieceOf(length: number, piece: number): readonly [from: number, to: number] {
  return [Math.floor((piece * length) / PIECES), Math.floor(((piece + 1) * length) / PIECES)];
}

export interface CompactFound<T> {
  readonly value: T;
  readonly text: string;
  readonly edits: number;
}

interface Named<T> {
  readonly text: string;
  readonly value: T;
}

/**
 * Whole names written without blanks, for what word by word does not show: a blank that is lost or misplaced, two slips
 * in one short word. At most two letters may differ in a whole name, and no digit.
 */
export class CompactNames<T> {
  /** By length, then which third, then how that reads. */
  readonly #pieces = new Map<number, readonly Map<string, Named<T>[]>[]>();

  add(text: string, value: T): void {
    if (text.length < EQUAL_LETTERS) return;
    const pieces = remember(this.#pieces, text.length, () => Array.from({ length: PIECES }, () => new Map()));
    for (const [piece, known] of pieces.entries()) {
      remember(known, text.slice(...pieceOf(text.length, piece)), () => []).push({ text, value });
    }
  }

  /** What differs by no more letters than its length allows, nor than `most`. */
  find(text: string, most: number): readonly CompactFound<T>[] {
    if (text.length < EQUAL_LETTERS) return [];
    const allowed = Math.min(most, editsAllowed(text.length));
    const found = new Map<T, CompactFound<T>>();
    for (let length = text.length - allowed; length <= text.length + allowed; length++) {
      const pieces = this.#pieces.get(length);
      if (pieces === undefined) continue;
      for (const { text: other, value } of sharing(text, length, pieces)) {
        if (found.has(value)) continue;
        const edits = other === text ? 0 : editsBetween(other, text);
        if (edits > Math.min(allowed, editsAllowed(length)) || digitsIn(other) !== digitsIn(text)) continue;
        found.set(value, { value, text: other, edits });
      }
    }
    return [...found.values()];
  }
}

/**
 * What has a third in common with a text: the first at the beginning, the last at the end. The middle one alone is
 * unchanged where one slip lies before it and one behind, so that it has moved by one at most.
 */
function sharing<T>(
  text: string,
  length: number,
  [first, middle, last]: readonly ReadonlyMap<string, readonly Named<T>[]>[],
): readonly Named<T>[] {
  const found: Named<T>[] = [];
  const take = (entries: readonly Named<T>[] | undefined) => {
    if (entries !== undefined) found.push(...entries);
  };
  take(first!.get(text.slice(...pieceOf(length, 0))));
  take(last!.get(text.slice(pieceOf(length, 2)[0] + text.length - length)));
  const [from, to] = pieceOf(length, 1);
  for (const shift of [0, -1, 1]) take(middle!.get(text.slice(from + shift, to + shift)));
  return found;
}
