import { expect, test } from '@jest/globals';
import { compileGraph } from '../../src/flow/graph.js';
import { OUTBOUND } from '../../src/flow/stocks.js';
import { FurtherPaths } from '../../src/trace/further-paths.js';
import { startStocks } from '../../src/trace/start.js';
import { Walks } from '../../src/trace/walks.js';
import { supply } from '../reference/sample.js';
import { LONG, range, trading } from './shape-world.js';
import { ask, hitsOf, onParties, recordsOn, worldOf } from './world-builder.js';

/** Shapes that break tracers, asserted by counts: nothing may overflow, be cut short or be walked twice. */

/** 30 layers of 10 organizations, each supplied by all of the next: 10^29 paths to one of the last. */
const LAYERS = range(30).map((layer) => range(10).map((at) => `l${String(layer).padStart(2, '0')}-${at}`));
const RUNGS = LAYERS.slice(1).flatMap((above, layer) =>
  above.flatMap((from) => LAYERS[layer]!.map((to) => supply(`${from}>${to}`, from, 'panel', to))),
);
const FIRST = LAYERS[0]!.map((id) => supply(`${id}>A`, id, 'panel', 'A'));
const LADDER = trading(['A', ...LAYERS.flat()], [...FIRST, ...RUNGS], { measures: [onParties(['l29-3'])] });

const ANY_DAY = { date: 20_000, since: null, measures: null };

test(
  'a ladder of 30 layers of 10 is walked once, and its first 1,000 paths are listed shortest first',
  () => {
    const result = ask(LADDER, 'A/panel', {}, { paths: 1000, gaps: null });
    expect(result.coverage).toMatchObject({ stocks: 1 + 300 + 290, flows: 10 + 2900 + 290 });
    expect(hitsOf(result)).toEqual(['l29-3.panel producer declared']);
    const [hit] = result.hits;
    expect(hit!.tiers).toBe(30);
    expect(hit!.furtherPaths).toHaveLength(999);
    expect(result.listed).toMatchObject({ paths: 1000, pathsComplete: false });
    const paths = [hit!.path, ...hit!.furtherPaths!].map((path) => recordsOn(path).join(' '));
    expect(new Set(paths).size).toBe(1000);
    expect(paths).toEqual([...paths].sort());
    expect(new Set(hit!.furtherPaths!.map((path) => path.length))).toEqual(new Set([59]));
  },
  LONG,
);

test(
  'the first 10,000 paths of the ladder take few steps each, and all of them are counted',
  () => {
    const { listed, hits } = ask(LADDER, 'A/panel', {}, { paths: 10_000, gaps: null });
    expect(listed).toMatchObject({ paths: 10_000, pathsComplete: false, pathsTotal: String(10n ** 29n) });
    expect(hits[0]).toMatchObject({ pathsTotal: String(10n ** 29n) });
    const graph = compileGraph({ ...LADDER, deliveries: [] });
    const starts = startStocks(graph, { ...ANY_DAY, organization: 'A', good: 'panel' });
    const further = new FurtherPaths(new Walks(graph, starts, ANY_DAY.date, null));
    const stock = graph.stocks.find(graph.parties.indexOf('l29-3')!, graph.goods.indexOf('panel')!, OUTBOUND);
    const { paths, steps } = further.list(stock, 10_000);
    expect(paths).toHaveLength(10_000);
    // Neighbours in the order of the paths share all but their last steps: far fewer than the 59 of a path.
    expect(steps).toBeLessThan(4 * paths.length);
  },
  LONG,
);

test(
  'a ladder whose product is asked for one path says that there are more',
  () => {
    expect(ask(LADDER, 'A/panel').listed).toMatchObject({ paths: 1, pathsComplete: false });
  },
  LONG,
);

test('a diamond is reached once and has two paths', () => {
  const world = worldOf(
    `s1: B -panel-> A
     s2: C -panel-> A
     s3: E -panel-> B
     s4: E -panel-> C`,
    onParties(['E']),
  );
  const result = ask(world, 'A/panel', {}, { paths: 9, gaps: null });
  expect(result.coverage).toMatchObject({ stocks: 6, flows: 6 });
  expect(hitsOf(result)).toEqual(['E.panel producer declared']);
  expect(result.hits[0]!.furtherPaths!.map(recordsOn)).toEqual([['s2', 'same-goods', 's4']]);
});

test('a good that goes back into itself, and a site that delivers to its own organization, end', () => {
  const world = worldOf(
    `recipe panel < panel
     site B1 of B
     p: B makes panel < panel
     s1: B1 -panel-> B
     s2: B -panel-> B1
     s3: B -panel-> A`,
    onParties(['B']),
  );
  const result = ask(world, 'A/panel', {}, { paths: 99, gaps: null });
  expect(result.coverage.stocks).toBe(5);
  expect(hitsOf(result)).toEqual(['B.panel producer documented', 'B1.panel producer documented']);
  expect(result.listed.pathsComplete).toBe(true);
});

test('a record that stands twice under two ids is one more flow and nothing else', () => {
  const one = ask(worldOf('s1: B -panel-> A', onParties(['B'])), 'A/panel');
  const two = ask(worldOf('s1: B -panel-> A\ns2: B -panel-> A', onParties(['B'])), 'A/panel');
  expect(two.coverage).toEqual({ ...one.coverage, flows: 2 });
  expect(two.hits).toEqual(one.hits);
  expect(two.gaps).toEqual(one.gaps);
  expect(two.verdict).toBe(one.verdict);
});

test(
  'a chain of 1,000 diamonds has 2^1000 paths, and one of 4,000 more than are counted',
  () => {
    for (const [length, total] of [
      [1_000, String(2n ** 1_000n)],
      [4_000, null],
    ] as const) {
      const ids = range(length + 1).map((index) => `o${index}`);
      const supplies = range(2 * length).map((index) => {
        const at = index >> 1;
        return supply(`s${index}`, ids[at + 1]!, 'panel', ids[at]!);
      });
      const world = trading(ids, supplies, { measures: [onParties([ids.at(-1)!])] });
      expect(ask(world, 'o0/panel', {}, { paths: 2, gaps: 0 }).listed).toMatchObject({
        paths: 2,
        pathsTotal: total,
      });
    }
  },
  LONG,
);
