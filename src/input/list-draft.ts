import type { Places } from '../model/places.js';
import type { Answers } from './answers.js';
import type { Fault } from './fault.js';
import type { Questions } from './questions.js';

/** A measure as a file would have it, and the row that it was read from; still to be checked as measures are. */
export interface DraftMeasure {
  readonly row: number;
  readonly json: unknown;
}

export interface DraftList {
  readonly drafts: readonly DraftMeasure[];
  readonly faults: readonly Fault[];
  /** Rows read, those with a fault too. */
  readonly rows: number;
  /** What should be said of the reading, though nothing is wrong. */
  readonly notes: readonly string[];
}

export interface ListContext {
  readonly places: Places;
  readonly answers: Answers;
  readonly questions: Questions;
  /** The day of which the list is, as the user states it, YYYY-MM-DD; null if he does not. */
  readonly asOf: string | null;
}

/** The date of a list that does not state its own: it is asked for. */
export function dateOfList(
  { asOf, answers, questions }: ListContext,
  stated: string | null = null,
): string | null {
  const date = asOf ?? answers.asOf ?? stated;
  if (date === null)
    questions.askDate(
      'the list does not say of which day it is: give --as-of YYYY-MM-DD, the day you got it',
    );
  return date;
}
