import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TRANSFER } from '../../src/flow/flows.js';
import type { FlowGraph } from '../../src/flow/graph.js';
import { formatDay } from '../../src/model/dates.js';
import { HeadwaterError } from '../../src/model/errors.js';
import { writeFlowGraph } from '../../src/store/neo4j/stock-graph.js';
import { productsOf } from '../../src/trace/products.js';
import type { StockKey, TraceResult } from '../../src/trace/result.js';
import { startStocks } from '../../src/trace/start.js';
import { ALL_FLOWS, Walks } from '../../src/trace/walks.js';
import { SEED } from '../random/seed.js';
import { traceWorld } from '../trace/ask.js';
import { neo4jPlace } from './database.js';
import { describeEachServer } from './each-server.js';
import { type Analyst, type Answer, openAnalyst } from './query-file.js';
import {
  dependsOnOwners,
  putWorlds,
  rowsOfWorlds,
  sampleWorlds,
  type WrittenWorld,
} from './write-back-worlds.js';

const WORLD_COUNT = 220;
const START_MS = 300_000;
const TIMEOUT_MS = 240_000;

const stockKey = ({ party, good, side }: StockKey) => `${party};${good ?? ''};${side}`;

function keyAt({ parties, goods, stocks }: FlowGraph, stock: number): string {
  const party = parties.ids.at(stocks.party[stock]!)!;
  const good = goods.ids[stocks.good[stock]!]!;
  return stockKey({ party, good, side: stocks.side[stock] === 1 ? 'outbound' : 'inbound' });
}

/** What the tracer says; null where the question itself is wrong and nothing can be compared. */
function traced({ world, question }: WrittenWorld): Pick<TraceResult, 'hits' | 'gaps'> | null {
  try {
    return traceWorld(world, question);
  } catch (error) {
    if (!(error instanceof HeadwaterError)) throw error;
    return ['PRODUCT_NOT_FOUND', 'NO_MEASURE_IN_FORCE'].includes(error.code) ? { hits: [], gaps: [] } : null;
  }
}

function parametersOf({ question: { organization, good, date, since } }: WrittenWorld) {
  const day = (value: number | null) => (value === null ? null : formatDay(value));
  return { organization, good, date: day(date), since: day(since), measure: null, limit: 10_000 };
}

const nameOf = ({ measure, stock }: Answer) => `${measure} at ${stock}`;

/** The walk over all flows, by the keys of its stocks; empty if the product is not found. */
function walked({ graph, question }: WrittenWorld) {
  const stocks = new Map<string, { lastDay: string; distance: number; isSupplied: boolean }>();
  let walks: Walks;
  try {
    walks = new Walks(graph, startStocks(graph, question), question.date, question.since);
  } catch {
    return stocks;
  }
  const paths = walks.bestPaths(ALL_FLOWS);
  const { flows } = graph;
  for (const stock of walks.reached) {
    const into = Array.from({ length: flows.first[stock + 1]! - flows.first[stock]! }, (_, index) =>
      flows.kind(flows.first[stock]! + index),
    );
    stocks.set(keyAt(graph, stock), {
      lastDay: formatDay(walks.label(stock)),
      distance: paths.pathTo(stock).flows.length,
      isSupplied: into.includes(TRANSFER),
    });
  }
  return stocks;
}

