import { NO_FROM } from '../../flow/flows.js';
import { IntColumn } from '../../flow/int-column.js';
import { BASES } from '../../model/basis.js';
import type { Day } from '../../model/dates.js';
import type { Start } from '../start.js';
import { BegunFlows } from './begun-flows.js';
import { type Downstream, INTO_SHIFT, STEP_SIZE } from './downstream.js';

const INFERRED = BASES.indexOf('inferred');
const BASIS_BITS = (1 << INTO_SHIFT) - 1;

const BITS_A_WORD = 32;

/** Bits for each stock, in some words of 32: those of stock s are from `words[width * s]` on. */
export interface SpreadBits {
  readonly width: number;
  readonly words: Int32Array;
  /** The bits, as words, that inferred flows do not pass on. */
  readonly strict: Int32Array;
  /** Bits that a stock has only for products that reach it with a label of some day or later. */
  readonly later: readonly LaterBit[];
}

export interface LaterBit {
  readonly stock: number;
  readonly from: Day;
  readonly bit: number;
}

/** How many words so many bits take. */
export function wordsFor(bitCount: number): number {
  return Math.max(1, Math.ceil(bitCount / BITS_A_WORD));
}

/** How much work the pass was, for tests that hold it to be linear. */
export interface PassWork {
  /** Times that a stock was taken up with bits that are new to it. */
  visits: number;
  /** Flows looked at. */
  flows: number;
}

/**
 * Gives each stock the bits of all stocks that a walk from it on the import date reaches, dates exactly as in a walk
 * (design.md §4, Walk), for all stocks at once: from each stock with bits downstream.
 *
 * A stock x is reached from s by way of the flow s ← x if the label L of s is at least the flow's first day; the label
 * of x is then the smaller of L and the last day. So what x needs of its label for a bit (nothing, in the beginning),
 * s needs too, and the flow's first day with it; and the flow's last day must be no earlier than what x needs. Small
 * needs first, so each stock gets each bit once, with the smallest need, and a flow passes on what has come together
 * until its first day at once: at most bits times flows. What would need a label after the import date is left out.
 */
export function spreadDownstream(downstream: Downstream, bits: SpreadBits): PassWork {
  const { first, arcs, earliest, date } = downstream;
  const { words, width, strict } = bits;
  const work: PassWork = { visits: 0, flows: 0 };
  const later = laterByDay(bits);
  const begun = new BegunFlows(downstream);
  const open = new IntColumn();
  const isOpen = new Uint8Array(first.length - 1);
  /** By stock the bits that it has, but has not passed on yet. */
  const fresh = words.slice();
  const passing = new Int32Array(width);

  /** Passes the bits of `passing` over some flows that have begun and not ended before a day. */
  const passOver = (from: number, end: number, day: Day) => {
    work.flows += end - from;
    for (let arc = STEP_SIZE * from; arc < STEP_SIZE * end; arc += STEP_SIZE) {
      if (arcs[arc + 2]! < day) continue;
      const into = arcs[arc]! >> INTO_SHIFT;
      const isInferred = (arcs[arc]! & BASIS_BITS) === INFERRED;
      let any = 0;
      for (let word = 0; word < width; word++) {
        const offered = isInferred ? passing[word]! & ~strict[word]! : passing[word]!;
        const added = offered & ~words[width * into + word]!;
        any |= added;
        words[width * into + word]! |= added;
        fresh[width * into + word]! |= added;
      }
      if (any === 0 || isOpen[into] === 1) continue;
      isOpen[into] = 1;
      open.push(into);
    }
  };
  const passAllOn = (day: Day) => {
    while (open.length > 0) {
      const stock = open.pop();
      isOpen[stock] = 0;
      if (!copyBits(fresh, width * stock, passing)) continue;
      for (let word = 0; word < width; word++) fresh[width * stock + word] = 0;
      work.visits++;
      passOver(first[stock]!, begun.endOf(stock), day);
    }
  };

  for (let stock = 0; stock < isOpen.length; stock++) {
    if (isOpen[stock] === 1) continue;
    isOpen[stock] = 1;
    open.push(stock);
    passAllOn(NO_FROM);
  }
  for (let day = Math.min(earliest, ...later.keys()); day <= date; day++) {
    for (const { stock, bit } of later.get(day) ?? []) {
      setBit(words, width * stock, bit);
      setBit(fresh, width * stock, bit);
      if (isOpen[stock] === 0) open.push(stock);
      isOpen[stock] = 1;
    }
    if (day >= earliest) {
      begun.advance(day, (stock, from, end) => {
        if (copyBits(words, width * stock, passing)) passOver(from, end, day);
      });
    }
    passAllOn(day);
  }
  return work;
}

/** Copies the words of one stock; whether there is any bit. */
function copyBits(from: Int32Array, first: number, into: Int32Array): boolean {
  let any = 0;
  for (let word = 0; word < into.length; word++) {
    into[word] = from[first + word]!;
    any |= into[word]!;
  }
  return any !== 0;
}

/** Which bits come later, by day; those of no day are set. */
function laterByDay({ words, width, later }: SpreadBits): ReadonlyMap<Day, readonly LaterBit[]> {
  for (const { stock, from, bit } of later) if (from === NO_FROM) setBit(words, width * stock, bit);
  return Map.groupBy(
    later.filter(({ from }) => from !== NO_FROM),
    ({ from }) => from,
  );
}

export function setBit(words: Int32Array, first: number, bit: number): void {
  words[first + (bit >>> 5)]! |= 1 << (bit & 31);
}

export function hasBit(words: Int32Array, bit: number): boolean {
  return (words[bit >>> 5]! & (1 << (bit & 31))) !== 0;
}

/** The bits of a product that begins at these stocks. */
export function reachedBits({ words, width, strict }: SpreadBits, starts: readonly Start[]): Int32Array {
  const all = new Int32Array(width);
  for (const { stock, basis } of starts) {
    for (let word = 0; word < width; word++) {
      const own = words[width * stock + word]!;
      all[word]! |= basis === INFERRED ? own & ~strict[word]! : own;
    }
  }
  return all;
}
