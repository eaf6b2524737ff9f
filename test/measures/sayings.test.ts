import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OUTBOUND } from '../../src/flow/stocks.js';
import { measuresWithoutPlace } from '../../src/measures/coverage.js';
import { HeadwaterError } from '../../src/model/errors.js';
import { type Testing, testingOf } from '../../src/trace/testing.js';
import { seeded } from '../random/seed.js';
import { worldArbitrary } from '../random/world.js';
import { evidenceOfWorld } from '../trace/ask.js';

test('what is said of all stocks that are alike is what each scope item says of each of them, at any label', () => {
  let [alikeCount, stockCount, saying] = [0, 0, 0];
  const property = fc.property(worldArbitrary(), ({ world, question }) => {
    const evidence = evidenceOfWorld(world);
    const { stocks } = evidence.graph;
    let testing: Testing;
    try {
      testing = testingOf(evidence, question);
    } catch (error) {
      if (error instanceof HeadwaterError) return;
      throw error;
    }
    const { sayings, coverage, scopes } = testing;
    for (let stock = 0; stock < stocks.size; stock++) {
      if (stocks.side[stock] !== OUTBOUND) continue;
      const [party, good] = [stocks.party[stock]!, stocks.good[stock]!];
      const said = sayings.alike(stock, party, good);
      stockCount++;
      if (said === null) continue;
      alikeCount++;
      for (const label of [question.date, question.date - 2000]) {
        const covering = scopes.flatMap((scope) => {
          const covered = coverage.covers(scope, party, good, label);
          return covered === null ? [] : [{ scope, covered }];
        });
        expect(said.covering).toEqual(covering);
        expect(said.missingPlaces).toEqual(measuresWithoutPlace(coverage, scopes, party, good, label));
        expect(sayings.of(party, good, label)).toEqual(said);
      }
      if (said.covering.length > 0 || said.missingPlaces.length > 0) saying++;
    }
  });
  fc.assert(property, seeded(1500));
  // The worlds have stocks that are alike, some of which are covered or would be.
  expect(alikeCount).toBeGreaterThan(stockCount / 10);
  expect(saying).toBeGreaterThan(100);
});
