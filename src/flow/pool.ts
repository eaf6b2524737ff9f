import { BASES } from '../model/basis.js';
import { GoodSet } from '../model/good-set.js';
import { UNKNOWN_GOOD } from '../model/goods.js';
import { remember } from '../model/remember.js';
import { type FlowBuilder, NO_RECORD, NO_TO, SAME_GOODS, TRANSFORMATION } from './flows.js';
import type { GroupedProductions } from './productions.js';
import { OUTBOUND, type Stocks } from './stocks.js';

const DECLARED = BASES.indexOf('declared');
const INFERRED = BASES.indexOf('inferred');

/** What the flows inside a pool are worked out from. */
export interface PoolContext extends GroupedProductions {
  readonly stocks: Stocks;
  readonly isBought: Uint8Array;
  readonly builder: FlowBuilder;
}

/** An organization with its sites: its stocks by good, and what it buys and makes. */
interface Pool extends PoolContext {
  readonly organization: number;
  readonly outbound: readonly number[];
  readonly inboundByGood: ReadonlyMap<number, readonly number[]>;
  readonly outboundByGood: ReadonlyMap<number, readonly number[]>;
  readonly inboundGoods: GoodSet;
  readonly outboundGoods: GoodSet;
  /** Goods that can feed a transformation: received, or made here. */
  readonly feedGoods: GoodSet;
  readonly feedsByGood: ReadonlyMap<number, readonly number[]>;
  readonly bought: GoodSet;
  readonly made: GoodSet;
}

function byGood(stocks: Stocks, members: readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const stock of members) remember(groups, stocks.good[stock]!, () => []).push(stock);
  return groups;
}

function poolOf(organization: number, all: readonly number[], context: PoolContext): Pool {
  const { stocks, isBought } = context;
  const { goods } = stocks;
  const inbound = all.filter((stock) => stocks.side[stock] !== OUTBOUND);
  const outbound = all.filter((stock) => stocks.side[stock] === OUTBOUND);
  const produced = outbound.filter((stock) => context.productions.hasAny(stock));
  const feedsByGood = byGood(stocks, [...inbound, ...produced]);
  const inboundByGood = byGood(stocks, inbound);
  const outboundByGood = byGood(stocks, outbound);
  const goodsOf = (members: readonly number[]) => members.map((stock) => stocks.good[stock]!);
  const bought = goodsOf(inbound.filter((stock) => isBought[stock] === 1));
  return {
    ...context,
    organization,
    outbound,
    inboundByGood,
    outboundByGood,
    feedsByGood,
    inboundGoods: new GoodSet(goods, inboundByGood.keys()),
    outboundGoods: new GoodSet(goods, outboundByGood.keys()),
    feedGoods: new GoodSet(goods, feedsByGood.keys()),
    bought: new GoodSet(
      goods,
      bought.filter((good) => good !== UNKNOWN_GOOD),
    ),
    made: new GoodSet(goods, goodsOf(produced)),
  };
}

/** Adds the flows F2 and F3 of design.md §4 among the stocks of an organization and its sites. */
export function compilePool(organization: number, context: PoolContext): void {
  const all = [...context.stocks.ofPool(organization)];
  // Most organizations only buy, or have one stock.
  if (all.length < 2 || all.every((stock) => context.stocks.side[stock] !== OUTBOUND)) return;
  const pool = poolOf(organization, all, context);
  const isTrader = context.stocks.parties.isTrader(organization);
  for (const stock of pool.outbound) {
    if (!isTrader) {
      addStatedInputs(pool, stock);
      addRecipeInputs(pool, stock);
    }
    addReceivedGoods(pool, stock);
    if (context.stocks.parties.isSite[context.stocks.party[stock]!] === 1) addGoodsMadeElsewhere(pool, stock);
    else addGoodsOfSites(pool, stock);
  }
}

function areNear({ stocks }: Pool, a: number, b: number): boolean {
  return stocks.parties.isNear(stocks.party[a]!, stocks.party[b]!);
}

/** F2 from productions that state what went in. */
function addStatedInputs(pool: Pool, into: number): void {
  const { productions, builder } = pool;
  for (let record = productions.first(into); record < productions.first(into + 1); record++) {
    const stated = new Set<number>();
    for (const input of productions.inputs(record)) {
      for (const good of pool.feedGoods.under(input)) stated.add(good);
    }
    for (const good of stated) {
      for (const out of pool.feedsByGood.get(good)!) {
        if (out === into) continue;
        const basis = areNear(pool, into, out) ? pool.basis[record]! : INFERRED;
        builder.add({ into, out, basis, kind: TRANSFORMATION, record, isCrossing: false });
      }
    }
  }
}

