import { parseDay } from '../model/dates.js';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const NUMERIC = /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/;
const WORDS = /^(?<name>[A-Za-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})$/;

/** Either spelling inside a text, for those who look for one. */
export const US_DATE_PATTERN =
  '(?:\\d{1,2}/\\d{1,2}/\\d{4}|[A-Z][a-z]{2,8}\\.? \\d{1,2}, \\d{4}|\\d{4}-\\d{2}-\\d{2})';

function monthOf(name: string): number {
  const lowered = name.toLowerCase();
  return (
    MONTHS.findIndex(
      (month) =>
        month === lowered || month.slice(0, 3) === lowered || (lowered === 'sept' && month === 'september'),
    ) + 1
  );
}

/**
 * A date as American agencies print it, June 21, 2022 or 6/21/2022 (the month first), or YYYY-MM-DD; given as
 * YYYY-MM-DD. Null if it is not such a date or no calendar has it. Only for files whose publisher is known.
 */
export function readUsDate(text: string): string | null {
  const parts = (NUMERIC.exec(text) ?? WORDS.exec(text))?.groups;
  const month = parts?.month ?? (parts?.name === undefined ? undefined : String(monthOf(parts.name)));
  const iso =
    parts === undefined ? text : `${parts.year}-${month!.padStart(2, '0')}-${parts.day!.padStart(2, '0')}`;
  return iso.length === 10 && typeof parseDay(iso, 'from') === 'number' ? iso : null;
}
