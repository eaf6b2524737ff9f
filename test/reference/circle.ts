import type { Role } from './role.js';
import { isStaleAt } from './span.js';
import type { Stock } from './stocks.js';
import { compareStocks } from './stocks.js';
import type { Walk } from './walk.js';
import { reachedStocks, usableInto } from './walk.js';

/**
 * The smallest outbound stock of every set of reached stocks that feed each other in a circle, where no usable
 * flow that is not stale enters the set from outside and none of them has role producer (design.md §4, Gap).
 */
export function brokenCircles(walk: Walk, roles: ReadonlyMap<Stock, Role>): readonly Stock[] {
  return circlesOf(walk)
    .filter((circle) => !isFedFromOutside(walk, circle))
    .filter((circle) => circle.every((stock) => roles.get(stock) !== 'producer'))
    .map((circle) => circle.filter(({ side }) => side === 'outbound').sort(compareStocks)[0]!);
}

/** The largest sets of at least two stocks, each of which is upstream of each other one. */
function circlesOf(walk: Walk): readonly (readonly Stock[])[] {
  const stocks = reachedStocks(walk);
  const upstream = new Map(stocks.map((stock) => [stock, upstreamOf(walk, stock)]));
  const circles: Stock[][] = [];
  for (const stock of stocks) {
    if (circles.some((circle) => circle.includes(stock))) continue;
    const circle = stocks.filter(
      (other) => upstream.get(stock)!.has(other) && upstream.get(other)!.has(stock),
    );
    if (circle.length > 1) circles.push(circle);
  }
  return circles;
}

/** Every stock that feeds this one, directly or not; itself only where it lies in a circle. */
export function upstreamOf(walk: Walk, stock: Stock): ReadonlySet<Stock> {
  const found = new Set<Stock>();
  const open = [stock];
  while (open.length > 0) {
    for (const { from } of usableInto(walk, open.pop()!)) {
      if (!found.has(from)) open.push(from);
      found.add(from);
    }
  }
  return found;
}

function isFedFromOutside(walk: Walk, circle: readonly Stock[]): boolean {
  return circle.some((stock) =>
    usableInto(walk, stock).some(
      ({ from, span }) => !circle.includes(from) && !isStaleAt(span, walk.latest.get(stock)!),
    ),
  );
}
