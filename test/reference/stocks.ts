import type { GoodId } from './goods.js';
import { compareRows } from './order.js';
import type { World } from './world.js';

export type Side = 'inbound' | 'outbound';

/** One good at one party, inbound or outbound; one object per stock, so that `===` compares. */
export interface Stock {
  readonly party: string;
  readonly good: GoodId;
  readonly side: Side;
}

export type Stocks = ReadonlyMap<string, Stock>;

export function stockKey(party: string, good: GoodId, side: Side): string {
  return JSON.stringify([party, good, side]);
}

/** Every stock that a supply or production makes (design.md §4, Stocks). */
export function stocksOf(world: World): Stocks {
  const stocks = new Map<string, Stock>();
  const add = (party: string, good: GoodId, side: Side) => {
    stocks.set(stockKey(party, good, side), { party, good, side });
  };
  for (const { supplier, buyer, good } of world.supplies) {
    add(supplier, good, 'outbound');
    add(buyer, good, 'inbound');
  }
  for (const { party, good } of world.productions) add(party, good, 'outbound');
  return stocks;
}

export function stockRow(stock: Stock): readonly (string | null)[] {
  return [stock.party, stock.good, stock.side];
}

/** By party, good (null first) and side. */
export function compareStocks(a: Stock, b: Stock): number {
  return compareRows(stockRow(a), stockRow(b));
}
