import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RENDERERS, traceProduct, withStore } from '../../src/app.js';
import { EXPORTS } from '../../src/http/routes/trace-routes.js';
import { parseDay } from '../../src/model/dates.js';
import { importDemo, startServer, type TestServer } from './served.js';

/** Every answer is held to the OpenAPI document by `ask`. */

let server: TestServer;
const DATE = '2026-06-01';
const PRODUCT = `organization=example-imports&good=solar-module&date=${DATE}`;

beforeAll(async () => {
  server = await startServer();
  await importDemo(server.db);
});

afterAll(() => server.close());

const get = async <T = Record<string, unknown>>(path: string) => (await server.ask(path)).json<T>();

interface Item {
  readonly organization: string;
  readonly good: string | null;
  readonly verdict: string;
  readonly hits: number;
  readonly gaps: number;
}

interface Portfolio {
  readonly items: readonly Item[];
  readonly total: number;
  readonly counts: Record<string, number>;
}

function traced(paths: number) {
  const question = {
    organization: 'example-imports',
    good: 'solar-module',
    date: parseDay(DATE, 'to') as number,
    since: null,
    measures: null,
  };
  return withStore(server.db, 'read', (store) => traceProduct(store, question, { paths, gaps: null }));
}

describe('A trace', () => {
  test('is the one of the command line, with names of what it mentions', async () => {
    const { labels, ...result } = await get<{ labels: { parties: Record<string, string> } }>(
      `/trace?${PRODUCT}&paths=3`,
    );
    expect(result).toEqual(JSON.parse(JSON.stringify((await traced(3)).result)));
    expect(labels.parties['example-imports']).toBe('Example Imports (invented)');
  });

  test.each(Object.keys(EXPORTS))('as %s is the file of the command line', async (format) => {
    const answer = await server.ask(`/trace/export?${PRODUCT}&format=${format}`);
    const { result, labels } = await traced(1);
    expect(answer.text).toBe(RENDERERS.get(format)!(result, labels));
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename=headwater-example-imports-solar-module\.\w+$/,
    );
  });

  test('can be had in every format', () => {
    expect(Object.keys(EXPORTS).sort()).toEqual([...RENDERERS.keys()].sort());
  });

  test.each([
    ['organization=nobody', 404, 'PRODUCT_NOT_FOUND'],
    ['organization=example-imports&measure=none', 404, 'MEASURE_NOT_FOUND'],
    ['organization=example-imports&date=2020-01-01&since=2021-01-01', 400, 'SINCE_AFTER_DATE'],
    ['organization=example-imports&date=1990-01-01', 422, 'NO_MEASURE_IN_FORCE'],
    ['', 400, 'WRONG_USE'],
    ['organization=example-imports&mesure=x', 400, 'WRONG_USE'],
    ['organization=example-imports&date=2026-02-30', 400, 'WRONG_USE'],
    ['organization=example-imports&paths=0', 400, 'WRONG_USE'],
    ['organization=a&organization=b', 400, 'WRONG_USE'],
  ])('asked with "%s" fails with %i %s', async (query, status, code) => {
    const answer = await server.ask(`/trace?${query}`);
    expect([answer.status, answer.json().code]).toEqual([status, code]);
    expect(answer.text).not.toMatch(/node_modules|\.js:\d+/);
  });

  test('may name several measures', async () => {
    const both = await get<{ measures: { id: string }[] }>(
      `/trace?${PRODUCT}&measure=us-wro-hoshine&measure=us-uflpa-region`,
    );
    expect(both.measures.map(({ id }) => id)).toEqual(['us-uflpa-region', 'us-wro-hoshine']);
  });
});

