import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HeadwaterError } from '../../src/model/errors.js';
import { network } from '../../src/trace/network.js';
import { startStocks } from '../../src/trace/start.js';
import type { Evidence } from '../../src/trace/testing.js';
import { judgeWithGrounds, partiesUpstream, trace } from '../../src/trace/trace.js';
import { ALL_FLOWS, Walks } from '../../src/trace/walks.js';
import { distributor, maker, manySites } from '../flow/pool-shapes.js';
import { seeded } from '../random/seed.js';
import { worldArbitrary } from '../random/world.js';
import { D } from '../reference/sample.js';
import type { Question, World } from '../reference/world.js';
import { evidenceOfWorld, withStates } from './ask.js';
import { onRegion } from './world-builder.js';

/** All that can be asked of one product, as JSON. */
function answers(evidence: Evidence, question: Question): string {
  try {
    return JSON.stringify([
      trace(evidence, question, { paths: 1, gaps: null }),
      trace(evidence, question, { paths: 5, gaps: 3 }),
      judgeWithGrounds(evidence, question),
      network(evidence, question, []),
      [...partiesUpstream(evidence, question)],
    ]);
  } catch (error) {
    if (error instanceof HeadwaterError) return error.code;
    throw error;
  }
}

test('every answer is the same with junctions everywhere as with none, and with states kept, on random worlds', () => {
  fc.assert(
    fc.property(worldArbitrary(), ({ world, question }) => {
      const direct = answers(evidenceOfWorld(world, 'never'), question);
      const evidence = evidenceOfWorld(world, 'always');
      expect(answers(evidence, question)).toBe(direct);
      expect(answers(withStates(evidence), question)).toBe(direct);
    }),
    seeded(1000),
  );
});

/** One of the buyers of all that the organization in the middle delivers. */
const BUYER: Question = { organization: 'buyer', good: null, date: D, since: null, measures: null };

describe.each([
  ['a distributor', distributor(300, 30)],
  ['a maker', maker(100)],
  ['an organization of many sites', manySites(20, 6)],
] as const)('every answer on %s', (_, shape) => {
  test('is the same with junctions where they are fewer, everywhere, and nowhere', () => {
    const world: World = { ...shape, measures: [onRegion('US'), onRegion('CN-XJ')] };
    const [direct, fewer, always] = (['never', 'where-fewer', 'always'] as const).map((sharing) =>
      evidenceOfWorld(world, sharing),
    );
    expect(fewer!.graph.flows.arcCount).toBeLessThan(direct!.graph.flows.arcCount / 2);
    const answer = answers(direct!, BUYER);
    expect(answers(fewer!, BUYER)).toBe(answer);
    expect(answers(always!, BUYER)).toBe(answer);
  });
});

/** What the walks and the search for all best paths looked at. */
function workOn(world: World) {
  const { graph } = evidenceOfWorld(world);
  const walks = new Walks(graph, startStocks(graph, BUYER), D, null);
  const paths = walks.bestPaths(ALL_FLOWS);
  paths.extend(Number.POSITIVE_INFINITY);
  const { visits, flows } = walks.reach.work;
  return { visits, flows, arrivals: paths.arrivalCount };
}

test.each([
  ['a maker', maker(1000), maker(2000)],
  ['an organization of many sites', manySites(100, 10), manySites(200, 10)],
] as const)('twice the goods and sites are twice the work at %s', (_, one, two) => {
  const [work, twice] = [workOn(one), workOn(two)];
  expect(twice.visits).toBeLessThan(2.05 * work.visits);
  expect(twice.flows).toBeLessThan(2.05 * work.flows);
  expect(twice.arrivals).toBeLessThan(2.05 * work.arrivals);
});
