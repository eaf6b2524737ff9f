import { HeadwaterError } from '../model/errors.js';
import type { Places } from '../model/places.js';
import { SCHEMA_OF } from '../model/record-schemas.js';
import { keyOf, type RecordOf, type Table } from '../model/records.js';
import type { CellContext, CellReader } from './cell.js';
import { CELL_READERS } from './cell-readers.js';
import type { CsvRow } from './csv-rows.js';
import type { Complain, Fault } from './fault.js';
import type { Header } from './header.js';
import { recordFaults } from './record-check.js';
import { SeenKeys } from './seen-keys.js';
import { CONSTANT_MEMBERS, type Column, TABLE_COLUMNS } from './table-columns.js';

/** The record of a row, or null and then `faults` has grown by every fault of the row. */
export type ReadRecord<T extends Table> = (row: CsvRow, faults: Fault[]) => RecordOf[T] | null;

interface Slot {
  readonly column: Column;
  readonly read: CellReader;
  /** Index of the cell in the row; -1 where the file lacks the column. */
  readonly cell: number;
}

function slotsOf(table: Table, header: Header): readonly Slot[] {
  return TABLE_COLUMNS[table].map((column, index) => {
    return { column, read: CELL_READERS[column.kind], cell: header.cells[index]! };
  });
}

function shapeFault({ row, cells, quoteFault }: CsvRow, { names }: Header): Fault | null {
  if (quoteFault !== null) {
    const { cell, message } = quoteFault;
    return { row, column: names[cell] ?? null, rule: 'quote-misplaced', value: cells[cell] ?? null, message };
  }
  if (cells.length === names.length) return null;
  const spansLines = cells.some((cell) => /[\r\n]/.test(cell));
  const advice = spansLines
    ? 'a cell goes over several lines, so look for a quote that is not closed'
    : 'put cells that contain a comma in double quotes';
  const message = `the row has ${cells.length} cells and the header ${names.length}: ${advice}`;
  return { row, column: null, rule: 'row-ragged', value: cells.join(','), message };
}

/** The context of the row at hand: one for all rows of a file, for one a row would cost more than most cells. */
class RowContext implements CellContext {
  readonly places: Places;
  faults: Fault[] = [];
  row = 0;
  column = '';
  country: string | null = null;

  constructor(places: Places) {
    this.places = places;
  }

  readonly complain: Complain = (rule, value, message) => {
    this.faults.push({ row: this.row, column: this.column, rule, value, message });
  };
}

/** The members that the columns fill, in the order of the table, whatever the order of the file. */
function readCells(
  slots: readonly Slot[],
  cells: readonly string[],
  context: RowContext,
): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  context.country = null;
  for (const { column, read, cell } of slots) {
    const text = cell === -1 ? '' : cells[cell]!.trim();
    context.column = column.name;
    const value = text === '' ? column.empty : read(text, context);
    if (text === '' && column.required)
      context.complain('required', '', `${column.name} is empty: it must be filled`);
    // The column country stands before region in every table.
    if (column.kind === 'country') context.country = value as string | null;
    members[column.member] = value;
  }
  return members;
}

function keyFault(table: Table, key: string, row: number, seen: SeenKeys): Fault | null {
  const before = seen.add(key, row);
  if (before === null) return null;
  const [column, name] = table === 'recipes' ? ['input', 'good and input'] : ['id', 'id'];
  const message = `row ${before} has the same ${name}: rename or remove one`;
  return { row, column, rule: 'id-doubled', value: key, message };
}

/** The columns and kinds fill exactly the members of a record; the schema holds them to that, row by row. */
function guarantee(table: Table, record: unknown, row: number): void {
  const checked = SCHEMA_OF[table].safeParse(record);
  if (!checked.success)
    throw new HeadwaterError('INTERNAL', `row ${row} of ${table}: ${checked.error.message}`);
}

/**
 * Makes records of the rows of one file. Cells are trimmed of all blanks at both ends (as String.trim does: also
 * no-break and ideographic ones, and byte order marks), for an id with a stray blank is the same id; blanks inside
 * stay. A cell that is empty then is not known: null, an empty list, or the column's default. Nothing is evaluated:
 * a cell that begins with `=`, `+`, `-` or `@` is text like any other.
 */
export function recordReader<T extends Table>(table: T, header: Header, places: Places): ReadRecord<T> {
  const slots = slotsOf(table, header);
  const seen = new SeenKeys();
  const context = new RowContext(places);
  return (csvRow, faults) => {
    const { row, cells } = csvRow;
    const before = faults.length;
    const misshapen = shapeFault(csvRow, header);
    if (misshapen !== null) {
      faults.push(misshapen);
      return null;
    }
    context.row = row;
    context.faults = faults;
    const members = readCells(slots, cells, context);
    if (faults.length > before) return null;
    const record = Object.assign(members, CONSTANT_MEMBERS[table]) as RecordOf[T];
    for (const fault of recordFaults(record, places)) faults.push({ row, ...fault });
    const doubled = keyFault(table, keyOf(table, record), row, seen);
    if (doubled !== null) faults.push(doubled);
    if (faults.length > before) return null;
    guarantee(table, record, row);
    return record;
  };
}
