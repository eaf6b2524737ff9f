import type { Flows } from './flows.js';

/** The arcs in the other direction, 4 bytes an arc and 4 a vertex. */
export interface FeedingTable {
  readonly first: Int32Array;
  readonly into: Int32Array;
}

/**
 * Whom each vertex feeds: those that vertex u feeds are `into[first[u]]` up to, but not with, `into[first[u + 1]]`,
 * ascending, so junctions last, each as often as there are arcs to it. Made once for a graph, and only where somebody
 * looks downstream.
 */
export class Feeding {
  readonly table: FeedingTable;
  readonly #flows: Flows;

  constructor(table: FeedingTable, flows: Flows) {
    this.table = table;
    this.#flows = flows;
  }

  /** The arcs into a vertex from another one, in their order. */
  *between(into: number, out: number): Generator<number> {
    const flows = this.#flows;
    const end = flows.first[into + 1]!;
    // They lie in the order of the feeding stocks; those from junctions come last, in another order.
    for (let arc = this.firstArc(into, out); arc < end; arc++) {
      if (flows.out(arc) === out) yield arc;
      else if (Math.min(out, flows.out(arc)) < flows.stockCount) return;
    }
  }

  /** Whether a stock feeds junctions. */
  isThroughJunctions(stock: number): boolean {
    const { first, into } = this.table;
    const end = first[stock + 1]!;
    return end > first[stock]! && into[end - 1]! >= this.#flows.stockCount;
  }

  /** Where the arcs into a vertex from another one begin; those from a junction with those from others. */
  firstArc(into: number, out: number): number {
    const flows = this.#flows;
    const wanted = Math.min(out, flows.stockCount);
    let low = flows.first[into]!;
    let high = flows.first[into + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (flows.out(middle) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Where the arcs out of each vertex begin when they are grouped by the vertex that feeds. */
export function firstFed(flows: Flows): Int32Array {
  const { arcCount, vertexCount } = flows;
  const first = new Int32Array(vertexCount + 1);
  for (let arc = 0; arc < arcCount; arc++) first[flows.out(arc) + 1]!++;
  for (let vertex = 0; vertex < vertexCount; vertex++) first[vertex + 1]! += first[vertex]!;
  return first;
}

export function feedingTable(flows: Flows): FeedingTable {
  const { vertexCount } = flows;
  const first = firstFed(flows);
  const next = first.slice();
  const into = new Int32Array(flows.arcCount);
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const end = flows.first[vertex + 1]!;
    for (let arc = flows.first[vertex]!; arc < end; arc++) into[next[flows.out(arc)]!++] = vertex;
  }
  return { first, into };
}
