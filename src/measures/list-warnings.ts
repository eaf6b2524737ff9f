import { type Day, parseDay } from '../model/dates.js';
import type { Measure } from '../model/measure.js';

/** A list that was made longer ago than this, at the import date, is stale (domain.md: 90 days). */
export const LIST_STALE_AFTER_DAYS = 90;

/** Something about a list that makes a verdict on it weaker than it looks. */
export interface ListWarning {
  readonly code: 'list-stale' | 'list-date-unknown';
  /** The measure's id. */
  readonly measure: string;
  /** The list's own date as stated: a day, a month or a year; null if it has none. */
  readonly listDate: string | null;
  /** From the first day that the date can mean to the import date; null if there is no date. */
  readonly ageDays: number | null;
  readonly text: string;
}

const ADVICE = 'import a current one with `headwater measures import`';

/** A measure that names parties. An empty list is none: it is not loaded, and its verdict says so. */
function hasList({ scope }: Measure): boolean {
  return scope.some(({ parties }) => parties !== null && parties.length > 0);
}

function warningOf({ id, source }: Measure, date: Day): ListWarning | null {
  const listDate = source?.date ?? null;
  const day = listDate === null ? 'date-format' : parseDay(listDate, 'from');
  if (typeof day !== 'number') {
    const stated = listDate === null ? 'has no date' : `has a date that cannot be read, "${listDate}"`;
    const text = `the list of ${id} ${stated}, so nobody can tell whether it is current: ${ADVICE}, with its date as source.date`;
    return { code: 'list-date-unknown', measure: id, listDate, ageDays: null, text };
  }
  const ageDays = date - day;
  if (ageDays <= LIST_STALE_AFTER_DAYS) return null;
  const text = `the list of ${id} is of ${listDate}, ${ageDays} days before the import date, and lacks what was changed since: ${ADVICE}`;
  return { code: 'list-stale', measure: id, listDate, ageDays, text };
}

/**
 * A warning for each of these measures that names parties by a list older than 90 days on the import date, or by one
 * without a date; in the order of the measures. A list that is younger than the import date is no fault.
 */
export function listWarnings(measures: readonly Measure[], date: Day): readonly ListWarning[] {
  return measures.filter(hasList).flatMap((measure) => warningOf(measure, date) ?? []);
}
