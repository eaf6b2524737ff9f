import { readMeasures, SEED_PATH, type Store } from '../../src/app.js';
import { coverageRows } from '../../src/flow/coverage-rows.js';
import { ARC_SIZE, BASIS_MASK, Flows, NO_FROM, NO_TO } from '../../src/flow/flows.js';
import type { FlowGraph } from '../../src/flow/graph.js';
import type { GraphSource } from '../../src/flow/graph-source.js';
import { outflowTable } from '../../src/flow/outflows.js';
import { flowRows } from '../../src/flow/stock-rows.js';
import { readRegions } from '../../src/input/region-file.js';
import type { Day } from '../../src/model/dates.js';
import { Places } from '../../src/model/places.js';
import type { Evidence } from '../../src/trace/testing.js';
import type { Walks } from '../../src/trace/walks.js';

const MS_PER_DAY = 86_400_000;

const PROVENANCE = { store: 'sqlite', generation: 0, records: 0, measures: '', program: 'bench' };

/** What a trace is worked out from, as the program puts it together. */
export async function evidenceOf(store: Store, graphs: GraphSource): Promise<Evidence> {
  const regions = ['iso-3166', 'gb-2260'].flatMap((name) => readRegions(`${SEED_PATH}regions/${name}.csv`));
  return {
    graph: await graphs.all(),
    measures: await readMeasures(store),
    places: new Places(regions),
    provenance: PROVENANCE,
    decisions: [],
  };
}

/** The number of a day that is known to be one. */
export function dayOf(date: string): Day {
  return Date.parse(date) / MS_PER_DAY;
}

/**
 * The same stocks and flows with every span open and every basis the best: what peers, which know neither dates nor
 * bases, are asked about.
 */
export function withoutDates(graph: FlowGraph): FlowGraph {
  const { table } = graph.flows;
  const arcs = table.arcs.slice();
  for (let at = 0; at < arcs.length; at += ARC_SIZE) {
    arcs[at]! &= ~BASIS_MASK;
    arcs[at + 1] = NO_FROM;
    arcs[at + 2] = NO_TO;
  }
  const bases = table.bases.map((mask) => (mask === 0 ? 0 : 1));
  const flows = new Flows({ ...table, arcs, bases, earliestEnd: NO_TO, latestBegin: NO_FROM });
  return { ...graph, flows, outflows: () => outflowTable(flows), states: null };
}

/** Pairs of numbers in one array that grows as needed. */
class Pairs {
  #numbers = new Uint32Array(1024);
  #size = 0;

  add(first: number, second: number): void {
    if (this.#size === this.#numbers.length) {
      const larger = new Uint32Array(this.#size * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#size++] = first;
    this.#numbers[this.#size++] = second;
  }

  taken(): Uint32Array {
    return this.#numbers.subarray(0, this.#size);
  }
}

/** All flows as pairs: fed stock, feeding stock. */
export function allArcs(graph: FlowGraph): Uint32Array {
  const arcs = new Pairs();
  for (const { into, out } of flowRows(graph)) arcs.add(into, out);
  return arcs.taken();
}

/** The flows that the walk over all flows may use, with its dates. */
export function usableArcs(walks: Walks): Uint32Array {
  const arcs = new Pairs();
  const { flows } = walks.graph;
  for (const stock of walks.reached) {
    for (const flow of walks.usableInto(stock)) arcs.add(stock, flows.out(flow));
  }
  return arcs.taken();
}

/** The stocks that some measure covers, in order. */
export function coveredStocks({ graph, measures, places }: Evidence, date: Day): Uint32Array {
  const stocks = new Set<number>();
  for (const { stock } of coverageRows(graph, measures, date, places, [])) stocks.add(stock);
  return Uint32Array.from(stocks).sort();
}
