import type { Table } from '../model/records.js';
import type { Fault } from './fault.js';
import { type Column, TABLE_COLUMNS } from './table-columns.js';

/** Which cell of a row each column of the table is in. */
export interface Header {
  /** The names as they stand in the file. */
  readonly names: readonly string[];
  /** For each column of the table, in its order, the index of its cell; -1 where the file lacks the column. */
  readonly cells: readonly number[];
}

const OTHER_DELIMITERS: readonly (readonly [string, string])[] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
];

function columnNames(table: Table): readonly string[] {
  return TABLE_COLUMNS[table].map((column) => column.name);
}

function splitNames(line: string, delimiter: string): readonly string[] {
  return line.split(delimiter).map((name) => name.replaceAll('"', '').trim());
}

/** How far a line looks like the header of the table if its cells are separated so. */
function countKnown(table: Table, line: string, delimiter: string): number {
  const known = new Set(columnNames(table));
  return new Set(splitNames(line, delimiter).filter((name) => known.has(name))).size;
}

/** A header that only makes sense with another delimiter, found before it gives problems about every column. */
export function delimiterFault(table: Table, head: Buffer): Fault | null {
  const line = /^[^\r\n]*/.exec(head.toString().trimStart())![0];
  const byComma = countKnown(table, line, ',');
  const oneCell = !line.includes(',');
  for (const [delimiter, name] of OTHER_DELIMITERS) {
    if (!line.includes(delimiter)) continue;
    if (countKnown(table, line, delimiter) <= byComma && !(oneCell && byComma === 0)) continue;
    const message = `the columns are separated by ${name}: save the file as CSV with commas`;
    return { row: 1, column: null, rule: 'delimiter', value: delimiter, message };
  }
  return null;
}

/** Lower case, and `_` for blanks and hyphens: what a column is called by those who do not write it as we do. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s-]+/g, '_');
}

function unknownFault(table: Table, name: string, index: number, row: number): Fault {
  const columns = columnNames(table);
  const meant = columns.find((known) => known === plain(name));
  const unnamed = `the ${index + 1}. column has no name: name it, or remove it and its cells`;
  const advice = meant === undefined ? `remove it, or use one of ${columns.join(', ')}` : `write ${meant}`;
  const message = name === '' ? unnamed : `${table}.csv has no column "${name}": ${advice}`;
  return { row, column: name === '' ? null : name, rule: 'column-unknown', value: name, message };
}

function missingFault({ name }: Column, table: Table, row: number): Fault {
  const message = `${table}.csv needs a column ${name}, and the header lacks it: add it`;
  return { row, column: name, rule: 'header-missing', value: null, message };
}

/** Reads the header row; a header with a fault makes every row meaningless, so then there is none. */
export function readHeader(
  table: Table,
  cells: readonly string[],
  row: number,
): { readonly header: Header | null; readonly faults: readonly Fault[] } {
  const names = cells.map((cell) => cell.trim());
  const columns = TABLE_COLUMNS[table];
  const known = new Set(columnNames(table));
  const faults = columns
    .filter((column) => column.required && !names.includes(column.name))
    .map((column) => missingFault(column, table, row));
  for (const [index, name] of names.entries()) {
    if (!known.has(name)) faults.push(unknownFault(table, name, index, row));
    else if (names.indexOf(name) < index) {
      const message = `the column ${name} stands twice: remove or rename one`;
      faults.push({ row, column: name, rule: 'header-doubled', value: name, message });
    }
  }
  if (faults.length > 0) return { header: null, faults };
  return { header: { names, cells: columns.map((column) => names.indexOf(column.name)) }, faults };
}
