import { ARC_SIZE, type Flows, OUT_SHIFT } from '../../flow/flows.js';
import type { Day } from '../../model/dates.js';

/**
 * For each stock and junction a day that no walk from the import date gives it a label before, whatever product it
 * begins at. Labels fall only where a flow has ended: the earliest ends first, each gives its day to everything
 * upstream that has none yet. First days are left aside, so a label may be later than this says, and never earlier.
 */
export function lowestLabels({ table, vertexCount }: Flows, date: Day, since: Day): Int32Array {
  const { first, arcs } = table;
  const lowest = new Int32Array(vertexCount).fill(date);
  const isUsable = (arc: number) => arcs[arc + 1]! <= date && arcs[arc + 2]! >= since;
  const open: number[] = [];
  for (const arc of endedFirst(table, date, isUsable)) {
    const day = arcs[arc + 2]!;
    const lower = (vertex: number) => {
      if (lowest[vertex]! <= day) return;
      lowest[vertex] = day;
      open.push(vertex);
    };
    lower(arcs[arc]! >> OUT_SHIFT);
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
      for (let into = ARC_SIZE * first[vertex]!; into < ARC_SIZE * first[vertex + 1]!; into += ARC_SIZE) {
        if (isUsable(into)) lower(arcs[into]! >> OUT_SHIFT);
      }
    }
  }
  return lowest;
}

/** The places of the usable flows that ended before the import date, the earliest end first. */
function endedFirst(
  { arcs, earliestEnd }: Flows['table'],
  date: Day,
  isUsable: (arc: number) => boolean,
): Int32Array {
  const next = new Int32Array(Math.max(0, date - earliestEnd) + 1);
  const hasEnded = (arc: number) => arcs[arc + 2]! < date && isUsable(arc);
  for (let arc = 0; arc < arcs.length; arc += ARC_SIZE) {
    if (hasEnded(arc)) next[arcs[arc + 2]! - earliestEnd + 1]!++;
  }
  for (let day = 1; day < next.length; day++) next[day]! += next[day - 1]!;
  const ordered = new Int32Array(next.at(-1)!);
  for (let arc = 0; arc < arcs.length; arc += ARC_SIZE) {
    if (hasEnded(arc)) ordered[next[arcs[arc + 2]! - earliestEnd]!++] = arc;
  }
  return ordered;
}
