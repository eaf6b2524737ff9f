import { remember } from '../model/remember.js';
import { HAN_WORDS, type HanWord } from './han-words.js';
import { scannedShape } from './scanned-shape.js';
import { PLACE_WORDS, PLAIN_WORDS, SAME_WORDS, TRADE_WORDS } from './word-lists.js';

/** What a word says of a company: its own name, a number in it, where it is, what it makes, or next to nothing. */
export type WordKind = 'own' | 'number' | 'place' | 'trade' | 'plain';

/** How much it says that two names share a word of a kind; only the proportions matter. */
const WEIGHTS: Readonly<Record<WordKind, number>> = { own: 3, number: 2, place: 1.2, trade: 1.5, plain: 0.5 };

/** Below four letters a name of its own is found in many names by chance. */
const OWN_LETTERS = 4;

export interface Word {
  /** As written, in lower case and without accents. */
  readonly text: string;
  /** What stands for all spellings of it: the singular, the first of a group of equal words. */
  readonly key: string;
  /** Its letters, as they stand when words are written as one: for Chinese characters their pinyin. */
  readonly sound: string;
  readonly kind: WordKind;
  readonly weight: number;
}

interface Known {
  readonly key: string;
  readonly kind: WordKind;
}

const KNOWN: ReadonlyMap<string, Known> = new Map(knownWords());

function* knownWords(): Generator<[string, Known]> {
  for (const { pinyin, kind, han } of HAN_WORDS.values()) {
    if (han.length > 1 && kind !== 'own') yield [pinyin, { key: pinyin, kind }];
  }
  for (const text of PLAIN_WORDS) yield [text, { key: text, kind: 'plain' }];
  for (const text of TRADE_WORDS) yield [text, { key: text, kind: 'trade' }];
  for (const group of PLACE_WORDS) for (const text of group) yield [text, { key: group[0]!, kind: 'place' }];
}

const KNOWN_SHAPES: ReadonlyMap<string, Known> = new Map(
  [
    ...KNOWN,
    ...[...SAME_WORDS].flatMap(([text, same]) =>
      KNOWN.has(same) ? [[text, KNOWN.get(same)!] as const] : [],
    ),
  ]
    .filter(([text]) => text.length >= OWN_LETTERS)
    .map(([text, known]) => [scannedShape(text), known]),
);

function singular(text: string): string {
  if (text.endsWith('ies')) return `${text.slice(0, -3)}y`;
  return text.endsWith('s') && !text.endsWith('ss') ? text.slice(0, -1) : text;
}

function knownWord(text: string): Known | undefined {
  const same = SAME_WORDS.get(text) ?? SAME_WORDS.get(singular(text)) ?? text;
  return (
    KNOWN.get(same) ??
    KNOWN.get(singular(same)) ??
    KNOWN_SHAPES.get(scannedShape(same)) ??
    KNOWN_SHAPES.get(scannedShape(singular(same)))
  );
}

function ownWeight(text: string): number {
  return WEIGHTS.own * Math.min(1, [...text].length / OWN_LETTERS);
}

/** Words already looked up; names share most of theirs. Only speed depends on it. */
const REMEMBERED = new Map<string, Word>();
const MAX_REMEMBERED = 100_000;

/** Any word of a name, in lower case and without accents. */
export function wordOf(text: string): Word {
  if (REMEMBERED.size > MAX_REMEMBERED) REMEMBERED.clear();
  return remember(REMEMBERED, text, () => lookedUp(text));
}

function lookedUp(text: string): Word {
  const ordinal = /^0*(\d+)(?:st|nd|rd|th)?$/.exec(SAME_WORDS.get(text) ?? text);
  if (ordinal !== null)
    return { text, key: ordinal[1]!, sound: text, kind: 'number', weight: WEIGHTS.number };
  const known = knownWord(text);
  if (known !== undefined) return { text, sound: text, ...known, weight: WEIGHTS[known.kind] };
  return { text, key: text, sound: text, kind: 'own', weight: ownWeight(text) };
}

/** A company's own name in Chinese characters. */
export function ownHanWord(text: string, sound: string): Word {
  return { text, key: sound, sound, kind: 'own', weight: WEIGHTS.own };
}

/** A common word in Chinese characters. A place is known by its name in English, for Shanxi and Shaanxi sound alike. */
export function knownHanWord({ han, pinyin, kind, english }: HanWord): Word {
  const text = kind === 'place' && english.length === 1 ? english[0]! : pinyin;
  return { text: han, key: KNOWN.get(text)?.key ?? text, sound: pinyin, kind, weight: WEIGHTS[kind] };
}

/**
 * Where no word is a company's own, as in "Artisanal Small Mines", those that it has must do: each says more then.
 */
export function withoutOwn(words: readonly Word[]): readonly Word[] {
  if (words.some(({ kind }) => kind === 'own')) return words;
  return words.map((word) => ({ ...word, weight: word.weight * 2 }));
}
