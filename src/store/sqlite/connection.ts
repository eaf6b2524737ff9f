import { readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { guarded, storeError } from './errors.js';
import { generationOf } from './reader.js';
import { ensureSchema, hasSchema, standInForMissing } from './schema.js';

type Prepare = (db: Database.Database) => void;

/** What a connection keeps of the file in memory. */
export const CACHE_KIB = 65_536;

/** Bytes 18 and 19 of the file say whether it is used with a WAL (2) or without (1): sqlite.org/fileformat.html. */
const WAL_BYTES = [18, 19] as const;

/** The connection that writes; makes the file and its tables if they do not exist. */
export function openWriter(path: string, timeoutMs: number): Database.Database {
  requireFolder(path);
  return connect(path, resolve(path), { timeout: timeoutMs }, (db) => {
    ensureSchema(db, path);
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = OFF');
  });
}

/** A connection that sees each commit as it comes. */
export function openReader(path: string, timeoutMs: number): Database.Database {
  return openReadonly(path, timeoutMs, (db) => requireSchema(db, path));
}

/** A connection inside a read transaction that has begun to read, so that what it sees is fixed. */
export function openSnapshot(path: string, timeoutMs: number): Database.Database {
  requireFile(path);
  const prepare: Prepare = (db) => {
    requireSchema(db, path);
    standInForMissing(db);
    db.exec('BEGIN');
    generationOf(db);
  };
  try {
    return openReadonly(path, timeoutMs, prepare);
  } catch (error) {
    const bytes = isRefusal(error) ? readAtRest(path) : null;
    if (bytes === null) throw error;
    return connect(path, bytes, { readonly: true }, prepare);
  }
}

function openReadonly(path: string, timeoutMs: number, prepare: Prepare): Database.Database {
  const options = { readonly: true, fileMustExist: true, timeout: timeoutMs };
  return connect(path, resolve(path), options, prepare);
}

/** A connection that is closed again if `prepare` throws. `path` is as the user wrote it, for messages. */
function connect(
  path: string,
  file: string | Buffer,
  options: Database.Options,
  prepare: Prepare,
): Database.Database {
  return guarded(path, () => {
    const db = new Database(file, options);
    try {
      db.pragma(`cache_size = -${CACHE_KIB}`);
      prepare(db);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Even a reader needs a `-shm` file, which SQLite cannot make in a folder that may not be written. */
function isRefusal(error: unknown): boolean {
  const code = ((error as Error).cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^SQLITE_(?:CANTOPEN|READONLY)/.test(code);
}

/** The bytes of a store that is not in use; null if they cannot be read, or a `-wal` file may hold more. */
function readAtRest(path: string): Buffer | null {
  try {
    const walSize = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    if (walSize > 0) return null;
    const bytes = readFileSync(path);
    for (const at of WAL_BYTES) bytes[at] = 1;
    return bytes;
  } catch {
    return null;
  }
}

function requireSchema(db: Database.Database, path: string): void {
  if (hasSchema(db, path)) return;
  throw storeError('STORE_NOT_FOUND', path, 'is an empty file: run `headwater import` first');
}

function requireFile(path: string): void {
  const found = stat(path);
  if (found === null)
    throw storeError('STORE_NOT_FOUND', path, 'does not exist: run `headwater import` first');
  if (found.isDirectory()) throw storeError('STORE_UNREADABLE', path, 'is a folder, not a file');
}

function requireFolder(path: string): void {
  const found = stat(path);
  if (found?.isDirectory()) throw storeError('STORE_UNREADABLE', path, 'is a folder, not a file');
  if (stat(dirname(resolve(path)))?.isDirectory()) return;
  throw storeError('STORE_NOT_FOUND', path, 'cannot be made: its folder does not exist');
}

function stat(path: string): Stats | null {
  try {
    return statSync(resolve(path), { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    // A folder above it may not be entered.
    throw storeError(
      'STORE_UNREADABLE',
      path,
      'cannot be opened: check its path and your permissions',
      error,
    );
  }
}