describeEachServer('Cypher agrees with the tracer', (running) => {
  const worlds = sampleWorlds(WORLD_COUNT, SEED);
  let analyst: Analyst;

  beforeAll(async () => {
    process.stderr.write(`random test: HEADWATER_SEED=${SEED}, ${WORLD_COUNT} worlds\n`);
    const { server } = running;
    const place = await neo4jPlace(server);
    const store = await place.open('write');
    await putWorlds(await store.begin('worlds'), worlds);
    const { generation } = await store.info();
    await store.close();
    await place.remove();
    await writeFlowGraph(server.uri, { environment: server.environment }, rowsOfWorlds(worlds, generation));
    analyst = openAnalyst(server);
  }, START_MS);
  afterAll(() => analyst?.close());

  /** Goes through the worlds that have an answer. */
  async function forEachAnswer(
    name: string,
    check: (
      world: WrittenWorld,
      answers: readonly Answer[],
      hits: readonly string[],
      gaps: readonly string[],
    ) => void,
  ): Promise<void> {
    for (const world of worlds) {
      const result = traced(world);
      if (result === null) continue;
      const { measures } = world.question;
      const rows = await analyst.ask(name, parametersOf(world));
      const asked = rows.filter(
        ({ measure }) => measure === undefined || (measures?.includes(measure as string) ?? true),
      );
      const hits = result.hits.map(({ measure, stock }) => `${measure} at ${stockKey(stock)}`);
      const gaps = result.gaps.map(({ kind: gap, stock }) => `${gap} at ${stockKey(stock)}`);
      check(world, asked, hits, gaps);
    }
  }

  test(
    'The exact query gives the hits of the tracer and their last days; what turns on owners it may find besides',
    async () => {
      let hitCount = 0;
      await forEachAnswer('upstream-hits-exact', (world, answers, hits) => {
        const reached = walked(world);
        const loose = new Set(world.world.measures.filter(dependsOnOwners).map(({ id }) => id));
        const found = answers.filter(({ measure }) => !loose.has(measure as string)).map(nameOf);
        const expected = hits.filter((hit) => !loose.has(hit.slice(0, hit.indexOf(' at '))));
        expect(found.sort()).toEqual(expected.sort());
        expect(answers.map(nameOf)).toEqual(expect.arrayContaining([...hits]));
        for (const { stock, lastDay } of answers) expect(lastDay).toBe(reached.get(stock as string)?.lastDay);
        hitCount += found.length;
      });
      expect(hitCount).toBeGreaterThan(100);
    },
    TIMEOUT_MS,
  );

  test(
    'The fast query misses no hit, and where it says that the dates work they do, on a path as short as the best',
    async () => {
      await forEachAnswer('upstream-hits', (world, answers, hits) => {
        const reached = walked(world);
        expect(answers.map(nameOf)).toEqual(expect.arrayContaining([...hits]));
        for (const { stock, datesWork, distance, hitsInAll } of answers) {
          const best = reached.get(stock as string);
          if (datesWork) expect(distance).toBe(best?.distance);
          else if (best !== undefined) expect(distance).toBeLessThanOrEqual(best.distance);
          if (world.question.measures !== null) continue;
          expect(hitsInAll).toBe(new Set(answers.map((answer) => answer.stock)).size);
        }
      });
    },
    TIMEOUT_MS,
  );

  test(
    'The query for gaps finds every unknown good and undelivered stock, and only gaps of the tracer where it reaches',
    async () => {
      await forEachAnswer('gaps', (world, answers, _hits, gaps) => {
        const reached = walked(world);
        const found = answers.map(({ gap, stock }) => `${gap} at ${stock}`);
        const certain = answers.filter(({ stock }) => reached.has(stock as string));
        if (gaps.length > 0) {
          expect(gaps).toEqual(expect.arrayContaining(certain.map(({ gap, stock }) => `${gap} at ${stock}`)));
        }
        const sure = gaps.filter((gap) => {
          const [what, stock] = gap.split(' at ') as [string, string];
          return what === 'good-unknown' || (what === 'supplier-unknown' && !reached.get(stock)!.isSupplied);
        });
        expect(found).toEqual(expect.arrayContaining(sure));
      });
    },
    TIMEOUT_MS,
  );

  test(
    'The query for exposed products lists every product in which the tracer finds a hit',
    async () => {
      for (const world of worlds.slice(0, 80)) {
        const { question } = world;
        const measure = world.world.measures[0]!.id;
        const { organization, date, since } = parametersOf(world);
        const answers = await analyst.ask('exposed-products', { organization, measure, date, since });
        const products = productsOf(world.graph, [question.organization]);
        const hit = products.filter(
          ({ good }) =>
            traced({ ...world, question: { ...question, good, measures: [measure] } })?.hits.length,
        );
        const listed = answers.map(({ good }) => good);
        expect(listed).toEqual(expect.arrayContaining(hit.map(({ good }) => good)));
      }
    },
    TIMEOUT_MS,
  );
});
