import { measuresInForce } from '../measures/scope.js';
import { type Day, formatDay } from '../model/dates.js';
import { HeadwaterError } from '../model/errors.js';
import type { Measure } from '../model/measure.js';

/** What is asked: a product, the day of import, and which measures. */
export interface Question {
  readonly organization: string;
  /** Null: everything that the organization has. */
  readonly good: string | null;
  readonly date: Day;
  /** Ignore what ended before this day; null: ignore nothing. */
  readonly since: Day | null;
  /** Only these measures; null: all. */
  readonly measures: readonly string[] | null;
}

/** Errors: SINCE_AFTER_DATE, MEASURE_NOT_FOUND. */
export function checkQuestion(
  { date, since, measures: asked }: Omit<Question, 'organization' | 'good'>,
  measures: readonly Measure[],
): void {
  if (since !== null && since > date) {
    throw new HeadwaterError(
      'SINCE_AFTER_DATE',
      `--since ${formatDay(since)} is after the import date ${formatDay(date)}. Ask for an earlier day.`,
    );
  }
  const missing = asked?.find((id) => !measures.some((measure) => measure.id === id));
  if (missing === undefined) return;
  throw new HeadwaterError(
    'MEASURE_NOT_FOUND',
    `There is no measure "${missing}". See \`headwater measures list\`.`,
  );
}

/** The measures to test: in force on the import date and, where some are named, named. Error: NO_MEASURE_IN_FORCE. */
export function measuresAsked(
  question: Pick<Question, 'date' | 'measures'>,
  measures: readonly Measure[],
): readonly Measure[] {
  const { date, measures: asked } = question;
  const inForce = measuresInForce(measures, date).filter(({ id }) => asked?.includes(id) ?? true);
  if (inForce.length > 0) return inForce;
  throw new HeadwaterError(
    'NO_MEASURE_IN_FORCE',
    `No ${asked === null ? '' : 'named '}measure is in force on ${formatDay(date)}, so there is nothing to test against. Load measures with \`headwater measures import\`, or ask for another date.`,
  );
}
