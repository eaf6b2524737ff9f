import type { Places } from '../model/places.js';
import type { Problem } from '../model/problem.js';
import type { RecordOf, Table } from '../model/records.js';
import { readCsvRows } from './csv-file.js';
import type { CsvRow } from './csv-rows.js';
import { type Fault, problemOf } from './fault.js';
import { delimiterFault, type Header, readHeader } from './header.js';
import { type ReadRecord, recordReader } from './record-reader.js';
import { SourceFile } from './source-file.js';

/** A record and the row where it stands: the header is row 1. */
export interface ReadRow<T extends Table> {
  readonly record: RecordOf[T];
  readonly row: number;
}

/** What some thousands of rows of a file give, in the order of the file. */
export interface TableChunk<T extends Table> {
  readonly rows: readonly ReadRow<T>[];
  readonly problems: readonly Problem[];
}

export interface FileDigest {
  /** Of the raw bytes, in hexadecimal. */
  readonly sha256: string;
  /** Rows read under the header, blank ones left out: those that gave a record and those that gave problems. */
  readonly rows: number;
  readonly bytes: number;
}

export interface TableOptions {
  readonly places: Places;
  /** How problems name the file; the path if left out. */
  readonly fileName?: string;
  readonly onProgress?: (bytesRead: number, bytesTotal: number) => void;
}

interface FaultyRows<T extends Table> {
  readonly rows: readonly ReadRow<T>[];
  readonly faults: readonly Fault[];
}

/** Header faults leave no header, and then the rows are not read. */
function headerOf(table: Table, first: CsvRow, faults: Fault[]): Header | null {
  const { row, cells, quoteFault } = first;
  if (quoteFault === null) {
    const { header, faults: found } = readHeader(table, cells, row);
    faults.push(...found);
    return header;
  }
  const { cell, message } = quoteFault;
  faults.push({ row, column: null, rule: 'quote-misplaced', value: cells[cell] ?? null, message });
  return null;
}

const EMPTY_FILE: Fault = {
  row: 0,
  column: null,
  rule: 'empty-file',
  value: null,
  message: 'the file is empty: write a header row with the names of the columns',
};

/** Yields until the file ends or a fault makes the rest meaningless; returns the number of rows read. */
async function* readRows<T extends Table>(
  source: SourceFile,
  table: T,
  places: Places,
): AsyncGenerator<FaultyRows<T>, number> {
  let read: ReadRecord<T> | null = null;
  let count = 0;
  for await (const batch of readCsvRows(source, (head) => delimiterFault(table, head))) {
    const rows: ReadRow<T>[] = [];
    const faults: Fault[] = [];
    for (const csvRow of batch.rows) {
      if (read === null) {
        const header = headerOf(table, csvRow, faults);
        if (header === null) return yield* lastly(faults, count);
        read = recordReader(table, header, places);
        continue;
      }
      count++;
      const record = read(csvRow, faults);
      if (record !== null) rows.push({ record, row: csvRow.row });
    }
    yield { rows, faults };
    if (batch.fault !== null) return yield* lastly([batch.fault], count);
  }
  return read === null ? yield* lastly([EMPTY_FILE], count) : count;
}

function* lastly(faults: readonly Fault[], count: number) {
  yield { rows: [], faults };
  return count;
}

/**
 * Reads one table of design.md §3 from a CSV file, streaming: memory is a chunk and what `SeenKeys` holds of the ids,
 * which is nothing where they count up.
 * Every row that cannot be read gives one problem for each fault; problems of the file itself (see `csv-file.ts` and
 * `header.ts`) end the reading. Returns the digest of the whole file, also where the reading ended early.
 * Throws FILE_NOT_FOUND and FILE_UNREADABLE.
 */
export async function* readTable<T extends Table>(
  path: string,
  table: T,
  options: TableOptions,
): AsyncGenerator<TableChunk<T>, FileDigest> {
  const { places, fileName = path, onProgress } = options;
  const source = await SourceFile.open(path, fileName);
  const reading = readRows(source, table, places);
  try {
    let step = await reading.next();
    for (; !step.done; step = await reading.next()) {
      const { rows, faults } = step.value;
      const problems = faults.map((fault) => problemOf(fileName, fault));
      if (rows.length > 0 || problems.length > 0) yield { rows, problems };
      onProgress?.(source.bytesRead, source.bytesTotal);
    }
    await source.drain();
    return { sha256: source.sha256(), rows: step.value, bytes: source.bytesRead };
  } finally {
    await reading.return(0);
    await source.close();
  }
}
