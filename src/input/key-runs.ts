/** Keys that count up row by row, as far as they have come. */
interface Run {
  readonly first: number;
  readonly firstRow: number;
  last: number;
}

/** Before a run is worth its memory. */
const LEAST_BEFORE_RUN = 64;
/** So many digits are a number exactly. */
const MOST_DIGITS = 15;
const [ZERO, NINE] = [0x30, 0x39];

/** Where the number at the end of a key begins, without leading zeros; -1 if there is none that counts exactly. */
function numberStart(key: string): number {
  let start = key.length;
  while (start > 0 && key.charCodeAt(start - 1) >= ZERO && key.charCodeAt(start - 1) <= NINE) start--;
  if (start === key.length || key.length - start > MOST_DIGITS) return -1;
  while (start < key.length - 1 && key.charCodeAt(start) === ZERO) start++;
  return start;
}

/** How many runs begin at this number or before it; they stand in ascending order. */
function countUpTo(runs: readonly Run[], number: number): number {
  let [from, to] = [0, runs.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (runs[middle]!.first <= number) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * Keys such as s17, s18, s19 in row after row: what begins alike and ends in a number one higher. However long a run
 * is, it takes the memory of its ends. It breaks off where the number gets longer, so that a key is taken apart in
 * one way only. The key before a run is always remembered elsewhere, so no run grows into another.
 */
export class KeyRuns {
  /** By what the keys begin with. */
  readonly #runs = new Map<string, Run[]>();
  #prefix = '';
  #number = 0;
  #row = 0;
  /** How many keys the last one carries on, itself included. */
  #length = 0;
  /** Of which the last key is; null while they are too few. */
  #run: Run | null = null;
  #nextKey = '';

  /** The row in which a key of a run stands, or null. */
  rowOf(key: string, row: number): number | null {
    if (this.#runs.size === 0 || this.#isNext(key, row)) return null;
    const start = numberStart(key);
    if (start === -1) return null;
    const number = Number(key.slice(start));
    const runs = this.#runs.get(key.slice(0, start)) ?? [];
    const run = runs[countUpTo(runs, number) - 1];
    return run === undefined || number > run.last ? null : run.firstRow + number - run.first;
  }

  /** Takes a key that is new. False if it is of no run yet, and somebody else has to remember it. */
  take(key: string, row: number): boolean {
    if (!this.#isNext(key, row)) {
      this.#begin(key, row);
      return false;
    }
    this.#number++;
    this.#row = row;
    this.#length++;
    this.#nextKey = this.#keyAfter(key);
    if (this.#run !== null) this.#run.last = this.#number;
    else if (this.#length > LEAST_BEFORE_RUN) this.#run = this.#newRun();
    return this.#run !== null;
  }

  #isNext(key: string, row: number): boolean {
    return row === this.#row + 1 && key === this.#nextKey;
  }

  #begin(key: string, row: number): void {
    const start = numberStart(key);
    this.#run = null;
    this.#nextKey = '';
    if (start === -1) return;
    this.#prefix = key.slice(0, start);
    this.#number = Number(key.slice(start));
    this.#row = row;
    this.#length = 1;
    this.#nextKey = this.#keyAfter(key);
  }

  /** No key is empty, so '' never comes. */
  #keyAfter(key: string): string {
    const next = `${this.#prefix}${this.#number + 1}`;
    return next.length === key.length ? next : '';
  }

  #newRun(): Run {
    const run: Run = { first: this.#number, firstRow: this.#row, last: this.#number };
    const runs = this.#runs.get(this.#prefix) ?? [];
    runs.splice(countUpTo(runs, run.first), 0, run);
    this.#runs.set(this.#prefix, runs);
    return run;
  }
}
