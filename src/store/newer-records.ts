import type { Reader, Stored, StoreTable } from './port.js';
import { STORE_TABLES } from './store-tables.js';
import { storedPages } from './stored-pages.js';

/** A record whose content came in after a generation. */
export interface NewerRecord {
  /** Table and key, such as `supplies:s1`. */
  readonly name: string;
  readonly table: StoreTable;
  readonly stored: Stored<StoreTable>;
}

/** All records, measures and decisions that are newer than a generation, by table, then in code-point order. */
export async function newerRecords(reader: Reader, generation: number): Promise<readonly NewerRecord[]> {
  if ((await reader.info()).generation === generation) return [];
  const newer: NewerRecord[] = [];
  for (const table of STORE_TABLES) {
    for await (const page of storedPages(reader, table)) {
      for (const [key, stored] of page)
        if (stored.origin.generation > generation) newer.push({ name: `${table}:${key}`, table, stored });
    }
  }
  return newer;
}
