import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Places } from '../../../src/model/places.js';
import type { Table } from '../../../src/model/records.js';
import { admitTable, type FileReport } from '../../../src/store/admission/admit.js';
import { Catalog } from '../../../src/store/admission/catalog.js';
import type { Store } from '../../../src/store/port.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';

export const PLACES = new Places([
  { code: 'CN', parent: null, name: 'China' },
  { code: 'CN-XJ', parent: 'CN', name: 'Xinjiang' },
  { code: 'CN-ZJ', parent: 'CN', name: 'Zhejiang' },
]);

/** A folder with one store; files are written as they are admitted. */
export interface Fixture {
  open(): Store;
  /** Admits a table, given as its text, with the catalog of an import that is under way. */
  admit(store: Store, catalog: Catalog, table: Table, text: string, keep?: boolean): Promise<FileReport>;
  /** Admits tables in one import of their own. */
  importAll(tables: Partial<Record<Table, string>>, keep?: boolean): Promise<readonly FileReport[]>;
  remove(): void;
}

export function fixture(): Fixture {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-admission-'));
  const open = (): Store => openSqliteStore(join(folder, 'test.db'), { mode: 'write' });
  let files = 0;
  const admit: Fixture['admit'] = (store, catalog, table, text, keepUnresolved = false) => {
    const path = join(folder, `${++files}`, `${table}.csv`);
    mkdirSync(dirname(path));
    writeFileSync(path, text);
    const file = { path, fileName: `${table}.csv`, table };
    return admitTable(store, catalog, file, { places: PLACES, keepUnresolved });
  };
  return {
    open,
    admit,
    importAll: async (tables, keep) => {
      const store = open();
      try {
        const catalog = await Catalog.load(store);
        const reports: FileReport[] = [];
        for (const [table, text] of Object.entries(tables)) {
          reports.push(await admit(store, catalog, table as Table, text, keep));
        }
        return reports;
      } finally {
        await store.close();
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** `row column rule value` of each problem of a file. */
export function brief({ problems }: FileReport): readonly string[] {
  return problems.map(({ row, column, rule, value }) => `${row} ${column} ${rule} ${value}`);
}
