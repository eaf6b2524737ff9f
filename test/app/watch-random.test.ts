import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readEarlierResult, screenProducts, type Watched, watchProducts, withStore } from '../../src/app.js';
import type { EarlierResult } from '../../src/model/earlier-result.js';
import { HeadwaterError } from '../../src/model/errors.js';
import { TABLES } from '../../src/model/records.js';
import type { Store, StoreTable } from '../../src/store/port.js';
import { seeded } from '../random/seed.js';
import { worldArbitrary } from '../random/world.js';
import type { World } from '../reference/world.js';
import { temporaryFolder } from './write-world.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const TIMEOUT_MS = 180_000;

/** Puts a world into a store as one import. */
async function put(store: Store, world: World): Promise<void> {
  const batch = await store.begin('world.csv');
  const tables: readonly StoreTable[] = [...TABLES, 'measures'];
  for (const table of tables) {
    const records = table === 'documents' ? [] : (Reflect.get(world, table) as readonly object[]);
    await batch.put(table, records.map((record, index) => ({ record, row: index + 2 })) as never);
  }
  await batch.commit('0'.repeat(64));
}

const NOTHING_TO_JUDGE = ['NO_MEASURE_IN_FORCE', 'PRODUCT_NOT_FOUND'];

interface Step {
  readonly world: World;
  readonly date: number;
}

/** Imports one world after the other and watches each; the last answer, or null where nothing could be judged. */
async function watched(steps: readonly Step[]): Promise<{ answer: Watched['answer']; db: string } | null> {
  const place = mkdtempSync(join(folder.path, 'random-'));
  const [db, state] = [join(place, 'headwater.db'), join(place, 'state.json')];
  let last: Watched['answer'] | null = null;
  try {
    for (const { world, date } of steps) {
      await withStore(db, 'write', (store) => put(store, world));
      const earlier: EarlierResult | null = last === null ? null : await readEarlierResult(state);
      const look: Watched = await withStore(db, 'read', (store) =>
        watchProducts(store, { organizations: [], date }, earlier),
      );
      writeFileSync(state, look.state);
      last = look.answer;
    }
  } catch (error) {
    const isNothing = error instanceof HeadwaterError && NOTHING_TO_JUDGE.includes(error.code);
    if (isNothing) return null;
    throw error;
  }
  return { answer: last!, db };
}

/** Every other one, by a number that a random test chooses. */
function some<T>(values: readonly T[], choice: number): readonly T[] {
  return values.filter((_, index) => (choice >> (index % 24)) % 2 === 0);
}

function kindsOf({ changes }: Watched['answer']): readonly string[] {
  const causes = changes.filter(({ change }) => change === 'changed').map((change) => change.causes);
  for (const each of causes) expect(each.length).toBeGreaterThan(0);
  return [...new Set(causes.flat().map(({ kind }) => kind))].sort();
}

const choice = fc.integer({ min: 0, max: 2 ** 24 - 1 });
let changedCount = 0;

test(
  'records that came in are the only causes where only records did, and nothing changes without them',
  async () => {
    const property = fc.asyncProperty(worldArbitrary(), choice, async ({ world, question }, chosen) => {
      const part = {
        ...world,
        supplies: some(world.supplies, chosen),
        productions: some(world.productions, chosen),
      };
      const { date } = question;
      const looked = await watched([
        { world: part, date },
        { world, date },
      ]);
      if (looked === null) return;
      changedCount += looked.answer.changes.length;
      expect(kindsOf(looked.answer).filter((kind) => kind !== 'record')).toEqual([]);
      const again = await watched([
        { world, date },
        { world, date },
      ]);
      expect(again!.answer.changes).toEqual([]);
    });
    await fc.assert(property, seeded(25));
    expect(changedCount).toBeGreaterThan(0);
  },
  TIMEOUT_MS,
);

test(
  'measures are the only causes where only measures changed, and the date where only the date did',
  async () => {
    const property = fc.asyncProperty(worldArbitrary(), choice, async ({ world, question }, chosen) => {
      const measures = world.measures.map((measure, index) =>
        (chosen >> index) % 2 === 0
          ? measure
          : { ...measure, effective: { from: null, to: null }, partial: !measure.partial },
      );
      const { date } = question;
      const byMeasures = await watched([
        { world: { ...world, measures }, date },
        { world, date },
      ]);
      if (byMeasures !== null) {
        expect(kindsOf(byMeasures.answer).filter((kind) => kind !== 'measure')).toEqual([]);
        expect(
          byMeasures.answer.changes.flatMap(({ causes }) => causes).every(({ certain }) => certain),
        ).toBe(true);
      }
      const byDate = await watched([
        { world, date: date - (chosen % 2000) },
        { world, date },
      ]);
      if (byDate !== null) expect(kindsOf(byDate.answer).filter((kind) => kind !== 'date')).toEqual([]);
    });
    await fc.assert(property, seeded(25));
  },
  TIMEOUT_MS,
);

test(
  'what is said to be the verdict now is what a screen says, whatever changed',
  async () => {
    const property = fc.asyncProperty(worldArbitrary(), choice, async ({ world, question }, chosen) => {
      const part = {
        ...world,
        supplies: some(world.supplies, chosen),
        measures: some(world.measures, chosen >> 3),
      };
      const { date } = question;
      const looked = await watched([
        { world: part, date: date - (chosen % 500) },
        { world, date },
      ]);
      if (looked === null) return;
      const now = new Map<string, string>();
      await withStore(looked.db, 'read', async (store) => {
        for await (const product of screenProducts(store, [], { date, since: null, measures: null }))
          now.set(`${product.organization}/${product.good}`, product.verdict);
      });
      expect(kindsOf(looked.answer)).not.toContain('unknown');
      for (const { organization, good, now: verdict } of looked.answer.changes)
        expect(verdict).toBe(now.get(`${organization}/${good}`) ?? null);
      expect(looked.answer.products).toBe(now.size);
    });
    await fc.assert(property, seeded(20));
  },
  TIMEOUT_MS,
);
