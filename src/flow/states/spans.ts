import { type Day, STALE_AFTER_DAYS } from '../../model/dates.js';
import { NO_FROM, NO_TO } from '../flows.js';

/**
 * The labels at which something holds: begin, end, begin, end and so on, ascending; from each begin on up to, but not
 * with, its end.
 */
export type Spans = readonly number[];

export const ALWAYS: Spans = [NO_FROM, NO_TO];
export const NEVER: Spans = [];

/** The first label at which what ended on a day is stale (design.md §4). */
export function staleFrom(to: Day): Day {
  return to === NO_TO ? NO_TO : to + STALE_AFTER_DAYS + 1;
}

/** Adds the labels from one on up to, but not with, another; spans that touch become one. */
export function addSpan(spans: number[], begin: Day, end: Day): void {
  let first = 0;
  while (first < spans.length && spans[first + 1]! < begin) first += 2;
  let behind = first;
  let [least, most] = [begin, end];
  for (; behind < spans.length && spans[behind]! <= end; behind += 2) {
    least = Math.min(least, spans[behind]!);
    most = Math.max(most, spans[behind + 1]!);
  }
  if (behind === first + 2) {
    // Mostly it lies within one that is there.
    spans[first] = least;
    spans[first + 1] = most;
  } else spans.splice(first, behind - first, least, most);
}

export function isWithin(spans: Spans, label: Day): boolean {
  for (let at = 0; at < spans.length && spans[at]! <= label; at += 2) if (label < spans[at + 1]!) return true;
  return false;
}
