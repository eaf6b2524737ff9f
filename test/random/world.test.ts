import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../reference/answer.js';
import { referenceAnswer } from '../reference/answer.js';
import { VERDICTS } from '../reference/verdict.js';
import { faultsOf } from './legal.js';
import { worldArbitrary } from './world.js';

const SAMPLES = fc.sample(worldArbitrary(), { numRuns: 2000, seed: 20_210_624 });

const GAP_KINDS = [
  'good-unknown',
  'supplier-unknown',
  'supplier-stale',
  'place-unknown',
  'origin-unknown',
  'recipe-unknown',
  'inputs-unknown',
  'input-missing',
];

describe('random worlds', () => {
  const answers = SAMPLES.map(({ world, question }) => referenceAnswer(world, question));

  function sharePercent(isOne: (answer: Exclude<Answer, { error: string }>) => boolean): number {
    const ones = answers.filter((answer) => !('error' in answer) && isOne(answer));
    return (100 * ones.length) / answers.length;
  }

  test('nothing in them would be refused at import', () => {
    expect(SAMPLES.flatMap(({ world }) => faultsOf(world))).toEqual([]);
  });

  test.each(VERDICTS)('the verdict %s is frequent', (verdict) => {
    expect(sharePercent((answer) => answer.verdict === verdict)).toBeGreaterThan(2);
  });

  test.each(GAP_KINDS)('the gap %s is frequent', (kind) => {
    expect(sharePercent(({ gaps }) => gaps.some((gap) => gap.kind === kind))).toBeGreaterThan(2);
  });

  test('paths of three and more flows are frequent, and questions without an answer are not', () => {
    expect(sharePercent(({ hits }) => hits.some(({ path }) => path.length >= 3))).toBeGreaterThan(15);
    expect(sharePercent(() => true)).toBeGreaterThan(80);
  });

  test('places that were worked out often change the answer', () => {
    const changed = SAMPLES.slice(0, 500).filter(({ world, question }, index) => {
      const without = referenceAnswer({ ...world, workedOut: [] }, question);
      return JSON.stringify(without) !== JSON.stringify(answers[index]);
    });
    expect(changed.length).toBeGreaterThan(40);
  });

  test('all bases of hits and both roles are frequent', () => {
    for (const basis of ['documented', 'declared', 'inferred']) {
      expect(sharePercent(({ hits }) => hits.some((hit) => hit.basis === basis))).toBeGreaterThan(10);
    }
    for (const role of ['producer', 'handler']) {
      expect(sharePercent(({ hits }) => hits.some((hit) => hit.role === role))).toBeGreaterThan(10);
    }
  });
});
