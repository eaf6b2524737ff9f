import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { traceProduct } from '../../src/app.js';
import { HeadwaterError } from '../../src/model/errors.js';
import { TABLES, type Table } from '../../src/model/records.js';
import type { Batch, Reader, Store, StoreTable } from '../../src/store/port.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { neo4jPlace } from '../neo4j/database.js';
import { describeEachServer } from '../neo4j/each-server.js';
import { seeded } from '../random/seed.js';
import { type Sample, worldArbitrary } from '../random/world.js';
import { renameQuestion, renameWorld } from '../trace/world-changes.js';

const WORLDS = 300;
const LIMIT_MS = 300_000;

/** The same world under ids of its own, so that many worlds stand in one store without touching each other. */
function apart({ world, question }: Sample, index: number): Sample {
  const own = (id: string) => `w${index}-${id}`;
  const rename = { party: own, good: own, record: own };
  const renamed = renameWorld(world, rename);
  const measures = renamed.measures.map((measure) => ({ ...measure, id: own(measure.id) }));
  const asked = (question.measures ?? world.measures.map(({ id }) => id)).map(own);
  return {
    world: { ...renamed, measures },
    question: { ...renameQuestion(question, rename), measures: asked },
  };
}

async function put(store: Store, samples: readonly Sample[]): Promise<void> {
  const tables: readonly StoreTable[] = [...TABLES.filter((table) => table !== 'documents'), 'measures'];
  for (const table of tables) {
    const batch: Batch = await store.begin(`${table}.csv`);
    const records = samples.flatMap(({ world }): object[] => [
      ...world[table as Exclude<Table, 'documents'>],
    ]);
    const rows = records.map((record, index) => ({ record: withoutDocuments(record), row: index + 2 }));
    for (let at = 0; at < rows.length; at += 5000) await batch.put(table, rows.slice(at, at + 5000) as never);
    await batch.commit(table.padEnd(64, '0'));
  }
}

/** The worlds cite documents that they do not hold; both stores would refuse none, and an import all. */
function withoutDocuments<R extends object>(record: R): R {
  return 'documents' in record ? { ...record, documents: [] } : record;
}

/** The answer as `--format json` prints it, without provenance; an error by its code. */
async function answer(store: Reader, { question }: Sample): Promise<string> {
  try {
    const { result } = await traceProduct(store, question, { paths: 3, gaps: null });
    const { provenance: _, ...rest } = result;
    return JSON.stringify(rest, null, 2);
  } catch (error) {
    if (error instanceof HeadwaterError) return error.code;
    throw error;
  }
}

describeEachServer('the same answers as the embedded store', (running, kind) => {
  test(
    `${WORLDS} random worlds give identical JSON from SQLite and from ${kind.name}`,
    async () => {
      const { seed, numRuns } = seeded(WORLDS);
      const samples = fc.sample(worldArbitrary(), { seed, numRuns }).map(apart);
      const folder = mkdtempSync(join(tmpdir(), 'headwater-agreement-'));
      const place = await neo4jPlace(running.server);
      try {
        const path = join(folder, 'worlds.db');
        const written = [openSqliteStore(path, { mode: 'write' }), await place.open('write')];
        for (const store of written) {
          await put(store, samples);
          await store.close();
        }
        const [embedded, server] = [openSqliteStore(path, { mode: 'read' }), await place.open('read')];
        for (const sample of samples)
          expect(await answer(server, sample)).toBe(await answer(embedded, sample));
        await Promise.all([embedded.close(), server.close()]);
      } finally {
        await place.remove();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    LIMIT_MS,
  );
});
