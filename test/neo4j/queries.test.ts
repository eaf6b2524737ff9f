import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importMeasures, importTables, SEED_PATH, traceProduct } from '../../src/app.js';
import { coverageRows } from '../../src/flow/coverage-rows.js';
import { compileGraph } from '../../src/flow/graph.js';
import { flowRows, stockRows } from '../../src/flow/stock-rows.js';
import { writeFlowGraph } from '../../src/store/neo4j/stock-graph.js';
import type { TraceResult } from '../../src/trace/result.js';
import { demoWorld, PLACES } from '../seed/demo-world.js';
import { projectFile } from '../trace/ask.js';
import { neo4jPlace } from './database.js';
import { describeEachServer } from './each-server.js';
import { type Analyst, openAnalyst, QUERY_NAMES, queryText } from './query-file.js';

const DATE = 20_727;
const DAY = '2026-10-01';
const LIMIT_MS = 120_000;
const IMPORTERS = ['example-imports', 'beauty-imports', 'food-imports'];

/** Of no notification: 00000, and 02000 or 02N42 for a plan, which has no rows. */
const QUIET = /^0[02]/;

const HOSHINE = 'hoshine-shanshan-works;metallurgical-silicon;outbound';
const QUARTZ = 'quartz-pit-xinjiang;quartzite;outbound';

/** What each query answers about the demo with the parameters in its comment; worked out by hand. */
const ANSWERS: Readonly<Record<string, readonly object[]>> = {
  'buyers-of-listed': [
    { buyer: 'metal-trader-b', tiers: 1, goods: ['metallurgical-silicon'], isComplete: true },
    { buyer: 'metal-trader-a', tiers: 2, goods: ['metallurgical-silicon'], isComplete: true },
    { buyer: 'polysilicon-maker', tiers: 3, goods: ['metallurgical-silicon'], isComplete: true },
  ],
  'evidence-paths': [
    {
      stock: HOSHINE,
      measures: ['us-uflpa-entity-list', 'us-uflpa-region', 'us-wro-hoshine'],
      basis: 'declared',
      datesWork: true,
      stocksInAll: 2,
    },
    { stock: QUARTZ, measures: ['us-uflpa-region'], basis: 'declared', datesWork: true, stocksInAll: 2 },
  ],
  'exposed-products': [
    { good: 'solar-module', hits: 2, isAnyFirm: true },
    { good: 'cotton-apparel', hits: 1, isAnyFirm: true },
    { good: 'silicone-sealant', hits: 1, isAnyFirm: false },
  ],
  'flow-graph': [{ date: DAY, isCurrent: true }],
  gaps: [
    { gap: 'good-unknown', stock: 'alloy-trader;;outbound' },
    { gap: 'good-unknown', stock: 'board-maker;;inbound' },
    { gap: 'good-unknown', stock: 'component-trader;;outbound' },
    { gap: 'good-unknown', stock: 'frame-maker;;inbound' },
    { gap: 'inputs-unknown', stock: 'chip-maker;chip;outbound' },
    { gap: 'inputs-unknown', stock: 'encapsulant-maker;encapsulant;outbound' },
    { gap: 'inputs-unknown', stock: 'fabric-mill-aksu;cotton-fabric;outbound' },
  ],
  'listed-group': [
    {
      organization: 'hoshine-shanshan',
      isMajority: true,
      chain: [{ owner: 'hoshine', owned: 'hoshine-shanshan', record: 'ownerships:fiction-hoshine-shanshan' }],
    },
  ],
  'shared-suppliers': [
    { supplier: 'apparel-maker', buyerCount: 2, isCovered: false },
    { supplier: 'apparel-trader', buyerCount: 2, isCovered: false },
  ],
  'supplies-in-window': [
    { supply: 'fiction-module-1', supplier: 'module-trader', from: '2025-01-01', to: null },
    { supply: 'fiction-sealant-1', supplier: 'sealant-maker', from: '2025-06-01', to: null },
    { supply: 'fiction-computer-1', supplier: 'computer-maker', from: '2025-09-01', to: null },
    { supply: 'fiction-apparel-1', supplier: 'apparel-trader', from: '2025-10-01', to: null },
  ],
  'upstream-hits': [
    { measure: 'us-uflpa-entity-list', stock: HOSHINE, tiers: 9, distance: 17, datesWork: true },
    { measure: 'us-uflpa-region', stock: HOSHINE, tiers: 9, distance: 17, datesWork: true },
    { measure: 'us-uflpa-region', stock: QUARTZ, tiers: 10, distance: 19, datesWork: true },
    { measure: 'us-wro-hoshine', stock: HOSHINE, tiers: 9, distance: 17, datesWork: true },
  ],
  'upstream-hits-exact': [
    { measure: 'us-uflpa-entity-list', stock: HOSHINE, strength: 'firm', lastDay: DAY },
    { measure: 'us-uflpa-region', stock: HOSHINE, strength: 'firm', lastDay: DAY },
    { measure: 'us-uflpa-region', stock: QUARTZ, strength: 'firm', lastDay: DAY },
    { measure: 'us-wro-hoshine', stock: HOSHINE, strength: 'firm', lastDay: DAY },
  ],
};

