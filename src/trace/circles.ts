import { IntColumn } from '../flow/int-column.js';
import { someBehind } from '../flow/junctions.js';
import { INBOUND, OUTBOUND } from '../flow/stocks.js';
import { isStaleInto } from './reach.js';
import type { Roles } from './roles.js';
import type { Walks } from './walks.js';

/**
 * The sets of reached stocks that only feed each other: the strongly connected components of more than one stock
 * under usable flows that no usable flow enters from outside unless it is stale, and that have no producer
 * (design.md §4, Gap). Each is sorted.
 *
 * Hardly any stock is in one, so those with an origin are set aside first, and components looked for among the rest.
 * A component of the rest is one of the whole as well, unless a stale flow enters it: then the whole is looked at.
 */
export function findCircles(walks: Walks, roles: Roles): readonly (readonly number[])[] {
  const { reach, reached } = walks;
  const hasOrigin = originMarks(walks, roles);
  const isRest = (stock: number) => hasOrigin[reach.positionOf(stock)] === 0;
  const rest = reached.filter(isRest);
  const circles = components(walks, rest, isRest).filter((circle) => isCircle(walks, roles, circle));
  if (circles.every((circle) => !isEntered(walks, circle, false))) return circles;
  return components(walks, reached, () => true).filter((circle) => isCircle(walks, roles, circle));
}

function isCircle(walks: Walks, roles: Roles, component: readonly number[]): boolean {
  const { side } = walks.graph.stocks;
  if (component.some((stock) => side[stock] === OUTBOUND && roles.of(stock) === 'producer')) return false;
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
 * By position 0 for stocks that may be in a circle, 1 for those that cannot. In a circle all outbound stocks are
 * handlers and each inbound one feeds a handler; none is fed from outside by a flow that is not stale, or by nothing.
 * Upstream is looked at first, so that mostly one look is enough.
 */
function originMarks(walks: Walks, roles: Roles): Uint8Array {
  const { reach } = walks;
  const marks = new Uint8Array(reach.count).fill(1);
  let rest = handlersAndSources(walks, roles, marks);
  for (let settled = rest.length; settled * WORTH_ANOTHER_LOOK > rest.length && rest.length > 0; ) {
    const before = rest.length;
    rest = rest.filter((stock) => {
      if (!isFedByOrigin(walks, stock, marks)) return true;
      marks[reach.positionOf(stock)] = 1;
      return false;
    });
    settled = before - rest.length;
  }
  return marks;
}

/** The handlers, last reached first, each with the inbound stocks that feed it; their marks are taken away. */
function handlersAndSources(walks: Walks, roles: Roles, marks: Uint8Array): readonly number[] {
  const { reach, graph } = walks;
  const { flows, stocks } = graph;
  const found: number[] = [];
  const add = (stock: number) => {
    const position = reach.positionOf(stock);
    if (marks[position] === 0) return;
    marks[position] = 0;
    found.push(stock);
  };
  const passed = new Set<number>();
  const addReceived = (out: number) => {
    if (stocks.side[out] === INBOUND) add(out);
    return false;
  };
  for (const position of handlerPositions(walks, roles).reverse()) {
    const stock = reach.stockAt(position);
    const label = walks.label(stock);
    for (let arc = flows.first[stock]!; arc < flows.first[stock + 1]!; arc++) {
      const out = flows.out(arc);
      if (!walks.isUsable(arc, label) || passed.has(out)) continue;
      if (out >= flows.stockCount) passed.add(out);
      someBehind(flows, out, addReceived);
    }
    add(stock);
  }
  return found;
}

/** Ascending. Found in the order of the stocks, for going through all of them in the order of reaching takes long. */
function handlerPositions({ reach, reached, graph }: Walks, roles: Roles): Int32Array {
  const { side } = graph.stocks;
  const positions = new IntColumn();
  for (const stock of reached) {
    if (side[stock] === OUTBOUND && roles.of(stock) === 'handler') positions.push(reach.positionOf(stock));
  }
  return positions.values().sort();
}

function isFedByOrigin(walks: Walks, stock: number, marks: Uint8Array): boolean {
  const { flows } = walks.graph;
  const label = walks.label(stock);
  const isOrigin = (out: number) => marks[walks.reach.positionOf(out)] === 1;
  let hasUsable = false;
  for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
    if (!walks.isUsable(flow, label)) continue;
    hasUsable = true;
    if (isStaleInto(flows, flow, label)) continue;
    if (someBehind(flows, flows.out(flow), isOrigin)) return true;
  }
  return !hasUsable;
}

/**
 * The strongly connected components of more than one stock among some of the reached ones, each sorted. Tarjan's
 * algorithm (SIAM J. Comput. 1, 1972) without recursion. Junctions are passed like stocks: a way through one that is
 * no flow leads from a stock to itself or beside a flow, and so joins nothing that is not joined.
 */
function components(
  walks: Walks,
  among: Int32Array,
  isAmong: (stock: number) => boolean,
): readonly (readonly number[])[] {
  const { reach, graph } = walks;
  const number = new Int32Array(reach.count).fill(-1);
  const low = new Int32Array(reach.count);
  const isOpen = new Uint8Array(reach.count);
  const open: number[] = [];
  const found: number[][] = [];
  let next = 0;
  const enter = (stock: number) => {
    const at = reach.positionOf(stock);
    number[at] = low[at] = next++;
    open.push(stock);
    isOpen[at] = 1;
    const from = walks.usableArcsInto(stock).map((arc) => graph.flows.out(arc));
    return { stock, at, from: from.filter((out) => out >= graph.stocks.size || isAmong(out)), next: 0 };
  };
  const close = (stock: number) => {
    const members = open.splice(open.lastIndexOf(stock));
    for (const member of members) isOpen[reach.positionOf(member)] = 0;
    const circle = members.filter((member) => member < graph.stocks.size);
    if (circle.length > 1) found.push(circle.sort((a, b) => a - b));
  };
  for (const root of among) {
    if (number[reach.positionOf(root)] !== -1) continue;
    const path = [enter(root)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const out = top.from[top.next++];
      if (out !== undefined) {
        const at = reach.positionOf(out);
        if (number[at] === -1) path.push(enter(out));
        else if (isOpen[at] === 1) low[top.at] = Math.min(low[top.at]!, number[at]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent.at] = Math.min(low[parent.at]!, low[top.at]!);
      if (low[top.at] === number[top.at]) close(top.stock);
    }
  }
  return found;
}