function statesInputs({ productions }: Pool, stock: number): boolean {
  for (let at = productions.first(stock); at < productions.first(stock + 1); at++) {
    if (productions.hasInputs(at)) return true;
  }
  return false;
}

/** F2 from the recipes: what the pool has received or made that can go into this good. */
function addRecipeInputs(pool: Pool, into: number): void {
  const { stocks } = pool;
  const good = stocks.good[into]!;
  const mayDeclare =
    !statesInputs(pool, into) && (!pool.bought.hasCompatibleWith(good) || pool.made.hasCompatibleWith(good));
  for (const input of pool.feedGoods.inputsOf(good)) {
    const isDeclared =
      mayDeclare && stocks.goods.asInput(input, good) === 'firm' && isNextStep(pool, input, good);
    for (const out of pool.feedsByGood.get(input)!) {
      if (out === into) continue;
      const basis = isDeclared && areNear(pool, into, out) ? DECLARED : INFERRED;
      pool.builder.add({ into, out, basis, kind: TRANSFORMATION, record: NO_RECORD, isCrossing: false });
    }
  }
}

/**
 * An input some steps further up is declared only where the pool does not buy what would be made of it: who buys
 * wafers and silica does not make its cells from the silica.
 */
function isNextStep({ stocks: { goods }, bought }: Pool, input: number, good: number): boolean {
  for (const direct of goods.directInputs(good).keys()) if (goods.isUnder(input, direct)) return true;
  for (const between of goods.firmInputs(good)) {
    if (goods.asInput(input, between) === 'firm' && bought.hasCompatibleWith(between)) return false;
  }
  return true;
}

/** F3: what was received and passed on. */
function addReceivedGoods(pool: Pool, into: number): void {
  const { stocks } = pool;
  const { parties } = stocks;
  const party = stocks.party[into]!;
  for (const good of pool.inboundGoods.compatibleWith(stocks.good[into]!)) {
    for (const out of pool.inboundByGood.get(good)!) {
      const other = stocks.party[out]!;
      if (other !== party && parties.isSite[party] === 1 && parties.isSite[other] === 1) continue;
      const isDeclared = isKnownToBe(pool, out, into) && parties.isNear(party, other);
      addSameGoods(pool, into, out, isDeclared ? DECLARED : INFERRED);
    }
  }
}

/** F3: an organization's goods that its sites shipped. */
function addGoodsOfSites(pool: Pool, into: number): void {
  const { stocks } = pool;
  const shipped: number[] = [];
  for (const good of pool.outboundGoods.compatibleWith(stocks.good[into]!)) {
    for (const out of pool.outboundByGood.get(good)!) {
      if (stocks.parties.isSite[stocks.party[out]!] === 1) shipped.push(out);
    }
  }
  const isOnlySite = new Set(shipped.map((out) => stocks.party[out])).size === 1;
  for (const out of shipped) {
    addSameGoods(pool, into, out, isOnlySite && isKnownToBe(pool, out, into) ? DECLARED : INFERRED);
  }
}

/** F3: a site's goods that its organization or another site of it may have made. */
function addGoodsMadeElsewhere(pool: Pool, into: number): void {
  const { stocks } = pool;
  const party = stocks.party[into]!;
  const good = stocks.good[into]!;
  const isMadeHere = [...stocks.of(party)].some(
    (stock) => stocks.goods.compatible(stocks.good[stock]!, good) && isStillMade(pool, stock),
  );
  if (isMadeHere) return;
  for (const other of pool.made.compatibleWith(good)) {
    for (const out of pool.outboundByGood.get(other)!) {
      if (stocks.party[out] === party || !pool.productions.hasAny(out)) continue;
      addSameGoods(pool, into, out, INFERRED);
    }
  }
}

/** A production without an end. */
function isStillMade({ productions }: Pool, stock: number): boolean {
  for (let at = productions.first(stock); at < productions.first(stock + 1); at++) {
    if (productions.to(at) === NO_TO) return true;
  }
  return false;
}

function isKnownToBe({ stocks }: Pool, out: number, into: number): boolean {
  const good = stocks.good[out]!;
  return (
    good !== UNKNOWN_GOOD &&
    stocks.good[into] !== UNKNOWN_GOOD &&
    stocks.goods.isUnder(good, stocks.good[into]!)
  );
}

function addSameGoods(pool: Pool, into: number, out: number, basis: number): void {
  pool.builder.add({ into, out, basis, kind: SAME_GOODS, record: NO_RECORD, isCrossing: false });
}
