import type { Sitings } from '../measures/sitings.js';
import { Goods } from '../model/goods.js';
import { Parties, type PartyLookup } from '../model/parties.js';
import type { PartyColumns, PartyRecord } from '../model/party-columns.js';
import type { PlaceSign } from '../model/place-sign.js';
import type { Good, Recipe } from '../model/records.js';
import { once, remember } from '../model/remember.js';
import { findText, type TextColumn } from '../model/text-column.js';
import { Citations } from './citations.js';
import { Feeding } from './feeding.js';
import { Flows, type FlowTable } from './flows.js';
import type { FlowGraph } from './graph.js';
import { Marks } from './marks.js';
import { PartyIds } from './party-ids.js';
import { Productions } from './productions.js';
import type { Snapshot } from './snapshot.js';
import { type NamedSection, textSections } from './snapshot-writer.js';
import type { State } from './states/state.js';
import { StockStates, stateColumn } from './states/stock-states.js';
import { Stocks } from './stocks.js';
import { loadShares, SHARE_INTS, shareSections } from './stored-shares.js';

/**
 * The flow graph as sections of a snapshot, and back. What a walk needs is loaded whole; names, ids of records and
 * ownerships stay in the file and are fetched one by one. Goods and recipes are not in it: they are few, and the
 * store has them.
 */

/** A graph whose states have been worked out. */
export type KeptGraph = FlowGraph & { readonly states: StockStates };

/** What is written beside the sections. */
interface GraphFacts extends Pick<FlowTable, 'earliestEnd' | 'latestBegin'> {
  readonly places: readonly string[];
  readonly states: readonly State[];
}

export function graphFacts({ parties, flows, states }: KeptGraph): GraphFacts {
  const { earliestEnd, latestBegin } = flows.table;
  return { places: parties.columns.places, states: states.all, earliestEnd, latestBegin };
}

const PARTY_AHEAD = ['organizationOf', 'place', 'firstSite', 'sites'] as const;
const PARTY_BYTES = ['isSite', 'isTrader'] as const;
const STOCK_INTS = ['party', 'good', 'first'] as const;
const FLOW_INTS = ['first', 'arcs', 'junctionArcs', 'standFor'] as const;
const FEEDING_INTS = ['first', 'into'] as const;
const OUTFLOW_INTS = ['first', 'outflows'] as const;
const STATE_INTS = ['first', 'from'] as const;
const SITING_LISTS = ['parts', 'places'] as const;
const LIST_INTS = ['first', 'values'] as const;
const PRODUCTION_INTS = ['first', 'from', 'to', 'firstInput', 'inputs'] as const;

/** Each section when it is asked for, so that those of texts need not lie in memory together. */
export function* graphSections(graph: KeptGraph): Generator<NamedSection> {
  const { parties, stocks, flows, productions, citations } = graph;
  for (const name of [...PARTY_AHEAD, 'areaOf', ...PARTY_BYTES] as const)
    yield [`party.${name}`, parties.columns[name]];
  for (const name of STOCK_INTS) yield [`stock.${name}`, stocks.table[name]];
  yield ['stock.side', stocks.side];
  yield ['stock.isBought', graph.isBought()];
  yield* sitingSections(graph.sitings());
  for (const name of FLOW_INTS) yield [`flow.${name}`, flows.table[name]];
  yield ['flow.record', intsOf(flows.table.record), true];
  yield ['flow.bases', flows.table.bases];
  for (const name of FEEDING_INTS) yield [`feeding.${name}`, graph.feeding().table[name]];
  yield ['feeding.outflows', graph.outflows().outflows];
  for (const name of STATE_INTS) yield [`state.${name}`, graph.states.table[name]];
  yield ['state.state', graph.states.table.state];
  yield ['state.begun', graph.states.table.begun()];
  yield ['state.circles', graph.states.table.circles()];
  for (const name of PRODUCTION_INTS) yield [`production.${name}`, productions.table[name]];
  yield* textSections('party.id', parties.ids);
  yield* textSections('party.record', recordsOf(parties));
  yield [
    'party.hasSigns',
    Uint8Array.from(parties.isSite, (_, party) => Number(parties.signsOf(party).length > 0)),
  ];
  yield* textSections('party.signs', signsOf(parties));
  yield* textSections('production.citation', citations.productions);
  yield* textSections('supply.citation', citations.supplies);
  yield* shareSections(graph.parties.size, graph.shares);
}

