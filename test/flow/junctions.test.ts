import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Sharing } from '../../src/flow/bundles.js';
import type { FlowGraph } from '../../src/flow/graph.js';
import { flowRows } from '../../src/flow/stock-rows.js';
import { seeded } from '../random/seed.js';
import { worldArbitrary } from '../random/world.js';
import type { World } from '../reference/world.js';
import { graphOf } from './flow-lines.js';
import { distributor, maker, manySites } from './pool-shapes.js';

const rowsOf = (world: World, sharing: Sharing) => [...flowRows(graphOf(world, sharing))];

test('junctions stand for just the flows that they replace, in their order', () => {
  let junctionCount = 0;
  fc.assert(
    fc.property(worldArbitrary(), ({ world }) => {
      const { flows, stocks } = graphOf(world, 'always');
      const rows = rowsOf(world, 'never');
      expect(rowsOf(world, 'always')).toEqual(rows);
      expect(flows.size).toBe(rows.length);
      junctionCount += flows.vertexCount - stocks.size;
    }),
    seeded(1000),
  );
  expect(junctionCount).toBeGreaterThan(1000);
});

function sizeOf({ flows, stocks }: FlowGraph) {
  const { first, arcs, bases, junctionArcs, standFor } = flows.table;
  const columns = [first, arcs, bases, junctionArcs, standFor];
  return {
    stocks: stocks.size,
    flows: flows.size,
    arcs: flows.arcCount,
    // And four for the record of each arc.
    bytes: columns.reduce((sum, { byteLength }) => sum + byteLength, 4 * flows.arcCount),
  };
}

describe('Inside an organization memory grows with what goes in and what comes out, not with their product,', () => {
  test('at a distributor of 5,000 goods, some of them unknown, with 200 depots', () => {
    const size = sizeOf(graphOf(distributor(5000, 200)));
    expect(size).toMatchObject({ stocks: 20_208, flows: 1_035_608 });
    expect(size.arcs).toBeLessThan(2.1 * size.stocks);
    expect(size.bytes).toBeLessThan(50 * size.stocks);
    const twice = sizeOf(graphOf(distributor(10_000, 400)));
    expect(twice.flows).toBeGreaterThan(3.5 * size.flows);
    expect(twice.arcs).toBeLessThan(2.01 * size.arcs);
  });

  test('at a maker of 2,000 products, each of any of 2,000 inputs', () => {
    const size = sizeOf(graphOf(maker(2000)));
    expect(size).toMatchObject({ stocks: 8000, flows: 4_004_000 });
    expect(size.arcs).toBeLessThan(1.1 * size.stocks);
    expect(size.bytes).toBeLessThan(30 * size.stocks);
    const twice = sizeOf(graphOf(maker(4000)));
    expect(twice.flows).toBeGreaterThan(3.9 * size.flows);
    expect(twice.arcs).toBeLessThan(2.01 * size.arcs);
  });

  test('with 200 sites that take part in making ten goods', () => {
    const size = sizeOf(graphOf(manySites(200, 10)));
    expect(size).toMatchObject({ stocks: 4020, flows: 1_806_199 });
    expect(size.arcs).toBeLessThan(3 * size.stocks);
    expect(size.bytes).toBeLessThan(60 * size.stocks);
    const twice = sizeOf(graphOf(manySites(400, 10)));
    expect(twice.flows).toBeGreaterThan(3.9 * size.flows);
    expect(twice.arcs).toBeLessThan(2.01 * size.arcs);
  });

  test('and a small one has no junction', () => {
    const { flows, stocks } = graphOf(maker(60));
    expect(flows.size).toBe(3720);
    expect(flows.vertexCount).toBe(stocks.size);
  });
});
