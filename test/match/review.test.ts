import { expect, test } from '@jest/globals';
import { reviewPairs } from '../../src/match/review.js';
import type { Decided } from '../../src/model/decision.js';
import { compileParties } from '../../src/model/parties.js';
import { listed, measure, organization, site } from '../reference/sample.js';

const MEASURES = [
  measure('m1', [{ parties: [listed('Kobbwyn Dray', { from: 3 })] }]),
  measure('m2', [{ parties: [listed('Zeta Works')], except: [listed('Kobbwyn Dray')] }]),
];
const PARTIES = compileParties(
  [
    organization('A', { name: 'Kobwyn Dray', aliases: ['Dray Kobbwyn'] }),
    organization('B', { name: 'Kobbwyn Dray' }),
    organization('C', { name: 'Nobody' }),
  ],
  [site('A1', 'A', { name: 'Zeta Plant' })],
);

function pairs(...decisions: Decided[]): readonly string[] {
  return [...reviewPairs(PARTIES, MEASURES, decisions)].map(
    ({ party, partyName, listedName, status, measures }) =>
      `${party} ${partyName} ~ ${listedName}: ${status} (${measures.join(', ')})`,
  );
}

test('each name of a record that may be a listed one is a pair, once for all measures', () => {
  expect(pairs()).toEqual([
    'A Kobwyn Dray ~ Kobbwyn Dray: pending (m1, m2)',
    'A Dray Kobbwyn ~ Kobbwyn Dray: pending (m1, m2)',
    'A1 Zeta Plant ~ Zeta Works: pending (m2)',
    'B Kobbwyn Dray ~ Kobbwyn Dray: confirmed (m1, m2)',
  ]);
});

test('what was decided stays in view, so that it can be taken back', () => {
  const decisions: Decided[] = [
    { partyName: 'Kobwyn Dray', listedName: 'Kobbwyn Dray', verdict: 'rejected' },
    { partyName: 'Zeta Plant', listedName: 'Zeta Works', verdict: 'confirmed' },
  ];
  expect(pairs(...decisions)).toEqual([
    'A Kobwyn Dray ~ Kobbwyn Dray: rejected (m1, m2)',
    'A Dray Kobbwyn ~ Kobbwyn Dray: pending (m1, m2)',
    'A1 Zeta Plant ~ Zeta Works: confirmed (m2)',
    'B Kobbwyn Dray ~ Kobbwyn Dray: confirmed (m1, m2)',
  ]);
});

test('a decision made from a pair as shown settles that pair', () => {
  const shown = [...reviewPairs(PARTIES, MEASURES, [])].filter(({ status }) => status === 'pending');
  for (const verdict of ['confirmed', 'rejected'] as const) {
    const decided = shown.map(({ partyName, listedName }) => ({ partyName, listedName, verdict }));
    const after = [...reviewPairs(PARTIES, MEASURES, decided)];
    expect(after.filter(({ status }) => status === 'pending')).toEqual([]);
    expect(after.filter(({ status }) => status === verdict).length).toBeGreaterThanOrEqual(shown.length);
  }
});

test('a pending pair has a score below what is equal, and reasons', () => {
  for (const { status, score, reasons } of reviewPairs(PARTIES, MEASURES, [])) {
    expect(reasons.length).toBeGreaterThan(0);
    if (status === 'pending') expect(score).toBeGreaterThanOrEqual(0.5);
  }
});
