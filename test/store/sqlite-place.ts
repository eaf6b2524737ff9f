import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore, type SqliteOptions } from '../../src/store/sqlite/open.js';
import type { StorePlace } from './conformance.js';

export interface SqlitePlace extends StorePlace {
  readonly folder: string;
  readonly path: string;
}

/** A temporary folder with room for a store file; a lock is waited for only briefly. */
export async function sqlitePlace(): Promise<SqlitePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-store-'));
  const path = join(folder, 'headwater.db');
  return {
    folder,
    path,
    open: async (mode: SqliteOptions['mode']) => openSqliteStore(path, { mode, busyTimeoutMs: 50 }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
