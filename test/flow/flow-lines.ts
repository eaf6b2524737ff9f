import type { Sharing } from '../../src/flow/bundles.js';
import { FLOW_KINDS, type FlowKind, NO_FROM, NO_TO } from '../../src/flow/flows.js';
import { compileGraph, type FlowGraph } from '../../src/flow/graph.js';
import { OUTBOUND } from '../../src/flow/stocks.js';
import { basisOfRank } from '../../src/model/basis.js';
import { D } from '../reference/sample.js';
import type { World } from '../reference/world.js';

export function graphOf(world: World, sharing?: Sharing): FlowGraph {
  return compileGraph({ ...world, deliveries: [] }, sharing === undefined ? {} : { sharing });
}

export function stockLine({ parties, goods, stocks }: FlowGraph, stock: number): string {
  const side = stocks.side[stock] === OUTBOUND ? 'out' : 'in';
  return `${parties.ids.at(stocks.party[stock]!)}.${goods.ids[stocks.good[stock]!] ?? '?'}.${side}`;
}

function spanText(from: number, to: number): string {
  if (from === NO_FROM && to === NO_TO) return '';
  return ` [${from === NO_FROM ? '' : from - D}..${to === NO_TO ? '' : to - D}]`;
}

/** The compiled flows of a kind, each as `fed < feeding basis record [span]`, in the order of the graph. */
export function flowLines(world: World, kind: FlowKind): readonly string[] {
  const graph = graphOf(world);
  const { flows, stocks } = graph;
  const lines: string[] = [];
  for (let stock = 0; stock < stocks.size; stock++) {
    for (let flow = flows.first[stock]!; flow < flows.first[stock + 1]!; flow++) {
      if (FLOW_KINDS[flows.kind(flow)] !== kind) continue;
      const ends = `${stockLine(graph, stock)} < ${stockLine(graph, flows.out(flow))}`;
      const record = graph.citations.name(flows.record(flow))?.replace(/^\w+:/, '') ?? '-';
      const span = spanText(flows.from(flow), flows.to(flow));
      lines.push(`${ends} ${basisOfRank(flows.basis(flow))} ${record}${span}`);
    }
  }
  return lines;
}
