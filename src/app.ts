import { basename } from 'node:path';
import { graphsOf } from './app/compile.js';
import { evidenceOf, readDecided, readMeasures } from './app/evidence.js';
import { goodNames, graphLabels, labelsOf } from './app/labels.js';
import { loadPlaces, programVersion, SEED_PATH } from './app/package-files.js';
import { NO_PROGRESS, type Progress } from './app/progress.js';
import { coverageRows } from './flow/coverage-rows.js';
import type { GraphSource } from './flow/graph-source.js';
import { flowRows, stockRows } from './flow/stock-rows.js';
import { type FoundFile, findMeasureFiles, findTables } from './input/find-files.js';
import { readMeasures as readMeasureFile } from './input/list-file.js';
import { type ListOptions, readListOptions } from './input/list-options.js';
import type { AnswerTemplate } from './input/questions.js';
import type { Day } from './model/dates.js';
import { HeadwaterError } from './model/errors.js';
import type { Labels } from './report/labels.js';
import type { JudgedLabels } from './report/text.js';
import { type AdmissionOptions, admitTable, type FileReport } from './store/admission/admit.js';
import { admitMeasures } from './store/admission/admit-measures.js';
import { Catalog } from './store/admission/catalog.js';
import { type CopyCount, copyStore } from './store/copy.js';
import type { Reader, Store } from './store/port.js';
import { openSqliteStore } from './store/sqlite/open.js';
import type { Question } from './trace/question.js';
import type { Judged, TraceResult } from './trace/result.js';
import { type Listing, trace } from './trace/trace.js';

export { Desk, type Visit } from './app/desk.js';
export { searchGoods, searchOrganizations } from './app/directory.js';
export { readMeasures } from './app/evidence.js';
export { MATCH_FILTERS, type MatchQuestion, matchPage, shownDecision } from './app/match-page.js';
export { decide, type ListedMatch, listDecisions, listMatches, type Review } from './app/matches.js';
export { measureList, measureView } from './app/measure-view.js';
export { organizationView } from './app/organization-view.js';
export { programVersion, SEED_PATH } from './app/package-files.js';
export { PORTFOLIO_ORDERS, type PortfolioQuestion, portfolio } from './app/portfolio.js';
export type { Progress } from './app/progress.js';
export { recordView } from './app/record-view.js';
export { screenLines, screenProducts } from './app/screen.js';
export { writeWhole } from './app/state-file.js';
export { networkView, traceFile, traceView } from './app/trace-view.js';
export { type Watched, watchProducts } from './app/watch.js';
export { FLOW_KINDS } from './flow/flows.js';
export { readEarlierResult } from './input/earlier-file.js';
export { findMeasureFiles, findTables } from './input/find-files.js';
export { RENDERERS } from './report/registry.js';
export { renderVerdicts } from './report/text.js';
export { renderWatchText } from './report/watch-text.js';
export type { FileReport } from './store/admission/admit.js';
export { journaled } from './store/journal.js';
export type { Store } from './store/port.js';
export { takeBack } from './store/take-back.js';
export { CAUSE_KINDS } from './trace/comparison.js';
export { GAP_KINDS, VERDICTS } from './trace/result.js';
export type { Screened } from './trace/screen/screen.js';

/** The composition root: the only file that knows which store, which seeds and which rooms work together. */

const ADDRESS = /^([a-z][a-z0-9+.-]*):\/\//i;
const NEO4J_SCHEME = /^(?:neo4j|bolt)(?:\+s|\+ssc)?$/i;

/**
 * Opens the store that `--db` names: a path of a SQLite file, or the address of a Neo4j server or cluster. The
 * driver is loaded only for an address. Errors: WRONG_USE, STORE_*.
 */
export async function openStore(location: string, mode: 'read' | 'write'): Promise<Store> {
  const scheme = ADDRESS.exec(location)?.[1];
  if (scheme === undefined) return openSqliteStore(location, { mode });
  if (NEO4J_SCHEME.test(scheme)) {
    const { openNeo4jStore } = await import('./store/neo4j/open.js');
    return openNeo4jStore(location, { mode });
  }
  throw new HeadwaterError(
    'STORE_UNSUPPORTED',
    `There is no store for ${scheme}:// addresses. Name a file, such as ./headwater.db, or neo4j://HOST:PORT.`,
  );
}

/** Runs an action on an open store and its flow graphs, and closes both, whatever happens. */
export async function withStore<T>(
  location: string,
  mode: 'read' | 'write',
  action: (store: Store, graphs: GraphSource) => Promise<T>,
): Promise<T> {
  const store = await openStore(location, mode);
  const isFile = !ADDRESS.test(location);
  const graphs = graphsOf(store, isFile ? { storePath: location, program: programVersion() } : null);
  try {
    return await action(store, graphs);
  } finally {
    graphs.close();
    await store.close();
  }
}

/** How an import calls its files, and who hears of them. */
export interface Telling {
  /** Told as soon as a file is taken or refused. */
  readonly onFile?: (report: FileReport) => void;
  /** Files are called by their bare names: whoever sent them did not choose the folder. */
  readonly bareNames?: boolean;
}

export interface ImportOptions {
  readonly keepUnresolved: boolean;
  readonly onProgress?: Progress;
}

/** Admits file after file. */
async function admitEach<F extends FoundFile>(
  found: readonly F[],
  { onFile, bareNames }: Telling,
  admit: (file: F) => Promise<FileReport>,
): Promise<readonly FileReport[]> {
  const files: FileReport[] = [];
  for (const file of found) {
    const report = await admit(bareNames === true ? { ...file, fileName: basename(file.path) } : file);
    files.push(report);
    onFile?.(report);
  }
  return files;
}

