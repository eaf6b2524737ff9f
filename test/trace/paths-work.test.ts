import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FlowGraph } from '../../src/flow/graph.js';
import { HeadwaterError } from '../../src/model/errors.js';
import { Corridor } from '../../src/trace/corridor.js';
import { hasFurtherPath, usableOutOf } from '../../src/trace/downstream.js';
import { coverageOf } from '../../src/trace/extent.js';
import { FurtherPaths } from '../../src/trace/further-paths.js';
import type { Question } from '../../src/trace/question.js';
import { startStocks } from '../../src/trace/start.js';
import { Walks } from '../../src/trace/walks.js';
import { graphOf } from '../flow/flow-lines.js';
import { seeded } from '../random/seed.js';
import { worldArbitrary } from '../random/world.js';
import { D, supply } from '../reference/sample.js';
import { range, trading } from './shape-world.js';
import { worldOf } from './world-builder.js';

/** The walks of a question; null if it asks for a product that is not there. */
function walksOf(graph: FlowGraph, question: Question): Walks | null {
  try {
    return new Walks(graph, startStocks(graph, question), question.date, question.since);
  } catch (error) {
    if (error instanceof HeadwaterError) return null;
    throw error;
  }
}

function asked(organization: string): Question {
  return { organization, good: 'panel', date: D, since: null, measures: null };
}

const stockOf = ({ stocks, parties, goods }: FlowGraph, party: string) =>
  stocks.find(parties.indexOf(party)!, goods.indexOf('panel')!, 1);

describe('On random worlds', () => {
  const onWalks = (runs: number, check: (walks: Walks) => void) =>
    fc.assert(
      fc.property(worldArbitrary(), ({ world, question }) => {
        const walks = walksOf(graphOf(world), question);
        if (walks !== null) check(walks);
      }),
      seeded(runs),
    );

  test('the paths to some stocks are those of the search that goes everywhere', () => {
    onWalks(400, (walks) => {
      for (const walk of [0, 1, 2]) {
        const stocks = walks.reached.filter((stock) => stock % 3 !== 1 && walks.isReached(stock, walk));
        const some = walks.pathsTo(walk, stocks);
        for (const stock of stocks) {
          expect(some.of(stock).pathTo(stock)).toEqual(walks.bestPaths(walk).pathTo(stock));
          expect(some.of(stock).tiersTo(stock)).toBe(walks.bestPaths(walk).tiersTo(stock));
        }
      }
    });
  });

  test('whether there is a further path is what listing all of them says', () => {
    onWalks(200, (walks) => {
      const further = new FurtherPaths(walks);
      for (const stock of walks.reached) {
        const { paths, isComplete } = further.list(stock, 2);
        const hasFurther = paths.length > 1 || !isComplete;
        expect(hasFurtherPath(walks, stock) ?? hasFurther).toBe(hasFurther);
        expect(further.isOnlyPath(stock)).toBe(!hasFurther);
      }
    });
  });

  test('the usable flows are the same seen from either end, and counted as they are', () => {
    onWalks(200, (walks) => {
      const { flows } = walks.graph;
      const into: string[] = [];
      const outOf: string[] = [];
      for (const stock of walks.reached) {
        for (const flow of walks.usableInto(stock)) into.push(`${flows.out(flow)} ${flow} ${stock}`);
        for (const { flow, into: fed } of usableOutOf(walks, stock)) outOf.push(`${stock} ${flow} ${fed}`);
      }
      expect(outOf.sort()).toEqual(into.sort());
      expect(coverageOf(walks).flows).toBe(into.length);
    });
  });

  test('the marks that were lent come back zero', () => {
    onWalks(100, (walks) => {
      const { marks } = walks.graph;
      walks.pathsTo(2, walks.reached);
      walks.bestPaths(2).extend(Number.POSITIVE_INFINITY);
      walks.release();
      for (const _ of range(8)) {
        expect(marks.takeInts().every((mark) => mark === 0)).toBe(true);
        expect(marks.takePairs().every((mark) => mark === 0)).toBe(true);
        expect(marks.takeBits().words.every((word) => word === 0)).toBe(true);
      }
    });
  });
});

/** Organizations that buy a good from some of those behind them, in spans that often do not fit together. */
const datedWorlds = fc
  .array(fc.tuple(fc.nat(13), fc.nat(13), fc.integer({ min: -40, max: 5 }), fc.nat(25), fc.nat(9)), {
    minLength: 20,
    maxLength: 60,
  })
  .map((deals) => {
    const supplies = deals.flatMap(([one, other, from, days, kind], at) => {
      if (one === other) return [];
      const [buyer, supplier] = kind < 8 && one > other ? [other, one] : [one, other];
      const span = kind === 9 ? {} : { from: D + from, to: D + from + days };
      return [supply(`s${at}`, `o${supplier}`, 'panel', `o${buyer}`, span)];
    });
    return trading(
      range(14).map((at) => `o${at}`),
      supplies,
    );
  });

test('paths to a few stocks are the best ones also where most flows on the way do not fit together', () => {
  const targets = fc.array(fc.nat(40), { minLength: 1, maxLength: 4 });
  let [found, narrow] = [0, 0];
  const property = fc.property(datedWorlds, targets, (world, places) => {
    const walks = walksOf(graphOf(world), asked('o0'));
    if (walks === null) return;
    const stocks = places.flatMap((place) => walks.reached[place] ?? []);
    const some = walks.pathsTo(2, stocks);
    for (const stock of stocks) {
      expect(some.of(stock).pathTo(stock)).toEqual(walks.bestPaths(2).pathTo(stock));
      found++;
      if (some.of(stock) !== walks.bestPaths(2)) narrow++;
    }
  });
  fc.assert(property, seeded(6000));
  expect(narrow).toBeGreaterThan(found / 2);
});

