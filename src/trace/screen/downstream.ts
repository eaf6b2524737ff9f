import { ARC_SIZE, BASIS_MASK, type Flows, NO_FROM, OUT_SHIFT } from '../../flow/flows.js';
import type { Day } from '../../model/dates.js';

/** Integers of an arc: the fed stock with the basis of the flow, its first day and its last one. */
export const STEP_SIZE = 3;
/** In the first integer of an arc: the basis, and above it the stock. */
export const INTO_SHIFT = 2;

/** Flows by the stock that feeds: those out of stock s are arcs `first[s]` up to, but not with, `first[s + 1]`. */
export interface Downstream {
  readonly first: Int32Array;
  readonly arcs: Int32Array;
  /** The earliest first day of a flow that has one; the import date if none has. */
  readonly earliest: Day;
  /** The import date, and the earliest last day that still counts. */
  readonly date: Day;
  readonly since: Day;
}

/** The flows that some walk from the import date may use, seen from the other end; 12 bytes a flow. */
export function downstreamOf({ table }: Flows, date: Day, since: Day): Downstream {
  const { first: firstInto, arcs } = table;
  const stockCount = firstInto.length - 1;
  const first = new Int32Array(stockCount + 2);
  const isUsable = (arc: number) => arcs[arc + 1]! <= date && arcs[arc + 2]! >= since;
  for (let arc = 0; arc < arcs.length; arc += ARC_SIZE) {
    if (isUsable(arc)) first[(arcs[arc]! >> OUT_SHIFT) + 2]!++;
  }
  for (let stock = 1; stock < first.length; stock++) first[stock]! += first[stock - 1]!;
  let earliest = date;
  const steps = new Int32Array(STEP_SIZE * first[stockCount + 1]!);
  // One place ahead, `first` says where the next arc of a stock goes, and in the end where each stock begins.
  for (let into = 0; into < stockCount; into++) {
    for (let arc = ARC_SIZE * firstInto[into]!; arc < ARC_SIZE * firstInto[into + 1]!; arc += ARC_SIZE) {
      if (!isUsable(arc)) continue;
      const step = STEP_SIZE * first[(arcs[arc]! >> OUT_SHIFT) + 1]!++;
      steps[step] = (into << INTO_SHIFT) | (arcs[arc]! & BASIS_MASK);
      steps[step + 1] = arcs[arc + 1]!;
      if (arcs[arc + 1]! !== NO_FROM) earliest = Math.min(earliest, arcs[arc + 1]!);
      steps[step + 2] = arcs[arc + 2]!;
    }
  }
  return { first: first.subarray(0, stockCount + 1), arcs: steps, earliest, date, since };
}
