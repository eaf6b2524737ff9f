import { BASES } from '../model/basis.js';
import { GoodSet } from '../model/good-set.js';
import { UNKNOWN_GOOD } from '../model/goods.js';
import { remember } from '../model/remember.js';
import { addBundles, type Bundle, type Sharing } from './bundles.js';
import { ANYWHERE, type FeedList, Feeds } from './feeds.js';
import type { FlowBuilder } from './flow-builder.js';
import { NO_RECORD, NO_TO, SAME_GOODS, TRANSFORMATION } from './flows.js';
import type { GroupedProductions } from './productions.js';
import { OUTBOUND, type Stocks } from './stocks.js';

const DECLARED = BASES.indexOf('declared');
const INFERRED = BASES.indexOf('inferred');

/** What the flows inside a pool are worked out from. */
export interface PoolContext extends GroupedProductions {
  readonly stocks: Stocks;
  readonly isBought: Uint8Array;
  readonly builder: FlowBuilder;
  readonly sharing: Sharing;
}

/** Goods that can feed one good: all of them; those that are known to, where it is near; and the others. */
interface FeedGoods {
  readonly all: readonly number[];
  readonly sure: readonly number[];
  readonly other: readonly number[];
}

/** An organization with its sites: its stocks by good, and what it buys and makes. */
interface Pool extends PoolContext {
  /** Whether all of it is near: it has no more than one site. */
  readonly isNear: boolean;
  readonly organization: number;
  readonly outbound: readonly number[];
  readonly inbound: Feeds;
  /** What can feed a transformation: received, or made here. */
  readonly inputs: Feeds;
  /** Made here, and delivered by sites. */
  readonly produced: Feeds;
  readonly shipped: Feeds;
  readonly bought: GoodSet;
  readonly made: GoodSet;
  /** What has been worked out: by stated inputs, by class of recipes, by good. */
  readonly stated: Map<string, FeedGoods>;
  readonly byRecipe: Map<number, FeedGoods>;
  readonly received: Map<number, FeedGoods>;
  readonly delivered: Map<number, FeedGoods>;
  readonly madeElsewhere: Map<number, readonly number[]>;
  /** By site what it makes without an end. */
  readonly stillMade: Map<number, GoodSet>;
  readonly bundles: Bundle[];
}

const NO_GOODS: readonly number[] = [];

