import { join } from 'node:path';
import { type Store, withStore } from '../../src/app.js';
import type { FlowGraph } from '../../src/flow/graph.js';
import type { GraphSource } from '../../src/flow/graph-source.js';
import type { Day } from '../../src/model/dates.js';
import { BestPaths } from '../../src/trace/best-paths.js';
import { type Start, startStocks } from '../../src/trace/start.js';
import { trace } from '../../src/trace/trace.js';
import { ALL_FLOWS, Walks } from '../../src/trace/walks.js';
import { writeDistances, writeGraph } from '../peers/graph-files.js';
import { timed } from '../spread.js';
import { allArcs, coveredStocks, dayOf, evidenceOf, usableArcs, withoutDates } from './measured-graph.js';
import { ALL_FOLDER, ANSWER_FILE, type TraceFigures, USABLE_FOLDER } from './trace-figures.js';

/** As many as the command line lists in text. */
const LISTED_GAPS = 20;

interface Options {
  readonly product: string;
  readonly date: Day;
  readonly runs: number;
  readonly limitMs: number;
  readonly folder: string;
}

/** Walks, gives what is asked of them, and leaves their memory to the next. */
function walked<T>(graph: FlowGraph, starts: readonly Start[], date: Day, ask: (walks: Walks) => T): T {
  const walks = new Walks(graph, starts, date, null);
  const answer = ask(walks);
  walks.release();
  return answer;
}

/** The fewest flows to each flagged stock, -1 if it is not reached. */
function distancesIn(walks: Walks, flagged: Uint32Array): Int32Array {
  const paths = new BestPaths(walks, ALL_FLOWS);
  const distanceTo = (stock: number) => (walks.isReached(stock) ? paths.pathTo(stock).flows.length : -1);
  return Int32Array.from(flagged, distanceTo);
}

/** Measures a trace inside one process, after loading, and writes the graph for the peers. */
async function measure(store: Store, graphs: GraphSource, options: Options): Promise<TraceFigures> {
  const { product, date, runs, limitMs, folder } = options;
  const began = performance.now();
  const evidence = await evidenceOf(store, graphs);
  const loadMs = performance.now() - began;
  const { graph } = evidence;
  const question = { organization: product, good: null, date, since: null, measures: null };
  const starts = startStocks(graph, question);
  const flagged = coveredStocks(evidence, date);
  const numbers = { starts: Uint32Array.from(starts, ({ stock }) => stock), flagged };
  writeGraph(join(folder, ALL_FOLDER), { ...numbers, arcs: allArcs(graph) });
  const usable = walked(graph, starts, date, usableArcs);
  writeGraph(join(folder, USABLE_FOLDER), { ...numbers, arcs: usable });

  const plain = withoutDates(graph);
  const plainStarts = starts.map(({ stock }) => ({ stock, basis: 0 }));
  const search = () => walked(plain, plainStarts, date, (walks) => distancesIn(walks, flagged));
  writeDistances(join(folder, ANSWER_FILE), search());
  const listing = { paths: 1, gaps: LISTED_GAPS };
  const result = trace(evidence, question, listing);
  const time = (action: () => unknown) => timed(runs, limitMs, action);
  return {
    loadMs,
    stocks: graph.stocks.size,
    flows: graph.flows.size,
    reached: result.coverage,
    verdict: result.verdict,
    hits: result.hits.length,
    gaps: Object.values(result.listed.gapsTotal).reduce((sum, count) => sum + count, 0),
    flagged: flagged.length,
    walks: await time(() => walked(graph, starts, date, () => null)),
    answer: await time(() => trace(evidence, question, listing)),
    plainReach: await time(() => walked(plain, plainStarts, date, () => null)),
    plainSearch: await time(search),
  };
}

const [db = '', product = '', date = '', runs, limitMs, folder = ''] = process.argv.slice(2);
const options = { product, date: dayOf(date), runs: Number(runs), limitMs: Number(limitMs), folder };
const figures = await withStore(db, 'read', (store, graphs) => measure(store, graphs, options));
process.stdout.write(`${JSON.stringify(figures)}\n`);
