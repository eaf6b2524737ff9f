import { basisOfRank } from '../model/basis.js';
import type { FlowRow, StockRow } from '../store/neo4j/stock-row.js';
import { FLOW_KINDS, NO_FROM, NO_TO } from './flows.js';
import type { FlowGraph } from './graph.js';
import { flowsInto } from './junctions.js';
import { OUTBOUND } from './stocks.js';

/** The stocks of a graph in the order of their ranks, one row at a time. */
export function* stockRows({ parties, goods, stocks }: FlowGraph): Generator<StockRow> {
  for (let stock = 0; stock < stocks.size; stock++) {
    yield {
      rank: stock,
      party: parties.ids.at(stocks.party[stock]!)!,
      organization: parties.ids.at(stocks.organizationOf(stock))!,
      good: goods.ids[stocks.good[stock]!]!,
      side: stocks.side[stock] === OUTBOUND ? 'outbound' : 'inbound',
    };
  }
}

/** All flows, grouped by the stock that they feed; in each group in the order in which equal paths are preferred. */
export function* flowRows({ stocks, flows, citations }: FlowGraph): Generator<FlowRow> {
  for (let into = 0; into < stocks.size; into++) {
    for (const flow of flowsInto(flows, into, () => true)) {
      const from = flows.from(flow);
      const to = flows.to(flow);
      yield {
        into,
        out: flows.out(flow),
        kind: FLOW_KINDS[flows.kind(flow)]!,
        basis: basisOfRank(flows.basis(flow)),
        from: from === NO_FROM ? null : from,
        to: to === NO_TO ? null : to,
        record: citations.name(flows.record(flow)),
      };
    }
  }
}
