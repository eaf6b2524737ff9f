import { basename } from 'node:path';
import { graphsOf } from './app/compile.js';
import { readDecided, readMeasures } from './app/evidence.js';
import { isNeo4j, withStore } from './app/open-store.js';
import { loadPlaces, SEED_PATH } from './app/package-files.js';
import { NO_PROGRESS, type Progress } from './app/progress.js';
import { coverageRows } from './flow/coverage-rows.js';
import { flowRows, stockRows } from './flow/stock-rows.js';
import { type FoundFile, findMeasureFiles, findTables } from './input/find-files.js';
import { readMeasures as readMeasureFile } from './input/list-file.js';
import { type ListOptions, readListOptions } from './input/list-options.js';
import type { AnswerTemplate } from './input/questions.js';
import type { Day } from './model/dates.js';
import { type AdmissionOptions, admitTable, type FileReport } from './store/admission/admit.js';
import { admitMeasures } from './store/admission/admit-measures.js';
import { Catalog } from './store/admission/catalog.js';
import { type CopyCount, copyStore } from './store/copy.js';
import type { Store } from './store/port.js';

export { Desk, type Visit } from './app/desk.js';
export { searchGoods, searchOrganizations } from './app/directory.js';
export { readMeasures } from './app/evidence.js';
export { MATCH_FILTERS, type MatchQuestion, matchPage, shownDecision } from './app/match-page.js';
export { decide, type ListedMatch, listDecisions, listMatches, type Review } from './app/matches.js';
export { measureList, measureView } from './app/measure-view.js';
export { openStore, withStore } from './app/open-store.js';
export { organizationView } from './app/organization-view.js';
export { programVersion, SEED_PATH } from './app/package-files.js';
export { PORTFOLIO_ORDERS, type PortfolioQuestion, portfolio } from './app/portfolio.js';
export type { Progress } from './app/progress.js';
export { recordView } from './app/record-view.js';
export { screenLines, screenProducts } from './app/screen.js';
export { writeWhole } from './app/state-file.js';
export { parseProduct, RENDERERS, renderVerdicts, type Tracing, traceProduct } from './app/trace-product.js';
export { networkView, traceFile, traceView } from './app/trace-view.js';
export { type Watched, watchProducts } from './app/watch.js';
export { FLOW_KINDS } from './flow/flows.js';
export { readEarlierResult } from './input/earlier-file.js';
export { findMeasureFiles, findTables } from './input/find-files.js';
export { renderWatchText } from './report/watch-text.js';
export type { FileReport } from './store/admission/admit.js';
export { journaled } from './store/journal.js';
export type { Store } from './store/port.js';
export { takeBack } from './store/take-back.js';
export { CAUSE_KINDS } from './trace/comparison.js';
export { GAP_KINDS, VERDICTS } from './trace/result.js';
export type { Screened } from './trace/screen/screen.js';

/** The composition root: this and what is in `app/` know which store, which seeds and which rooms work together. */

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
  if (!isNeo4j(location)) return false;
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
