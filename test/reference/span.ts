import type { Day, Span } from '../../src/model/dates.js';

/** from ≤ L where from is known; to ≥ since where both are known (design.md §4, Walk). */
export function isUsableAt(span: Span, latest: Day, since: Day | null): boolean {
  const hasBegun = span.from === null || span.from <= latest;
  const hasLasted = since === null || span.to === null || span.to >= since;
  return hasBegun && hasLasted;
}

/** Ended more than 1,095 days before L (design.md §4, Stocks). */
export function isStaleAt(span: Span, latest: Day): boolean {
  return span.to !== null && latest - span.to > 1095;
}

/** from ≤ D ≤ to, each where it is known (design.md §4, Hit: in force). */
export function isInForce(window: Span, date: Day): boolean {
  return (window.from === null || window.from <= date) && (window.to === null || date <= window.to);
}