function poolOf(organization: number, all: readonly number[], context: PoolContext): Pool {
  const { stocks, isBought } = context;
  const { goods, parties } = stocks;
  const inbound = all.filter((stock) => stocks.side[stock] !== OUTBOUND);
  const outbound = all.filter((stock) => stocks.side[stock] === OUTBOUND);
  const produced = outbound.filter((stock) => context.productions.hasAny(stock));
  const shipped = outbound.filter((stock) => parties.isSite[stocks.party[stock]!] === 1);
  const goodsOf = (members: readonly number[]) => members.map((stock) => stocks.good[stock]!);
  const bought = goodsOf(inbound.filter((stock) => isBought[stock] === 1));
  return {
    ...context,
    isNear: parties.siteCount(organization) <= 1,
    organization,
    outbound,
    inbound: new Feeds(stocks, inbound),
    inputs: new Feeds(stocks, [...inbound, ...produced]),
    produced: new Feeds(stocks, produced),
    shipped: new Feeds(stocks, shipped),
    bought: new GoodSet(
      goods,
      bought.filter((good) => good !== UNKNOWN_GOOD),
    ),
    made: new GoodSet(goods, goodsOf(produced)),
    stated: new Map(),
    byRecipe: new Map(),
    received: new Map(),
    delivered: new Map(),
    madeElsewhere: new Map(),
    stillMade: new Map(),
    bundles: [],
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
  addBundles(pool.bundles, context.builder, context.sharing);
}

/** What the bundles of one rule and record have in common. */
type Rule = Pick<Bundle, 'into' | 'kind' | 'record'>;

function addBundle(pool: Pool, rule: Rule, basis: number, list: FeedList, stronger: FeedList | null): void {
  if (list.size > 0) pool.bundles.push({ ...rule, basis, list, stronger });
}

/** From all of the pool: of a basis from sure goods that are near, else inferred. */
function addNearAndFar(pool: Pool, rule: Rule, feeds: Feeds, goods: FeedGoods, basis: number): void {
  const { all, sure, other } = goods;
  if (basis === INFERRED || sure.length === 0) {
    addBundle(pool, rule, INFERRED, feeds.list(all, ANYWHERE), null);
  } else if (pool.isNear) {
    addBundle(pool, rule, basis, feeds.list(sure, ANYWHERE), null);
    addBundle(pool, rule, INFERRED, feeds.list(other, ANYWHERE), null);
  } else {
    const near = feeds.list(sure, pool.stocks.party[rule.into]!);
    addBundle(pool, rule, basis, near, null);
    addBundle(pool, rule, INFERRED, feeds.list(all, ANYWHERE), near.size === 0 ? null : near);
  }
}

/** F2 from productions that state what went in. */
function addStatedInputs(pool: Pool, into: number): void {
  const { productions } = pool;
  for (let record = productions.first(into); record < productions.first(into + 1); record++) {
    if (!productions.hasInputs(record)) continue;
    const inputs = productions.inputs(record);
    const goods = remember(pool.stated, inputs.join(), () => {
      const under = new Set<number>();
      for (const input of inputs) for (const good of pool.inputs.goods.under(input)) under.add(good);
      return { all: [...under], sure: [...under], other: NO_GOODS };
    });
    addNearAndFar(pool, { into, kind: TRANSFORMATION, record }, pool.inputs, goods, pool.basis[record]!);
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
  const goods = remember(pool.byRecipe, stocks.goods.recipeClass(good), () => recipeInputs(pool, good));
  if (goods.all.length === 0) return;
  const mayDeclare =
    !statesInputs(pool, into) && (!pool.bought.hasCompatibleWith(good) || pool.made.hasCompatibleWith(good));
  const rule = { into, kind: TRANSFORMATION, record: NO_RECORD };
  addNearAndFar(pool, rule, pool.inputs, goods, mayDeclare ? DECLARED : INFERRED);
}

/**
 * An input some steps further up is sure only where the pool does not buy what would be made of it: who buys wafers
 * and silica does not make its cells from the silica.
 */
function recipeInputs({ stocks: { goods }, inputs, bought }: Pool, good: number): FeedGoods {
  const direct = goods.directInputs(good);
  const between = [...goods.firmInputs(good)].filter((input) => bought.hasCompatibleWith(input));
  const isDirect = (input: number) => [...goods.atOrAbove(input)].some((above) => direct.has(above));
  const isSkipped = (input: number) => between.some((step) => goods.asInput(input, step) === 'firm');
  return parted(
    inputs.goods.inputsOf(good),
    (input) => goods.asInput(input, good) === 'firm' && (isDirect(input) || !isSkipped(input)),
  );
}

function parted(goods: Iterable<number>, isSure: (good: number) => boolean): FeedGoods {
  const all = [...goods];
  const sure = all.filter(isSure);
  const known = new Set(sure);
  return { all, sure, other: all.filter((good) => !known.has(good)) };
}

/** What is compatible with a good; sure is what is known to be it. */
function sameGoods({ stocks: { goods } }: Pool, feeds: Feeds, good: number): FeedGoods {
  const isSure = (other: number) =>
    other !== UNKNOWN_GOOD && good !== UNKNOWN_GOOD && goods.isUnder(other, good);
  return parted(feeds.goods.compatibleWith(good), isSure);
}

/** F3: what was received and passed on; not by one site to another. */
function addReceivedGoods(pool: Pool, into: number): void {
  const { stocks, inbound, organization } = pool;
  const party = stocks.party[into]!;
  const good = stocks.good[into]!;
  const goods = remember(pool.received, good, () => sameGoods(pool, inbound, good));
  const rule = { into, kind: SAME_GOODS, record: NO_RECORD };
  if (pool.isNear || party === organization) {
    addNearAndFar(pool, rule, inbound, goods, DECLARED);
    return;
  }
  addBundle(pool, rule, DECLARED, inbound.list(goods.sure, party), null);
  addBundle(pool, rule, INFERRED, inbound.list(goods.other, party), null);
  addBundle(pool, rule, INFERRED, inbound.list(goods.all, organization), null);
}

/** F3: an organization's goods that its sites shipped; declared only if one of them alone can have. */
function addGoodsOfSites(pool: Pool, into: number): void {
  const { stocks, shipped } = pool;
  const good = stocks.good[into]!;
  const goods = remember(pool.delivered, good, () => sameGoods(pool, shipped, good));
  const rule = { into, kind: SAME_GOODS, record: NO_RECORD };
  const all = shipped.list(goods.all, ANYWHERE);
  if (!isOfOneParty(pool, all)) {
    addBundle(pool, rule, INFERRED, all, null);
    return;
  }
  addBundle(pool, rule, DECLARED, shipped.list(goods.sure, ANYWHERE), null);
  addBundle(pool, rule, INFERRED, shipped.list(goods.other, ANYWHERE), null);
}

function isOfOneParty({ stocks }: Pool, list: FeedList): boolean {
  let party = -1;
  for (const out of list.stocks()) {
    if (party >= 0 && stocks.party[out] !== party) return false;
    party = stocks.party[out]!;
  }
  return true;
}

/** F3: a site's goods that its organization or another site of it may have made. */
function addGoodsMadeElsewhere(pool: Pool, into: number): void {
  const { stocks, produced } = pool;
  const party = stocks.party[into]!;
  const good = stocks.good[into]!;
  if (remember(pool.stillMade, party, () => stillMadeAt(pool, party)).hasCompatibleWith(good)) return;
  const goods = remember(pool.madeElsewhere, good, () => [...pool.made.compatibleWith(good)]);
  const rule = { into, kind: SAME_GOODS, record: NO_RECORD };
  const here = [...produced.list(goods, party).stocks()];
  if (here.every((out) => out === into)) {
    addBundle(pool, rule, INFERRED, produced.list(goods, ANYWHERE), null);
    return;
  }
  // What has been made here is not among them; so this list is no one else's.
  for (const out of produced.list(goods, ANYWHERE).stocks()) {
    if (stocks.party[out] === party) continue;
    pool.builder.add({ ...rule, out, basis: INFERRED, isCrossing: false });
  }
}

/** The goods of a site's productions without an end. */
function stillMadeAt({ stocks, productions }: Pool, party: number): GoodSet {
  const made: number[] = [];
  for (const stock of stocks.of(party)) {
    for (let at = productions.first(stock); at < productions.first(stock + 1); at++) {
      if (productions.to(at) === NO_TO) made.push(stocks.good[stock]!);
    }
  }
  return new GoodSet(stocks.goods, made);
}
