import { NO_FROM } from '../../flow/flows.js';
import { IntColumn } from '../../flow/int-column.js';
import { INTO_SHIFT, OUTFLOW_SIZE } from '../../flow/outflows.js';
import { BASES } from '../../model/basis.js';
import type { Day } from '../../model/dates.js';
import type { Start } from '../start.js';
import { BegunFlows } from './begun-flows.js';
import type { Downstream } from './downstream.js';

const INFERRED = BASES.indexOf('inferred');
const BASIS_BITS = (1 << INTO_SHIFT) - 1;

const BITS_A_WORD = 32;

/**
 * Bits for each stock, in some words of 32: those of stock s are from `words[2 * width * s]` on. Right behind them lie,
 * so that both are come by at once, those that it has but has not passed on yet: at first all.
 */
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
  const { first, outflows, date, since } = downstream;
  const { words, width, strict } = bits;
  const work: PassWork = { visits: 0, flows: 0 };
  const later = laterByDay(bits);
  const begun = new BegunFlows(downstream);
  const open = new IntColumn();
  const passing = new Int32Array(width);

  /** Adds bits to a stock; whether it had passed on all that it had, and now has new ones. */
  const add = (stock: number, added: Int32Array, mask: Int32Array | null): boolean => {
    const own = 2 * width * stock;
    let [before, any] = [0, 0];
    for (let word = 0; word < width; word++) {
      const offered = mask === null ? added[word]! : added[word]! & ~mask[word]!;
      const isNew = offered & ~words[own + word]!;
      before |= words[own + width + word]!;
      if (isNew === 0) continue;
      any |= isNew;
      words[own + word]! |= isNew;
      words[own + width + word]! |= isNew;
    }
    return any !== 0 && before === 0;
  };
  /** Passes the bits of `passing` over some flows that have begun and not ended before a day. */
  const passOver = (from: number, end: number, day: Day) => {
    work.flows += end - from;
    const least = Math.max(day, since);
    for (let at = OUTFLOW_SIZE * from; at < OUTFLOW_SIZE * end; at += OUTFLOW_SIZE) {
      if (outflows[at + 2]! < least) continue;
      const isInferred = (outflows[at]! & BASIS_BITS) === INFERRED;
      const into = outflows[at]! >> INTO_SHIFT;
      if (add(into, passing, isInferred ? strict : null)) open.push(into);
    }
  };
  const passOn = (stock: number, day: Day) => {
    const fresh = 2 * width * stock + width;
    if (!copyBits(words, fresh, passing)) return;
    for (let word = 0; word < width; word++) words[fresh + word] = 0;
    work.visits++;
    passOver(first[stock]!, begun.endOf(stock), day);
  };
  const passAllOn = (day: Day) => {
    while (open.length > 0) passOn(open.pop(), day);
  };

  // A stock that has bits of its own waits for its turn, and passes on with them what has come to it until then.
  for (let stock = 0; stock < first.length - 1; stock++) {
    passOn(stock, NO_FROM);
    passAllOn(NO_FROM);
  }
  for (let day = Math.min(begun.earliest, ...later.keys()); day <= date; day++) {
    for (const { stock, bit } of later.get(day) ?? []) {
      passing.fill(0);
      setBit(passing, 0, bit);
      if (add(stock, passing, null)) open.push(stock);
    }
    if (day >= begun.earliest) {
      begun.advance(day, (stock, from, end) => {
        if (copyBits(words, 2 * width * stock, passing)) passOver(from, end, day);
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
  for (const { stock, from, bit } of later) {
    if (from === NO_FROM) setOwnBit(words, width, stock, bit);
  }
  return Map.groupBy(
    later.filter(({ from }) => from !== NO_FROM),
    ({ from }) => from,
  );
}

/** Gives a bit to a stock before bits are spread. */
function setOwnBit(words: Int32Array, width: number, stock: number, bit: number): void {
  setBit(words, 2 * width * stock, bit);
  setBit(words, 2 * width * stock + width, bit);
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
      const own = words[2 * width * stock + word]!;
      all[word]! |= basis === INFERRED ? own & ~strict[word]! : own;
    }
  }
  return all;
}
