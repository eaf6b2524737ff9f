import type { Sitings } from '../measures/sitings.js';
import { compareCodePoints } from '../model/code-points.js';
import { Goods } from '../model/goods.js';
import { compileParties, type Parties } from '../model/parties.js';
import type { PlaceReader } from '../model/place-sign.js';
import { once } from '../model/remember.js';
import { type Shares, sharesOf } from '../model/shares.js';
import type { Sharing } from './bundles.js';
import { Citations } from './citations.js';
import type { Facts } from './facts.js';
import { Feeding, feedingTable } from './feeding.js';
import { FlowBuilder } from './flow-builder.js';
import { type FlowRecords, type Flows, TRANSFER } from './flows.js';
import { Marks } from './marks.js';
import { type OutflowTable, outflowTable } from './outflows.js';
import { compilePool } from './pool.js';
import { type GroupedProductions, groupProductions, type Productions } from './productions.js';
import { stockSitings } from './sitings.js';
import type { StockStates } from './states/stock-states.js';
import { INBOUND, OUTBOUND, type Stocks, stocksOf } from './stocks.js';
import { type SupplyColumns, type Trade, TradeBuilder } from './trade.js';

/**
 * Stocks and flows compiled from records (design.md §4). Everything that a walk needs, and nothing that changes.
 */
export interface FlowGraph {
  readonly parties: Parties;
  readonly goods: Goods;
  readonly stocks: Stocks;
  readonly flows: Flows;
  /** The flows in the other direction, made or loaded when first asked for. */
  readonly feeding: () => Feeding;
  /** The same with their days, for a screen. */
  readonly outflows: () => OutflowTable;
  /** 1 where another organization has supplied the inbound stock. */
  readonly isBought: () => Uint8Array;
  readonly productions: Productions;
  /** Which stocks are alike to conditions on regions. */
  readonly sitings: () => Sitings;
  readonly citations: Citations;
  /** Who owns shares in whom. */
  readonly shares: Shares;
  readonly marks: Marks;
  /** What the stocks are at every label, where it has been worked out: it pays for many questions, not for one. */
  readonly states: StockStates | null;
}

/**
 * Compiles records into stocks and flows; the order of the records does not matter. `readSigns` works out the places
 * of parties that state none; without it, only stated places count. `sharing`: where flows go through junctions, which
 * changes no answer.
 */
export function compileGraph(
  facts: Facts,
  { readSigns, sharing }: { readSigns?: PlaceReader; sharing?: Sharing } = {},
): FlowGraph {
  const parties = compileParties(facts.organizations, facts.sites, readSigns);
  const goods = new Goods(facts.goods, facts.recipes);
  const builder = new TradeBuilder(parties, goods);
  for (const supply of facts.supplies) builder.addSupply(supply);
  for (const production of facts.productions) builder.addProduction(production);
  for (const delivery of facts.deliveries) builder.addDelivery(delivery);
  return compileTrade(parties, goods, builder.trade(), sharesOf(parties, facts.ownerships), sharing);
}

/** The same from columns. */
export function compileTrade(
  parties: Parties,
  goods: Goods,
  trade: Trade,
  shares: Shares,
  sharing: Sharing = 'where-fewer',
): FlowGraph {
  const stocks = stocksOf(parties, goods, trade);
  const grouped = groupProductions(trade.productions, stocks);
  const citations = new Citations(grouped.citation, trade.supplies.citation);
  const builder = new FlowBuilder(stocks.size);
  const isBought = addTransfers(trade.supplies, citations.firstSupply, stocks, builder);
  for (let party = 0; party < parties.size; party++) {
    if (parties.isSite[party] === 0) compilePool(party, { stocks, isBought, ...grouped, builder, sharing });
  }
  const flows = builder.sorted(flowRecords(grouped, trade.supplies, citations));
  const { productions } = grouped;
  return {
    parties,
    goods,
    stocks,
    flows,
    feeding: once(() => new Feeding(feedingTable(flows), flows)),
    outflows: once(() => outflowTable(flows)),
    isBought: () => isBought,
    productions,
    sitings: once(() => stockSitings({ parties, goods, stocks, productions })),
    citations,
    shares,
    marks: new Marks(flows.vertexCount),
    states: null,
  };
}

function addTransfers(
  { supplier, buyer, good, basis }: SupplyColumns,
  firstSupply: number,
  stocks: Stocks,
  builder: FlowBuilder,
): Uint8Array {
  const isBought = new Uint8Array(stocks.size);
  const { organizationOf } = stocks.parties;
  for (let supply = 0; supply < supplier.length; supply++) {
    const into = stocks.find(buyer[supply]!, good[supply]!, INBOUND);
    const out = stocks.find(supplier[supply]!, good[supply]!, OUTBOUND);
    const isCrossing = organizationOf[supplier[supply]!] !== organizationOf[buyer[supply]!];
    if (isCrossing) isBought[into] = 1;
    builder.add({
      into,
      out,
      basis: basis[supply]!,
      kind: TRANSFER,
      record: firstSupply + supply,
      isCrossing,
    });
  }
  return isBought;
}

function flowRecords(
  { productions }: GroupedProductions,
  supplies: SupplyColumns,
  citations: Citations,
): FlowRecords {
  const { firstSupply } = citations;
  return {
    from: (record) =>
      record < firstSupply ? productions.from(record) : supplies.from[record - firstSupply]!,
    to: (record) => (record < firstSupply ? productions.to(record) : supplies.to[record - firstSupply]!),
    // Flows between the same two stocks have productions of one stock, which are in order.
    compare: (a, b) =>
      supplies.isOrdered || Math.min(a, b) < firstSupply
        ? a - b
        : compareCodePoints(citations.name(a), citations.name(b)),
  };
}
