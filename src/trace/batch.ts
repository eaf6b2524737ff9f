/**
 * So many stocks are followed together. What a walk waits for is memory, for the stocks that it comes to lie anywhere:
 * so it is asked for what belongs to all of them before the first is followed.
 */
export const BATCH = 32;

/** What some stocks have in a column of entries, those of stock s from `first[s]` up to, but not with, `first[s + 1]`. */
export class Batch {
  readonly begins = new Int32Array(BATCH);
  readonly ends = new Int32Array(BATCH);
  /** What was read ahead; kept, for else there would be no need to read it. */
  #read = 0;

  /**
   * Takes up the stocks from a place to another in a list, at most BATCH, and says how many entries they have. An
   * entry takes `size` integers of the column.
   */
  take(
    first: Int32Array,
    column: Int32Array,
    size: number,
    list: Int32Array,
    from: number,
    to: number,
  ): number {
    const { begins, ends } = this;
    const last = column.length - 1;
    for (let index = 0; index < to - from; index++) {
      const stock = list[from + index]!;
      begins[index] = first[stock]!;
      ends[index] = first[stock + 1]!;
    }
    let count = 0;
    let read = 0;
    for (let index = 0; index < to - from; index++) {
      // The first entry, and the last where the next piece of memory has it. A stock without entries at the very end
      // begins after the last one; one at the very beginning has none before it.
      read ^=
        column[Math.min(size * begins[index]!, last)]! ^ column[Math.max(size * (ends[index]! - 1), 0)]!;
      count += ends[index]! - begins[index]!;
    }
    this.#read ^= read;
    return count;
  }
}
