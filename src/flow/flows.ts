import type { Day } from '../model/dates.js';
import { HeadwaterError } from '../model/errors.js';
import { IntColumn } from './int-column.js';

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
  /** 0 documented, 1 declared, 2 inferred. */
  readonly basis: number;
  readonly kind: number;
  /** The record behind it, by number, or NO_RECORD. Its span is that of the record; without one it is open. */
  readonly record: number;
  /** Whether it is a transfer between different organizations. */
  readonly isCrossing: boolean;
}

/** What is asked of the records behind flows, by number. */
export interface FlowRecords {
  from(record: number): Day;
  to(record: number): Day;
  /** By name, such as `supplies:s1`, in code-point order. */
  compare(a: number, b: number): number;
}

/** Three integers a flow: the feeding stock with what is packed beside it, the first day, and the last one. */
export const ARC_SIZE = 3;
/** In the first integer of an arc: the basis, the kind, whether it is between different organizations, the stock. */
export const BASIS_MASK = 3;
export const KIND_SHIFT = 2;
export const KIND_MASK = 3;
const CROSSING_SHIFT = 4;
export const OUT_SHIFT = 5;
const MOST_STOCKS = 2 ** (31 - OUT_SHIFT);

/** The columns of `Flows`, 16 bytes a flow and 5 a stock. */
export interface FlowTable {
  readonly first: Int32Array;
  /** Interleaved, for a walk comes by each stock once, in no order: what it needs must lie together. */
  readonly arcs: Int32Array;
  readonly record: Pick<Int32Array, 'length' | 'at'>;
  /** For each stock bit b is set if some flow into it is of basis b. */
  readonly bases: Uint8Array;
  /** The earliest last day and the latest first day of a flow; NO_TO and NO_FROM if none has one. */
  readonly earliestEnd: Day;
  readonly latestBegin: Day;
}

/**
 * All flows, grouped by the stock that they feed: those into stock s are `first[s]` up to, but not with,
 * `first[s + 1]`. Days as in `dates.ts`, with NO_FROM and NO_TO where a span is open.
 */
export class Flows {
  readonly table: FlowTable;
  readonly first: Int32Array;
  readonly #arcs: Int32Array;

  constructor(table: FlowTable) {
    this.table = table;
    this.first = table.first;
    this.#arcs = table.arcs;
  }

  get size(): number {
    return this.table.record.length;
  }

  out(flow: number): number {
    return this.#arcs[ARC_SIZE * flow]! >> OUT_SHIFT;
  }

  from(flow: number): Day {
    return this.#arcs[ARC_SIZE * flow + 1]!;
  }

  to(flow: number): Day {
    return this.#arcs[ARC_SIZE * flow + 2]!;
  }

  /** 0 documented, 1 declared, 2 inferred. */
  basis(flow: number): number {
    return this.#arcs[ARC_SIZE * flow]! & BASIS_MASK;
  }

  /** Index into FLOW_KINDS. */
  kind(flow: number): number {
    return (this.#arcs[ARC_SIZE * flow]! >> KIND_SHIFT) & KIND_MASK;
  }

  /** Whether it is a transfer between different organizations. */
  isCrossing(flow: number): boolean {
    return ((this.#arcs[ARC_SIZE * flow]! >> CROSSING_SHIFT) & 1) === 1;
  }

  /** The number of the record behind it, or NO_RECORD. */
  record(flow: number): number {
    return this.table.record.at(flow)!;
  }
}

/** A stable counting sort of the entries of `order` by a column; `first` says where each group begins. */
export function grouped(column: Int32Array, groupCount: number, order: Iterable<number>, size: number) {
  const first = new Int32Array(groupCount + 1);
  for (let at = 0; at < size; at++) first[column[at]! + 1]!++;
  for (let group = 0; group < groupCount; group++) first[group + 1]! += first[group]!;
  const next = first.slice();
  const sorted = new Int32Array(size);
  for (const at of order) sorted[next[column[at]!]!++] = at;
  return { order: sorted, first };
}

/** Collects flows in any order; `sorted` then groups them by the stock that they feed. */
export class FlowBuilder {
  readonly #into = new IntColumn();
  readonly #out = new IntColumn();
  readonly #record = new IntColumn();
  readonly #packed = new IntColumn();

  add(flow: Flow): void {
    this.#into.push(flow.into);
    this.#out.push(flow.out);
    this.#record.push(flow.record);
    this.#packed.push((Number(flow.isCrossing) << CROSSING_SHIFT) | (flow.kind << KIND_SHIFT) | flow.basis);
  }

  /**
   * The flows grouped by the stock that they feed, in each group in the order of the feeding stock, then record
   * (none first) and kind: the order in which equally long paths are preferred (design.md §4, Hit).
   */
  sorted(stockCount: number, records: FlowRecords): Flows {
    if (stockCount > MOST_STOCKS) throw tooManyStocks(stockCount);
    const [into, out, record] = [this.#into.values(), this.#out.values(), this.#record.values()];
    const packed = this.#packed.values();
    const size = into.length;
    // Two stable counting sorts, by the feeding stock and then by the fed one.
    const byOut = grouped(out, stockCount, out.keys(), size).order;
    const { order, first } = grouped(into, stockCount, byOut, size);
    orderParallels(order, { into, out, record, packed }, records);
    const table = {
      first,
      arcs: new Int32Array(ARC_SIZE * size),
      record: order.map((at) => record[at]!),
      bases: new Uint8Array(stockCount),
      earliestEnd: NO_TO,
      latestBegin: NO_FROM,
    };
    for (let flow = 0; flow < size; flow++) {
      const at = order[flow]!;
      const isDated = record[at] !== NO_RECORD;
      const from = isDated ? records.from(record[at]!) : NO_FROM;
      const to = isDated ? records.to(record[at]!) : NO_TO;
      table.arcs[ARC_SIZE * flow] = (out[at]! << OUT_SHIFT) | packed[at]!;
      table.arcs[ARC_SIZE * flow + 1] = from;
      table.arcs[ARC_SIZE * flow + 2] = to;
      table.bases[into[at]!]! |= 1 << (packed[at]! & BASIS_MASK);
      table.earliestEnd = Math.min(table.earliestEnd, to);
      table.latestBegin = Math.max(table.latestBegin, from);
    }
    return new Flows(table);
  }
}

function tooManyStocks(count: number): HeadwaterError {
  return new HeadwaterError(
    'STORE_UNSUPPORTED',
    `The store has ${count} stocks, and this program can hold ${MOST_STOCKS} in memory.`,
  );
}

interface Unsorted {
  readonly into: Int32Array;
  readonly out: Int32Array;
  readonly record: Int32Array;
  readonly packed: Int32Array;
}

function orderParallels(
  order: Int32Array,
  { into, out, record, packed }: Unsorted,
  records: FlowRecords,
): void {
  const byRecord = (a: number, b: number) => {
    if (a === b) return 0;
    return a === NO_RECORD || b === NO_RECORD ? a - b : records.compare(a, b);
  };
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (
      end < order.length &&
      into[order[end]!] === into[order[start]!] &&
      out[order[end]!] === out[order[start]!]
    )
      end++;
    if (end - start > 1) {
      order.subarray(start, end).sort((a, b) => byRecord(record[a]!, record[b]!) || packed[a]! - packed[b]!);
    }
    start = end;
  }
}
