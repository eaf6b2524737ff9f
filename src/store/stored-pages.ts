import { keyOf } from '../model/records.js';
import type { Reader, Stored, StoredOf, StoreTable } from './port.js';

/** The key of a record in any table; a measure's and a decision's is its id. */
export function keyIn<T extends StoreTable>(table: T, record: StoredOf[T]): string {
  const isOfTable = table !== 'measures' && table !== 'decisions';
  return isOfTable ? keyOf(table, record as never) : (record as { id: string }).id;
}

/** Every record of a table with its key and origin, in code-point order of the keys, in batches. */
export async function* storedPages<T extends StoreTable>(
  from: Reader,
  table: T,
): AsyncGenerator<readonly (readonly [key: string, stored: Stored<T>])[]> {
  for await (const page of from.all(table)) {
    const found = await from.get(
      table,
      page.map((record) => keyIn(table, record)),
    );
    yield found.map((stored) => [keyIn(table, stored.record), stored] as const);
  }
}
