import { z } from 'zod';

/** What a reviewer says of a pair of names: they are one party, they are not, or an earlier decision is taken back. */
export const DECISION_VERDICTS = ['confirmed', 'rejected', 'withdrawn'] as const;

const ID_DIGITS = 8;

/**
 * One line of the review log, which only grows: a decision is never changed, a later one on the same pair of names
 * takes its place. It is about names as printed, not about ids, so it outlives every import.
 */
export const decisionSchema = z
  .object({
    /** A running number with leading zeros, so that code-point order is the order in which they were made. */
    id: z.string().regex(new RegExp(`^\\d{${ID_DIGITS}}$`)),
    /** The day on which it was made, as whole days since 1970-01-01. */
    date: z.number().int(),
    partyName: z.string().min(1),
    listedName: z.string().min(1),
    verdict: z.enum(DECISION_VERDICTS),
    reviewer: z.string().min(1),
    note: z.string().min(1).nullable(),
  })
  .readonly();

export type Decision = z.infer<typeof decisionSchema>;
/** A decision that holds: the latest on its pair of names, and not taken back. */
export interface Decided {
  readonly partyName: string;
  /** The main name of the listed party, for all its names at once, or one of its other names for that one alone. */
  readonly listedName: string;
  readonly verdict: 'confirmed' | 'rejected';
}

export type DecisionVerdict = Decision['verdict'];

/** The id of the decision that follows the one with this id; of the first, if there is none. */
export function nextDecisionId(last: string | null): string {
  return String(Number(last ?? 0) + 1).padStart(ID_DIGITS, '0');
}
