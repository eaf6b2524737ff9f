import type { Goods } from '../model/goods.js';
import type { Parties } from '../model/parties.js';
import type { Trade } from './trade.js';

export const INBOUND = 0;
export const OUTBOUND = 1;

export type Side = 'inbound' | 'outbound';

/** The stocks of party p are those from `first[p]` up to, but not with, `first[p + 1]`; 9 bytes a stock. */
export interface StockTable {
  readonly party: Int32Array;
  readonly good: Int32Array;
  readonly side: Uint8Array;
  readonly first: Int32Array;
}

/**
 * The vertices: (party, good, side), in code-point order of party, then good (unknown first), then side. A stock's
 * index is therefore its rank in every ordered answer.
 */
export class Stocks {
  readonly parties: Parties;
  readonly goods: Goods;
  readonly party: Int32Array;
  readonly good: Int32Array;
  readonly side: Uint8Array;
  readonly table: StockTable;

  constructor(parties: Parties, goods: Goods, table: StockTable) {
    this.parties = parties;
    this.goods = goods;
    this.table = table;
    this.party = table.party;
    this.good = table.good;
    this.side = table.side;
  }

  get size(): number {
    return this.party.length;
  }

  /** The first stock of a party; its last is the one before that of the next party. */
  firstOf(party: number): number {
    return this.table.first[party]!;
  }

  *of(party: number): Generator<number> {
    for (let stock = this.firstOf(party); stock < this.firstOf(party + 1); stock++) yield stock;
  }

  /** All stocks of an organization and its sites. */
  *ofPool(organization: number): Generator<number> {
    yield* this.of(organization);
    for (const site of this.parties.sitesOf(organization)) yield* this.of(site);
  }

  /** The index of a stock, or -1. */
  find(party: number, good: number, side: number): number {
    const end = this.firstOf(party + 1);
    let low = this.firstOf(party);
    let high = end;
    const wanted = good * 2 + side;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.good[middle]! * 2 + this.side[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    const found = low < end && this.good[low] === good && this.side[low] === side;
    return found ? low : -1;
  }

  organizationOf(stock: number): number {
    return this.parties.organizationOf[this.party[stock]!]!;
  }
}

/** The stocks that supplies, productions and deliveries make. */
export function stocksOf(parties: Parties, goods: Goods, trade: Trade): Stocks {
  const keys = stockKeys(goods.size, trade);
  const table = {
    party: new Int32Array(keys.length),
    good: new Int32Array(keys.length),
    side: new Uint8Array(keys.length),
    first: new Int32Array(parties.size + 1),
  };
  for (let stock = 0; stock < keys.length; stock++) {
    const key = keys[stock]!;
    const pair = Math.floor(key / 2);
    table.side[stock] = key % 2;
    table.good[stock] = pair % goods.size;
    table.party[stock] = Math.floor(pair / goods.size);
    table.first[table.party[stock]! + 1]!++;
  }
  for (let party = 0; party < parties.size; party++) table.first[party + 1]! += table.first[party]!;
  return new Stocks(parties, goods, table);
}

/** Sorted and distinct. A key holds party, good and side; with a million of each it stays below 2^53. */
function stockKeys(goodCount: number, { supplies, productions, deliveries }: Trade): Float64Array {
  const { supplier, buyer, good } = supplies;
  const keys = new Float64Array(2 * supplier.length + productions.party.length + deliveries.length / 2);
  let size = 0;
  const add = (party: number, of: number, side: number) => {
    keys[size++] = (party * goodCount + of) * 2 + side;
  };
  for (let supply = 0; supply < supplier.length; supply++) {
    add(supplier[supply]!, good[supply]!, OUTBOUND);
    add(buyer[supply]!, good[supply]!, INBOUND);
  }
  for (const [at, party] of productions.party.entries()) add(party, productions.good[at]!, OUTBOUND);
  for (let at = 0; at < deliveries.length; at += 2) add(deliveries[at]!, deliveries[at + 1]!, OUTBOUND);
  keys.sort();
  let distinct = 0;
  for (const key of keys) if (distinct === 0 || keys[distinct - 1] !== key) keys[distinct++] = key;
  return keys.slice(0, distinct);
}
