import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  importTables,
  RENDERERS,
  readMeasures,
  renderVerdicts,
  screenProducts,
  type Tracing,
  traceProduct,
  withStore,
} from '../../src/app.js';
import { matchesPath, snapshotPath } from '../../src/flow/graph-source.js';
import { HeadwaterError } from '../../src/model/errors.js';
import { trace } from '../../src/trace/trace.js';
import { maker, manySites } from '../flow/pool-shapes.js';
import { contentsOf, damage } from '../flow/snapshot-file.js';
import { seeded } from '../random/seed.js';
import { worldArbitrary } from '../random/world.js';
import { D, listed, measure, supply } from '../reference/sample.js';
import type { Question, World } from '../reference/world.js';
import { PLACES } from '../trace/ask.js';
import { worldOf } from '../trace/world-builder.js';
import { storeWorld, temporaryFolder } from './write-world.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const TIMEOUT_MS = 180_000;
const LISTING = { paths: 1, gaps: null };
const PROVENANCE = { store: 'test', generation: 1, records: 0, measures: '', program: 'test' };

/** The answer over the graph of the whole store, by its snapshot where one is true. */
async function answered(location: string, question: Question): Promise<string> {
  return withStore(location, 'read', (store, graphs) =>
    graphs.use(async () => {
      const graph = await graphs.all();
      const evidence = {
        graph,
        measures: await readMeasures(store),
        places: PLACES,
        provenance: PROVENANCE,
        decisions: [],
      };
      try {
        return JSON.stringify(trace(evidence, question, { paths: 2, gaps: null }));
      } catch (error) {
        if (error instanceof HeadwaterError && error.code !== 'STORE_UNREADABLE') return error.code;
        throw error;
      }
    }),
  );
}

/** When the snapshot was written, and as which file. */
function written(location: string): string {
  const { ino, mtimeNs } = statSync(snapshotPath(location), { bigint: true });
  return `${ino} ${mtimeNs}`;
}

function withoutSnapshot(location: string): void {
  rmSync(snapshotPath(location), { force: true });
}

const WORLD = worldOf(
  `org X region=CN-XJ
   site B1 of B region=CN-XJ
   o1: H owns X 60
   s1: B1 -panel-> A [-90..-10]
   s2: X -wafer-> B
   p1: B1 makes panel < wafer`,
  measure('m', [{ region: 'CN-XJ' }]),
  measure('n', [{ parties: [listed('H')], subsidiaries: true }]),
);
const ABOUT: Question = { organization: 'A', good: 'panel', date: D, since: null, measures: null };

test.each([
  ['a maker of many goods', maker(80)],
  ['many sites', manySites(20, 6)],
] as const)('a snapshot holds the junctions inside %s', async (_, shape) => {
  const world: World = { ...shape, measures: [measure('m', [{ region: 'US' }])] };
  const question: Question = { organization: 'buyer', good: null, date: D, since: null, measures: null };
  const location = await storeWorld(folder.path, world);
  const vertices = () =>
    withStore(location, 'read', async (_store, graphs) => {
      const { flows } = await graphs.all();
      return { stocks: flows.stockCount, vertices: flows.vertexCount, flows: flows.size };
    });
  const fromRecords = await answered(location, question);
  const before = written(location);
  const counts = await vertices();
  expect(await answered(location, question)).toBe(fromRecords);
  expect(written(location)).toBe(before);
  expect(counts.vertices).toBeGreaterThan(counts.stocks);
  withoutSnapshot(location);
  expect(await vertices()).toEqual(counts);
});

test(
  'a snapshot answers as the records do, to the byte, on random worlds',
  async () => {
    const property = fc.asyncProperty(worldArbitrary(), async ({ world, question }) => {
      const location = await storeWorld(folder.path, world);
      const fromRecords = await answered(location, question);
      const before = written(location);
      expect(await answered(location, question)).toBe(fromRecords);
      expect(written(location)).toBe(before);
    });
    await fc.assert(property, seeded(60));
  },
  TIMEOUT_MS,
);

test('a store that has changed since is read anew', async () => {
  const location = await storeWorld(folder.path, WORLD);
  const before = await answered(location, ABOUT);
  const added = `${folder.path}/supplies.csv`;
  writeFileSync(added, 'id,supplier,buyer,good\ns9,H,A,panel\n');
  await withStore(location, 'write', (store) => importTables(store, [added], { keepUnresolved: false }));
  const after = await answered(location, ABOUT);
  expect(after).not.toBe(before);
  expect(after).toContain('"record":"supplies:s9"');
  expect(await answered(location, ABOUT)).toBe(after);
});

test('a snapshot of another store at the same generation is not taken for its own', async () => {
  const location = await storeWorld(folder.path, WORLD);
  const other = await storeWorld(folder.path, { ...WORLD, supplies: WORLD.supplies.slice(0, 1) });
  const expected = await answered(location, ABOUT);
  await answered(other, ABOUT);
  copyFileSync(snapshotPath(other), snapshotPath(location));
  expect(await answered(location, ABOUT)).toBe(expected);
  // Another store copied over this one, with its snapshot left behind.
  const ofOther = await answered(other, ABOUT);
  copyFileSync(other, location);
  expect(await answered(location, ABOUT)).toBe(ofOther);
});