describe('The search for a path', () => {
  // A buys from a thousand others, each with a supplier of its own; M supplies the first of them.
  const wide = () => {
    const ids = range(1000).map((index) => String(index).padStart(4, '0'));
    const supplies = ids.flatMap((id) => [
      supply(`s${id}`, `o${id}`, 'panel', 'A'),
      supply(`t${id}`, `p${id}`, 'panel', `o${id}`),
    ]);
    const parties = ['A', 'M', ...ids.flatMap((id) => [`o${id}`, `p${id}`])];
    return graphOf(trading(parties, [...supplies, supply('m', 'M', 'panel', 'o0000')]));
  };

  test('follows no more than what can lead to it', () => {
    const graph = wide();
    const walks = walksOf(graph, asked('A'))!;
    expect(walks.reached).toHaveLength(3002);
    const search = walks.pathsTo(2, [stockOf(graph, 'M')]).of(stockOf(graph, 'M'));
    expect(search.pathTo(stockOf(graph, 'M')).flows).toHaveLength(3);
    expect(search.arrivalCount).toBe(4);
  });

  test('ends when all stocks that it is for have been seen', () => {
    const graph = wide();
    const walks = walksOf(graph, asked('A'))!;
    const near = new Corridor(walks, 2, [stockOf(graph, 'o0000')]);
    expect(near.seenCount).toBe(1001);
  });

  test('goes round about where the shortest way has dates that do not work', () => {
    const links = range(9).map((at) => `c${at}: ${at === 8 ? 'C' : `x${at + 1}`} -panel-> x${at}`);
    const graph = graphOf(
      worldOf(
        ['s1: C -panel-> A [..-500]', 's2: x0 -panel-> A', 's3: E -panel-> C [-100..]', ...links].join('\n'),
      ),
    );
    const walks = walksOf(graph, asked('A'))!;
    const end = stockOf(graph, 'E');
    // Beyond all corridors that are tried, so by the search of the whole walk.
    expect(walks.pathsTo(2, [end]).of(end)).toBe(walks.bestPaths(2));
    expect(walks.bestPaths(2).pathTo(end).flows).toHaveLength(21);
  });

  test('takes a way whose dates work though a shorter one from the same stock has others', () => {
    // From Y to T the way by X is shorter and begins late, that by P and Q at any time; to Y that by Z ended early.
    const graph = graphOf(
      worldOf(
        `z1: Z -panel-> A
         z2: Y -panel-> Z [..-50]
         x1: X -panel-> Y [-20..]
         x2: T -panel-> X
         p1: P -panel-> Y
         p2: Q -panel-> P
         p3: T -panel-> Q
         v1: V -panel-> A
         v2: W -panel-> V
         v3: U -panel-> W
         v4: Y -panel-> U`,
      ),
    );
    const walks = walksOf(graph, asked('A'))!;
    const end = stockOf(graph, 'T');
    const search = walks.pathsTo(2, [end]).of(end);
    expect(search).not.toBe(walks.bestPaths(2));
    const records = search.pathTo(end).flows.map((flow) => graph.citations.name(graph.flows.record(flow)));
    const passed = records.filter((name) => name !== null).map((name) => name.split(':')[1]);
    expect(passed).toEqual(['z1', 'z2', 'p1', 'p2', 'p3']);
    expect(search.pathTo(end)).toEqual(walks.bestPaths(2).pathTo(end));
  });
});

test('whether a stock has a further path is left open where very many ways lead back to it', () => {
  // T sells to A, and round about to itself: over a ladder of a thousand million ways, and over a hundred others.
  const rungs = range(30).flatMap((at) => ['l', 'r'].map((side) => `${side}${at}`));
  const supplies = range(30).flatMap((at) =>
    ['l', 'r'].flatMap((side) => [
      supply(`a${side}${at}`, at === 0 ? 'T' : `l${at - 1}`, 'panel', `${side}${at}`),
      supply(`b${side}${at}`, at === 0 ? 'T' : `r${at - 1}`, 'panel', `${side}${at}`),
    ]),
  );
  const others = range(100).map((at) => `o${at}`);
  const graph = graphOf(
    trading(
      ['A', 'T', ...rungs, ...others],
      [
        supply('s', 'T', 'panel', 'A'),
        ...supplies,
        supply('zl', 'l29', 'panel', 'T'),
        supply('zr', 'r29', 'panel', 'T'),
        ...others.flatMap((id) => [
          supply(`in${id}`, 'T', 'panel', id),
          supply(`out${id}`, id, 'panel', 'T'),
        ]),
      ],
    ),
  );
  const walks = walksOf(graph, asked('A'))!;
  expect(hasFurtherPath(walks, stockOf(graph, 'T'))).toBe(null);
  expect(new FurtherPaths(walks).isOnlyPath(stockOf(graph, 'T'))).toBe(true);
});

test('the other direction takes 4 bytes a flow', () => {
  const graph = graphOf(worldOf('s1: B -panel-> A\n s2: C -panel-> A [-3..]'));
  const { into, first } = graph.feeding().table;
  expect(into.byteLength).toBe(4 * graph.flows.size);
  expect(first.byteLength).toBe(4 * (graph.stocks.size + 1));
  expect(graph.feeding()).toBe(graph.feeding());
});
