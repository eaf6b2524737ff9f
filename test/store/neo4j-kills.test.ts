import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Store } from '../../src/store/port.js';
import { type Neo4jPlace, neo4jPlace } from '../neo4j/database.js';
import { describeOwnServers } from '../neo4j/each-server.js';
import { SEED } from '../random/seed.js';
import { everything, good, organization, rowsOf, SHA_A, site, supply } from './samples.js';

/** How often the server is killed; 20 unless told. */
const KILLS = Number(process.env.HEADWATER_KILLS ?? 20);
const LIMIT_MS = 60_000 + KILLS * 90_000;

/** One of each sort: the statements of other tables differ in names only, and each costs a new server its plan. */
const TABLES = ['goods', 'organizations', 'sites', 'supplies'] as const;
const SIZE = 500;

/** A file of a few thousand records; the two editions share most ids, and little of their content. */
function edition(name: 'a' | 'b') {
  const isA = name === 'a';
  const count = isA ? SIZE : SIZE + 50;
  const ids = Array.from({ length: count }, (_, index) => index);
  const region = isA ? 'CN-XJ' : '653224';
  const goods = ['g', 'h', name].map((id) => good(id, { raw: isA, broader: id === 'h' ? 'g' : null }));
  return {
    goods,
    organizations: ids.map((id) => organization(`o${id}`, { region, trader: isA })),
    sites: ids.map((id) => site(`s${id}`, `o${isA ? id : (id * 7) % count}`, { region })),
    supplies: [...ids, ...ids.map((id) => id + 1000), ...ids.map((id) => id + 2000)].map((id) =>
      supply(`x${id}`, `o${id % count}`, `s${(id * 11) % count}`, { good: isA ? 'g' : 'h' }),
    ),
  };
}

const EDITIONS = { a: edition('a'), b: edition('b') };

/** Imports an edition whole: what the other one has and this has not is dropped. */
async function importEdition(store: Store, name: 'a' | 'b', onBegin: () => void = () => {}): Promise<void> {
  const [mine, other] = name === 'a' ? [EDITIONS.a, EDITIONS.b] : [EDITIONS.b, EDITIONS.a];
  onBegin();
  const batch = await store.begin(`${name}.csv`);
  try {
    for (const table of TABLES) {
      const keys = new Set(mine[table].map(({ id }) => id));
      await batch.put(table, rowsOf(mine[table]) as never);
      await batch.drop(
        table,
        other[table].map(({ id }) => id).filter((id) => !keys.has(id)),
      );
    }
    await batch.commit(SHA_A);
  } catch (error) {
    await batch.rollback();
    throw error;
  }
}

async function content(store: Store): Promise<string> {
  const tables = [];
  for (const table of TABLES) tables.push(await everything(store, table));
  return JSON.stringify(tables);
}

/** Numbers from 0 to 1 that follow from the seed (a linear congruential generator, Numerical Recipes). */
function* fractions(seed: number): Generator<number> {
  for (let state = seed >>> 0; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

describeOwnServers(
  'an import that the server does not survive',
  (running) => {
    let place: Neo4jPlace;
    const clean = { a: { content: '', graph: '' }, b: { content: '', graph: '' } };
    let importMs = 0;

    async function state(store: Store): Promise<{ content: string; graph: string }> {
      return { content: await content(store), graph: JSON.stringify(await place.run('current')) };
    }

    async function withStore<R>(work: (store: Store) => Promise<R>): Promise<R> {
      const store = await place.open('write', { busyTimeoutMs: 5000 });
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    }

    beforeAll(async () => {
      place = await neo4jPlace(running.server);
      for (const name of ['b', 'a', 'b', 'a'] as const) {
        await withStore(async (store) => {
          const startMs = performance.now();
          await importEdition(store, name);
          importMs = performance.now() - startMs;
          clean[name] = await state(store);
        });
      }
    }, LIMIT_MS);
    afterAll(() => place.remove());

    /** Imports while the server is killed and started again; true if the import was committed. */
    async function importUnderFire(name: 'a' | 'b', afterMs: number): Promise<boolean> {
      const store = await place.open('write');
      let begun: (() => void) | undefined;
      const begin = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const attempt = importEdition(store, name, () => begun?.()).then(
        () => true,
        () => false,
      );
      await begin;
      await delay(afterMs);
      await running.server.restart();
      const isCommitted = await attempt;
      await store.close();
      return isCommitted;
    }

    test(
      `${KILLS} times: the store is whole, and the import begun again gives what a clean one gives`,
      async () => {
        process.stderr.write(`kills: HEADWATER_SEED=${SEED}\n`);
        const moments = fractions(SEED);
        let [now, next] = ['a', 'b'] as ['a' | 'b', 'a' | 'b'];
        let brokenCount = 0;
        for (let kill = 0; kill < KILLS; kill++) {
          const isCommitted = await importUnderFire(next, moments.next().value * importMs);
          await withStore(async (store) => {
            const found = await content(store);
            // An import whose commit was not heard of may be in; then it is in whole.
            expect([clean[next].content, ...(isCommitted ? [] : [clean[now].content])]).toContain(found);
            if (found === clean[now].content) brokenCount++;
            await importEdition(store, next);
            expect(await state(store)).toEqual(clean[next]);
          });
          [now, next] = [next, now];
        }
        expect(brokenCount).toBeGreaterThan(KILLS / 4);
      },
      LIMIT_MS,
    );
  },
  true,
);
