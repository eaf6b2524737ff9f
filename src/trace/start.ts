import type { FlowGraph } from '../flow/graph.js';
import { INBOUND } from '../flow/stocks.js';
import { BASES } from '../model/basis.js';
import { HeadwaterError } from '../model/errors.js';
import { UNKNOWN_GOOD } from '../model/goods.js';
import type { Question } from './question.js';

/** Where a walk begins. A start that is only inferred takes part in the walk over all flows alone. */
export interface Start {
  readonly stock: number;
  readonly basis: number;
}

const DOCUMENTED = BASES.indexOf('documented');
const INFERRED = BASES.indexOf('inferred');

/**
 * The product's stocks in index order (design.md §4, Walk). Error: PRODUCT_NOT_FOUND.
 */
export function startStocks(graph: FlowGraph, { organization, good }: Question): readonly Start[] {
  const { parties, goods, stocks } = graph;
  const party = parties.indexOf(organization);
  if (party === undefined || parties.isSite[party] === 1) throw notFound(`no organization "${organization}"`);
  const asked = good === null ? null : goods.indexOf(good);
  if (asked === undefined) throw notFound(`no good "${good}"`);
  const starts = startsOf(graph, party, asked);
  if (starts.length === 0) throw notFound(nothingAsked(graph, [...stocks.ofPool(party)], organization, good));
  return starts;
}

/** The same of an organization and a good by index, null: everything; none if there is nothing of it. */
export function startsOf(graph: FlowGraph, organization: number, asked: number | null): readonly Start[] {
  const pool = [...graph.stocks.ofPool(organization)];
  const starts =
    asked === null ? pool.map((stock) => ({ stock, basis: DOCUMENTED })) : select(graph, pool, asked);
  return starts.sort((a, b) => a.stock - b.stock);
}

function select({ goods, stocks }: FlowGraph, pool: readonly number[], asked: number): Start[] {
  const goodOf = (stock: number) => stocks.good[stock]!;
  const isAsked = (stock: number) => goodOf(stock) !== UNKNOWN_GOOD && goods.isUnder(goodOf(stock), asked);
  const sure = pool.filter(isAsked).map((stock) => ({ stock, basis: DOCUMENTED }));
  const mayBeAsked = (stock: number) =>
    !isAsked(stock) &&
    goods.compatible(goodOf(stock), asked) &&
    // Beside sure stocks only what was received under a wider name may be the product too.
    (sure.length === 0 || stocks.side[stock] === INBOUND);
  return [...sure, ...pool.filter(mayBeAsked).map((stock) => ({ stock, basis: INFERRED }))];
}

function nothingAsked(
  graph: FlowGraph,
  pool: readonly number[],
  organization: string,
  good: string | null,
): string {
  const held = new Set(pool.map((stock) => graph.goods.ids[graph.stocks.good[stock]!] ?? '(unknown good)'));
  if (held.size === 0) return `nothing recorded that "${organization}" received, made or delivered`;
  return `no "${good}" at "${organization}", which has: ${[...held].sort().join(', ')}`;
}

function notFound(what: string): HeadwaterError {
  return new HeadwaterError(
    'PRODUCT_NOT_FOUND',
    `There is ${what}. Check the id, or import the records first.`,
  );
}
