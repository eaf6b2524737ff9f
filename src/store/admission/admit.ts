import { readTable } from '../../input/table-file.js';
import type { Places } from '../../model/places.js';
import type { Problem } from '../../model/problem.js';
import type { Table } from '../../model/records.js';
import type { Batch, Row, Store, StoreTable } from '../port.js';
import { type Catalog, TABLES_OF } from './catalog.js';
import type { CheckContext, Referent, TableCheck } from './check.js';
import { checkGoods, checkRecipes } from './good-checks.js';
import { checkOrganizations, checkSites } from './party-checks.js';
import { StandIns } from './stand-ins.js';
import { checkDocumentRecords, checkOwnerships, checkProductions, checkSupplies } from './trade-checks.js';

/** Problems kept of one file; the count is always of all. */
export const MAX_PROBLEMS_LISTED = 1000;

export interface AdmissionOptions {
  readonly places: Places;
  /** Turn unknown ids into visible stand-ins instead of refusing the file. */
  readonly keepUnresolved: boolean;
  readonly onProgress?: (bytesRead: number, bytesTotal: number, rows: number) => void;
}

/** What became of one file. Rows read = accepted + rejected, and one of the two is 0: a file is in or out. */
export interface FileReport {
  readonly file: string;
  readonly table: StoreTable;
  readonly sha256: string;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  /** Ids kept as stand-ins. */
  readonly unresolved: number;
  readonly problems: readonly Problem[];
  readonly problemsTotal: number;
  /** What should be known of the reading, though nothing is wrong. */
  readonly notes: readonly string[];
}

const CHECKS: { readonly [T in Table]: () => TableCheck<T> } = {
  documents: checkDocumentRecords,
  goods: checkGoods,
  recipes: checkRecipes,
  organizations: checkOrganizations,
  sites: checkSites,
  ownerships: checkOwnerships,
  supplies: checkSupplies,
  productions: checkProductions,
};

/** Counts all problems and keeps the first ones. */
export class Problems {
  readonly listed: Problem[] = [];
  total = 0;

  add(problem: Problem): void {
    this.total++;
    if (this.listed.length < MAX_PROBLEMS_LISTED) this.listed.push(problem);
  }

  /** By row, then in the order of finding. */
  get sorted(): readonly Problem[] {
    return [...this.listed].sort((a, b) => a.row - b.row);
  }
}

/** One file on its way into the store. */
class Admission<T extends Table> implements CheckContext {
  readonly problems = new Problems();
  readonly standIns: StandIns;
  readonly counts = { added: 0, replaced: 0, unchanged: 0 };
  readonly #check: TableCheck<T>;
  readonly #resolved: string[] = [];
  #isWaiting = false;
  #isMisread = false;

  constructor(
    readonly table: T,
    readonly fileName: string,
    readonly reader: Store,
    readonly catalog: Catalog,
    readonly options: AdmissionOptions,
  ) {
    this.standIns = new StandIns(catalog);
    this.#check = (CHECKS[table] as () => TableCheck<T>)();
  }

  get places(): Places {
    return this.options.places;
  }

  /** As the store sees it: a stand-in is new, and what gives way to a record is replaced by it. */
  get hasChanged(): boolean {
    return this.counts.added + this.counts.replaced + this.standIns.size > 0;
  }

  report(finding: Omit<Problem, 'file' | 'sheet'>): void {
    this.problems.add({ file: this.fileName, sheet: null, ...finding });
  }

  /** Problems of rows that gave no record, so that it is not known what they describe. */
  misread(problems: readonly Problem[]): void {
    for (const problem of problems) this.problems.add(problem);
    this.#isMisread ||= problems.length > 0;
  }

