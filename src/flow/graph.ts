import { basisRank } from '../model/basis.js';
import { Goods } from '../model/goods.js';
import { Parties } from '../model/parties.js';
import type { PlaceReader } from '../model/place-sign.js';
import type { Ownership, Production, Supply } from '../model/records.js';
import { remember } from '../model/remember.js';
import type { Facts } from './facts.js';
import { FlowBuilder, type Flows, NO_RECORD, TRANSFER } from './flows.js';
import { compilePool } from './pool.js';
import { INBOUND, indexSupplies, OUTBOUND, Stocks, type SupplyColumns } from './stocks.js';

/**
 * Stocks and flows compiled from records (design.md §4). Everything that a walk needs, and nothing that changes.
 */
export interface FlowGraph {
  readonly parties: Parties;
  readonly goods: Goods;
  readonly stocks: Stocks;
  readonly flows: Flows;
  /** 1 where another organization has supplied the inbound stock. */
  readonly isBought: Uint8Array;
  readonly ownerships: readonly Ownership[];
  /** The productions of exactly this party and good. */
  productionsOf(stock: number): readonly Production[];
  /** The outbound stocks of an organization and its sites that have a production. */
  producedStocks(organization: number): readonly number[];
  /** The record behind a flow. */
  recordOf(record: number): Supply | Production | null;
  /** The record as table and id, such as `supplies:s1`. */
  recordName(record: number): string | null;
}

const NO_PRODUCTIONS: readonly Production[] = [];
const NO_STOCKS: readonly number[] = [];

function addTransfers(facts: Facts, ends: SupplyColumns, stocks: Stocks, builder: FlowBuilder): Uint8Array {
  const isBought = new Uint8Array(stocks.size);
  const { organizationOf } = stocks.parties;
  for (const [record, supply] of facts.supplies.entries()) {
    const supplier = ends.supplier[record]!;
    const buyer = ends.buyer[record]!;
    const into = stocks.find(buyer, ends.good[record]!, INBOUND);
    const out = stocks.find(supplier, ends.good[record]!, OUTBOUND);
    if (organizationOf[supplier] !== organizationOf[buyer]) isBought[into] = 1;
    builder.add({ into, out, span: supply, basis: basisRank(supply.basis), kind: TRANSFER, record });
  }
  return isBought;
}

function productionsByStock(facts: Facts, stocks: Stocks): Map<number, number[]> {
  const byStock = new Map<number, number[]>();
  for (const [index, production] of facts.productions.entries()) {
    const party = stocks.parties.indexOf(production.party)!;
    const stock = stocks.find(party, stocks.goods.indexOf(production.good)!, OUTBOUND);
    remember(byStock, stock, () => []).push(index);
  }
  return byStock;
}

/**
 * Compiles records into stocks and flows; the order of the records does not matter. `readSigns` works out the places
 * of parties that state none; without it, only stated places count.
 */
export function compileGraph(facts: Facts, { readSigns }: { readSigns?: PlaceReader } = {}): FlowGraph {
  const parties = new Parties(facts.organizations, facts.sites, readSigns);
  const goods = new Goods(facts.goods, facts.recipes);
  const ends = indexSupplies(facts, parties, goods);
  const stocks = new Stocks(parties, goods, facts, ends);
  const builder = new FlowBuilder();
  const isBought = addTransfers(facts, ends, stocks, builder);
  const productions = productionsByStock(facts, stocks);
  const produced = new Map<number, number[]>();
  for (const stock of [...productions.keys()].sort((a, b) => a - b)) {
    remember(produced, stocks.organizationOf(stock), () => []).push(stock);
  }
  const suppliesCount = facts.supplies.length;
  const productionsOf = (stock: number) =>
    productions.get(stock)?.map((index) => facts.productions[index]!) ?? NO_PRODUCTIONS;
  for (let party = 0; party < parties.size; party++) {
    if (parties.isSite[party] === 1) continue;
    compilePool(party, {
      stocks,
      isBought,
      productions: (stock) =>
        (productions.get(stock) ?? []).map((index) => ({
          record: suppliesCount + index,
          production: facts.productions[index]!,
        })),
      add: (flow) => builder.add(flow),
    });
  }
  const recordName = (record: number) => {
    const found = recordOf(record);
    return found === null ? null : `${'supplier' in found ? 'supplies' : 'productions'}:${found.id}`;
  };
  const recordOf = (record: number) =>
    record === NO_RECORD
      ? null
      : (facts.supplies[record] ?? facts.productions[record - suppliesCount] ?? null);
  return {
    parties,
    goods,
    stocks,
    flows: builder.sorted(stocks.size, recordName),
    isBought,
    ownerships: facts.ownerships,
    productionsOf,
    producedStocks: (organization) => produced.get(organization) ?? NO_STOCKS,
    recordOf,
    recordName,
  };
}
