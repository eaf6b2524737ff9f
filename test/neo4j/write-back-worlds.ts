import fc from 'fast-check';
import { coverageRows } from '../../src/flow/coverage-rows.js';
import { compileGraph, type FlowGraph } from '../../src/flow/graph.js';
import { flowRows, stockRows } from '../../src/flow/stock-rows.js';
import type { Measure } from '../../src/model/measure.js';
import { TABLES } from '../../src/model/records.js';
import type { FlowGraphRows } from '../../src/store/neo4j/stock-row.js';
import type { Batch, StoreTable } from '../../src/store/port.js';
import { type Sample, worldArbitrary } from '../random/world.js';
import { PLACES } from '../trace/ask.js';
import { renameQuestion, renameWorld } from '../trace/world-changes.js';

/** A random world among many in one database; all its ids begin alike, so that none is another world's. */
export interface WrittenWorld extends Sample {
  readonly graph: FlowGraph;
}

function writtenWorld({ world, question }: Sample, index: number): WrittenWorld {
  const own = (id: string) => `w${index}.${id}`;
  const rename = { party: own, good: own, record: own };
  // What a world gives as worked out is no record, and so not in the database.
  const renamed = { ...renameWorld(world, rename), workedOut: [] };
  const measures = renamed.measures.map((measure) => ({ ...measure, id: own(measure.id) }));
  return {
    world: { ...renamed, measures },
    question: { ...renameQuestion(question, rename), measures: question.measures?.map(own) ?? null },
    graph: compileGraph({ ...renamed, deliveries: [] }),
  };
}

/** Random worlds, each with its graph. */
export function sampleWorlds(count: number, seed: number): readonly WrittenWorld[] {
  return fc.sample(worldArbitrary(), { numRuns: count, seed }).map(writtenWorld);
}

/** Puts the records of all worlds into one batch and commits it. */
export async function putWorlds(batch: Batch, worlds: readonly WrittenWorld[]): Promise<void> {
  const tables: readonly Exclude<StoreTable, 'documents' | 'decisions'>[] = [
    ...TABLES.filter((table) => table !== 'documents'),
    'measures',
  ];
  for (const table of tables) {
    const records = worlds.flatMap(({ world }) => world[table] as readonly object[]);
    const rows = records.map((record, index) => ({ record, row: index + 2 }));
    await batch.put(table, rows as never);
  }
  await batch.commit('0'.repeat(64));
}

/** The graphs of all worlds as one, the ranks of each after those of the one before. */
export function rowsOfWorlds(worlds: readonly WrittenWorld[], storeGeneration: number): FlowGraphRows {
  const { date } = worlds[0]!.question;
  const firsts: number[] = [];
  let next = 0;
  for (const { graph } of worlds) {
    firsts.push(next);
    next += graph.stocks.size;
  }
  const eachWorld = function* <T>(rows: (world: WrittenWorld, first: number) => Iterable<T>): Generator<T> {
    for (const [index, world] of worlds.entries()) yield* rows(world, firsts[index]!);
  };
  return {
    storeGeneration,
    date,
    stocks: eachWorld(({ graph }, first) =>
      stockRows(graph).map((row) => ({ ...row, rank: first + row.rank })),
    ),
    flows: eachWorld(({ graph }, first) =>
      flowRows(graph).map((row) => ({ ...row, into: first + row.into, out: first + row.out })),
    ),
    coverage: eachWorld(({ graph, world }, first) =>
      coverageRows(graph, world.measures, date, PLACES, []).map((row) => ({
        ...row,
        stock: first + row.stock,
      })),
    ),
  };
}

/** Measures whose coverage may turn on who owned whom on a stock's own last day, which the written graph cannot tell. */
export function dependsOnOwners({ scope }: Measure): boolean {
  return scope.some(({ subsidiaries, parties }) => subsidiaries === true && parties !== null);
}
