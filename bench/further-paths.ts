import { compileGraph } from '../src/flow/graph.js';
import { OUTBOUND } from '../src/flow/stocks.js';
import { FurtherPaths } from '../src/trace/further-paths.js';
import { startStocks } from '../src/trace/start.js';
import { stepsOf } from '../src/trace/steps.js';
import { Walks } from '../src/trace/walks.js';
import { good, organization, supply } from '../test/reference/sample.js';
import { type Spread, timed } from './spread.js';

const [LAYERS, WIDTH, LISTED, DAY] = [30, 10, 10_000, 20_000];

export interface LadderFigures {
  readonly layers: number;
  readonly width: number;
  readonly listed: number;
  /** The exact number of paths. */
  readonly paths: string;
  /** Counting all and listing the first, after the walk. */
  readonly spread: Spread;
}

function idOf(layer: number, at: number): string {
  return `l${layer}-${at}`;
}

/** Layers of organizations, each supplied by all of the next: as many paths as there are choices. */
function ladder() {
  const each = Array.from({ length: WIDTH }, (_, at) => at);
  const layers = Array.from({ length: LAYERS }, (_, layer) => each.map((at) => idOf(layer, at)));
  const buyers = [['importer'], ...layers.slice(0, -1)];
  const supplies = layers.flatMap((suppliers, layer) =>
    suppliers.flatMap((from) => buyers[layer]!.map((to) => supply(`${from}>${to}`, from, 'panel', to))),
  );
  return compileGraph({
    organizations: ['importer', ...layers.flat()].map((id) => organization(id, { country: 'US' })),
    sites: [],
    goods: [good('panel', { raw: true })],
    recipes: [],
    supplies,
    productions: [],
    ownerships: [],
    deliveries: [],
  });
}

/** Lists the first paths to one of the last layer of a ladder, and counts them all. */
export async function measureLadder(runs: number): Promise<LadderFigures> {
  const graph = ladder();
  const question = { organization: 'importer', good: 'panel', date: DAY, since: null, measures: null };
  const starts = startStocks(graph, question);
  const last = graph.parties.indexOf(idOf(LAYERS - 1, WIDTH - 1))!;
  const target = graph.stocks.find(last, graph.goods.indexOf('panel')!, OUTBOUND);
  const walks = new Walks(graph, starts, DAY, null);
  let paths = '';
  const spread = await timed(runs, Number.POSITIVE_INFINITY, () => {
    const further = new FurtherPaths(walks);
    const known = new Map();
    further.list(target, LISTED).paths.map((path) => stepsOf(graph, path, known));
    paths = String(further.count(target));
  });
  return { layers: LAYERS, width: WIDTH, listed: LISTED, paths, spread };
}
