import { expect, test } from '@jest/globals';
import { renderWatchText } from '../../src/report/watch-text.js';
import type { WatchAnswer } from '../../src/trace/comparison.js';

const ANSWER: WatchAnswer = {
  earlier: { date: '2026-05-01', generation: 4, program: '0.1.0' },
  date: '2026-06-01',
  since: null,
  products: 7,
  provenance: { store: 'sqlite', generation: 6, records: 19, measures: '', program: '0.1.0' },
  warnings: [
    { code: 'list-stale', measure: 'm', listDate: '2020', ageDays: 2343, text: 'the list of m is of 2020' },
  ],
  changes: [
    {
      organization: 'importer',
      good: 'panel',
      change: 'changed',
      before: 'clear',
      now: 'exposed',
      measures: [
        { id: 'm', before: 'clear', now: 'exposed' },
        { id: 'n', before: null, now: 'unknown' },
      ],
      causes: [
        { kind: 'record', name: 'supplies:s', text: 'supplies:s is newer', certain: true },
        { kind: 'measure', name: 'n', text: 'measure n is new\u001b[31m in the store', certain: false },
      ],
    },
    {
      organization: 'importer',
      good: null,
      change: 'changed',
      before: 'possible',
      now: 'possible',
      measures: [{ id: 'm', before: 'unknown', now: null }],
      causes: [],
    },
    {
      organization: 'new',
      good: 'g',
      change: 'appeared',
      before: null,
      now: 'unknown',
      measures: [],
      causes: [],
    },
    {
      organization: 'old',
      good: 'g',
      change: 'vanished',
      before: 'clear',
      now: null,
      measures: [],
      causes: [],
    },
  ],
};

test('a watch as text says each change, why, and what was compared; a line each, safe for a terminal', () => {
  expect(renderWatchText(ANSWER).split('\n')).toEqual([
    'changed   importer/panel: clear -> exposed',
    '  m: clear -> exposed',
    '  n: not tested -> unknown',
    '    because supplies:s is newer',
    '    perhaps because measure n is new [31m in the store',
    'changed   importer: still possible',
    '  m: unknown -> not tested',
    'appeared  new/g: unknown',
    'vanished  old/g: was clear',
    '4 changes; 7 products judged: generation 6, imports of 2026-06-01; before: generation 4, imports of 2026-05-01.',
    'the list of m is of 2020',
    '',
  ]);
});

test('a first look and a look at nothing new say so', () => {
  const quiet = { ...ANSWER, changes: [], warnings: [] };
  expect(renderWatchText({ ...quiet, earlier: null })).toBe(
    '7 products judged: generation 6, imports of 2026-06-01. Nothing to compare with yet.\n',
  );
  expect(renderWatchText(quiet)).toMatch(/^no verdict changed; 7 products judged: /);
});
