import type { OutflowTable } from '../../flow/outflows.js';
import type { Day } from '../../model/dates.js';

/** All flows seen from the other end, and which of them some walk may use: begun by the import date, not ended before. */
export interface Downstream extends OutflowTable {
  readonly date: Day;
  /** The earliest last day that still counts. */
  readonly since: Day;
}
