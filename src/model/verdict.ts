/** Worst first. `not-tested` means that a list is not loaded; it is never `clear`. */
export const VERDICTS = ['exposed', 'possible', 'unknown', 'not-tested', 'clear'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What may be missing at a stock (design.md §4, Gap). */
export const GAP_KINDS = [
  'good-unknown',
  'supplier-unknown',
  'supplier-stale',
  'place-unknown',
  'origin-unknown',
  'recipe-unknown',
  'inputs-unknown',
  'input-missing',
] as const;
export type GapKind = (typeof GAP_KINDS)[number];
