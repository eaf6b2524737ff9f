import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { coverageRows } from '../../src/flow/coverage-rows.js';
import { compileGraph } from '../../src/flow/graph.js';
import { flowRows, stockRows } from '../../src/flow/stock-rows.js';
import type { HeadwaterError } from '../../src/model/errors.js';
import { writeFlowGraph } from '../../src/store/neo4j/stock-graph.js';
import type { FlowGraphRows, StockRow } from '../../src/store/neo4j/stock-row.js';
import { demoWorld, PLACES } from '../seed/demo-world.js';
import { type Neo4jPlace, neo4jPlace } from './database.js';
import { describeEachServer } from './each-server.js';
import { type Analyst, openAnalyst } from './query-file.js';

/** 2026-10-01. */
const DATE = 20_727;
const LIMIT_MS = 120_000;

function demoRows(): FlowGraphRows {
  const world = demoWorld();
  const graph = compileGraph({ ...world, deliveries: [] });
  const coverage = coverageRows(graph, world.measures, DATE, PLACES, []);
  return {
    storeGeneration: 1,
    date: DATE,
    stocks: stockRows(graph),
    flows: flowRows(graph),
    coverage,
  };
}

/** Stocks without flows. */
function* manyStocks(count: number): Generator<StockRow> {
  for (let rank = 0; rank < count; rank++) {
    yield { rank, party: `p${rank}`, organization: `p${rank}`, good: null, side: 'inbound' };
  }
}

function bareRows(stocks: Iterable<StockRow>): FlowGraphRows {
  return { storeGeneration: 1, date: DATE, stocks, flows: [], coverage: [] };
}

describeEachServer('write-back', (running) => {
  let place: Neo4jPlace;
  let analyst: Analyst;

  beforeAll(async () => {
    place = await neo4jPlace(running.server);
    await (await place.open('write')).close();
    analyst = openAnalyst(running.server);
  }, LIMIT_MS);
  afterAll(async () => {
    await analyst?.close();
    await place?.remove();
  });

  const write = (rows: FlowGraphRows) =>
    writeFlowGraph(running.server.uri, { environment: running.server.environment }, rows);
  const stored = async () =>
    (await place.run('write-back-graph')).map((row) => row.toObject() as Record<string, unknown>);
  const state = async () => (await analyst.ask('flow-graph', {}))[0]!;

  test(
    'Every stock, flow and coverage of the demo stands in the database as it was compiled',
    async () => {
      const written = await write(demoRows());
      const rows = demoRows();
      const [stocks, flows, coverage] = [[...rows.stocks], [...rows.flows], [...rows.coverage]];
      expect(written).toMatchObject({
        stocks: stocks.length,
        flows: flows.length,
        coverages: coverage.length,
      });
      const expected = stocks.map((stock) => ({
        ...stock,
        key: `${stock.party};${stock.good ?? ''};${stock.side}`,
        generation: written.generation,
        isFlagged: coverage.some((covered) => covered.stock === stock.rank),
      }));
      const found = await stored();
      expect(found).toMatchObject(expected);
      for (const [rank, { feeding, coveredBy }] of found.entries()) {
        const into = flows.filter((flow) => flow.into === rank);
        const cells = into.map((flow) => [flow.out, flow.kind, flow.basis, flow.from, flow.to, flow.record]);
        const stored = (feeding as unknown[][]).filter(([out]) => out !== null);
        expect(stored.map(String).sort()).toEqual(cells.map(String).sort());
        const covering = coverage.filter(({ stock }) => stock === rank);
        expect([...(coveredBy as string[])].sort()).toEqual(
          covering.map(({ measure, strength }) => `${measure} ${strength}`).sort(),
        );
      }
    },
    LIMIT_MS,
  );

  test(
    'A writing that breaks off leaves the graph that was whole; the next one takes its place and clears both away',
    async () => {
      const { generation } = await write(demoRows());
      const before = await stored();
      const broken = function* () {
        yield* demoRows().flows;
        throw new Error('the power fails');
      };
      await expect(write({ ...demoRows(), flows: broken() })).rejects.toThrow('the power fails');
      expect(await state()).toMatchObject({ flowGraph: generation });
      expect((await stored()).filter((stock) => stock.generation === generation)).toEqual(before);
      const next = await write(bareRows(manyStocks(3)));
      expect(await state()).toMatchObject({ flowGraph: next.generation, stocks: 3, flows: 0 });
      expect((await stored()).map((stock) => stock.generation)).toEqual(Array(3).fill(next.generation));
    },
    LIMIT_MS,
  );

  test(
    'Of two writings at once the later one wins, and the other one says that it was not written',
    async () => {
      let later: Promise<unknown> | undefined;
      const stocks = function* () {
        for (const stock of manyStocks(200_000)) {
          if (stock.rank === 20_000) later = write(bareRows(manyStocks(5)));
          yield stock;
        }
      };
      const earlier = write(bareRows(stocks())).catch((error: HeadwaterError) => error.code);
      expect(await earlier).toBe('STORE_BUSY');
      await later;
      expect(await state()).toMatchObject({ stocks: 5 });
      expect(await stored()).toHaveLength(5);
    },
    LIMIT_MS,
  );

  test(
    'A flow to a stock that is not there ends the writing, and the graph before stays whole',
    async () => {
      const { generation } = await write(bareRows(manyStocks(2)));
      const flow = { kind: 'transfer', basis: 'declared', from: null, to: null, record: null } as const;
      const flows = [{ into: 0, out: 7, ...flow }];
      await expect(write({ ...bareRows(manyStocks(2)), flows })).rejects.toMatchObject({
        code: 'STORE_UNREADABLE',
      });
      expect(await state()).toMatchObject({ flowGraph: generation });
    },
    LIMIT_MS,
  );
});
