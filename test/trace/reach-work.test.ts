import { describe, expect, test } from '@jest/globals';
import type { FlowGraph } from '../../src/flow/graph.js';
import type { Reach } from '../../src/trace/reach.js';
import { startStocks } from '../../src/trace/start.js';
import { Walks } from '../../src/trace/walks.js';
import { graphOf } from '../flow/flow-lines.js';
import { D, production, supply } from '../reference/sample.js';
import { range, trading } from './shape-world.js';
import { worldOf } from './world-builder.js';

/** The walks of one question; released again, so that the marks can be looked at. */
function walked<T>(graph: FlowGraph, organization: string, look: (walks: Walks) => T): T {
  const question = { organization, good: 'panel', date: D, since: null, measures: null };
  const walks = new Walks(graph, startStocks(graph, question), D, null);
  const seen = look(walks);
  walks.release();
  return seen;
}

const workOf = ({ reach }: { readonly reach: Reach }) => ({ ...reach.work, stocks: reach.count });

describe('The three walks', () => {
  test('take up each stock of a chain once, whatever its basis', () => {
    const ids = range(1001).map((index) => `o${String(index).padStart(4, '0')}`);
    for (const basis of ['documented', 'declared', 'inferred'] as const) {
      const supplies = range(1000).map((at) => supply(`s${at}`, ids[at + 1]!, 'panel', ids[at]!, { basis }));
      const { stocks, flows, visits } = walked(graphOf(trading(ids, supplies)), ids[0]!, workOf);
      expect(stocks).toBe(2000);
      // Resale is declared: an outbound stock of a documented chain is taken up once by that walk, and once for it.
      expect(visits).toBeLessThanOrEqual(2 * stocks);
      expect(flows).toBeLessThanOrEqual(2 * 1999);
    }
  });

  test('follow only the new flows of a stock that an earlier walk has labelled', () => {
    const world = worldOf(`
      s1: B -panel-> A
      s2: C -panel-> A declared
      s3: D -panel-> A inferred`);
    expect(walked(graphOf(world), 'A', workOf)).toEqual({ stocks: 4, visits: 6, flows: 9 });
  });

  test('take up a stock again only when its label rises', () => {
    const world = worldOf(`
      s1: B -panel-> A [..-30]
      s2: C -panel-> A [..-20] declared
      s3: E -panel-> B
      s4: B -panel-> C`);
    const labels = walked(graphOf(world), 'A', ({ graph, reach }) => {
      const stock = graph.stocks.find(graph.parties.indexOf('B')!, graph.goods.indexOf('panel')!, 1);
      return [0, 1, 2].map((walk) => reach.labelIn(walk, stock) - D);
    });
    expect(labels).toEqual([-30, -20, -20]);
  });
});

describe('A question', () => {
  test('touches no more of a large graph than lies upstream of it', () => {
    const ids = range(3000).map((index) => `o${String(index).padStart(4, '0')}`);
    const others = range(1499).map((at) => supply(`s${at}`, ids[2 * at + 3]!, 'panel', ids[2 * at + 2]!));
    const world = trading(ids, [...others, supply('mine', 'o0001', 'panel', 'o0000')], {
      productions: [production('p', 'o0001', 'panel')],
    });
    const graph = graphOf(world);
    expect(walked(graph, 'o0000', workOf)).toMatchObject({ stocks: 2, flows: 1 });
  });

  test('leaves the marks as it found them, for the next one to use', () => {
    const graph = graphOf(worldOf('s1: B -panel-> A\n s2: C -panel-> B [..-3] inferred'));
    const first = walked(graph, 'A', ({ reach }) => [...reach.stocks()].map((stock) => reach.label(stock)));
    const marks = graph.marks.takePairs();
    expect(marks.every((mark) => mark === 0)).toBe(true);
    graph.marks.giveBack(marks, new Int32Array());
    expect(walked(graph, 'A', ({ reach }) => [...reach.stocks()].map((at) => reach.label(at)))).toEqual(
      first,
    );
    expect(graph.marks.takePairs()).toBe(marks);
  });
});

test('a flow takes 16 bytes', () => {
  const { table, size } = graphOf(worldOf('s1: B -panel-> A\n s2: C -panel-> A [-3..]')).flows;
  expect(table.arcs.byteLength + 4 * table.record.length).toBe(16 * size);
});
