import { remember } from '../model/remember.js';
import { deletionsOf, digitsIn, editsBetween, slipsAllowed } from './edits.js';
import { scannedShape } from './scanned-shape.js';
import type { Word } from './words.js';

/** A listed word that a record's word may stand for. */
export interface Near {
  readonly id: number;
  /** 1 for the same word. */
  readonly similarity: number;
  readonly how: 'same' | 'spelling' | 'scan' | 'letter' | 'letters' | 'short';
}

const SCANNED_SIMILARITY = 0.95;
const SHORT_SIMILARITY = 0.9;
const SHORT_LETTERS = 5;
/** What one letter of a word is worth: one slip in "hesheng" leaves 1 - 1.3 / 7. */
const SLIP_COST = 1.3;
/** So that the memory of words already looked up stays small, whatever is matched. */
const MAX_REMEMBERED = 200_000;

/** `constr` and `mfg` for construction and manufacturing: the beginning, or a few of its letters in their order. */
function isShortFor(short: string, long: string): boolean {
  if (short.length < 2 || long.length < short.length + 2 || short[0] !== long[0]) return false;
  if (long.startsWith(short)) return true;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return short.length <= SHORT_LETTERS && at === short.length;
}

/** The words of all listed names, and those among them that look like a given word. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #isOwn: boolean[] = [];
  /** Those that were taken in as single words. */
  readonly #single = new Set<number>();
  readonly #common: number[] = [];
  readonly #deletions = new Map<string, number[]>();
  readonly #shapes = new Map<string, number[]>();
  readonly #known = new Map<string, readonly Near[]>();

  get size(): number {
    return this.#texts.length;
  }

  /** The number of a text, a single word's or that of several written as one. */
  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.#texts.length);
    this.#isOwn.push(false);
    return this.#texts.push(text) - 1;
  }

  /** Takes in a single listed word, so that its neighbours find it. */
  add(word: Word): number {
    const id = this.idOf(word.key);
    if (this.#single.has(id)) return id;
    this.#single.add(id);
    if (word.kind === 'number' || !/^[a-z0-9]+$/.test(word.key)) return id;
    this.#isOwn[id] = word.kind === 'own';
    if (word.kind === 'plain' || word.kind === 'trade') this.#common.push(id);
    for (const text of deletionsOf(word.key, slipsAllowed(word.key.length))) {
      remember(this.#deletions, text, () => []).push(id);
    }
    remember(this.#shapes, scannedShape(word.key), () => []).push(id);
    return id;
  }

  exact(text: string): number | undefined {
    return this.#ids.get(text);
  }

  /** The listed words that a word may be, the same one first. */
  near(word: Word): readonly Near[] {
    if (word.kind === 'number' || !/^[a-z0-9]+$/.test(word.text)) return this.#same(word);
    if (this.#known.size > MAX_REMEMBERED) this.#known.clear();
    return remember(this.#known, word.text, () => this.#look(word));
  }

  #same(word: Word): readonly Near[] {
    const id = this.#ids.get(word.key);
    return id === undefined ? [] : [{ id, similarity: 1, how: 'same' }];
  }

  #look(word: Word): readonly Near[] {
    const found = new Map<number, Near>();
    const keep = (near: Near) => {
      if ((found.get(near.id)?.similarity ?? 0) < near.similarity) found.set(near.id, near);
    };
    const own = word.kind === 'own';
    for (const near of this.#same(word)) keep({ ...near, how: word.text === word.key ? 'same' : 'spelling' });
    const shape = scannedShape(word.key);
    for (const id of this.#shapes.get(shape) ?? []) keep({ id, similarity: SCANNED_SIMILARITY, how: 'scan' });
    const slips = slipsAllowed(word.key.length);
    for (const text of deletionsOf(word.key, slips)) {
      for (const id of this.#deletions.get(text) ?? []) {
        // Two words that both mean something are two words: Jinjiang and Xinjiang, steel and steep.
        if (own || this.#isOwn[id]) this.#keepSlip(word.key, id, slips, keep);
      }
    }
    if (own) {
      for (const id of this.#common)
        if (isShortFor(word.text, this.#texts[id]!)) keep({ id, similarity: SHORT_SIMILARITY, how: 'short' });
    }
    return [...found.values()];
  }

  #keepSlip(key: string, id: number, slips: number, keep: (near: Near) => void): void {
    const text = this.#texts[id]!;
    // A digit is no slip: another number is another plant.
    if (digitsIn(key) !== digitsIn(text)) return;
    const edits = editsBetween(key, text);
    if (edits === 0 || edits > Math.min(slips, slipsAllowed(text.length))) return;
    const similarity = 1 - (SLIP_COST * edits) / Math.max(key.length, text.length);
    keep({ id, similarity, how: edits === 1 ? 'letter' : 'letters' });
  }
}
