import { NO_FROM } from '../../flow/flows.js';
import { BASES } from '../../model/basis.js';
import type { Day } from '../../model/dates.js';
import type { Start } from '../start.js';
import { BitCalendar } from './bit-calendar.js';
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
 * needs first, each stock gets each bit once, with the smallest need: no more work than bits times flows, and in one
 * step for all bits that come together. What would need a label after the import date is left out.
 */
export function spreadDownstream(downstream: Downstream, bits: SpreadBits): PassWork {
  const { first, arcs } = downstream;
  const { words, width, strict } = bits;
  const stockCount = first.length - 1;
  const calendar = calendarOf(downstream, bits);
  const work: PassWork = { visits: 0, flows: 0 };
  const open: number[] = [];
  const isOpen = new Uint8Array(stockCount).fill(1);
  /** By stock the bits that it has, but has not passed on yet. */
  const fresh = words.slice();
  const passing = new Int32Array(width);
  const added = new Int32Array(width);

  /** Which of some bits are new to a stock, into `added`; whether there is any. */
  const isNews = (stock: number, some: Int32Array, left: Int32Array | null): boolean => {
    let any = 0;
    for (let word = 0; word < width; word++) {
      const offered = left === null ? some[word]! : some[word]! & ~left[word]!;
      any |= added[word] = offered & ~words[width * stock + word]!;
    }
    return any !== 0;
  };
  /** Gives a stock the bits of `added`. */
  const receive = (stock: number) => {
    for (let word = 0; word < width; word++) {
      words[width * stock + word]! |= added[word]!;
      fresh[width * stock + word]! |= added[word]!;
    }
    if (isOpen[stock] === 1) return;
    isOpen[stock] = 1;
    open.push(stock);
  };
  const passOn = (stock: number, day: Day) => {
    isOpen[stock] = 0;
    let any = 0;
    for (let word = 0; word < width; word++) {
      any |= passing[word] = fresh[width * stock + word]!;
      fresh[width * stock + word] = 0;
    }
    if (any === 0) return;
    work.visits++;
    work.flows += first[stock + 1]! - first[stock]!;
    for (let arc = STEP_SIZE * first[stock]!; arc < STEP_SIZE * first[stock + 1]!; arc += STEP_SIZE) {
      if (arcs[arc + 2]! < day) continue;
      const into = arcs[arc]! >> INTO_SHIFT;
      if (!isNews(into, passing, (arcs[arc]! & BASIS_BITS) === INFERRED ? strict : null)) continue;
      const from = arcs[arc + 1]!;
      if (from > day) calendar.add(from, into, added);
      else receive(into);
    }
  };
  const passAllOn = (day: Day) => {
    for (let stock = open.pop(); stock !== undefined; stock = open.pop()) passOn(stock, day);
  };

  for (let stock = 0; stock < stockCount; stock++) {
    passOn(stock, NO_FROM);
    passAllOn(NO_FROM);
  }
  const waiting = new Int32Array(width);
  for (const day of calendar.days()) {
    calendar.each(day, waiting, (stock) => {
      if (isNews(stock, waiting, null)) receive(stock);
    });
    passAllOn(day);
  }
  return work;
}

function calendarOf({ earliest, date }: Downstream, { words, width, later }: SpreadBits): BitCalendar {
  const begins = later.map(({ from }) => from).filter((from) => from !== NO_FROM);
  const calendar = new BitCalendar(Math.min(earliest, ...begins), date, width);
  for (const { stock, from, bit } of later) {
    if (from > date) continue;
    const own = new Int32Array(width);
    setBit(own, 0, bit);
    if (from === NO_FROM) setBit(words, width * stock, bit);
    else calendar.add(from, stock, own);
  }
  return calendar;
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