describe('The network', () => {
  test('has the stocks and flows that the trace reached, and its hits', async () => {
    interface Network {
      nodes: { key: string; tier: number; hits: string[]; stocks: number }[];
      edges: { from: string; to: string; count: number }[];
      collapsed: boolean;
      total: { stocks: number; flows: number };
    }
    const network = await get<Network>(`/trace/network?${PRODUCT}`);
    const trace = await get<{ coverage: Record<string, number>; hits: { stock: { party: string } }[] }>(
      `/trace?${PRODUCT}`,
    );
    expect(network.collapsed).toBe(false);
    expect(network.total).toEqual({ stocks: trace.coverage.stocks, flows: trace.coverage.flows });
    expect(network.nodes).toHaveLength(trace.coverage.stocks!);
    expect(network.nodes.reduce((sum, { hits }) => sum + hits.length, 0)).toBe(trace.hits.length);
    expect(network.edges.reduce((sum, { count }) => sum + count, 0)).toBe(trace.coverage.flows);
    const keys = new Set(network.nodes.map(({ key }) => key));
    for (const { from, to } of network.edges) expect([keys.has(from), keys.has(to)]).toEqual([true, true]);
    expect(Math.min(...network.nodes.map(({ tier }) => tier))).toBe(0);
  });
});

describe('The portfolio', () => {
  test('has every product with the verdict of its trace', async () => {
    const { items, total, counts } = await get<Portfolio>(`/portfolio?date=${DATE}&pageSize=1000`);
    expect(items).toHaveLength(total);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
    for (const { organization, good, verdict, hits, gaps } of items.filter(
      ({ organization }) => organization === 'example-imports',
    )) {
      const product = `organization=${organization}${good === null ? '' : `&good=${good}`}&date=${DATE}`;
      const trace = await get<{ verdict: string; hits: unknown[]; gaps: unknown[] }>(`/trace?${product}`);
      expect([trace.verdict, trace.hits.length, trace.gaps.length]).toEqual([verdict, hits, gaps]);
    }
  });

  test('sorts, filters and pages, and counts what the other filters leave', async () => {
    const all = await get<Portfolio>(`/portfolio?date=${DATE}&pageSize=1000`);
    const verdicts = ['exposed', 'possible', 'unknown', 'not-tested', 'clear'];
    const ranks = all.items.map(({ verdict }) => verdicts.indexOf(verdict));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const byHits = await get<Portfolio>(`/portfolio?date=${DATE}&pageSize=1000&sort=hits`);
    const hits = byHits.items.map((item) => item.hits);
    expect(hits).toEqual([...hits].sort((a, b) => b - a));
    const exposed = await get<Portfolio>(`/portfolio?date=${DATE}&verdict=exposed&pageSize=3&page=2`);
    expect(exposed.items).toEqual(all.items.filter(({ verdict }) => verdict === 'exposed').slice(3, 6));
    expect(exposed.counts).toEqual(all.counts);
    const solar = await get<Portfolio>(`/portfolio?date=${DATE}&query=SOLAR-MOD&pageSize=1000`);
    expect(solar.items.map(({ good }) => good)).toEqual(solar.items.map(() => 'solar-module'));
    expect(solar.total).toBeGreaterThan(0);
    const one = await get<Portfolio & { items: { measures: { id: string }[] }[] }>(
      `/portfolio?date=${DATE}&organization=example-imports&measure=us-wro-hoshine`,
    );
    for (const { measures } of one.items) expect(measures.map(({ id }) => id)).toEqual(['us-wro-hoshine']);
  });
});

