import { FLOW_KINDS, NO_FROM, NO_TO } from '../flow/flows.js';
import type { FlowGraph } from '../flow/graph.js';
import { OUTBOUND } from '../flow/stocks.js';
import { basisOfRank } from '../model/basis.js';
import { formatSpanEnd } from '../model/dates.js';
import { remember } from '../model/remember.js';
import type { Path } from './best-paths.js';
import type { Step, StockKey, StockRef } from './result.js';

export function stockKey({ stocks, parties, goods }: FlowGraph, stock: number): StockKey {
  return {
    party: parties.ids.at(stocks.party[stock]!)!,
    good: goods.ids[stocks.good[stock]!]!,
    side: stocks.side[stock] === OUTBOUND ? 'outbound' : 'inbound',
  };
}

export function stockRef(graph: FlowGraph, stock: number): StockRef {
  const { party, good, side } = stockKey(graph, stock);
  return { party, organization: graph.parties.ids.at(graph.stocks.organizationOf(stock))!, good, side };
}

/** One flow as a step of a path. */
function stepOf(graph: FlowGraph, flow: number, into: number): Step {
  const { flows } = graph;
  return {
    from: stockKey(graph, flows.out(flow)),
    to: stockKey(graph, into),
    kind: FLOW_KINDS[flows.kind(flow)]!,
    basis: basisOfRank(flows.basis(flow)),
    span: {
      from: formatSpanEnd(flows.from(flow) === NO_FROM ? null : flows.from(flow)),
      to: formatSpanEnd(flows.to(flow) === NO_TO ? null : flows.to(flow)),
    },
    record: graph.citations.name(flows.record(flow)),
    documents: graph.citations.documents(flows.record(flow)),
  };
}

/** The steps of a path, from the product upward; those of `known`, by flow, are not made again. */
export function stepsOf(graph: FlowGraph, path: Path, known = new Map<number, Step>()): readonly Step[] {
  let into = path.start;
  return path.flows.map((flow) => {
    const step = remember(known, flow, () => stepOf(graph, flow, into));
    into = graph.flows.out(flow);
    return step;
  });
}
