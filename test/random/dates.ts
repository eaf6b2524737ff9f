import fc from 'fast-check';
import type { Basis } from '../../src/model/basis.js';
import type { Day, Span } from '../../src/model/dates.js';
import type { Temper } from './chance.js';
import { weighted } from './chance.js';

/** 2024-07-01, the date of every question. */
export const DATE: Day = 19_905;

/** The first days that questions ask for; the last one is after the date and so a fault. */
export const SINCE: fc.Arbitrary<Day | null> = weighted<Day | null>(
  [75, null],
  [9, DATE - 400],
  [9, DATE - 1095],
  [5, DATE],
  [2, DATE + 1],
);

const FROM: fc.Arbitrary<Day | null> = weighted<Day | null>(
  [4, null],
  [4, DATE - 3000],
  [2, DATE - 1096],
  [2, DATE - 401],
  [2, DATE - 1],
  [2, DATE],
  [2, DATE + 1],
);

/** Ends at the limits of staleness and `since`, seen from the date, the day before and a label of DATE - 400. */
const TO: fc.Arbitrary<Day | null> = weighted<Day | null>(
  [6, null],
  [3, DATE - 1],
  [2, DATE],
  [2, DATE + 1],
  [3, DATE - 400],
  [2, DATE - 401],
  [2, DATE - 1095],
  [2, DATE - 1096],
  [2, DATE - 1097],
  [2, DATE - 1495],
  [2, DATE - 1496],
  [1, DATE - 2000],
);

const ODD_SPAN: fc.Arbitrary<Span> = fc
  .tuple(FROM, TO)
  .map(([from, to]) => (from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }));

const PLAIN_SPAN: fc.Arbitrary<Span> = weighted<Span>(
  [6, { from: null, to: null }],
  [2, { from: DATE - 900, to: null }],
  [1, { from: DATE - 900, to: DATE + 30 }],
  [1, { from: DATE - 900, to: DATE - 60 }],
);

export function span(temper: Temper): fc.Arbitrary<Span> {
  return fc.oneof(
    { weight: 100 - temper.oddPercent, arbitrary: PLAIN_SPAN },
    { weight: temper.oddPercent * 2, arbitrary: ODD_SPAN },
  );
}

/** When a listed party is on its list: mostly always. */
export const WINDOW: fc.Arbitrary<Span> = weighted<Span>(
  [80, { from: null, to: null }],
  [5, { from: DATE, to: null }],
  [5, { from: DATE + 1, to: null }],
  [5, { from: null, to: DATE }],
  [5, { from: null, to: DATE - 1 }],
);

/** When a measure is in force: its first day is always known. */
export const EFFECTIVE: fc.Arbitrary<Span> = weighted<Span>(
  [80, { from: DATE - 700, to: null }],
  [6, { from: DATE, to: DATE }],
  [4, { from: DATE - 700, to: DATE }],
  [3, { from: DATE + 1, to: null }],
  [3, { from: DATE - 700, to: DATE - 1 }],
);

/** Ends at the latest dates that stocks have, where a link turns from firm to loose. */
export const LINK_SPAN: fc.Arbitrary<Span> = weighted<Span>(
  [8, { from: null, to: null }],
  [3, { from: null, to: DATE }],
  [2, { from: DATE - 900, to: DATE - 1 }],
  [2, { from: null, to: DATE - 400 }],
  [1, { from: DATE, to: null }],
  [1, { from: DATE + 1, to: null }],
);

export function basis(temper: Temper): fc.Arbitrary<Basis> {
  return weighted<Basis>([50, 'documented'], [35, 'declared'], [temper.oddPercent, 'inferred']);
}
