import { ARC_SIZE, type Flows, OUT_SHIFT } from '../../flow/flows.js';
import { INTO_SHIFT, OUTFLOW_SIZE } from '../../flow/outflows.js';
import { type Day, STALE_AFTER_DAYS } from '../../model/dates.js';
import type { Downstream } from './downstream.js';

/**
 * Takes away, from the stocks and junctions marked in `left`, those that are in no circle without an origin
 * (design.md §4, Gap), whatever product is asked for; `left` is of junctions, inbound stocks and those that are not
 * always producers. In such a circle each stock feeds another one and is fed by one, and no flow that is usable and
 * not stale comes in from outside. So whatever feeds or is fed by nothing that is left goes, and what a stock that has
 * gone always feeds. `lowest`: as in `lowestLabels`. Each arc into what is left is looked at twice.
 */
export function peelCircles(
  { table, stockCount }: Flows,
  downstream: Downstream,
  left: Uint8Array,
  lowest: Int32Array,
): void {
  const { first, arcs } = table;
  const { first: firstFed, outflows, date, since } = downstream;
  const fedBy = new Int32Array(left.length);
  const feeds = new Int32Array(left.length);
  const gone: number[] = [];
  const remove = (vertex: number) => {
    if (left[vertex] === 0) return;
    left[vertex] = 0;
    gone.push(vertex);
  };
  // What comes through a junction may be from the stock itself, so only a stock always feeds another one.
  const isAlways = (out: number, into: number, from: Day, to: Day) =>
    out < stockCount && from <= lowest[into]! && to >= date - STALE_AFTER_DAYS;
  const eachFed = (vertex: number, visit: (into: number, isAlways: boolean) => void) => {
    const end = OUTFLOW_SIZE * firstFed[vertex + 1]!;
    for (
      let at = OUTFLOW_SIZE * firstFed[vertex]!;
      at < end && outflows[at + 1]! <= date;
      at += OUTFLOW_SIZE
    ) {
      const into = outflows[at]! >> INTO_SHIFT;
      const to = outflows[at + 2]!;
      if (left[into] === 1 && to >= since) visit(into, isAlways(vertex, into, outflows[at + 1]!, to));
    }
  };
  const eachFeeding = (vertex: number, visit: (out: number, isAlways: boolean) => void) => {
    for (let arc = ARC_SIZE * first[vertex]!; arc < ARC_SIZE * first[vertex + 1]!; arc += ARC_SIZE) {
      const [out, from, to] = [arcs[arc]! >> OUT_SHIFT, arcs[arc + 1]!, arcs[arc + 2]!];
      if (from <= date && to >= since) visit(out, isAlways(out, vertex, from, to));
    }
  };
  const fedFromOutside: number[] = [];
  for (let vertex = 0; vertex < left.length; vertex++) {
    if (left[vertex] === 0) continue;
    eachFeeding(vertex, (out, isSure) => {
      if (left[out] === 1) {
        fedBy[vertex]!++;
        feeds[out]!++;
      } else if (isSure) fedFromOutside.push(vertex);
    });
  }
  for (const vertex of fedFromOutside) remove(vertex);
  for (let vertex = 0; vertex < left.length; vertex++) {
    if (fedBy[vertex] === 0 || feeds[vertex] === 0) remove(vertex);
  }
  for (let vertex = gone.pop(); vertex !== undefined; vertex = gone.pop()) {
    eachFed(vertex, (into, isSure) => {
      fedBy[into]!--;
      if (isSure || fedBy[into] === 0) remove(into);
    });
    eachFeeding(vertex, (out) => {
      if (left[out] === 0) return;
      feeds[out]!--;
      if (feeds[out] === 0) remove(out);
    });
  }
}
