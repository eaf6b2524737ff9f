import type { Reader, Stored, StoreTable } from './port.js';
import { storedKey } from './store-tables.js';

/** Every record of a table with its key and origin, in code-point order of the keys, in batches. */
export async function* storedPages<T extends StoreTable>(
  from: Reader,
  table: T,
): AsyncGenerator<readonly (readonly [key: string, stored: Stored<T>])[]> {
  for await (const page of from.all(table)) {
    const found = await from.get(
      table,
      page.map((record) => storedKey(table, record)),
    );
    yield found.map((stored) => [storedKey(table, stored.record), stored] as const);
  }
}
