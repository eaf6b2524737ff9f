import { CsvError, type Parser, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { Fault } from './fault.js';

/** A row that is longer, in bytes, is taken for the sign of a quote that is never closed. */
export const MAX_RECORD_BYTES = 1024 * 1024;

/**
 * RFC 4180, and as line ends also LF and CR alone, mixed in one file if need be. Quotes are read leniently, so that
 * the reader finds back to the rows after a misplaced one; each row with a quote in it is then read again strictly.
 */
const LENIENT = {
  delimiter: ',',
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
};
const STRICT = { ...LENIENT, relax_quotes: false };
const QUOTE = '"';

/** A quote that stands where none may, in the cell with this index. */
export interface QuoteFault {
  readonly cell: number;
  readonly message: string;
}

export interface CsvRow {
  /** The number that a spreadsheet shows: 1 is the first row; blank rows count, though they are left out. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly quoteFault: QuoteFault | null;
}

export interface CsvBatch {
  readonly rows: readonly CsvRow[];
  /** Why reading ended here; null if it goes on. */
  readonly fault: Fault | null;
}

interface StrictError {
  readonly code: string;
  readonly cell: number;
}

/** What is wrong with the quotes of these bytes, or null. */
function strictError(bytes: Buffer): StrictError | null {
  try {
    parseAtOnce(bytes, STRICT);
    return null;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { code: error.code, cell: typeof error.column === 'number' ? error.column : 0 };
  }
}

function quoteFault({ code, cell }: StrictError): QuoteFault {
  const what =
    code === 'INVALID_OPENING_QUOTE' ? 'a quote inside an unquoted cell' : 'text after the closing quote';
  return { cell, message: `${what}: put the whole cell in double quotes and double those inside it` };
}

function unclosedFault(row: number, value: string, why: string): Fault {
  const message = `${why}: close the quote that opens in this row, or double it; later rows were not read`;
  return { row, column: null, rule: 'quote-unclosed', value, message };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/**
 * Splits UTF-8 text, handed over in chunks, into rows of cells. A row whose cells are all empty is no row: a
 * spreadsheet leaves such rows behind. What is held is one chunk and at most one row of MAX_RECORD_BYTES.
 */
export class CsvRows {
  readonly #parser: Parser;
  #rows: CsvRow[] = [];
  #fault: Fault | null = null;
  #row = 0;
  /** The text from the start of the row at hand on, and where each of the two lies in the whole text. */
  #window: Buffer = Buffer.alloc(0);
  #windowStart = 0;
  #rowStart = 0;
  #windowHasQuote = false;

  constructor() {
    this.#parser = parse({
      ...LENIENT,
      max_record_size: MAX_RECORD_BYTES,
      // Rows are taken here, not from the stream: a promise or an event for each would cost more than the parsing.
      on_record: (cells, { bytes }) => {
        this.#take(cells, bytes);
        return null;
      },
    });
    // The callbacks of write and end carry the same error.
    this.#parser.on('error', () => {});
    this.#parser.resume();
  }

  /** The number of the row that is being read, or was last begun. */
  get rowAtHand(): number {
    return this.#row + 1;
  }

  /** The rows that these bytes complete. */
  push(bytes: Buffer): Promise<CsvBatch> {
    this.#window = Buffer.concat([this.#window.subarray(this.#rowStart - this.#windowStart), bytes]);
    this.#windowStart = this.#rowStart;
    this.#windowHasQuote = this.#window.includes(QUOTE);
    return this.#run((done) => this.#parser.write(bytes, done));
  }

  /** The last row, where no line end follows it. */
  end(): Promise<CsvBatch> {
    return this.#run((done) => this.#parser.end(done));
  }

  close(): void {
    this.#parser.destroy();
  }

  async #run(step: (done: (error?: Error | null) => void) => void): Promise<CsvBatch> {
    const error = await new Promise<Error | null>((resolve) => step((failure) => resolve(failure ?? null)));
    if (error !== null) this.#fault ??= this.#stopFault(error);
    const rows = this.#rows;
    this.#rows = [];
    return { rows, fault: this.#fault };
  }

  #take(cells: readonly string[], end: number): void {
    const start = this.#rowStart;
    this.#rowStart = end;
    if (this.#fault !== null) return;
    this.#row++;
    if (isBlank(cells)) return;
    const hasQuote = this.#windowHasQuote && cells.some((cell) => cell.includes(QUOTE));
    const error = hasQuote ? strictError(this.#text(start, end)) : null;
    if (error !== null && cells.some((cell) => cell.startsWith(QUOTE) && /[\r\n]/.test(cell))) {
      this.#fault = unclosedFault(
        this.#row,
        cells[error.cell] ?? '',
        'a quote is open across the end of the line',
      );
    } else {
      this.#rows.push({ row: this.#row, cells, quoteFault: error === null ? null : quoteFault(error) });
    }
  }

  #text(start: number, end: number): Buffer {
    return this.#window.subarray(start - this.#windowStart, end - this.#windowStart);
  }

  /** The parser gives up where the text ends within quotes, or a row does not end. */
  #stopFault(error: Error): Fault {
    if (!(error instanceof CsvError)) throw error;
    const text = this.#text(this.#rowStart, this.#rowStart + MAX_RECORD_BYTES);
    const value = text.subarray(0, 1024).toString();
    const tooLong = `the row is longer than ${MAX_RECORD_BYTES} bytes`;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      return unclosedFault(this.rowAtHand, value, 'a quote is never closed');
    if (strictError(text) !== null) return unclosedFault(this.rowAtHand, value, tooLong);
    const message = `${tooLong}: split it, or correct the line ends; later rows were not read`;
    return { row: this.rowAtHand, column: null, rule: 'row-ragged', value, message };
  }
}
