import type { Holdings } from '../measures/ground.js';
import type { FlowGraph } from './graph.js';
import { OUTBOUND } from './stocks.js';

/** What the graph knows of a party's goods, for the conditions of scopes. */
export function holdingsOf({ stocks, productions }: FlowGraph): Holdings {
  const { good, side } = stocks;
  return {
    hasOutbound: (party) => {
      const end = stocks.firstOf(party + 1);
      for (let stock = stocks.firstOf(party); stock < end; stock++) if (side[stock] === OUTBOUND) return true;
      return false;
    },
    holds: (party, of) => {
      const end = stocks.firstOf(party + 1);
      for (let stock = stocks.firstOf(party); stock < end; stock++) {
        if (side[stock] === OUTBOUND && stocks.goods.compatible(good[stock]!, of)) return true;
      }
      return false;
    },
    makes: (party, of) => {
      const end = stocks.firstOf(party + 1);
      for (let stock = stocks.firstOf(party); stock < end; stock++) {
        if (productions.hasAny(stock) && stocks.goods.compatible(good[stock]!, of)) return true;
      }
      return false;
    },
  };
}