export interface ImportReport {
  readonly files: readonly FileReport[];
  /** Files beside the tables that were not read. */
  readonly unread: readonly string[];
}

/** Imports the tables among the paths, each file whole or not at all. Errors: FILE_*, NO_TABLES, STORE_*. */
export async function importTables(
  store: Store,
  paths: readonly string[],
  { keepUnresolved, onProgress = NO_PROGRESS, ...telling }: Telling & ImportOptions,
): Promise<ImportReport> {
  const { tables, unread } = await findTables(paths);
  const catalog = await Catalog.load(store);
  const files = await admitEach(tables, telling, (file) => {
    const options: AdmissionOptions = {
      places: loadPlaces(),
      keepUnresolved,
      onProgress: (read, total) => onProgress(`reading ${file.fileName}`, read, total),
    };
    return admitTable(store, catalog, file, options);
  });
  return { files, unread };
}

const SEED_MEASURES = `${SEED_PATH}measures`;

/**
 * Imports measures and published lists, each file whole or not at all. Errors: FILE_*, ANSWERS_UNREADABLE, STORE_*.
 */
export async function importMeasures(
  store: Store,
  paths: readonly string[],
  options: ListOptions & Telling = {},
): Promise<ImportReport> {
  const { files: found, unread } = await findMeasureFiles(paths);
  const catalog = await Catalog.load(store);
  const reading = await readListOptions(options, SEED_MEASURES, loadPlaces());
  const files = await admitEach(found, options, (file) => admitMeasures(store, catalog, file, reading));
  return { files, unread };
}

/** The facts that a list does not state, as a file of answers to be filled in. Errors: FILE_*, ANSWERS_UNREADABLE. */
export async function askForAnswers(path: string, options: ListOptions): Promise<AnswerTemplate> {
  return (await readMeasureFile(path, await readListOptions(options, SEED_MEASURES, loadPlaces()))).template;
}

/** Copies everything from one store to another. Errors: COPY_REFUSED, STORE_*. */
export function copyEverything(
  from: string,
  to: string,
  onProgress: Progress,
): Promise<readonly CopyCount[]> {
  return withStore(from, 'read', (source) =>
    withStore(to, 'write', (target) =>
      copyStore(source, target, (table, copied, total) => onProgress(`copying ${table}`, copied, total)),
    ),
  );
}

/**
 * Writes the compiled stocks and flows of a store in Neo4j back to it, for analysts' queries, with what measures cover
 * on a date; does nothing for a store in a file. The whole graph is compiled in memory. Errors: STORE_*.
 */
export async function writeFlowsBack(location: string, date: Day, onProgress: Progress): Promise<boolean> {
  if (!NEO4J_SCHEME.test(/^([^:]+):\/\//.exec(location)?.[1] ?? '')) return false;
  const { writeFlowGraph } = await import('./store/neo4j/stock-graph.js');
  onProgress('compiling stocks and flows', 0, 0);
  const { graph, measures, decisions, generation } = await withStore(location, 'read', async (store) => ({
    graph: await graphsOf(store).all(),
    measures: await readMeasures(store),
    decisions: await readDecided(store),
    generation: (await store.info()).generation,
  }));
  const rows = {
    storeGeneration: generation,
    date,
    stocks: stockRows(graph),
    flows: flowRows(graph),
    coverage: coverageRows(graph, measures, date, loadPlaces(), decisions),
  };
  await writeFlowGraph(location, {}, rows, (what, written) =>
    onProgress(`writing ${what}: ${written}`, 0, 0),
  );
  return true;
}

/**
 * `ORGANIZATION[/GOOD]` as typed. An organization's id may hold a slash, so the longest known organization before
 * one is meant; what is not known is left for the trace to say.
 */
export async function parseProduct(
  reader: Reader,
  text: string,
): Promise<{ organization: string; good: string | null }> {
  const cuts = [text.length, ...[...text.matchAll(/\//g)].map(({ index }) => index).reverse()];
  const known = new Set(
    (
      await reader.get(
        'organizations',
        cuts.map((cut) => text.slice(0, cut)),
      )
    ).map(({ record }) => record.id),
  );
  const cut = cuts.find((at) => known.has(text.slice(0, at))) ?? cuts[1] ?? text.length;
  return { organization: text.slice(0, cut), good: cut < text.length ? text.slice(cut + 1) : null };
}

/** Who is told what while a trace is worked out, and where its graph comes from. */
export interface Tracing {
  readonly onProgress?: Progress;
  /** Told the verdicts as soon as they are known; once more the same if the snapshot turns out to be damaged. */
  readonly onJudged?: (judged: Judged, labels: JudgedLabels) => void;
  readonly graphs?: GraphSource;
}

/**
 * Traces one product, loading what lies upstream of it. The labels ask `graphs`, so it must not be closed before they
 * are used. Errors: those of `trace`, and STORE_*.
 */
export async function traceProduct(
  reader: Reader,
  question: Question,
  listing: Listing,
  { onProgress = NO_PROGRESS, onJudged = () => {}, graphs = graphsOf(reader) }: Tracing = {},
): Promise<{ result: TraceResult; labels: Labels }> {
  return graphs.use(async () => {
    const graph = await graphs.upstream(question.organization, (tiers, supplies) =>
      onProgress(`reading suppliers, tier ${tiers}: ${supplies} supplies`, 0, 0),
    );
    onProgress('walking', 0, 0);
    const evidence = await evidenceOf(reader, graph, graphs);
    const labels = graphLabels(graph, await goodNames(reader));
    const result = trace(evidence, question, listing, (judged) => onJudged(judged, labels));
    return { result, labels: await labelsOf(reader, graph, result) };
  });
}
