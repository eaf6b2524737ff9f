import type { Day } from '../model/dates.js';
import { firstFrom } from './int-column.js';

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
/** In the first integer of an arc: the basis, the kind, whether it is between different organizations, the vertex. */
export const BASIS_MASK = 3;
export const KIND_SHIFT = 2;
const KIND_MASK = 3;
export const CROSSING_SHIFT = 4;
export const OUT_SHIFT = 5;
export const MOST_VERTICES = 2 ** (31 - OUT_SHIFT);
/** In `bases`, beside the bits of the bases: that some arc into the stock comes from a junction. */
export const HAS_JUNCTIONS = 8;

/** The columns of `Flows`, 16 bytes an arc and 5 a vertex. */
export interface FlowTable {
  /** The vertices up to here are the stocks, the others junctions. */
  readonly stockCount: number;
  readonly first: Int32Array;
  /** Interleaved, for a walk comes by each stock once, in no order: what it needs must lie together. */
  readonly arcs: Int32Array;
  readonly record: Pick<Int32Array, 'length' | 'at'>;
  /** For each vertex bit b is set if some arc into it is of basis b, and HAS_JUNCTIONS. */
  readonly bases: Uint8Array;
  /** The arcs from junctions into stocks, ascending, and how many flows each stands for. */
  readonly junctionArcs: Int32Array;
  readonly standFor: Int32Array;
  /** The earliest last day and the latest first day of a flow; NO_TO and NO_FROM if none has one. */
  readonly earliestEnd: Day;
  readonly latestBegin: Day;
}

/**
 * All flows, grouped by the stock that they feed, as arcs: those into vertex v are `first[v]` up to, but not with,
 * `first[v + 1]`. Days as in `dates.ts`, with NO_FROM and NO_TO where a span is open.
 *
 * Nearly every arc is a flow. Where many stocks of an organization feed many others, the arcs meet in a junction, a
 * vertex that is no stock (see `junctions.ts`): an arc from a junction into a stock stands for a flow from each stock
 * behind it, and those from there on say nothing but which stocks these are. A flow that is an arc has the number of
 * the arc, one behind a junction a number beyond them, made of the arc and the stock that feeds.
 */
export class Flows {
  readonly table: FlowTable;
  readonly stockCount: number;
  readonly first: Int32Array;
  readonly arcCount: number;
  readonly #arcs: Int32Array;
  /** The bits of all bases that there are, once somebody asks. */
  #allBases: number | null = null;

  constructor(table: FlowTable) {
    this.table = table;
    this.stockCount = table.stockCount;
    this.first = table.first;
    this.arcCount = table.record.length;
    this.#arcs = table.arcs;
  }

  /** How many flows there are, those behind junctions too. */
  get size(): number {
    const { junctionArcs, standFor } = this.table;
    const arcsIntoStocks = this.first[this.stockCount]!;
    return standFor.reduce((sum, count) => sum + count, arcsIntoStocks - junctionArcs.length);
  }

  get vertexCount(): number {
    return this.first.length - 1;
  }

  /** Whether there is a flow of a basis. */
  hasBasis(basis: number): boolean {
    this.#allBases ??= unionOf(this.table.bases);
    return (this.#allBases & (1 << basis)) !== 0;
  }

  /** Whether some flows into a stock come through junctions; if not, its arcs are its flows. */
  hasJunctions(stock: number): boolean {
    return (this.table.bases[stock]! & HAS_JUNCTIONS) !== 0;
  }

  /** How many flows an arc into a stock stands for. */
  flowCountOf(arc: number): number {
    if (this.out(arc) < this.stockCount) return 1;
    const { junctionArcs, standFor } = this.table;
    return standFor[firstFrom(junctionArcs, arc)]!;
  }

  /** The number of the flow from a stock by an arc: its own, or that of a junction that the stock is behind. */
  flowOf(arc: number, out: number): number {
    if (this.out(arc) < this.stockCount) return arc;
    return this.arcCount + arc * this.stockCount + out;
  }

  /** The arc into the fed stock. */
  arcOf(flow: number): number {
    return flow < this.arcCount ? flow : Math.floor((flow - this.arcCount) / this.stockCount);
  }

  /** The stock that feeds; of an arc from a junction the junction. */
  out(flow: number): number {
    if (flow >= this.arcCount) return (flow - this.arcCount) % this.stockCount;
    return this.#arcs[ARC_SIZE * flow]! >> OUT_SHIFT;
  }

  from(flow: number): Day {
    return this.#arcs[ARC_SIZE * this.arcOf(flow) + 1]!;
  }

  to(flow: number): Day {
    return this.#arcs[ARC_SIZE * this.arcOf(flow) + 2]!;
  }

  /** 0 documented, 1 declared, 2 inferred. */
  basis(flow: number): number {
    return this.#arcs[ARC_SIZE * this.arcOf(flow)]! & BASIS_MASK;
  }

  /** Index into FLOW_KINDS. */
  kind(flow: number): number {
    return (this.#arcs[ARC_SIZE * this.arcOf(flow)]! >> KIND_SHIFT) & KIND_MASK;
  }

  /** Whether it is a transfer between different organizations. */
  isCrossing(flow: number): boolean {
    return ((this.#arcs[ARC_SIZE * this.arcOf(flow)]! >> CROSSING_SHIFT) & 1) === 1;
  }

  /** The number of the record behind it, or NO_RECORD. */
  record(flow: number): number {
    return this.table.record.at(this.arcOf(flow))!;
  }

  /** Whether two flows between the same stocks are one: there are never two of one record and kind. */
  isAlike(a: number, b: number): boolean {
    return this.record(a) === this.record(b) && this.kind(a) === this.kind(b);
  }
}

function unionOf(masks: Uint8Array): number {
  let union = 0;
  for (let at = 0; at < masks.length; at++) union |= masks[at]!;
  return union;
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
