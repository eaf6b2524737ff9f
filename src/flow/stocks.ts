import type { Goods } from '../model/goods.js';
import type { Parties } from '../model/parties.js';
import type { Facts } from './facts.js';

export const INBOUND = 0;
export const OUTBOUND = 1;

export type Side = 'inbound' | 'outbound';

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
  /** The stocks of a party are those from `#first[party]` up to `#first[party + 1]`. */
  readonly #first: Int32Array;

  constructor(parties: Parties, goods: Goods, facts: Facts, supplies: SupplyColumns) {
    this.parties = parties;
    this.goods = goods;
    const keys = this.#keys(facts, supplies);
    this.party = new Int32Array(keys.length);
    this.good = new Int32Array(keys.length);
    this.side = new Uint8Array(keys.length);
    this.#first = new Int32Array(parties.size + 1);
    for (const [stock, key] of keys.entries()) {
      const pair = Math.floor(key / 2);
      this.side[stock] = key % 2;
      this.good[stock] = pair % goods.size;
      this.party[stock] = Math.floor(pair / goods.size);
      this.#first[this.party[stock]! + 1]!++;
    }
    for (let party = 0; party < parties.size; party++) this.#first[party + 1]! += this.#first[party]!;
  }

  get size(): number {
    return this.party.length;
  }

  /** The first stock of a party; its last is the one before that of the next party. */
  firstOf(party: number): number {
    return this.#first[party]!;
  }

  *of(party: number): Generator<number> {
    for (let stock = this.#first[party]!; stock < this.#first[party + 1]!; stock++) yield stock;
  }

  /** All stocks of an organization and its sites. */
  *ofPool(organization: number): Generator<number> {
    yield* this.of(organization);
    for (const site of this.parties.sitesOf(organization)) yield* this.of(site);
  }

  /** The index of a stock, or -1. */
  find(party: number, good: number, side: number): number {
    let low = this.#first[party]!;
    let high = this.#first[party + 1]!;
    const wanted = good * 2 + side;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.good[middle]! * 2 + this.side[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    const found = low < this.#first[party + 1]! && this.good[low] === good && this.side[low] === side;
    return found ? low : -1;
  }

  organizationOf(stock: number): number {
    return this.parties.organizationOf[this.party[stock]!]!;
  }

  /** Sorted and distinct. A key holds party, good and side; with a million of each it stays below 2^53. */
  #keys({ productions, deliveries }: Facts, { supplier, buyer, good }: SupplyColumns): Float64Array {
    const keys = new Float64Array(2 * supplier.length + productions.length + deliveries.length);
    let at = 0;
    const key = (party: number, of: number, side: number) => (party * this.goods.size + of) * 2 + side;
    for (let supply = 0; supply < supplier.length; supply++) {
      keys[at++] = key(supplier[supply]!, good[supply]!, OUTBOUND);
      keys[at++] = key(buyer[supply]!, good[supply]!, INBOUND);
    }
    for (const made of [...productions, ...deliveries]) {
      keys[at++] = key(this.parties.indexOf(made.party)!, this.goods.indexOf(made.good)!, OUTBOUND);
    }
    keys.sort();
    let distinct = 0;
    for (const sorted of keys) if (distinct === 0 || keys[distinct - 1] !== sorted) keys[distinct++] = sorted;
    return keys.slice(0, distinct);
  }
}

/** The ends and goods of supplies as indexes, looked up once. */
export interface SupplyColumns {
  readonly supplier: Int32Array;
  readonly buyer: Int32Array;
  readonly good: Int32Array;
}

export function indexSupplies({ supplies }: Facts, parties: Parties, goods: Goods): SupplyColumns {
  const columns = {
    supplier: new Int32Array(supplies.length),
    buyer: new Int32Array(supplies.length),
    good: new Int32Array(supplies.length),
  };
  for (const [index, supply] of supplies.entries()) {
    columns.supplier[index] = parties.indexOf(supply.supplier)!;
    columns.buyer[index] = parties.indexOf(supply.buyer)!;
    columns.good[index] = goods.indexOf(supply.good)!;
  }
  return columns;
}
