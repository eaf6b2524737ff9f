import type { Measure } from '../../model/measure.js';
import { remember } from '../../model/remember.js';
import type { Verdict } from '../result.js';
import { isIncomplete } from '../verdicts.js';
import { hasBit, type LaterBit, type SpreadBits, setBit, wordsFor } from './reaching-bits.js';
import type { StockBounds, StockKind } from './stock-bounds.js';
import type { UnsteadyHit } from './unsteady-hits.js';

type Level = keyof StockKind;

const LEVELS: readonly Level[] = [
  'exposedSure',
  'exposedMaybe',
  'possibleSure',
  'possibleMaybe',
  'unknownSure',
  'unknownMaybe',
];

/** For each verdict on one measure a bit: that it is reached for sure, or that it may be; null: it never is. */
type MeasureBits = Readonly<Record<Level, number | null>>;

/** Where one bit comes from. */
interface Source {
  /** Inferred flows do not pass it on: what they lead to is not `exposed`. */
  readonly isStrict: boolean;
  /** Indexes of the kinds of stocks that have it. */
  readonly kinds: readonly number[];
  /** Stocks that have it from some label on. */
  readonly later: readonly UnsteadyHit[];
}

/** The bits of verdicts on measures, those of stocks and those of products; some that always come together are one. */
export class VerdictBits {
  readonly #measures: readonly MeasureBits[];
  readonly #sources: Source[] = [];
  readonly #bounds: StockBounds;

  constructor(bounds: StockBounds, measureCount: number) {
    const numbers = new Map<string, number>();
    this.#bounds = bounds;
    this.#measures = Array.from({ length: measureCount }, (_, measure) => {
      const bitOf = (level: Level) => {
        const source = sourceOf(bounds, measure, level);
        if (source.kinds.length === 0 && source.later.length === 0) return null;
        const key = `${source.isStrict} ${source.kinds} ${source.later.map(({ stock }) => stock)}`;
        return remember(numbers, key, () => this.#sources.push(source) - 1);
      };
      return Object.fromEntries(LEVELS.map((level) => [level, bitOf(level)])) as MeasureBits;
    });
  }

  /** Those of all stocks. */
  ofStocks(): SpreadBits {
    const { kinds, kindOf } = this.#bounds;
    const width = wordsFor(this.#sources.length);
    const strict = new Int32Array(width);
    const ofKinds = new Int32Array(width * kinds.length);
    const later: LaterBit[] = [];
    for (const [bit, source] of this.#sources.entries()) {
      if (source.isStrict) setBit(strict, 0, bit);
      for (const kind of source.kinds) setBit(ofKinds, width * kind, bit);
      for (const { stock, from } of source.later) later.push({ stock, from: from!, bit });
    }
    const words = new Int32Array(2 * width * kindOf.length);
    for (let stock = 0; stock < kindOf.length; stock++) {
      const kind = width * kindOf[stock]!;
      for (let word = 0; word < width; word++) {
        words[2 * width * stock + word] = ofKinds[kind + word]!;
        words[2 * width * stock + width + word] = ofKinds[kind + word]!;
      }
    }
    return { width, words, strict, later };
  }

  hasHits(words: Int32Array, measure: number): boolean {
    return this.#has(words, measure, 'possibleSure');
  }

  /** Whether the bounds leave open on some measure that a product is exposed. */
  isExposureOpen(words: Int32Array): boolean {
    return this.#measures.some(
      (_, measure) => this.#has(words, measure, 'exposedMaybe') && !this.#has(words, measure, 'exposedSure'),
    );
  }

  /** The verdict on a measure that both bounds agree on, or null; `isExposed` settles what they leave open. */
  verdict(words: Int32Array, index: number, measure: Measure, isExposed: boolean | null): Verdict | null {
    const has = (level: Level) => this.#has(words, index, level);
    if (has('exposedSure') || isExposed === true) return 'exposed';
    if (has('exposedMaybe') && isExposed === null) return null;
    if (has('possibleSure')) return 'possible';
    if (has('possibleMaybe')) return null;
    if (has('unknownSure')) return 'unknown';
    if (has('unknownMaybe')) return null;
    return isIncomplete(measure) ? 'not-tested' : 'clear';
  }

  #has(words: Int32Array, measure: number, level: Level): boolean {
    const bit = this.#measures[measure]![level];
    return bit !== null && hasBit(words, bit);
  }
}

function sourceOf({ kinds, sets, unsteady }: StockBounds, measure: number, level: Level): Source {
  const covers = (set: number) => sets.measures(set).includes(measure);
  return {
    isStrict: level === 'exposedSure' || level === 'exposedMaybe',
    kinds: [...kinds.keys()].filter((kind) => covers(kinds[kind]![level])),
    later:
      level === 'exposedSure'
        ? unsteady.filter(({ from, measures }) => from !== null && covers(measures))
        : [],
  };
}
