import { compareCodePoints } from '../model/code-points.js';
import type { Day, Span } from '../model/dates.js';

export type FlowKind = 'same-goods' | 'transfer' | 'transformation';

/** In code-point order, so that comparing the numbers compares the words. */
export const FLOW_KINDS: readonly FlowKind[] = ['same-goods', 'transfer', 'transformation'];
export const SAME_GOODS = 0;
export const TRANSFER = 1;
export const TRANSFORMATION = 2;

/** Stand for a missing `from` and a missing `to`; both order as they should. */
export const NO_FROM: Day = -(2 ** 31);
export const NO_TO: Day = 2 ** 31 - 1;
export const NO_RECORD = -1;

export interface Flow {
  /** The stock that is fed, and the one that feeds it. */
  readonly into: number;
  readonly out: number;
  readonly span: Span;
  /** 0 documented, 1 declared, 2 inferred. */
  readonly basis: number;
  readonly kind: number;
  /** Index into the graph's records, or NO_RECORD. */
  readonly record: number;
}

const FIRST_CAPACITY = 1024;

function grown<T extends Int32Array | Uint8Array>(array: T, capacity: number): T {
  const larger = new (array.constructor as new (length: number) => T)(capacity);
  larger.set(array);
  return larger;
}

function inOrder<T extends Int32Array | Uint8Array>(column: T, order: Uint32Array): T {
  const sorted = new (column.constructor as new (length: number) => T)(order.length);
  for (let at = 0; at < order.length; at++) sorted[at] = column[order[at]!]!;
  return sorted;
}

/** A stable counting sort of the entries of `order` by a column; `first` says where each group begins. */
function grouped(column: Int32Array, groupCount: number, order: Uint32Array) {
  const first = new Int32Array(groupCount + 1);
  for (const at of order) first[column[at]! + 1]!++;
  for (let group = 0; group < groupCount; group++) first[group + 1]! += first[group]!;
  const next = first.slice();
  const sorted = new Uint32Array(order.length);
  for (const at of order) sorted[next[column[at]!]!++] = at;
  return { order: sorted, first };
}

/** Collects flows in any order; `sorted` then groups them by the stock that they feed. */
export class FlowBuilder {
  #into = new Int32Array(FIRST_CAPACITY);
  #out = new Int32Array(FIRST_CAPACITY);
  #from = new Int32Array(FIRST_CAPACITY);
  #to = new Int32Array(FIRST_CAPACITY);
  #record = new Int32Array(FIRST_CAPACITY);
  #kindAndBasis = new Uint8Array(FIRST_CAPACITY);
  #size = 0;

  add(flow: Flow): void {
    const at = this.#size++;
    if (at === this.#into.length) this.#grow();
    this.#into[at] = flow.into;
    this.#out[at] = flow.out;
    this.#from[at] = flow.span.from ?? NO_FROM;
    this.#to[at] = flow.span.to ?? NO_TO;
    this.#record[at] = flow.record;
    this.#kindAndBasis[at] = flow.kind * 4 + flow.basis;
  }

  /**
   * The flows grouped by the stock that they feed, in each group in the order of the feeding stock, then record
   * (none first) and kind: the order in which equally long paths are preferred (design.md §4, Hit).
   */
  sorted(stockCount: number, recordName: (record: number) => string | null): Flows {
    const size = this.#size;
    // Two stable counting sorts, by the feeding stock and then by the fed one.
    const byOut = grouped(
      this.#out,
      stockCount,
      Uint32Array.from({ length: size }, (_, at) => at),
    );
    const { order, first } = grouped(this.#into, stockCount, byOut.order);
    this.#orderParallels(order, recordName);
    const kindAndBasis = inOrder(this.#kindAndBasis, order);
    return {
      first,
      out: inOrder(this.#out, order),
      from: inOrder(this.#from, order),
      to: inOrder(this.#to, order),
      record: inOrder(this.#record, order),
      kind: kindAndBasis.map((packed) => packed >> 2),
      basis: kindAndBasis.map((packed) => packed & 3),
    };
  }

  #orderParallels(order: Uint32Array, recordName: (record: number) => string | null): void {
    const areParallel = (a: number, b: number) =>
      this.#into[a] === this.#into[b] && this.#out[a] === this.#out[b];
    for (let start = 0; start < order.length; ) {
      let end = start + 1;
      while (end < order.length && areParallel(order[start]!, order[end]!)) end++;
      if (end - start > 1) {
        order.subarray(start, end).sort((a, b) => {
          const byRecord = compareCodePoints(recordName(this.#record[a]!), recordName(this.#record[b]!));
          return byRecord || this.#kindAndBasis[a]! - this.#kindAndBasis[b]!;
        });
      }
      start = end;
    }
  }

  #grow(): void {
    const capacity = this.#into.length * 2;
    this.#into = grown(this.#into, capacity);
    this.#out = grown(this.#out, capacity);
    this.#from = grown(this.#from, capacity);
    this.#to = grown(this.#to, capacity);
    this.#record = grown(this.#record, capacity);
    this.#kindAndBasis = grown(this.#kindAndBasis, capacity);
  }
}

/**
 * All flows as columns. Those into stock s have the indexes `first[s]` up to, but not with, `first[s + 1]`.
 * 18 bytes a flow; days as in `dates.ts`, with NO_FROM and NO_TO where a span is open.
 */
export interface Flows {
  readonly first: Int32Array;
  readonly out: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly record: Int32Array;
  readonly kind: Uint8Array;
  readonly basis: Uint8Array;
}