function intsOf(column: FlowTable['record']): Int32Array {
  if (column instanceof Int32Array) return column;
  return Int32Array.from({ length: column.length }, (_, index) => column.at(index)!);
}

function recordsOf(parties: Parties): TextColumn {
  return { length: parties.size, at: (party) => JSON.stringify(parties.record(party)) };
}

/** Empty where there are none. */
function signsOf(parties: Parties): TextColumn {
  const text = (signs: readonly PlaceSign[]) => (signs.length === 0 ? '' : JSON.stringify(signs));
  return { length: parties.size, at: (party) => text(parties.signsOf(party)) };
}

function* sitingSections({ of, table }: Sitings): Generator<NamedSection> {
  yield ['stock.siting', of];
  for (const list of SITING_LISTS) {
    for (const name of LIST_INTS) yield [`siting.${list}.${name}`, table[list][name]];
  }
}

/** How many flows lead into the stocks of an organization and its sites, without loading the graph. */
export function flowCountInto(snapshot: Snapshot, organization: string): number {
  const party = findText(snapshot.texts('party.id'), organization);
  if (party < 0) return 0;
  const [firstSite, sites] = [snapshot.intsAt('party.firstSite'), snapshot.intsAt('party.sites')];
  const [firstStock, firstFlow] = [snapshot.intsAt('stock.first'), snapshot.intsAt('flow.first')];
  const countAt = (at: number) => firstFlow.at(firstStock.at(at + 1)!)! - firstFlow.at(firstStock.at(at)!)!;
  let count = countAt(party);
  for (let site = firstSite.at(party)!; site < firstSite.at(party + 1)!; site++)
    count += countAt(sites.at(site)!);
  return count;
}

/** What nearly every question needs, the largest first. */
export const NEEDED: readonly string[] = [
  'flow.arcs',
  'flow.first',
  'flow.bases',
  ...STOCK_INTS.map((name) => `stock.${name}`),
  'stock.side',
  ...STATE_INTS.map((name) => `state.${name}`),
  'state.state',
  'stock.siting',
  ...PARTY_AHEAD.map((name) => `party.${name}`),
  ...PARTY_BYTES.map((name) => `party.${name}`),
];

/** What some need, small enough to be there in any case. */
export const ELSE_NEEDED: readonly string[] = [
  'party.areaOf',
  'party.hasSigns',
  'stock.isBought',
  'state.begun',
  'state.circles',
  ...SITING_LISTS.flatMap((list) => LIST_INTS.map((name) => `siting.${list}.${name}`)),
  ...PRODUCTION_INTS.map((name) => `production.${name}`),
  ...SHARE_INTS.map((name) => `share.${name}`),
];

/**
 * The graph in a snapshot of the store that these goods are from. What is not in the sections read at once is loaded
 * when somebody asks for it. Throws DamagedSnapshot, and so does the graph then.
 */