test(
  'a snapshot that is cut off or has a wrong byte changes no answer',
  async () => {
    const location = await storeWorld(folder.path, WORLD);
    const expected = await answered(location, ABOUT);
    const bytes = readFileSync(snapshotPath(location));
    const damage = fc.record({ at: fc.nat(bytes.length - 1), by: fc.integer({ min: 1, max: 255 }) });
    const property = fc.asyncProperty(damage, fc.boolean(), async ({ at, by }, isCutOff) => {
      const damaged = Buffer.from(bytes.subarray(0, isCutOff ? at : bytes.length));
      if (!isCutOff) damaged[at]! ^= by;
      writeFileSync(snapshotPath(location), damaged);
      expect(await answered(location, ABOUT)).toBe(expected);
    });
    await fc.assert(property, seeded(150));
  },
  TIMEOUT_MS,
);

test(
  'verdicts are told before paths are looked for, and what turns out to be damaged after that changes none of them',
  async () => {
    const location = await storeWorld(folder.path, WORLD);
    const told: string[] = [];
    const traced = () =>
      withStore(location, 'read', async (store, graphs) => {
        await graphs.use(() => graphs.all());
        const onJudged: Tracing['onJudged'] = (judged, labels) => told.push(renderVerdicts(judged, labels));
        const { result, labels } = await traceProduct(store, ABOUT, LISTING, { graphs, onJudged });
        return RENDERERS.get('text')!(result, labels);
      });
    const expected = await traced();
    const [verdicts] = told;
    expect(expected.startsWith(verdicts!)).toBe(true);
    const bytes = readFileSync(snapshotPath(location));
    let again = 0;
    // Every byte in turn, so that those which only paths need are among them.
    for (let at = 0; at < bytes.length; at += 7) {
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 1;
      writeFileSync(snapshotPath(location), damaged);
      told.length = 0;
      expect(await traced()).toBe(expected);
      expect(new Set(told)).toEqual(new Set([verdicts]));
      if (told.length > 1) again++;
    }
    expect(again).toBeGreaterThan(0);
  },
  TIMEOUT_MS,
);

const INNER = worldOf(
  `site B2 of B within=B1 name=Urumqi_works
   org Y country=CN name=Kashgar_Foods
   s3: Y -wafer-> B2
   p2: Y makes wafer`,
  ...WORLD.measures,
);
const MAKER = maker(80);

/** A world with something in every section of a snapshot. */
const FULL: World = {
  organizations: [
    ...WORLD.organizations,
    ...INNER.organizations.filter(({ id }) => id === 'Y'),
    ...MAKER.organizations,
  ],
  sites: [...WORLD.sites, ...INNER.sites],
  goods: [...WORLD.goods, ...MAKER.goods],
  recipes: MAKER.recipes,
  supplies: [...WORLD.supplies, ...INNER.supplies, ...MAKER.supplies, supply('sold', 'A', 'panel', 'buyer')],
  productions: [...WORLD.productions, ...INNER.productions],
  ownerships: WORLD.ownerships,
  measures: WORLD.measures,
};

/** What a screen finds, or the code of its error. */
async function screenedOrRefused(location: string): Promise<string> {
  try {
    return await screened(location, FULL);
  } catch (error) {
    return (error as HeadwaterError).code;
  }
}

test(
  'a wrong byte in any section changes no answer, whenever that section is read',
  async () => {
    const location = await storeWorld(folder.path, FULL);
    const path = snapshotPath(location);
    const question: Question = { ...ABOUT, organization: 'buyer', good: null };
    const [traced, found] = [await answered(location, question), await screened(location, FULL)];
    expect(traced).toContain('"verdict":"exposed"');
    const bytes = readFileSync(path);
    const refused = new Set<string>();
    for (const [name, { offset, length }] of Object.entries(contentsOf(path).sections)) {
      expect([name, length]).not.toEqual([name, 0]);
      for (const at of [0, length - 1]) {
        damage(path, bytes, offset + at);
        expect([name, await answered(location, question)]).toEqual([name, traced]);
        damage(path, bytes, offset + at);
        const again = await screenedOrRefused(location);
        if (again === 'STORE_UNREADABLE') refused.add(name);
        else expect([name, again]).toEqual([name, found]);
      }
    }
    // A screen has begun when it comes to texts.
    expect([...refused].filter((name) => !/\.(index|bytes)$/.test(name))).toEqual([]);
  },
  TIMEOUT_MS,
);

test('where no snapshot can be written all works as with one', async () => {
  const location = await storeWorld(folder.path, WORLD);
  const expected = await answered(location, ABOUT);
  withoutSnapshot(location);
  mkdirSync(`${snapshotPath(location)}/in-the-way`, { recursive: true });
  expect(await answered(location, ABOUT)).toBe(expected);
});

async function screened(location: string, world: World): Promise<string> {
  const lines: string[] = [];
  const question = { date: D, since: null, measures: world.measures.map(({ id }) => id) };
  await withStore(location, 'read', async (store, graphs) => {
    for await (const product of screenProducts(store, [], question, () => {}, graphs)) {
      lines.push(JSON.stringify(product));
    }
  });
  return lines.join('\n');
}

test('matched names are kept beside the snapshot, for the same lists only', async () => {
  const location = await storeWorld(folder.path, WORLD);
  const first = await screened(location, WORLD);
  const kept = readFileSync(matchesPath(location), 'latin1');
  expect(kept).toContain('"confirmed"');
  expect(await screened(location, WORLD)).toBe(first);
  const region = { ...WORLD, measures: WORLD.measures.slice(0, 1) };
  expect(await screened(location, region)).not.toBe(first);
  expect(await screened(location, WORLD)).toBe(first);
});
