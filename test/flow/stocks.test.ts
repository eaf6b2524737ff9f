import { expect, test } from '@jest/globals';
import type { World } from '../reference/world.js';
import { worldOf } from '../trace/world-builder.js';
import { graphOf, stockLine } from './flow-lines.js';

function stockLines(world: World): readonly string[] {
  const graph = graphOf(world);
  return Array.from({ length: graph.stocks.size }, (_, stock) => stockLine(graph, stock));
}

test('a supply makes an outbound stock at the supplier and an inbound one at the buyer', () => {
  expect(stockLines(worldOf('s: B -panel-> A'))).toEqual(['A.panel.in', 'B.panel.out']);
});

test('a supply without a good makes stocks of the unknown good', () => {
  expect(stockLines(worldOf('s: B -?-> A'))).toEqual(['A.?.in', 'B.?.out']);
});

test('a production makes an outbound stock of what it makes, and none of its stated inputs', () => {
  expect(stockLines(worldOf('p: B makes panel < wafer'))).toEqual(['B.panel.out']);
});

test('a site has stocks of its own, apart from those of its organization', () => {
  expect(
    stockLines(
      worldOf(`site B1 of B
        s1: B1 -panel-> A
        s2: B -panel-> A`),
    ),
  ).toEqual(['A.panel.in', 'B.panel.out', 'B1.panel.out']);
});

test('records of the same party, good and side make one stock', () => {
  expect(
    stockLines(
      worldOf(`s1: B -panel-> A
        s2: B -panel-> A
        p: B makes panel`),
    ),
  ).toEqual(['A.panel.in', 'B.panel.out']);
});

test('stocks are in code-point order of party and good, the unknown good first and inbound before outbound', () => {
  expect(
    stockLines(
      worldOf(`s1: \u{20BB7} -\u{20BB7}-> b
        s2: \uFF5E -\uFF5E-> b
        s3: b -?-> B
        s4: B -b-> b
        s5: b -b-> B`),
    ),
  ).toEqual([
    'B.?.in',
    'B.b.in',
    'B.b.out',
    'b.?.out',
    'b.b.in',
    'b.b.out',
    'b.\uFF5E.in',
    'b.\u{20BB7}.in',
    '\uFF5E.\uFF5E.out',
    '\u{20BB7}.\u{20BB7}.out',
  ]);
});
