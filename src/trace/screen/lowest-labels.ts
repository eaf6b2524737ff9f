import { ARC_SIZE, type Flows, grouped, OUT_SHIFT } from '../../flow/flows.js';
import { OUTFLOW_SIZE } from '../../flow/outflows.js';
import type { Downstream } from './downstream.js';

/**
 * For each stock and junction a day that no walk from the import date gives it a label before, whatever product it
 * begins at. Labels fall only where a flow has ended: the earliest ends first, each gives its day to everything
 * upstream that has none yet. First days are left aside, so a label may be later than this says, and never earlier.
 */
export function lowestLabels({ table }: Flows, downstream: Downstream): Int32Array {
  const { first, arcs } = table;
  const { date, since } = downstream;
  const ends = earliestEnds(downstream);
  const lowest = new Int32Array(ends.length).fill(date);
  const open: number[] = [];
  const earliest = ends.reduce((least, day) => Math.min(least, day), date);
  const order = grouped(
    ends.map((day) => day - earliest),
    date - earliest + 1,
    ends.keys(),
    ends.length,
  ).order;
  for (const begin of order) {
    const day = ends[begin]!;
    if (day === date) break;
    if (lowest[begin]! <= day) continue;
    lowest[begin] = day;
    open.push(begin);
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
      const end = ARC_SIZE * first[vertex + 1]!;
      for (let arc = ARC_SIZE * first[vertex]!; arc < end; arc += ARC_SIZE) {
        const out = arcs[arc]! >> OUT_SHIFT;
        if (lowest[out]! <= day || arcs[arc + 1]! > date || arcs[arc + 2]! < since) continue;
        lowest[out] = day;
        open.push(out);
      }
    }
  }
  return lowest;
}

/** Of each stock and junction the earliest end of a flow out of it; the import date if none has ended before. */
function earliestEnds({ first, outflows, date, since }: Downstream): Int32Array {
  const ends = new Int32Array(first.length - 1).fill(date);
  for (let vertex = 0; vertex < ends.length; vertex++) {
    let earliest = date;
    const end = OUTFLOW_SIZE * first[vertex + 1]!;
    for (let at = OUTFLOW_SIZE * first[vertex]!; at < end && outflows[at + 1]! <= date; at += OUTFLOW_SIZE) {
      const to = outflows[at + 2]!;
      if (to < earliest && to >= since) earliest = to;
    }
    ends[vertex] = earliest;
  }
  return ends;
}
