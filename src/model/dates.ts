/** A calendar day as whole days since 1970-01-01 (UTC), so that spans compare and subtract as integers. */
export type Day = number;

/** First and last day of a record, both included; null where it is not known (design.md §3). */
export interface Span {
  readonly from: Day | null;
  readonly to: Day | null;
}

export const NO_SPAN: Span = { from: null, to: null };

/** A supply or production that ended longer ago than this is stale (design.md §4: three years of 365 days). */
export const STALE_AFTER_DAYS = 1095;

export type DateFault = 'date-format' | 'date-impossible';
export type DateEdge = 'from' | 'to';

const MS_PER_DAY = 86_400_000;
const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function dayOf(year: number, month: number, dayOfMonth: number): Day {
  // Date.UTC reads the years 0 to 99 as 1900 to 1999; setUTCFullYear does not.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return date.getTime() / MS_PER_DAY;
}

/**
 * Reads `YYYY-MM-DD`, or `YYYY-MM` and `YYYY`, which mean their first day as a `from` and their last as a `to`.
 * Anything else is a fault, never a guess: 03/04/2021 is two different days.
 */
export function parseDay(text: string, edge: DateEdge): Day | DateFault {
  const parts = SHAPE.exec(text);
  if (parts === null) return 'date-format';
  const year = Number(parts[1]);
  const month = parts[2] === undefined ? undefined : Number(parts[2]);
  const dayOfMonth = parts[3] === undefined ? undefined : Number(parts[3]);
  if (year === 0 || month === 0 || (month ?? 1) > 12) return 'date-impossible';
  if (dayOfMonth !== undefined) {
    const day = dayOf(year, month!, dayOfMonth);
    return formatDay(day) === text ? day : 'date-impossible';
  }
  if (edge === 'from') return dayOf(year, month ?? 1, 1);
  return month === undefined ? dayOf(year, 12, 31) : dayOf(year, month + 1, 1) - 1;
}

export function formatDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

export function formatSpanEnd(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

/** True if something that ended on `to` had ended more than three years before `at`. */
export function isStale(to: Day | null, at: Day): boolean {
  return to !== null && at - to > STALE_AFTER_DAYS;
}

/** The span rule of design.md §4: begun by `at`, and not ended before `since` where one is asked. */
export function isUsable(span: Span, at: Day, since: Day | null): boolean {
  return (span.from === null || span.from <= at) && (since === null || span.to === null || span.to >= since);
}
