import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Sharing } from '../../src/flow/bundles.js';
import { trace } from '../../src/trace/trace.js';
import { withDecisions } from '../random/decisions.js';
import { seeded } from '../random/seed.js';
import { type Sample, worldArbitrary } from '../random/world.js';
import { referenceAnswer } from '../reference/answer.js';
import { answerOf, evidenceOfWorld } from './ask.js';

const LISTING = { paths: 1, gaps: null };

function agree(sharing: Sharing, { world, question }: Sample): void {
  const answer = answerOf(() => trace(evidenceOfWorld(world, sharing), question, LISTING));
  expect(answer).toEqual(referenceAnswer(world, question));
}

describe.each([
  ['as it does', 'where-fewer', 3000],
  ['with junctions everywhere', 'always', 1000],
] as const)('the tracer, %s,', (_, sharing, runs) => {
  test('answers as the naive reference does, on random worlds', () => {
    fc.assert(
      fc.property(worldArbitrary(), (sample) => agree(sharing, sample)),
      seeded(runs),
    );
  });

  test('heeds decisions about names as the naive reference does', () => {
    const reviewed = fc.noBias(worldArbitrary().chain(withDecisions));
    fc.assert(
      fc.property(reviewed, (sample) => agree(sharing, sample)),
      seeded(runs / 2),
    );
  });
});
