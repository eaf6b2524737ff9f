import type { Holdings } from '../measures/ground.js';
import { remember } from '../model/remember.js';
import type { FlowGraph } from './graph.js';
import { OUTBOUND } from './stocks.js';

/** What the graph knows of a party's goods, for the conditions of scopes. */
export function holdingsOf({ stocks, productions }: FlowGraph): Holdings {
  const outbound = new Map<number, readonly number[]>();
  const produced = new Map<number, readonly number[]>();
  const outboundStocks = (party: number) =>
    [...stocks.of(party)].filter((stock) => stocks.side[stock] === OUTBOUND);
  const goodsOf = (members: readonly number[]) => members.map((stock) => stocks.good[stock]!);
  return {
    outboundGoods: (party) => remember(outbound, party, () => goodsOf(outboundStocks(party))),
    producedGoods: (party) =>
      remember(produced, party, () =>
        goodsOf(outboundStocks(party).filter((stock) => productions.hasAny(stock))),
      ),
  };
}
