import type { FlowGraph } from '../flow/graph.js';
import type { Ownership, Production, Supply } from '../model/records.js';
import type { NewerRecord } from '../store/newer-records.js';
import type { GapGround, Grounds, HitGround } from './grounds.js';
import type { StockKey } from './result.js';

/** The hits and gaps that one side has and the other has not. */
export interface Differing {
  readonly hits: readonly HitGround[];
  readonly gaps: readonly GapGround[];
}

/** Hits of one stock on one basis are the same hit, whichever path leads to it. */
function hitKey({ measure, basis, stocks }: HitGround): string {
  return JSON.stringify([measure, basis, keyOf(stocks.at(-1)!)]);
}

function gapKey({ kind, stock, input }: GapGround): string {
  return JSON.stringify([kind, keyOf(stock), input]);
}

function keyOf({ party, good, side }: StockKey): readonly unknown[] {
  return [party, good, side];
}

function onOneSide<T>(before: readonly T[], now: readonly T[], key: (value: T) => string): readonly T[] {
  const [old, current] = [before, now].map((values) => new Set(values.map(key)));
  return [
    ...before.filter((value) => !current!.has(key(value))),
    ...now.filter((value) => !old!.has(key(value))),
  ];
}

/** What is no ground any more, or is one now; of one measure, or of all where `measure` is null. */
export function differingGrounds(before: Grounds, now: Grounds, measure: string | null): Differing {
  const hits = ({ hits: all }: Grounds) => all.filter((hit) => measure === null || hit.measure === measure);
  const gaps = ({ gaps: all }: Grounds) =>
    all.filter((gap) => measure === null || gap.touches.includes(measure));
  return {
    hits: onOneSide(hits(before), hits(now), hitKey),
    gaps: onOneSide(gaps(before), gaps(now), gapKey),
  };
}

/** The records on the paths of hits, which are new or gone, that are newer. */
export function newerOnPaths({ hits }: Differing, newer: readonly NewerRecord[]): readonly NewerRecord[] {
  const named = new Set(hits.flatMap(({ records }) => records));
  return newer.filter(({ name }) => named.has(name));
}

/** The organization of a party with its sites and the areas that they lie in; the party alone if it is not known. */
function poolOf({ parties }: FlowGraph, party: string): readonly string[] {
  const index = parties.indexOf(party);
  if (index === undefined) return [party];
  const organization = parties.organizationOf[index]!;
  const members = organization < 0 ? [index] : [organization, ...parties.sitesOf(organization)];
  const areas = members.flatMap((member) => parties.areasOf(member));
  return [...members, ...areas].map((member) => parties.ids.at(member)!);
}

/** An organization and all that own a share of it, through any number of links. */
function ownersOf({ parties, shares }: FlowGraph, organizations: Iterable<string>): ReadonlySet<string> {
  const found = new Set(organizations);
  for (const at of found) {
    const owned = parties.indexOf(at);
    if (owned !== undefined) for (const { ownership } of shares.in(owned)) found.add(ownership.owner);
  }
  return found;
}

/** Whether a delivery of this good may fill, or open, a gap. */
function mayFeed({ goods }: FlowGraph, good: string | null, gap: GapGround): boolean {
  const [h, g] = [goods.indexOf(good), goods.indexOf(gap.stock.good)];
  if (h === undefined || g === undefined) return true;
  return goods.compatible(h, g) || goods.asInput(h, g) !== null;
}

/**
 * Newer records that stand on the evidence itself: on the path of a hit or gap that is new or gone, the parties on it, what
 * the party at its end makes and who owns it; at a gap its party, what it makes and what it is supplied with.
 */
export function newerOnEvidence(
  graph: FlowGraph,
  differing: Differing,
  newer: readonly NewerRecord[],
): readonly NewerRecord[] {
  const { hits, gaps } = differing;
  const onPaths = new Set([...hits, ...gaps].flatMap(({ records }) => records));
  const ends = [...hits.map(({ stocks }) => stocks.at(-1)!), ...gaps.map(({ stock }) => stock)];
  const passed = [...hits.flatMap(({ stocks }) => stocks), ...gaps.map(({ stock }) => stock)];
  const parties = new Set(passed.flatMap(({ party }) => poolOf(graph, party)));
  const atEnds = new Set(ends.flatMap(({ party }) => poolOf(graph, party)));
  const owners = ownersOf(graph, atEnds);
  const gapPools = gaps.map((gap) => ({ gap, pool: new Set(poolOf(graph, gap.stock.party)) }));
  return newer.filter(({ name, table, stored: { record } }) => {
    if (onPaths.has(name)) return true;
    if (table === 'organizations' || table === 'sites') return parties.has((record as { id: string }).id);
    if (table === 'productions') return atEnds.has((record as Production).party);
    if (table === 'ownerships') return owners.has((record as Ownership).owned);
    if (table !== 'supplies') return false;
    const { buyer, good } = record as Supply;
    return gapPools.some(({ gap, pool }) => pool.has(buyer) && mayFeed(graph, good, gap));
  });
}

/** Newer supplies by the party at the end of a path, of that good: a stock that nobody was supplied from is none. */
export function newerFromEnds(
  { hits, gaps }: Differing,
  newer: readonly NewerRecord[],
): readonly NewerRecord[] {
  const ends = [...hits.map(({ stocks }) => stocks.at(-1)!), ...gaps.map(({ stock }) => stock)];
  const keys = new Set(ends.map(({ party, good }) => JSON.stringify([party, good])));
  return newer.filter(({ table, stored: { record } }) => {
    if (table !== 'supplies') return false;
    const { supplier, good } = record as Supply;
    return keys.has(JSON.stringify([supplier, good]));
  });
}

/** The parties that a record names. */
function partiesIn({ table, stored: { record } }: NewerRecord): readonly string[] {
  if (table === 'organizations') return [(record as { id: string }).id];
  if (table === 'sites') {
    const { id, organization } = record as { id: string; organization: string };
    return [id, organization];
  }
  if (table === 'supplies') return [(record as Supply).supplier, (record as Supply).buyer];
  if (table === 'productions') return [(record as Production).party];
  return table === 'ownerships' ? [(record as Ownership).owner, (record as Ownership).owned] : [];
}

/** Newer records that could bear on a product: those that name a party upstream of it, and goods and recipes. */
export function newerUpstream(
  graph: FlowGraph,
  upstream: ReadonlySet<string>,
  newer: readonly NewerRecord[],
): readonly NewerRecord[] {
  const parties = new Set([...upstream].flatMap((party) => poolOf(graph, party)));
  return newer.filter(
    (record) =>
      record.table === 'goods' ||
      record.table === 'recipes' ||
      partiesIn(record).some((party) => parties.has(party)),
  );
}
