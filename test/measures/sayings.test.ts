import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OUTBOUND } from '../../src/flow/stocks.js';
import { measuresWithoutPlace } from '../../src/measures/coverage.js';
import { HeadwaterError } from '../../src/model/errors.js';
import type { Evidence, Testing } from '../../src/trace/testing.js';
import { testingOf } from '../../src/trace/testing.js';
import { seeded } from '../random/seed.js';
import { worldArbitrary } from '../random/world.js';
import { D, good, measure, organization, production, recipe, site, supply } from '../reference/sample.js';
import type { Question, World } from '../reference/world.js';
import { evidenceOfWorld } from '../trace/ask.js';

/** Null where the question is refused. */
function testingFor(evidence: Evidence, question: Question): Testing | null {
  try {
    return testingOf(evidence, question);
  } catch (error) {
    if (error instanceof HeadwaterError) return null;
    throw error;
  }
}

/** Compares what is said of alike stocks with what each scope item says of each; how many there are, and are said anything of. */
function compare(world: World, question: Question) {
  const evidence = evidenceOfWorld(world);
  const { stocks } = evidence.graph;
  const counts = { stocks: 0, alike: 0, said: 0 };
  const testing = testingFor(evidence, question);
  if (testing === null) return counts;
  const { sayings, coverage, scopes } = testing;
  for (let stock = 0; stock < stocks.size; stock++) {
    if (stocks.side[stock] !== OUTBOUND) continue;
    const [party, of] = [stocks.party[stock]!, stocks.good[stock]!];
    const said = sayings.alike(stock, party, of);
    counts.stocks++;
    if (said === null) continue;
    counts.alike++;
    for (const label of [question.date, question.date - 2000]) {
      const covering = scopes.flatMap((scope) => {
        const covered = coverage.covers(scope, party, of, label);
        return covered === null ? [] : [{ scope, covered }];
      });
      expect(said.covering).toEqual(covering);
      expect(said.missingPlaces).toEqual(measuresWithoutPlace(coverage, scopes, party, of, label));
      expect(sayings.of(party, of, label)).toEqual(said);
    }
    if (said.covering.length > 0 || said.missingPlaces.length > 0) counts.said++;
  }
  return counts;
}

test('what is said of all stocks that are alike is what each scope item says of each of them, on random worlds', () => {
  const sum = { stocks: 0, alike: 0, said: 0 };
  const property = fc.property(worldArbitrary(), ({ world, question }) => {
    const counts = compare(world, question);
    for (const name of ['stocks', 'alike', 'said'] as const) sum[name] += counts[name];
  });
  fc.assert(property, seeded(1500));
  expect(sum.alike).toBeGreaterThan(sum.stocks / 10);
  expect(sum.said).toBeGreaterThan(100);
});

const PLACES = [null, 'CN', 'CN-XJ', 'CN-SD', 'US'];
const DELIVERS = [null, 'panel', 'wafer'];

/** Every kind of organization with up to two sites: where each lies, what each has delivered, and what it makes itself. */
function everyKind(): World {
  const kinds = PLACES.flatMap((region) => DELIVERS.map((delivered) => ({ region, delivered })));
  const siteLists = [
    [],
    ...kinds.map((kind) => [kind]),
    ...kinds.flatMap((kind, at) => kinds.slice(at).map((other) => [kind, other])),
  ];
  const world = { organizations: [organization('buyer')], sites: [], supplies: [], productions: [] };
  const { organizations, sites, supplies, productions } = world as {
    [K in keyof typeof world]: World[K] extends readonly (infer R)[] ? R[] : never;
  };
  const sell = (party: string, of: string) =>
    supplies.push(supply(`s${supplies.length}`, party, of, 'buyer'));
  for (const region of PLACES) {
    for (const made of DELIVERS) {
      for (const list of siteLists) {
        const id = `o${organizations.length}`;
        organizations.push(organization(id, { region }));
        sell(id, 'panel');
        if (made !== null) productions.push(production(`p${id}`, id, made));
        for (const [at, { region: place, delivered }] of list.entries()) {
          sites.push(site(`${id}-${at}`, id, { region: place }));
          if (delivered !== null) sell(`${id}-${at}`, delivered);
        }
      }
    }
  }
  const regions = ['CN-XJ', 'CN', 'US'];
  return {
    ...world,
    goods: [good('panel'), good('wafer', { raw: true })],
    recipes: [recipe('panel', 'wafer')],
    ownerships: [],
    measures: regions.map((region) => measure(region, [{ region, goods: ['panel'] }])),
  };
}

test('and of every kind of organization with up to two sites', () => {
  const question = { organization: 'buyer', good: null, date: D, since: null, measures: null };
  const { stocks, alike, said } = compare(everyKind(), question);
  expect(stocks).toBeGreaterThan(4000);
  expect([alike, said > stocks / 2]).toEqual([stocks, true]);
});
