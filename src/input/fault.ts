import type { Problem, ProblemRule } from '../model/problem.js';

/** Longer values are cut in problems, so that a swallowed file does not become one message. */
export const MAX_VALUE_LENGTH = 200;

/** A problem that does not know its file yet. Row 0 is the file as a whole; the header is row 1. */
export interface Fault {
  readonly row: number;
  readonly column: string | null;
  readonly rule: ProblemRule;
  readonly value: string | null;
  readonly message: string;
}

/** Takes a fault in one cell: the rule broken, the value that breaks it, and what to do. */
export type Complain = (rule: ProblemRule, value: string, message: string) => void;

export function shorten(value: string): string {
  return value.length > MAX_VALUE_LENGTH ? `${value.slice(0, MAX_VALUE_LENGTH)}…` : value;
}

export function problemOf(file: string, fault: Fault): Problem {
  const { row, column, rule, value, message } = fault;
  return { file, sheet: null, row, column, rule, value: value === null ? null : shorten(value), message };
}
