import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withDecisions } from '../random/decisions.js';
import { seeded } from '../random/seed.js';
import { worldArbitrary } from '../random/world.js';
import { referenceAnswer } from '../reference/answer.js';
import { answerOf, traceWorld } from './ask.js';

test('the tracer answers as the naive reference does, on random worlds', () => {
  fc.assert(
    fc.property(worldArbitrary(), ({ world, question }) => {
      expect(answerOf(() => traceWorld(world, question))).toEqual(referenceAnswer(world, question));
    }),
    seeded(3000),
  );
});

test('the tracer heeds decisions about names as the naive reference does', () => {
  const reviewed = fc.noBias(worldArbitrary().chain(withDecisions));
  fc.assert(
    fc.property(reviewed, ({ world, question }) => {
      expect(answerOf(() => traceWorld(world, question))).toEqual(referenceAnswer(world, question));
    }),
    seeded(1500),
  );
});
