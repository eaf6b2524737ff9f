import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NO_FROM } from '../../src/flow/flows.js';
import { compileGraph, type FlowGraph } from '../../src/flow/graph.js';
import { stockStates } from '../../src/flow/states/stock-states.js';
import { Touch } from '../../src/measures/touch.js';
import { findCircles } from '../../src/trace/circles.js';
import { ReachedStates } from '../../src/trace/reached-states.js';
import { peelCircles } from '../../src/trace/screen/circle-bounds.js';
import type { Downstream } from '../../src/trace/screen/downstream.js';
import { lowestLabels } from '../../src/trace/screen/lowest-labels.js';
import { MeasureSets } from '../../src/trace/screen/measure-sets.js';
import { StateBounds } from '../../src/trace/screen/state-bounds.js';
import { Walks } from '../../src/trace/walks.js';
import { seeded } from '../random/seed.js';
import { D, production, supply } from '../reference/sample.js';
import type { World } from '../reference/world.js';
import { range, trading } from './shape-world.js';

const IDS = range(7).map((at) => `o${at}`);
/** Days from the import date: three years and a day make a flow stale. */
const DAYS = [null, D - 2500, D - 1400, D - 1200, D - 1096, D - 1095, D - 400, D, D + 10];
const day = fc.constantFrom(...DAYS);
const span = fc
  .tuple(day, day)
  .map(([a, b]) => (a !== null && b !== null && a > b ? { from: b, to: a } : { from: a, to: b }));
const who = fc.constantFrom(...IDS);
const deal = fc.tuple(who, who, span).filter(([supplier, buyer]) => supplier !== buyer);
const made = fc.tuple(who, span);

/** A few organizations that sell each other one good, some of which have made some of it. */
const worlds = fc
  .tuple(fc.array(deal, { minLength: 3, maxLength: 14 }), fc.array(made, { maxLength: 2 }))
  .map(([deals, makers]): World => {
    const supplies = deals.map(([supplier, buyer, when], at) =>
      supply(`s${at}`, supplier, 'panel', buyer, when),
    );
    const productions = makers.map(([party, when], at) => production(`m${at}`, party, 'panel', when));
    return trading(IDS, supplies, { productions });
  });

function leftOf(graph: FlowGraph, downstream: Downstream, lowest: Int32Array): Uint8Array {
  const ground = { touch: new Touch(graph.goods, []), sets: new MeasureSets(), date: D, since: NO_FROM };
  const states = new StateBounds({ graph, lowest, ...ground });
  const left = Uint8Array.from({ length: graph.flows.vertexCount }, (_, stock) =>
    stock >= graph.flows.stockCount || states.mayCircle(stock) ? 1 : 0,
  );
  peelCircles(graph.flows, downstream, left, lowest);
  return left;
}

test('no label is before the lowest, and what is left after peeling holds every circle, whatever product is asked for', () => {
  let [circleCount, leftCount, stockCount] = [0, 0, 0];
  fc.assert(
    fc.property(worlds, (world) => {
      const graph = compileGraph({ ...world, deliveries: [] });
      const downstream = { ...graph.outflows(), date: D, since: NO_FROM };
      const lowest = lowestLabels(graph.flows, downstream);
      const left = leftOf(graph, downstream, lowest);
      const kept = stockStates(graph);
      const leftOfKept = leftOf({ ...graph, states: kept }, downstream, lowest);
      const inSome = kept.table.circles();
      leftCount += left.reduce((sum, mark) => sum + mark, 0);
      stockCount += graph.stocks.size;
      for (let stock = 0; stock < graph.stocks.size; stock++) {
        const walks = new Walks(graph, [{ stock, basis: 0 }], D, null);
        const states = new ReachedStates(walks);
        const open = walks.reached.filter((reached) => states.of(reached).role !== 'producer');
        const circles = findCircles(walks, states, open);
        for (const reached of walks.reached)
          expect(walks.label(reached)).toBeGreaterThanOrEqual(lowest[reached]!);
        for (const member of circles.flat()) {
          expect([left[member], leftOfKept[member], inSome[member]]).toEqual([1, 1, 1]);
          expect(kept.all[kept.numberAt(member, walks.label(member))]!.mayCircle).toBe(true);
        }
        walks.release();
        circleCount += circles.length;
      }
    }),
    seeded(3000),
  );
  // The worlds have circles, and peeling leaves less than all.
  expect(circleCount).toBeGreaterThan(1000);
  expect(leftCount).toBeLessThan(stockCount / 2);
});
