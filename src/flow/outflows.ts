import { firstFed } from './feeding.js';
import { ARC_SIZE, BASIS_MASK, type Flows, OUT_SHIFT } from './flows.js';

/** Integers of an outflow: the fed vertex with the basis of the flow, its first day and its last one. */
export const OUTFLOW_SIZE = 3;
/** In the first integer of an outflow: the basis, and above it the vertex. */
export const INTO_SHIFT = 2;

/**
 * All arcs with their days by the vertex that feeds: those out of vertex u are outflows `first[u]` up to, but not with,
 * `first[u + 1]`, by their first days. 12 bytes an arc and 4 a vertex. For what goes over all stocks at once, downstream.
 */
export interface OutflowTable {
  readonly first: Int32Array;
  readonly outflows: Int32Array;
}

export function outflowTable(flows: Flows): OutflowTable {
  const { first: firstInto, arcs } = flows.table;
  const { vertexCount } = flows;
  const first = firstFed(flows);
  const next = first.slice();
  const outflows = new Int32Array(OUTFLOW_SIZE * flows.arcCount);
  for (let into = 0; into < vertexCount; into++) {
    for (let arc = ARC_SIZE * firstInto[into]!; arc < ARC_SIZE * firstInto[into + 1]!; arc += ARC_SIZE) {
      const at = OUTFLOW_SIZE * next[arcs[arc]! >> OUT_SHIFT]!++;
      outflows[at] = (into << INTO_SHIFT) | (arcs[arc]! & BASIS_MASK);
      outflows[at + 1] = arcs[arc + 1]!;
      outflows[at + 2] = arcs[arc + 2]!;
    }
  }
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    sortByFirstDay(outflows, first[vertex]!, first[vertex + 1]!);
  }
  return { first, outflows };
}

/** So few are sorted by insertion. */
const FEW = 24;

/** Sorts the outflows of one vertex in place. */
function sortByFirstDay(outflows: Int32Array, begin: number, end: number): void {
  if (end - begin > FEW) {
    sortMany(outflows, begin, end);
    return;
  }
  for (let at = begin + 1; at < end; at++) {
    const own = OUTFLOW_SIZE * at;
    const [into, from, to] = [outflows[own]!, outflows[own + 1]!, outflows[own + 2]!];
    let place = own;
    for (; place > OUTFLOW_SIZE * begin && outflows[place - 2]! > from; place -= OUTFLOW_SIZE) {
      outflows[place] = outflows[place - 3]!;
      outflows[place + 1] = outflows[place - 2]!;
      outflows[place + 2] = outflows[place - 1]!;
    }
    outflows[place] = into;
    outflows[place + 1] = from;
    outflows[place + 2] = to;
  }
}

function sortMany(outflows: Int32Array, begin: number, end: number): void {
  const own = outflows.slice(OUTFLOW_SIZE * begin, OUTFLOW_SIZE * end);
  const order = Int32Array.from({ length: end - begin }, (_, at) => OUTFLOW_SIZE * at);
  order.sort((a, b) => own[a + 1]! - own[b + 1]! || a - b);
  for (const [at, place] of order.entries()) {
    outflows.set(own.subarray(place, place + OUTFLOW_SIZE), OUTFLOW_SIZE * (begin + at));
  }
}
