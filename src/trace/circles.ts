import { components } from '../flow/components.js';
import { ARC_SIZE, type Flows, OUT_SHIFT } from '../flow/flows.js';
import { someBehind } from '../flow/junctions.js';
import type { StockBits } from '../flow/marks.js';
import { STALE_AFTER_DAYS } from '../model/dates.js';
import { BATCH, Batch } from './batch.js';
import { isStaleInto } from './reach.js';
import type { ReachedStates } from './reached-states.js';
import type { Walks } from './walks.js';

/** Sets of stocks that only feed each other, each in order. */
export type Circles = readonly (readonly number[])[];

/**
 * The sets of reached stocks that only feed each other: the strongly connected components of more than one stock
 * under usable flows that no usable flow enters from outside unless it is stale, and that have no producer
 * (design.md §4, Gap). Each is sorted.
 *
 * Hardly any stock is in one, so those with an origin are set aside first, and components looked for among the rest.
 * A component of the rest is one of the whole as well, unless a stale flow enters it: then the whole is looked at.
 * `open`: the reached stocks that can be in a circle at all and have no producer, in order.
 */
export function findCircles(walks: Walks, states: ReachedStates, open: Int32Array): Circles {
  const { reached } = walks;
  const rest = withoutOrigin(walks, open);
  const circlesAmong = (among: Int32Array) =>
    stockComponents(walks, among).filter((circle) => isCircle(walks, states, circle));
  const circles = circlesAmong(rest);
  if (circles.every((circle) => !isEntered(walks, circle, false))) return circles;
  return circlesAmong(reached);
}

function isCircle(walks: Walks, states: ReachedStates, component: readonly number[]): boolean {
  if (component.some((stock) => states.of(stock).role === 'producer')) return false;
  return !isEntered(walks, component, true);
}

/** Whether a usable flow comes in from outside; those that are stale may be left out. */
function isEntered(walks: Walks, component: readonly number[], withoutStale: boolean): boolean {
  const { flows } = walks.graph;
  const members = new Set(component);
  return component.some((stock) =>
    walks
      .usableArcsInto(stock)
      .some(
        (arc) =>
          !(withoutStale && isStaleInto(flows, arc, walks.label(stock))) &&
          someBehind(flows, flows.out(arc), (out) => !members.has(out)),
      ),
  );
}

/** As long as a look through the rest gives an origin to one in so many, it is worth another. */
const WORTH_ANOTHER_LOOK = 8;

/**
 * The stocks that may be in a circle, in index order. In a circle all outbound stocks are handlers; none is fed from
 * outside by a flow that is not stale, or by nothing.
 */
function withoutOrigin(walks: Walks, all: Int32Array): Int32Array {
  const { marks } = walks.graph;
  const isOpen = marks.takeBits();
  for (const stock of all) isOpen.add(stock);
  let rest = all.slice();
  for (let settled = rest.length; settled * WORTH_ANOTHER_LOOK > rest.length && rest.length > 0; ) {
    const left = settleFed(walks, rest, isOpen);
    settled = rest.length - left;
    rest = rest.subarray(0, left);
  }
  marks.giveBack(isOpen, all);
  return rest;
}

/** Moves those that stay open to the front, in order, and says how many they are. */
function settleFed(walks: Walks, stocks: Int32Array, isOpen: StockBits): number {
  const { first, arcs } = walks.graph.flows.table;
  const batch = new Batch();
  let left = 0;
  for (let from = 0; from < stocks.length; from += BATCH) {
    const to = Math.min(from + BATCH, stocks.length);
    batch.take(first, arcs, ARC_SIZE, stocks, from, to);
    for (let at = from; at < to; at++) {
      const stock = stocks[at]!;
      if (isFedByOrigin(walks, stock, isOpen)) isOpen.remove(stock);
      else stocks[left++] = stock;
    }
  }
  return left;
}

function isFedByOrigin(walks: Walks, stock: number, isOpen: StockBits): boolean {
  const { flows } = walks.graph;
  const { first, arcs } = flows.table;
  const [label, earliestEnd] = [walks.label(stock), walks.earliestEnd];
  let hasUsable = false;
  const end = ARC_SIZE * first[stock + 1]!;
  for (let arc = ARC_SIZE * first[stock]!; arc < end; arc += ARC_SIZE) {
    const last = arcs[arc + 2]!;
    if (arcs[arc + 1]! > label || last < earliestEnd) continue;
    hasUsable = true;
    if (last < label - STALE_AFTER_DAYS) continue;
    const out = arcs[arc]! >> OUT_SHIFT;
    if (out < flows.stockCount ? !isOpen.has(out) : isOriginBehind(flows, out, isOpen)) return true;
  }
  return !hasUsable;
}

function isOriginBehind(flows: Flows, junction: number, isOpen: StockBits): boolean {
  return someBehind(flows, junction, (out) => !isOpen.has(out));
}

/**
 * The strongly connected components of more than one stock among some of the reached ones, each sorted. Junctions are
 * passed like stocks: a way through one that is no flow leads from a stock to itself or beside a flow, and so joins
 * nothing that is not joined.
 */
function stockComponents(walks: Walks, among: Int32Array): Circles {
  const { flows } = walks.graph;
  const { stockCount } = flows;
  const numbers = new Map<number, number>();
  for (const stock of among) numbers.set(stock, numbers.size);
  const numberOf = (vertex: number) => numbers.get(vertex) ?? among.length + vertex - stockCount;
  const outsOf = (vertex: number) =>
    walks
      .usableArcsInto(vertex)
      .map((arc) => flows.out(arc))
      .filter((out) => out >= stockCount || numbers.has(out));
  const count = among.length + flows.vertexCount - stockCount;
  return components(among, { count, numberOf, outsOf })
    .map((members) => members.filter((member) => member < stockCount).sort((a, b) => a - b))
    .filter((circle) => circle.length > 1);
}