test('Each query is described in docs/neo4j-queries.md and answered here', () => {
  const documented = [...projectFile('docs/neo4j-queries.md').matchAll(/^### `([\w-]+)\.cypher`$/gm)];
  expect(documented.map(([, name]) => name!).sort()).toEqual(QUERY_NAMES);
  expect(Object.keys(ANSWERS).sort()).toEqual(QUERY_NAMES);
  expect(QUERY_NAMES.length).toBeGreaterThanOrEqual(8);
  const parametersOf = (text: string) => [...text.matchAll(/\$(\w+)/g)].map(([, name]) => name!);
  for (const name of QUERY_NAMES) {
    const example = /^\/\/ :param \{(.*)\}$/m.exec(queryText(name))?.[1] ?? '';
    const set = [...example.matchAll(/(\w+):/g)].map(([, parameter]) => parameter!);
    expect(new Set(parametersOf(queryText(name)))).toEqual(new Set(set));
  }
});

describeEachServer('queries', (running) => {
  let analyst: Analyst;
  const traced = new Map<string, TraceResult>();

  beforeAll(async () => {
    const { server } = running;
    const place = await neo4jPlace(server);
    const store = await place.open('write');
    await importTables(store, [`${SEED_PATH}goods`, `${SEED_PATH}demo`], { keepUnresolved: false });
    await importMeasures(store, [`${SEED_PATH}measures`]);
    const { generation } = await store.info();
    const world = demoWorld();
    const graph = compileGraph({ ...world, deliveries: [] });
    await writeFlowGraph(
      server.uri,
      { environment: server.environment },
      {
        storeGeneration: generation,
        date: DATE,
        stocks: stockRows(graph),
        flows: flowRows(graph),
        coverage: coverageRows(graph, world.measures, DATE, PLACES, []),
      },
    );
    for (const organization of IMPORTERS) {
      const question = { organization, good: null, date: DATE, since: null, measures: null };
      const { result } = await traceProduct(store, question, { paths: 1, gaps: null });
      traced.set(organization, result);
    }
    await store.close();
    await place.remove();
    analyst = openAnalyst(server);
  }, LIMIT_MS);
  afterAll(() => analyst?.close());

  test.each(QUERY_NAMES)('The server plans %s without a remark', async (name) => {
    const { gqlStatusObjects } = await analyst.explain(name);
    const remarks = gqlStatusObjects.filter(({ gqlStatus }) => !QUIET.test(gqlStatus));
    expect(remarks.map(({ statusDescription }) => statusDescription)).toEqual([]);
  });

  test.each(QUERY_NAMES)('%s gives the answer that was worked out by hand for the demo', async (name) => {
    const answers = await analyst.askExample(name);
    expect(answers).toMatchObject(ANSWERS[name]!);
    expect(answers).toHaveLength(ANSWERS[name]!.length);
  });

  test.each(IMPORTERS)('Everything of %s has the hits in Cypher that a trace has', async (organization) => {
    const hits = traced.get(organization)!.hits.map(({ measure, stock }) => {
      return `${measure} at ${stock.party};${stock.good ?? ''};${stock.side}`;
    });
    for (const name of ['upstream-hits', 'upstream-hits-exact']) {
      const answers = await analyst.askExample(name, { organization, good: null });
      expect(answers.map(({ measure, stock }) => `${measure} at ${stock}`).sort()).toEqual([...hits].sort());
    }
  });

  test('An evidence path over flows of a basis is as long as the best path of the trace', async () => {
    const { hits } = traced.get('example-imports')!;
    const answers = await analyst.askExample('evidence-paths', { good: null });
    const declared = hits.filter(({ basis }) => basis === 'declared');
    expect(declared.length).toBeGreaterThan(0);
    for (const { stock, path } of declared) {
      const answer = answers.find((each) => each.stock === `${stock.party};${stock.good};${stock.side}`);
      expect(answer).toMatchObject({ datesWork: true, path: { length: path.length } });
    }
  });
});
