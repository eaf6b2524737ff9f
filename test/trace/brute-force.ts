import { formatSpanEnd } from '../../src/model/dates.js';
import type { Step, StockKey } from '../../src/trace/result.js';
import { upstreamOf } from '../reference/circle.js';
import type { Facts } from '../reference/facts.js';
import { factsOf } from '../reference/facts.js';
import type { Flow } from '../reference/flows.js';
import { compareRows } from '../reference/order.js';
import { isUsableAt } from '../reference/span.js';
import { startsOf } from '../reference/start.js';
import type { Stock } from '../reference/stocks.js';
import { stockRow } from '../reference/stocks.js';
import { reachedStocks, walksOf } from '../reference/walk.js';
import type { Question, World } from '../reference/world.js';

/** A simple path: flows from a start stock upward. */
interface Way {
  readonly start: Stock;
  readonly flows: readonly Flow[];
  readonly label: number;
}

/**
 * Every simple path over all flows whose dates work, found by trying each flow from each start; by the stock at its
 * upper end, shortest first and of one length by sequence. Null if there are more than `limit` in all.
 */
export function allPaths(world: World, question: Question, limit: number): Map<string, string[]> | null {
  const facts = factsOf(world, question);
  const open: Way[] = startsOf(facts).map(({ stock }) => ({ start: stock, flows: [], label: question.date }));
  const ways = [...open];
  for (let way = open.pop(); way !== undefined; way = open.pop()) {
    for (const longer of continued(facts, way)) {
      ways.push(longer);
      open.push(longer);
    }
    if (ways.length > limit) return null;
  }
  const byEnd = Map.groupBy(ways.sort(compareWays), (way) => stockName(endOf(way)));
  return new Map([...byEnd].map(([end, found]) => [end, found.map(wayText)]));
}

/** The stocks with a circle of usable flows between the product and them, or through them. */
export function stocksBehindCircles(world: World, question: Question): ReadonlySet<string> {
  const facts = factsOf(world, question);
  const [, , walk] = walksOf(facts, startsOf(facts));
  const stocks = reachedStocks(walk);
  const upstream = new Map(stocks.map((stock) => [stock, upstreamOf(walk, stock)]));
  const onCircle = stocks.filter((stock) => upstream.get(stock)!.has(stock));
  return new Set(onCircle.flatMap((stock) => [...upstream.get(stock)!]).map(stockName));
}

function endOf({ start, flows }: Way): Stock {
  return flows.at(-1)?.from ?? start;
}

function continued({ flows, question }: Facts, way: Way): readonly Way[] {
  const passed = new Set([way.start, ...way.flows.map(({ from }) => from)]);
  return flows
    .filter(({ to, from }) => to === endOf(way) && !passed.has(from))
    .filter(({ span }) => isUsableAt(span, way.label, question.since))
    .map((flow) => ({
      start: way.start,
      flows: [...way.flows, flow],
      label: Math.min(way.label, flow.span.to ?? way.label),
    }));
}

function compareWays(a: Way, b: Way): number {
  return a.flows.length - b.flows.length || compareRows(sequenceOf(a), sequenceOf(b));
}

function sequenceOf({ start, flows }: Way): readonly (string | null)[] {
  return [
    ...stockRow(start),
    null,
    null,
    ...flows.flatMap((flow) => [...stockRow(flow.from), flow.record, flow.kind]),
  ];
}

export function stockName({ party, good, side }: StockKey | Stock): string {
  return JSON.stringify([party, good, side]);
}

/** A path as one text, the same for a path of the tracer and for one found by force. */
function wayText({ start, flows }: Way): string {
  const steps = flows.map(({ from, record, kind, span, basis }) =>
    [stockName(from), record, kind, basis, formatSpanEnd(span.from), formatSpanEnd(span.to)].join(' '),
  );
  return [stockName(start), ...steps].join(' < ');
}

/** The same text for a path of a hit; `stock` is the hit's own, where an empty path starts and ends. */
export function pathText(path: readonly Step[], stock: StockKey): string {
  const { party, good, side } = path[0]?.to ?? stock;
  const steps = path.map(({ from, record, kind, span, basis }) =>
    [stockName(from), record, kind, basis, span.from, span.to].join(' '),
  );
  return [stockName({ party, good, side }), ...steps].join(' < ');
}