  dangling(row: number, column: string, id: string, referent: Referent): void {
    // A row that could not be read may be the one that is named; the file is refused for it anyway.
    if (this.#isMisread && TABLES_OF[referent].includes(this.table)) return;
    const kind = referent === 'party' ? 'organization or site' : referent;
    const refusedFile = this.catalog.refusedFileOf(referent);
    if (refusedFile !== null) {
      this.#waitFor(refusedFile, { row, column, id, kind });
      return;
    }
    if (this.options.keepUnresolved) {
      this.standIns.add(id, referent, row);
      return;
    }
    const message = `there is no ${kind} "${id}": import it first, correct the id, or use --keep-unresolved`;
    this.report({ row, column, rule: 'id-dangling', value: id, message });
  }

  /** Said once a file: the mistake is in the other one, whose rows are not known for sure. */
  #waitFor(file: string, at: { row: number; column: string; id: string; kind: string }): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    const { row, column, id, kind } = at;
    const message = `there is no ${kind} "${id}" yet, because ${file} was refused: mend that file, then import both again`;
    this.report({ row, column, rule: 'id-dangling', value: id, message });
  }

  resolved(id: string): void {
    this.#resolved.push(id);
  }

  async take(rows: readonly Row<T>[], batch: Batch): Promise<void> {
    for (const row of rows) this.#check.row(row, this);
    // Once the file is known to be refused only its further problems are of interest.
    if (this.problems.total > 0) return;
    const { added, replaced, unchanged } = await batch.put(this.table, rows);
    this.counts.added += added;
    this.counts.replaced += replaced;
    this.counts.unchanged += unchanged;
  }

  async end(batch: Batch): Promise<void> {
    await this.#check.end?.(this);
    if (this.problems.total > 0) return;
    await this.standIns.write(batch);
    const other = this.table === 'sites' ? 'organizations' : 'sites';
    if (this.#resolved.length > 0) await batch.drop(other, this.#resolved);
  }
}

/**
 * Reads one table file into the store: all of it, or, if anything in it is wrong, none. Everything that
 * design.md §4 refuses is refused here, against the records of the store and of the file.
 * Throws FILE_* and STORE_* errors; problems of the file's content are in the report.
 */
export async function admitTable<T extends Table>(
  store: Store,
  catalog: Catalog,
  file: { readonly path: string; readonly fileName: string; readonly table: T },
  options: AdmissionOptions,
): Promise<FileReport> {
  const admission = new Admission(file.table, file.fileName, store, catalog, options);
  const batch = await store.begin(file.fileName);
  let isCommitted = false;
  try {
    await catalog.refresh(store);
    const { sha256, rows } = await takeAll(admission, file, batch);
    await admission.end(batch);
    const isRefused = admission.problems.total > 0;
    if (!isRefused) {
      await batch.commit(sha256);
      isCommitted = true;
    }
    return {
      file: file.fileName,
      table: file.table,
      sha256,
      rows,
      accepted: isRefused ? 0 : rows,
      rejected: isRefused ? rows : 0,
      ...(isRefused ? { added: 0, replaced: 0, unchanged: 0 } : admission.counts),
      unresolved: isRefused ? 0 : admission.standIns.size,
      problems: admission.problems.sorted,
      problemsTotal: admission.problems.total,
      notes: [],
    };
  } finally {
    if (isCommitted) catalog.keep(admission.hasChanged);
    else {
      catalog.refuse(file.table, file.fileName);
      await batch.rollback();
    }
  }
}

async function takeAll<T extends Table>(
  admission: Admission<T>,
  { path, fileName, table }: { path: string; fileName: string; table: T },
  batch: Batch,
): Promise<{ sha256: string; rows: number }> {
  const { places, onProgress } = admission.options;
  let rows = 0;
  const progress =
    onProgress === undefined ? {} : { onProgress: (a: number, b: number) => onProgress(a, b, rows) };
  const chunks = readTable(path, table, { places, fileName, ...progress });
  for (;;) {
    const next = await chunks.next();
    if (next.done) return next.value;
    admission.misread(next.value.problems);
    rows += next.value.rows.length;
    await admission.take(next.value.rows as readonly Row<T>[], batch);
  }
}
