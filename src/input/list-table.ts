import { CsvRows } from './csv-rows.js';
import type { Fault } from './fault.js';

/** A row of someone else's table, its cells by the names of its header in lower case, trimmed. */
export interface ListRow {
  readonly row: number;
  cell(name: string): string;
}

export interface ListTable {
  readonly rows: readonly ListRow[];
  readonly faults: readonly Fault[];
  /** Rows under the header, also those that gave a fault. */
  readonly count: number;
}

function headerFaults(
  row: number,
  names: readonly string[],
  known: readonly string[],
  required: readonly string[],
): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [index, name] of names.entries()) {
    if (name === '' || !known.includes(name)) {
      const message = `a column that Headwater does not know, and that may narrow a row: check it, then remove it`;
      faults.push({ row, column: name || null, rule: 'column-unknown', value: name, message });
    } else if (names.indexOf(name) < index) {
      const message = `the column ${name} stands twice: remove one`;
      faults.push({ row, column: name, rule: 'header-doubled', value: name, message });
    }
  }
  for (const name of required.filter((each) => !names.includes(each))) {
    const message = `the header lacks the column ${name}: take the whole table from its publisher`;
    faults.push({ row, column: name, rule: 'header-missing', value: null, message });
  }
  return faults;
}

/**
 * Reads a CSV table of which the columns are known, in any order and case. A row that does not fit the header gives a
 * fault; a header with a fault leaves no rows.
 */
export async function readListTable(
  text: string,
  known: readonly string[],
  required: readonly string[],
): Promise<ListTable> {
  const csv = new CsvRows();
  const first = await csv.push(Buffer.from(text));
  const last = first.fault === null ? await csv.end() : { rows: [], fault: null };
  const [header, ...body] = [...first.rows, ...last.rows];
  const faults: Fault[] = [first.fault, last.fault].filter((fault) => fault !== null);
  if (header === undefined) return { rows: [], faults, count: 0 };
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  faults.push(...headerFaults(header.row, names, known, required));
  const isReadable = faults.length === 0;
  const rows: ListRow[] = [];
  for (const { row, cells, quoteFault } of isReadable ? body : []) {
    const message =
      quoteFault?.message ?? `the row has ${cells.length} cells and the header ${names.length}: correct it`;
    const rule = quoteFault === null ? 'row-ragged' : 'quote-misplaced';
    if (quoteFault !== null || cells.length !== names.length)
      faults.push({ row, column: null, rule, value: cells.join(','), message });
    else rows.push({ row, cell: (name) => cells[names.indexOf(name)]?.replace(/\s+/g, ' ').trim() ?? '' });
  }
  return { rows, faults, count: body.length };
}
