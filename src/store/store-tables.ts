import { keyOf, TABLES, type Table } from '../model/records.js';
import type { StoredOf, StoreTable } from './port.js';

/** In the order in which they are imported: a table refers only to itself and to those before it. */
export const STORE_TABLES: readonly StoreTable[] = [...TABLES, 'measures', 'decisions'];

/** The key of a record in any table; a measure's and a decision's is its id. */
export function storedKey<T extends StoreTable>(table: T, record: StoredOf[T]): string {
  const hasOwnId = table === 'measures' || table === 'decisions';
  return hasOwnId ? (record as { id: string }).id : keyOf(table as Table, record as never);
}
