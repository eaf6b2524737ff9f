import { HeadwaterError } from '../model/errors.js';
import type { Origin } from '../model/records.js';
import type { Reader, Row, Store, StoreTable } from './port.js';
import { STORE_TABLES, storedKey } from './store-tables.js';
import { storedPages } from './stored-pages.js';

/** Told about each batch that was copied. */
export type CopyProgress = (table: StoreTable, copied: number, total: number) => void;

export interface CopyCount {
  readonly table: StoreTable;
  readonly records: number;
}

function sourceKey({ file, sha256 }: Pick<Origin, 'file' | 'sha256'>): string {
  return `${sha256} ${file}`;
}

/** The files that a table's records were read from. */
async function sourcesOf(from: Reader, table: StoreTable): Promise<ReadonlyMap<string, Origin>> {
  const sources = new Map<string, Origin>();
  for await (const page of storedPages(from, table)) {
    for (const [, { origin }] of page)
      if (!sources.has(sourceKey(origin))) sources.set(sourceKey(origin), origin);
  }
  return sources;
}

/** Records that only the target has would be mixed with ours without the checks that an import makes. */
async function refuseOtherRecords(from: Reader, to: Reader): Promise<void> {
  for (const table of STORE_TABLES) {
    for await (const page of to.all(table)) {
      const keys = page.map((record) => storedKey(table, record));
      const known = new Set((await from.get(table, keys)).map(({ record }) => storedKey(table, record)));
      const other = keys.find((key) => !known.has(key));
      if (other === undefined) continue;
      throw new HeadwaterError(
        'COPY_REFUSED',
        `The target already has ${table} "${other}", which is not in the store to copy. Copy to an empty store.`,
      );
    }
  }
}

async function copySource<T extends StoreTable>(
  from: Reader,
  to: Store,
  table: T,
  source: Origin,
  onRows: (count: number) => void,
): Promise<void> {
  const batch = await to.begin(source.file);
  try {
    for await (const page of storedPages(from, table)) {
      const rows: Row<T>[] = page
        .filter(([, { origin }]) => sourceKey(origin) === sourceKey(source))
        .map(([, { record, origin }]) => ({ record, row: origin.row }));
      await batch.put(table, rows);
      onRows(rows.length);
    }
    await batch.commit(source.sha256);
  } catch (error) {
    await batch.rollback();
    throw error;
  }
}

/**
 * Copies every record, measure and decision with its origin. A copy that was cut short can be repeated: what is there already
 * stays as it is. Errors: COPY_REFUSED (the target has other records), STORE_*.
 */
export async function copyStore(
  from: Reader,
  to: Store,
  onProgress: CopyProgress,
): Promise<readonly CopyCount[]> {
  await refuseOtherRecords(from, to);
  const { counts } = await from.info();
  for (const table of STORE_TABLES) {
    let copied = 0;
    for (const source of (await sourcesOf(from, table)).values()) {
      await copySource(from, to, table, source, (count) => {
        copied += count;
        onProgress(table, copied, counts[table]);
      });
    }
  }
  return STORE_TABLES.map((table) => ({ table, records: counts[table] }));
}
