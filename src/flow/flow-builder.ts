import { HeadwaterError } from '../model/errors.js';
import {
  ARC_SIZE,
  BASIS_MASK,
  CROSSING_SHIFT,
  type Flow,
  type FlowRecords,
  Flows,
  type FlowTable,
  grouped,
  HAS_JUNCTIONS,
  KIND_SHIFT,
  MOST_VERTICES,
  NO_FROM,
  NO_RECORD,
  NO_TO,
  OUT_SHIFT,
} from './flows.js';
import { IntColumn } from './int-column.js';

/** Collects flows in any order; `sorted` then groups them by the stock that they feed. */
export class FlowBuilder {
  readonly #stockCount: number;
  readonly #into = new IntColumn();
  readonly #out = new IntColumn();
  readonly #record = new IntColumn();
  readonly #packed = new IntColumn();
  /** How many flows an arc stands for, by the place where it was added; one where it is missing. */
  readonly #standFor = new Map<number, number>();
  #vertexCount: number;

  constructor(stockCount: number) {
    this.#stockCount = stockCount;
    this.#vertexCount = stockCount;
  }

  add(flow: Flow): void {
    this.#into.push(flow.into);
    this.#out.push(flow.out);
    this.#record.push(flow.record);
    this.#packed.push((Number(flow.isCrossing) << CROSSING_SHIFT) | (flow.kind << KIND_SHIFT) | flow.basis);
  }

  /** A new junction before these stocks and junctions. */
  addJunction(outs: Iterable<number>): number {
    const into = this.#vertexCount++;
    for (const out of outs) this.add({ into, out, basis: 0, kind: 0, record: NO_RECORD, isCrossing: false });
    return into;
  }

  /** The flows from all stocks behind a junction, `out`, as far as they are flows: so many. */
  addShared(flow: Flow, flowCount: number): void {
    this.#standFor.set(this.#into.length, flowCount);
    this.add(flow);
  }

  /**
   * The flows grouped by the stock that they feed, in each group in the order of the feeding stock, then record
   * (none first) and kind: the order in which equally long paths are preferred (design.md §4, Hit). Arcs from
   * junctions come last, in the order of record, kind and basis.
   */
  sorted(records: FlowRecords): Flows {
    const [into, record, packed] = [this.#into.values(), this.#record.values(), this.#packed.values()];
    const [out, size] = [this.#out.values(), this.#out.length];
    if (this.#vertexCount > MOST_VERTICES) throw tooManyStocks(this.#vertexCount);
    const rank = this.#standFor.size === 0 ? out : out.map((vertex) => Math.min(vertex, this.#stockCount));
    // Two stable counting sorts, by the feeding stock and then by the fed one.
    const byOut = grouped(rank, this.#stockCount + 1, rank.keys(), size).order;
    const { order, first } = grouped(into, this.#vertexCount, byOut, size);
    orderParallels(order, { into, out: rank, record, packed }, records);
    const table = {
      stockCount: this.#stockCount,
      first,
      arcs: new Int32Array(ARC_SIZE * size),
      record: order.map((at) => record[at]!),
      bases: new Uint8Array(this.#vertexCount),
      ...this.#standing(order),
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
      if (out[at]! >= this.#stockCount) table.bases[into[at]!]! |= HAS_JUNCTIONS;
      table.earliestEnd = Math.min(table.earliestEnd, to);
      table.latestBegin = Math.max(table.latestBegin, from);
    }
    return new Flows(table);
  }

  #standing(order: Int32Array): Pick<FlowTable, 'junctionArcs' | 'standFor'> {
    if (this.#standFor.size === 0) return { junctionArcs: new Int32Array(), standFor: new Int32Array() };
    const isShared = (_: number, arc: number) => this.#standFor.has(order[arc]!);
    const junctionArcs = Int32Array.from(order.keys()).filter(isShared);
    return { junctionArcs, standFor: junctionArcs.map((arc) => this.#standFor.get(order[arc]!)!) };
  }
}

function tooManyStocks(count: number): HeadwaterError {
  return new HeadwaterError(
    'STORE_UNSUPPORTED',
    `The store has ${count} stocks, and this program can hold ${MOST_VERTICES} in memory.`,
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
