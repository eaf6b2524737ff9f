import { ARC_SIZE, BASIS_MASK, type Flows, NO_FROM, OUT_SHIFT } from '../../flow/flows.js';
import type { Day } from '../../model/dates.js';

/** Integers of an arc: the fed stock with the basis of the flow, its first day and its last one. */
export const STEP_SIZE = 3;
/** In the first integer of an arc: the basis, and above it the stock. */
export const INTO_SHIFT = 2;

/**
 * Flows by the stock that feeds: those out of stock s are arcs `first[s]` up to, but not with, `first[s + 1]`, by their
 * first days. 12 bytes a flow.
 */
export interface Downstream {
  readonly first: Int32Array;
  readonly arcs: Int32Array;
  /** The earliest first day of a flow that has one; the import date if none has. */
  readonly earliest: Day;
  /** The import date, and the earliest last day that still counts. */
  readonly date: Day;
  readonly since: Day;
}

/** The flows that some walk from the import date may use, seen from the other end. */
export function downstreamOf({ table }: Flows, date: Day, since: Day): Downstream {
  const { first: firstInto, arcs } = table;
  const vertexCount = firstInto.length - 1;
  const first = new Int32Array(vertexCount + 2);
  for (let arc = 0; arc < arcs.length; arc += ARC_SIZE) {
    if (arcs[arc + 1]! <= date && arcs[arc + 2]! >= since) first[(arcs[arc]! >> OUT_SHIFT) + 2]!++;
  }
  for (let vertex = 1; vertex < first.length; vertex++) first[vertex]! += first[vertex - 1]!;
  let earliest = date;
  const steps = new Int32Array(STEP_SIZE * first[vertexCount + 1]!);
  // One place ahead, `first` says where the next arc of a vertex goes, and in the end where each vertex begins.
  for (let into = 0; into < vertexCount; into++) {
    for (let arc = ARC_SIZE * firstInto[into]!; arc < ARC_SIZE * firstInto[into + 1]!; arc += ARC_SIZE) {
      const from = arcs[arc + 1]!;
      if (from > date || arcs[arc + 2]! < since) continue;
      const step = STEP_SIZE * first[(arcs[arc]! >> OUT_SHIFT) + 1]!++;
      steps[step] = (into << INTO_SHIFT) | (arcs[arc]! & BASIS_MASK);
      steps[step + 1] = from;
      steps[step + 2] = arcs[arc + 2]!;
      if (from !== NO_FROM && from < earliest) earliest = from;
    }
  }
  for (let vertex = 0; vertex < vertexCount; vertex++)
    sortByFirstDay(steps, first[vertex]!, first[vertex + 1]!);
  return { first: first.subarray(0, vertexCount + 1), arcs: steps, earliest, date, since };
}

/** So few are sorted by insertion. */
const FEW_ARCS = 24;

/** Sorts the arcs of one vertex in place. */
function sortByFirstDay(steps: Int32Array, begin: number, end: number): void {
  if (end - begin > FEW_ARCS) {
    sortMany(steps, begin, end);
    return;
  }
  for (let at = begin + 1; at < end; at++) {
    const step = STEP_SIZE * at;
    const [into, from, to] = [steps[step]!, steps[step + 1]!, steps[step + 2]!];
    let place = step;
    for (; place > STEP_SIZE * begin && steps[place - 2]! > from; place -= STEP_SIZE) {
      steps[place] = steps[place - 3]!;
      steps[place + 1] = steps[place - 2]!;
      steps[place + 2] = steps[place - 1]!;
    }
    steps[place] = into;
    steps[place + 1] = from;
    steps[place + 2] = to;
  }
}

function sortMany(steps: Int32Array, begin: number, end: number): void {
  const own = steps.slice(STEP_SIZE * begin, STEP_SIZE * end);
  const order = Int32Array.from({ length: end - begin }, (_, at) => STEP_SIZE * at);
  order.sort((a, b) => own[a + 1]! - own[b + 1]! || a - b);
  for (const [at, step] of order.entries()) {
    steps.set(own.subarray(step, step + STEP_SIZE), STEP_SIZE * (begin + at));
  }
}
