import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { screenProducts, traceProduct, withStore } from '../../src/app.js';
import { HeadwaterError } from '../../src/model/errors.js';
import { canonicalPlace } from '../../src/model/places.js';
import type { Store } from '../../src/store/port.js';
import type { TraceResult } from '../../src/trace/result.js';
import { seeded } from '../random/seed.js';
import { worldArbitrary } from '../random/world.js';
import { compareText } from '../reference/order.js';
import type { Question, World } from '../reference/world.js';
import { traceWorld } from '../trace/ask.js';
import { storeWorld, temporaryFolder } from './write-world.js';

const folder = temporaryFolder();
afterAll(folder.remove);

/** Ten seconds on a free machine. */
const TIMEOUT_MS = 180_000;

const LISTING = { paths: 3, gaps: null };

/**
 * An import spells a place in one way (HK becomes CN-HK); the records in memory must be spelt so too. What a world
 * gives as worked out stands in no file.
 */
function asImported(world: World): World {
  const spelt = (region: string | null) => (region === null ? null : canonicalPlace(region));
  const measures = world.measures.map((measure) => ({
    ...measure,
    scope: measure.scope.map((item) => ({ ...item, region: spelt(item.region) })),
  }));
  return { ...world, measures, workedOut: [] };
}

/** The answer as it is printed, without where it comes from; or the error that a user sees. */
async function printed(ask: () => TraceResult | Promise<TraceResult>): Promise<string> {
  try {
    const { provenance: _, ...answer } = await ask();
    return JSON.stringify(answer, null, 2);
  } catch (error) {
    if (error instanceof HeadwaterError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

test(
  'an answer through files and the store is that of the records in memory, to the byte',
  async () => {
    const property = fc.asyncProperty(worldArbitrary(), async ({ world, question }) => {
      const location = await storeWorld(folder.path, world);
      const stored = await withStore(location, 'read', (store) =>
        printed(async () => (await traceProduct(store, question, LISTING)).result),
      );
      expect(stored).toBe(await printed(() => traceWorld(asImported(world), question, LISTING)));
    });
    await fc.assert(property, seeded(150));
  },
  TIMEOUT_MS,
);

async function screened(store: Store, { organization: _, good: __, ...asked }: Question): Promise<string[]> {
  const lines: string[] = [];
  for await (const product of screenProducts(store, [], asked)) lines.push(JSON.stringify(product));
  return lines;
}

/** The same lines by tracing one product after another. */
async function tracedOneByOne(store: Store, world: World, question: Question): Promise<string[]> {
  const lines: string[] = [];
  for (const { organization, good } of boughtProducts(world)) {
    const { result } = await traceProduct(store, { ...question, organization, good }, LISTING);
    const { verdict, warnings } = result;
    const measures = result.measures.map(({ id, verdict: own, consequence, hits }) => ({
      id,
      verdict: own,
      consequence,
      hits,
    }));
    const gaps = result.gaps.length;
    lines.push(JSON.stringify({ organization, good, verdict, measures, gaps, warnings }));
  }
  return lines;
}

/** Every good at each organization that another supplies, by code points, the unknown good first. */
function boughtProducts({ organizations, sites, supplies, productions }: World) {
  const poolOf = (party: string) => sites.find(({ id }) => id === party)?.organization ?? party;
  const bought = supplies.filter((supply) => poolOf(supply.supplier) !== poolOf(supply.buyer));
  const buyers = new Set(bought.map(({ buyer }) => poolOf(buyer)));
  const held = [
    ...supplies.flatMap(({ supplier, buyer, good }) => [supplier, buyer].map((party) => ({ party, good }))),
    ...productions.map(({ party, good }) => ({ party, good })),
  ];
  return organizations
    .map(({ id }) => id)
    .filter((id) => buyers.has(id))
    .sort(compareText)
    .flatMap((organization) => {
      const goods = new Set(
        held.filter(({ party }) => poolOf(party) === organization).map(({ good }) => good),
      );
      const named = [...goods].filter((good) => good !== null).sort(compareText);
      return [...(goods.has(null) ? [null] : []), ...named].map((good) => ({ organization, good }));
    });
}

test(
  'a screen is one line for each product of each buyer, in order, and each as a trace judges it',
  async () => {
    const property = fc.asyncProperty(worldArbitrary(), async ({ world, question }) => {
      const location = await storeWorld(folder.path, world);
      await withStore(location, 'read', async (store) => {
        const outcome = async (ask: () => Promise<string[]>) => {
          try {
            return await ask();
          } catch (error) {
            if (error instanceof HeadwaterError) return error.code;
            throw error;
          }
        };
        expect(await outcome(() => screened(store, question))).toEqual(
          await outcome(() => tracedOneByOne(store, world, question)),
        );
      });
    });
    await fc.assert(property, seeded(50));
  },
  TIMEOUT_MS,
);
