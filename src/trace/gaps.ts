import { SAME_GOODS, TRANSFER, TRANSFORMATION } from '../flow/flows.js';
import { INBOUND, OUTBOUND } from '../flow/stocks.js';
import type { Coverage } from '../measures/coverage.js';
import type { Scope } from '../measures/scope.js';
import type { Touch } from '../measures/touch.js';
import { isStale } from '../model/dates.js';
import { UNKNOWN_GOOD } from '../model/goods.js';
import { findCircles } from './circles.js';
import { endOf } from './reach.js';
import type { GapKind } from './result.js';
import type { Roles } from './roles.js';
import type { Walks } from './walks.js';

/** Something that is not known about a reached stock. */
export interface FoundGap {
  readonly kind: GapKind;
  readonly stock: number;
  /** The input good that is missing, or null. */
  readonly input: number | null;
  /** Indexes of the measures in force that it touches, ascending. */
  readonly touches: readonly number[];
}

interface Search {
  readonly walks: Walks;
  readonly roles: Roles;
  readonly coverage: Coverage;
  readonly scopes: readonly Scope[];
  readonly touch: Touch;
}

/** All gaps of design.md §4, by stock. */
export function findGaps(search: Search): readonly FoundGap[] {
  const gaps: FoundGap[] = [];
  const { walks } = search;
  for (const stock of walks.reached) for (const gap of gapsAt(search, stock)) gaps.push(gap);
  for (const circle of findCircles(walks)) gaps.push(...circleGap(search, circle));
  return gaps;
}

function* gapsAt(search: Search, stock: number): Generator<FoundGap> {
  const { stocks } = search.walks.graph;
  const good = stocks.good[stock]!;
  if (good === UNKNOWN_GOOD) {
    yield gap(search, 'good-unknown', stock);
    return;
  }
  if (stocks.side[stock] === INBOUND) {
    yield* supplierGap(search, stock);
    return;
  }
  yield* placeGap(search, stock);
  if (search.roles.of(stock) === 'producer' && !isShippedBySite(search, stock))
    yield* originGaps(search, stock);
}

function gap(search: Search, kind: GapKind, stock: number, input: number | null = null): FoundGap {
  const good = input ?? search.walks.graph.stocks.good[stock]!;
  return { kind, stock, input, touches: search.touch.measuresOf(good) };
}

function isFlowStale({ walks }: Search, flow: number, stock: number): boolean {
  return isStale(endOf(walks.graph.flows, flow), walks.label(stock));
}

function* supplierGap(search: Search, stock: number): Generator<FoundGap> {
  const { kind } = search.walks.graph.flows;
  const transfers = search.walks.usableInto(stock).filter((flow) => kind[flow] === TRANSFER);
  if (transfers.length === 0) yield gap(search, 'supplier-unknown', stock);
  else if (transfers.every((flow) => isFlowStale(search, flow, stock)))
    yield gap(search, 'supplier-stale', stock);
}

/** Touches only the measures whose region the missing place could be in. */
function* placeGap({ walks, coverage, scopes }: Search, stock: number): Generator<FoundGap> {
  const { party, good } = walks.graph.stocks;
  const touched = new Set<number>();
  for (const scope of scopes) {
    if (scope.region === null || touched.has(scope.measure)) continue;
    if (coverage.isPlaceMissing(scope, party[stock]!, good[stock]!, walks.label(stock)))
      touched.add(scope.measure);
  }
  if (touched.size > 0) yield { kind: 'place-unknown', stock, input: null, touches: [...touched] };
}

/** An organization that makes none of it, where a site of it shipped it: the site answers for the origin. */
function isShippedBySite({ walks }: Search, stock: number): boolean {
  const { stocks, flows, goods, parties, productionsOf } = walks.graph;
  if (parties.isSite[stocks.party[stock]!] === 1 || productionsOf(stock).length > 0) return false;
  for (const flow of walks.usableInto(stock)) {
    const out = flows.out[flow]!;
    if (
      flows.kind[flow] === SAME_GOODS &&
      stocks.side[out] === OUTBOUND &&
      parties.isSite[stocks.party[out]!] === 1 &&
      goods.isUnder(stocks.good[stock]!, stocks.good[out]!)
    ) {
      return true;
    }
  }
  return false;
}

function* originGaps(search: Search, stock: number): Generator<FoundGap> {
  const { stocks, goods, productionsOf } = search.walks.graph;
  const good = stocks.good[stock]!;
  if (goods.isRaw(good)) {
    const isMadeHere = search.roles.hasLiveProduction(stock, 'party');
    if (!isMadeHere) yield gap(search, 'origin-unknown', stock);
    return;
  }
  const direct = goods.directInputs(good);
  const stated = new Set(
    productionsOf(stock).flatMap(({ inputs }) => inputs.map((id) => goods.indexOf(id)!)),
  );
  const inputs = new Set([...direct.keys(), ...stated]);
  if (inputs.size === 0) {
    // What it is made of is not known at all, so every measure is touched.
    yield { ...gap(search, 'recipe-unknown', stock), touches: everyMeasure(search) };
    return;
  }
  const fed = fedGoods(search, stock);
  const unmet = [...inputs].filter(
    (input) => !fed.some((from) => goods.compatible(from, input) || goods.asInput(from, input) !== null),
  );
  if (unmet.length === inputs.size) {
    yield gap(search, 'inputs-unknown', stock);
    return;
  }
  for (const input of unmet.sort((a, b) => a - b)) {
    if (stated.has(input) || direct.get(input)?.required) yield gap(search, 'input-missing', stock, input);
  }
}

/** The goods of transformations into a stock that are not stale. */
function fedGoods(search: Search, stock: number): readonly number[] {
  const { stocks, flows } = search.walks.graph;
  const fed = new Set<number>();
  for (const flow of search.walks.usableInto(stock)) {
    if (flows.kind[flow] !== TRANSFORMATION || isFlowStale(search, flow, stock)) continue;
    fed.add(stocks.good[flows.out[flow]!]!);
  }
  return [...fed];
}

function everyMeasure({ scopes }: Search): readonly number[] {
  return [...new Set(scopes.map((scope) => scope.measure))];
}

/** Stocks that only feed each other have no origin: said once, at the smallest outbound one. */
function circleGap(search: Search, circle: readonly number[]): readonly FoundGap[] {
  const { walks, roles } = search;
  const { stocks, flows } = walks.graph;
  const members = new Set(circle);
  const outbound = circle.filter((stock) => stocks.side[stock] === OUTBOUND);
  if (outbound.some((stock) => roles.of(stock) === 'producer')) return [];
  for (const stock of circle) {
    for (const flow of walks.usableInto(stock)) {
      if (!members.has(flows.out[flow]!) && !isFlowStale(search, flow, stock)) return [];
    }
  }
  const smallest = outbound[0]!;
  return stocks.good[smallest] === UNKNOWN_GOOD ? [] : [gap(search, 'origin-unknown', smallest)];
}