export async function loadGraph(
  snapshot: Snapshot,
  goodRecords: readonly Good[],
  recipes: readonly Recipe[],
  sections: readonly string[],
): Promise<FlowGraph> {
  await snapshot.readAhead(sections);
  const { places, states, earliestEnd, latestBegin } = snapshot.facts as GraphFacts;
  const ids = new PartyIds(snapshot.texts('party.id'));
  const areaOf = once(() => snapshot.ints('party.areaOf'));
  const columns: PartyColumns = {
    ...loadInts(snapshot, 'party', PARTY_AHEAD),
    ...loadBytes(snapshot, 'party', PARTY_BYTES),
    get areaOf() {
      return areaOf();
    },
    ids,
    places,
  };
  const parties = new Parties(columns, lookupOf(snapshot, ids));
  const goods = new Goods(goodRecords, recipes);
  const stocks = new Stocks(parties, goods, {
    ...loadInts(snapshot, 'stock', STOCK_INTS),
    ...loadBytes(snapshot, 'stock', ['side']),
  });
  const flows = new Flows({
    stockCount: stocks.size,
    ...loadInts(snapshot, 'flow', FLOW_INTS),
    record: snapshot.intsAt('flow.record'),
    ...loadBytes(snapshot, 'flow', ['bases']),
    earliestEnd,
    latestBegin,
  });
  return {
    parties,
    goods,
    stocks,
    flows,
    feeding: once(() => new Feeding(loadInts(snapshot, 'feeding', FEEDING_INTS), flows)),
    outflows: once(() => loadInts(snapshot, 'feeding', OUTFLOW_INTS)),
    isBought: once(() => snapshot.bytes('stock.isBought')),
    productions: new Productions(lazyInts(snapshot, 'production', PRODUCTION_INTS)),
    sitings: once(() => loadSitings(snapshot)),
    citations: new Citations(snapshot.texts('production.citation'), snapshot.texts('supply.citation')),
    shares: loadShares(snapshot),
    marks: new Marks(flows.vertexCount),
    states: new StockStates(
      {
        ...loadInts(snapshot, 'state', STATE_INTS),
        state: stateColumn(states.length, snapshot.bytes('state.state')),
        begun: once(() => snapshot.ints('state.begun')),
        circles: once(() => snapshot.bytes('state.circles')),
      },
      states,
    ),
  };
}

function loadSitings(snapshot: Snapshot): Sitings {
  const lists = (name: (typeof SITING_LISTS)[number]) => loadInts(snapshot, `siting.${name}`, LIST_INTS);
  return {
    of: snapshot.ints('stock.siting'),
    table: { parts: lists('parts'), places: lists('places') },
  };
}

function loadInts<N extends string>(snapshot: Snapshot, group: string, names: readonly N[]) {
  return Object.fromEntries(names.map((name) => [name, snapshot.ints(`${group}.${name}`)])) as Record<
    N,
    Int32Array
  >;
}

/** Each is loaded at its first use: a trace may do without most of them. */
function lazyInts<N extends string>(snapshot: Snapshot, group: string, names: readonly N[]) {
  const columns = {};
  for (const name of names) {
    const get = once(() => snapshot.ints(`${group}.${name}`));
    Object.defineProperty(columns, name, { enumerable: true, get });
  }
  return columns as Readonly<Record<N, Int32Array>>;
}

function loadBytes<N extends string>(snapshot: Snapshot, group: string, names: readonly N[]) {
  return Object.fromEntries(names.map((name) => [name, snapshot.bytes(`${group}.${name}`)])) as Record<
    N,
    Uint8Array
  >;
}

function lookupOf(snapshot: Snapshot, ids: PartyIds): PartyLookup {
  const records = snapshot.texts('party.record');
  const signs = snapshot.texts('party.signs');
  const hasSigns = once(() => snapshot.bytes('party.hasSigns'));
  const known = new Map<number, readonly PlaceSign[]>();
  return {
    indexOf: (id) => ids.indexOf(id),
    record: (party) => JSON.parse(records.at(party)!) as PartyRecord,
    signs: (party) => {
      if (hasSigns()[party] === 0) return NO_SIGNS;
      if (known.size === SIGNS_KEPT) known.clear();
      return remember(known, party, () => JSON.parse(signs.at(party)!) as readonly PlaceSign[]);
    },
  };
}

const NO_SIGNS: readonly PlaceSign[] = [];
/** Parties whose signs are kept at hand. */
const SIGNS_KEPT = 1 << 16;
