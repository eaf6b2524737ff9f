import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Sharing } from '../../src/flow/bundles.js';
import { HeadwaterError } from '../../src/model/errors.js';
import { namedProduct, productIndexesOf } from '../../src/trace/products.js';
import { Screen, type Screened } from '../../src/trace/screen/screen.js';
import { judge } from '../../src/trace/trace.js';
import { withDecisions } from '../random/decisions.js';
import { seeded } from '../random/seed.js';
import { type Sample, worldArbitrary } from '../random/world.js';
import { D, organization, supply } from '../reference/sample.js';
import type { Question, World } from '../reference/world.js';
import { evidenceOfWorld, withStates } from './ask.js';
import { range, trading } from './shape-world.js';
import { onParties } from './world-builder.js';

/** The pass is made before any product is traced. */
const AT_ONCE = { times: 0, least: 0 };

/** Every organization, those that only sell too. */
function everyone(world: World): readonly string[] {
  return world.organizations.map(({ id }) => id);
}

/** Without counts, which a screen has only of products that it traced. */
function comparable({ gaps: _, measures, ...product }: Screened) {
  const own = measures.map(({ id, verdict, consequence, hits }) => [id, verdict, consequence, hits !== 0]);
  return { ...product, measures: own };
}

/** The verdicts of a screen that makes its pass at once, and those of a trace each; and how many it had to trace. */
function screened(world: World, { date, since, measures }: Question, sharing?: Sharing) {
  const evidence = evidenceOfWorld(world, sharing);
  const { graph } = evidence;
  const terms = { date, since, measures };
  const products = productIndexesOf(graph, everyone(world));
  const screen = new Screen(evidence, terms, products, AT_ONCE);
  const judged = Array.from(screen.judged(), comparable);
  const withKept = new Screen(withStates(evidence), terms, products, AT_ONCE);
  expect(Array.from(withKept.judged(), comparable)).toEqual(judged);
  expect(withKept.work.traced).toBeLessThanOrEqual(screen.work.traced);
  const traced = products.map((product) => {
    const named = namedProduct(graph, product);
    const result = judge(evidence, { ...named, ...terms });
    return comparable({ ...named, ...result, gaps: 0 });
  });
  return { judged, traced, tracedCount: screen.work.traced };
}

/** Of how many products in a hundred the two bounds must agree over all random worlds, so that a trace is spared. */
const LEAST_SPARED_PERCENT = 90;

function agree(worlds: fc.Arbitrary<Sample>, runs: number, sharing?: Sharing): void {
  let [products, traces] = [0, 0];
  fc.assert(
    fc.property(worlds, ({ world, question }) => {
      try {
        const { judged, traced, tracedCount } = screened(world, question, sharing);
        expect(judged).toEqual(traced);
        products += judged.length;
        traces += tracedCount;
      } catch (error) {
        // A question that no trace answers either: no measure in force, or "since" after the date.
        if (!(error instanceof HeadwaterError)) throw error;
      }
    }),
    seeded(runs),
  );
  expect(traces).toBeLessThan((products * (100 - LEAST_SPARED_PERCENT)) / 100);
}

test('a screen in one pass gives the verdicts of a trace each, on random worlds', () => {
  agree(worldArbitrary(), 2000);
});

test('a screen in one pass gives them with junctions everywhere', () => {
  agree(worldArbitrary(), 1000, 'always');
});

test('a screen in one pass heeds decisions about names as traces do', () => {
  agree(fc.noBias(worldArbitrary().chain(withDecisions)), 500);
});

/** Importers that all buy from one of a ring of traders, who buy from each other and from a producer in Xinjiang. */
function ring(importers: number, traders: number): World {
  const [buyers, members] = [range(importers).map((at) => `i${at}`), range(traders).map((at) => `t${at}`)];
  const among = members.map((id, at) => supply(`r${at}`, members[(at + 1) % traders]!, 'panel', id));
  const bought = buyers.map((id, at) => supply(`b${at}`, members[at % traders]!, 'panel', id));
  const world = trading([...buyers, ...members], [...among, ...bought, supply('x', 'maker', 'panel', 't0')]);
  const maker = organization('maker', { country: 'CN', region: 'CN-XJ' });
  return { ...world, organizations: [...world.organizations, maker], measures: [onParties(['maker'])] };
}

test('all importers of a ring are screened in one pass that looks at each flow once, and none is traced', () => {
  for (const size of [100, 200]) {
    const evidence = evidenceOfWorld(ring(10 * size, size));
    const products = productIndexesOf(evidence.graph, []);
    const screen = new Screen(evidence, { date: D, since: null, measures: null }, products, AT_ONCE);
    expect(new Set(Array.from(screen.judged(), ({ verdict }) => verdict))).toEqual(new Set(['exposed']));
    expect(screen.work.traced).toBe(0);
    // A stock may get the bits of the producer after those of another stock, so twice.
    expect(screen.work.pass!.flows).toBeLessThanOrEqual(2 * evidence.graph.flows.size);
    expect(screen.work.pass!.visits).toBeLessThanOrEqual(2 * evidence.graph.stocks.size);
  }
});

test('a few products of a large store are traced, for a pass would look at all of it', () => {
  const evidence = evidenceOfWorld(ring(300, 10));
  const products = productIndexesOf(evidence.graph, ['i7', 'i8']);
  const screen = new Screen(evidence, { date: D, since: null, measures: null }, products);
  expect(Array.from(screen.judged(), ({ verdict }) => verdict)).toEqual(['exposed', 'exposed']);
  expect(screen.work).toEqual({ traced: 2, pass: null });
});
