import { type DraftList, type DraftMeasure, dateOfList, type ListContext } from './list-draft.js';
import { readListTable } from './list-table.js';
import { readOrder } from './order.js';

const COLUMNS = [
  'calendar year',
  'effective date',
  'entity',
  'country',
  'country code',
  'industry',
  'merchandise',
  'status',
  'wro/finding',
  'remarks',
  'press release',
];
const REQUIRED = ['effective date', 'entity', 'merchandise', 'status', 'wro/finding'];

/** Reads CBP's table of Withhold Release Orders and Findings: one measure a row. */
export async function readOrderTable(text: string, context: ListContext): Promise<DraftList> {
  const table = await readListTable(text, COLUMNS, REQUIRED);
  const faults = [...table.faults];
  const date = dateOfList(context);
  const rowOf = new Map<string, number>();
  const drafts: DraftMeasure[] = [];
  const keys = new Set<string>();
  for (const row of table.rows) {
    const order = readOrder(row, { ...context, date, faults, taken: rowOf });
    keys.add(order.key);
    for (const name of [order.key, order.identity]) rowOf.set(name, row.row);
    if (order.json !== null) drafts.push({ row: row.row, json: order.json });
  }
  const unused = Object.keys(context.answers.orders).filter((key) => !keys.has(key));
  const notes = unused.map((key) => `the answer for order "${key}" was not needed: there is no such row`);
  return { drafts, faults, rows: table.count, notes };
}
