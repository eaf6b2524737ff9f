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
const [CR, LF] = [0x0d, 0x0a];

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
  return cells.every((cell) => cell === '' || cell.trim() === '');
}

/** The engine makes longer pieces of a text views of it, which keep all of it in memory. */
const LONGEST_COPIED_PIECE = 12;

/** The cells of a line without quotes; none keeps the line in memory. */
function plainCells(line: string): readonly string[] {
  const cells = line.split(',');
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]!;
    if (cell.length > LONGEST_COPIED_PIECE) cells[at] = Buffer.from(cell).toString();
  }
  return cells;
}

/** Where the last whole line ends; a CR at the very end may be half of a line end. */
function endOfLines(text: Buffer): number {
  const lineFeed = text.lastIndexOf(LF);
  const carriageReturn = text.lastIndexOf(CR, -2);
  return Math.max(lineFeed, carriageReturn) + 1;
}

/**
 * Splits UTF-8 text, handed over in chunks, into rows of cells. A row whose cells are all empty is no row: a
 * spreadsheet leaves such rows behind. What is held is one chunk and at most one row of MAX_RECORD_BYTES.
 *
 * Text without a quote has no more grammar than line ends and commas, so it is simply split; the parser gets the rest.
 */
export class CsvRows {
  #rows: CsvRow[] = [];
  #fault: Fault | null = null;
  #row = 0;
  /** The text from the start of a row on, and where in it the row at hand begins. */
  #window: Buffer = Buffer.alloc(0);
  #rowStart = 0;

  /** The number of the row that is being read, or was last begun. */
  get rowAtHand(): number {
    return this.#row + 1;
  }

  /** The rows that these bytes complete. */
  async push(bytes: Buffer): Promise<CsvBatch> {
    this.#window = Buffer.concat([this.#window.subarray(this.#rowStart), bytes]);
    this.#rowStart = 0;
    if (this.#isPlain()) this.#split(endOfLines(this.#window));
    else await this.#parse((parser, done) => parser.write(this.#window, done));
    return this.#batch();
  }

  /** The last row, where no line end follows it. */
  async end(): Promise<CsvBatch> {
    this.#window = this.#window.subarray(this.#rowStart);
    this.#rowStart = 0;
    if (this.#isPlain()) this.#split(this.#window.length);
    else await this.#parse((parser, done) => parser.end(this.#window, done));
    return this.#batch();
  }

  #batch(): CsvBatch {
    const rows = this.#rows;
    this.#rows = [];
    return { rows, fault: this.#fault };
  }

  /** A longer text may have a row that is too long, which is for the parser to say. */
  #isPlain(): boolean {
    return this.#window.length <= MAX_RECORD_BYTES && !this.#window.includes(QUOTE);
  }

  #split(end: number): void {
    const lines = this.#window.toString('utf8', 0, end).split(/\r\n|\n|\r/);
    if (lines.at(-1) === '') lines.pop();
    for (const line of lines) this.#take(plainCells(line), null);
    this.#rowStart = end;
  }

  /** A parser for this window alone: it begins at a row, and what follows the last whole row is read again. */
  async #parse(step: (parser: Parser, done: (error?: Error | null) => void) => void): Promise<void> {
    const parser = parse({
      ...LENIENT,
      max_record_size: MAX_RECORD_BYTES,
      // Rows are taken here, not from the stream: a promise or an event for each would cost more than the parsing.
      on_record: (cells: readonly string[], { bytes }) => {
        const text = this.#window.subarray(this.#rowStart, bytes);
        this.#rowStart = bytes;
        this.#take(cells, cells.some((cell) => cell.includes(QUOTE)) ? strictError(text) : null);
        return null;
      },
    });
    // The callbacks of write and end carry the same error.
    parser.on('error', () => {});
    parser.resume();
    const error = await new Promise<Error | null>((resolve) =>
      step(parser, (failure) => resolve(failure ?? null)),
    );
    parser.destroy();
    if (error !== null) this.#fault ??= this.#stopFault(error);
  }

  #take(cells: readonly string[], error: StrictError | null): void {
    if (this.#fault !== null) return;
    this.#row++;
    if (isBlank(cells)) return;
    if (error !== null && cells.some((cell) => cell.startsWith(QUOTE) && /[\r\n]/.test(cell))) {
      const why = 'a quote is open across the end of the line';
      this.#fault = unclosedFault(this.#row, cells[error.cell] ?? '', why);
    } else {
      this.#rows.push({ row: this.#row, cells, quoteFault: error === null ? null : quoteFault(error) });
    }
  }

  /** The parser gives up where the text ends within quotes, or a row does not end. */
  #stopFault(error: Error): Fault {
    if (!(error instanceof CsvError)) throw error;
    const text = this.#window.subarray(this.#rowStart, this.#rowStart + MAX_RECORD_BYTES);
    const value = text.subarray(0, 1024).toString();
    const tooLong = `the row is longer than ${MAX_RECORD_BYTES} bytes`;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      return unclosedFault(this.rowAtHand, value, 'a quote is never closed');
    if (strictError(text) !== null) return unclosedFault(this.rowAtHand, value, tooLong);
    const message = `${tooLong}: split it, or correct the line ends; later rows were not read`;
    return { row: this.rowAtHand, column: null, rule: 'row-ragged', value, message };
  }
}
