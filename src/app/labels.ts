import { everything } from '../flow/closure.js';
import type { FlowGraph } from '../flow/graph.js';
import { remember } from '../model/remember.js';
import { type Labels, UNKNOWN_GOOD_LABEL } from '../report/labels.js';
import type { JudgedLabels } from '../report/text.js';
import type { Reader } from '../store/port.js';
import type { StockKey, TraceResult } from '../trace/result.js';
import { loadPlaces } from './package-files.js';

/** A place with the names of what it lies in, such as `CN-XJ (Xinjiang, China)`. */
export function placeLabel(code: string): string {
  const names = loadPlaces()
    .chain(code)
    .map((place) => loadPlaces().name(place));
  return `${code} (${names.filter((name) => name !== null).join(', ')})`;
}

/** The name of every good of a store. */
export async function goodNames(reader: Reader): Promise<ReadonlyMap<string, string>> {
  return new Map((await everything(reader, 'goods')).map(({ id, name }) => [id, name]));
}

export function partyName({ parties }: FlowGraph, id: string): string {
  const index = parties.indexOf(id);
  return index === undefined ? id : parties.record(index).name;
}

function documentsOf({ hits }: TraceResult): readonly string[] {
  const cited = hits.flatMap((hit) => [hit.path, ...(hit.furtherPaths ?? [])].flat());
  return [...new Set(cited.flatMap((step) => step.documents))];
}

async function documentTitles(reader: Reader, result: TraceResult): Promise<ReadonlyMap<string, string>> {
  const cited = await reader.get('documents', documentsOf(result));
  return new Map(cited.map(({ record }) => [record.id, record.title]));
}

/** Names of parties and goods of a graph. */
export async function graphLabels(reader: Reader, graph: FlowGraph): Promise<JudgedLabels> {
  const goods = await goodNames(reader);
  const parties = new Map<string, string>();
  return {
    party: (id) => remember(parties, id, () => partyName(graph, id)),
    good: (id) => (id === null ? UNKNOWN_GOOD_LABEL : (goods.get(id) ?? id)),
  };
}

/** Names of everything that a result mentions, with those of its graph. */
export async function labelsOf(reader: Reader, ofGraph: JudgedLabels, result: TraceResult): Promise<Labels> {
  const titles = await documentTitles(reader, result);
  return {
    ...ofGraph,
    document: (id) => (titles.has(id) ? `${titles.get(id)} (${id})` : id),
    place: placeLabel,
  };
}

type NamesById = Readonly<Record<string, string>>;

/** The same as data, for what is sent elsewhere: names by id, of what the result mentions only. */
export interface Names {
  readonly parties: NamesById;
  readonly goods: NamesById;
  readonly documents: NamesById;
  readonly places: NamesById;
}

/** Names by id, each id once. */
export function named(ids: Iterable<string>, name: (id: string) => string): NamesById {
  return Object.fromEntries([...new Set(ids)].map((id) => [id, name(id)]));
}

function stocksIn({ product, hits, gaps }: TraceResult) {
  const steps = hits.flatMap((hit) => [hit.path, ...(hit.furtherPaths ?? [])].flat());
  const ends: readonly StockKey[] = [
    ...hits.map(({ stock }) => stock),
    ...gaps.map(({ stock }) => stock),
    ...steps.flatMap(({ from, to }) => [from, to]),
  ];
  const organizations = [...hits, ...gaps].map(({ stock }) => stock.organization);
  return { parties: [product.organization, ...organizations, ...ends.map(({ party }) => party)], ends };
}

export async function namesOf(reader: Reader, graph: FlowGraph, result: TraceResult): Promise<Names> {
  const { parties, ends } = stocksIn(result);
  const goods = await goodNames(reader);
  const inputs = result.gaps.flatMap(({ input }) => input ?? []);
  const goodIds = [result.product.good, ...ends.map(({ good }) => good)].flatMap((good) => good ?? []);
  const regions = [
    ...result.hits.flatMap(({ place }) => place.region ?? []),
    ...result.gaps.flatMap(({ place }) => place?.between ?? []),
  ];
  return {
    parties: named(parties, (id) => partyName(graph, id)),
    goods: named([...goodIds, ...inputs], (id) => goods.get(id) ?? id),
    documents: Object.fromEntries(await documentTitles(reader, result)),
    places: named(regions, placeLabel),
  };
}