describe('The records', () => {
  test('of an organization say who supplies it, whom it supplies, and which lists it is on', async () => {
    interface View {
      suppliers: { party: string }[];
      buyers: { party: string; record: string }[];
      owners: { owner: string }[];
      listed: { measure: string; status: string }[];
    }
    const view = await get<View>('/organizations/hoshine-shanshan');
    expect(view.owners.map(({ owner }) => owner)).toEqual(['hoshine']);
    expect(view.suppliers.map(({ party }) => party)).toEqual(['quartz-pit-xinjiang']);
    expect(view.buyers.map(({ party }) => party)).toContain('metal-trader-b');
    expect(view.listed).toContainEqual(
      expect.objectContaining({ measure: 'us-uflpa-entity-list', status: 'confirmed' }),
    );
    for (const { record } of view.buyers) {
      const { record: supply } = await get<{ record: { supplier: string } }>(
        `/records/${record.replace(':', '/')}`,
      );
      expect(supply.supplier).toMatch(/^hoshine-shanshan/);
    }
    expect((await server.ask('/organizations/nobody')).json().code).toBe('RECORD_NOT_FOUND');
  });

  test('are found by a part of a name, and a page at a time', async () => {
    const found = await get<{ items: { id: string }[]; total: number }>('/organizations?query=合盛');
    expect(found.items.map(({ id }) => id)).toEqual(['hoshine', 'hoshine-shanshan']);
    const goods = await get<{ items: { id: string }[]; total: number }>('/goods?query=2804.61');
    expect(goods.items.map(({ id }) => id)).toContain('polysilicon');
    const page = await get<{ items: unknown[]; total: number }>('/goods?pageSize=7&page=2');
    expect(page.items).toHaveLength(7);
    expect(page.total).toBeGreaterThan(50);
  });

  test('come with the documents that they cite', async () => {
    const trace = await get<{ hits: { path: { record: string | null; documents: string[] }[] }[] }>(
      `/trace?${PRODUCT}`,
    );
    const step = trace.hits.flatMap(({ path }) => path).find(({ documents }) => documents.length > 0)!;
    const { documents } = await get<{ documents: { id: string }[] }>(
      `/records/${step.record!.replace(':', '/')}`,
    );
    expect(documents.map(({ id }) => id)).toEqual(step.documents);
  });
});

describe('A decision', () => {
  test('is in the name of who sends it, and changes the answer at once', async () => {
    const { items } = await get<{ items: { partyName: string; listedName: string; status: string }[] }>(
      '/matches?status=all&pageSize=1000',
    );
    const pair = items.find(({ partyName }) => partyName === 'Hoshine Silicon Industry (Shanshan) Co., Ltd')!;
    expect(pair.status).toBe('confirmed');
    const decide = (verdict: string) =>
      server.ask('/matches/decisions', {
        method: 'POST',
        role: 'reviewer',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          partyName: pair.partyName,
          listedName: pair.listedName,
          verdict,
          note: 'test',
        }),
      });
    const made = await decide('confirmed');
    expect(made.json<{ items: object[] }>().items).toEqual([
      expect.objectContaining({ verdict: 'confirmed', reviewer: 'test reviewer', note: 'test' }),
    ]);
    const after = await get<{ items: { partyName: string; decision: { reviewer: string } | null }[] }>(
      '/matches?status=all&pageSize=1000',
    );
    expect(after.items.find(({ partyName }) => partyName === pair.partyName)!.decision).toMatchObject({
      reviewer: 'test reviewer',
    });
    expect((await decide('withdrawn')).status).toBe(200);
    const unknown = await server.ask('/matches/decisions', {
      method: 'POST',
      role: 'reviewer',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ partyName: 'Nobody', listedName: 'Nothing', verdict: 'confirmed' }),
    });
    expect(unknown.json().code).toBe('MATCH_NOT_FOUND');
  });
});

describe('Watching', () => {
  test('compares with what was kept, and says what changed', async () => {
    expect((await get(`/watch?date=${DATE}`)).earlier).toBeNull();
    expect((await server.ask(`/watch?date=${DATE}`, { method: 'POST', role: 'analyst' })).status).toBe(204);
    expect(await get(`/watch?date=${DATE}`)).toMatchObject({ earlier: { date: DATE }, changes: [] });
    const { id } = await server.upload('/imports', {
      'supplies.csv':
        'id,supplier,buyer,good\nwatched,hoshine-shanshan-works,food-imports,metallurgical-silicon\n',
    });
    const { changes } = await get<{ changes: { organization: string; causes: { name: string }[] }[] }>(
      `/watch?date=${DATE}`,
    );
    expect(changes.map(({ organization }) => organization)).toContain('food-imports');
    await server.ask(`/imports/${id}/undo`, { method: 'POST', role: 'analyst' });
  });
});
