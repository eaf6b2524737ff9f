import type Database from 'better-sqlite3';
import type { StoreTable } from '../port.js';
import { STORE_TABLES } from '../store-tables.js';
import { storeError } from './errors.js';

/**
 * The tables of a store file. They carry the names of design.md §3; an id of a party or a good stands once, in
 * `terms`, and everywhere else its key. Days are whole days since 1970-01-01, `basis` is 0 documented,
 * 1 declared, 2 inferred, lists are JSON, an empty list is null. `source` is the generation in which a record's
 * content was stored: each commit reads one file, so one number names the commit and the file.
 * The references are for the reader of this file; they hold because keys come from `terms` only, and are not
 * checked row by row.
 */

/** "Hdwr": marks the file as ours (sqlite.org/pragma.html#pragma_application_id). */
export const APPLICATION_ID = 0x48647772;

/** Raised with every change of the tables; a file of a higher version is refused. */
export const SCHEMA_VERSION = 3;

const ORIGIN = 'source INTEGER NOT NULL REFERENCES sources (generation), row INTEGER NOT NULL';
const SPAN = 'span_from INTEGER, span_to INTEGER';
const AMOUNT = 'quantity REAL, unit TEXT';
const EVIDENCE = 'basis INTEGER NOT NULL CHECK (basis BETWEEN 0 AND 2), documents TEXT';
const ID = 'id TEXT NOT NULL UNIQUE';
const TERM_KEY = `${ID}, key INTEGER PRIMARY KEY REFERENCES terms (key)`;
const TERM = 'INTEGER NOT NULL REFERENCES terms (key)';
const TERM_OR_NULL = 'INTEGER REFERENCES terms (key)';
const FLAG = (name: string): string => `${name} INTEGER NOT NULL CHECK (${name} IN (0, 1))`;

/** The columns of measures and of decisions. */
const WHOLE = `(${ID}, body TEXT NOT NULL, ${ORIGIN}) STRICT`;

/** How many records each table has, kept by every commit: counting ten million takes seconds. */
const COUNTS = '(table_name TEXT PRIMARY KEY, records INTEGER NOT NULL) STRICT, WITHOUT ROWID';

/** The rows of `counts`, counted. */
const COUNTED = STORE_TABLES.map(
  (table) => `SELECT '${table}' AS table_name, (SELECT count(*) FROM ${table}) AS records`,
).join(' UNION ALL ');

const TABLES_SQL = `
CREATE TABLE terms (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE sources (generation INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT;
CREATE TABLE changes (
  key INTEGER PRIMARY KEY, generation INTEGER NOT NULL REFERENCES sources (generation), table_name TEXT NOT NULL,
  id TEXT NOT NULL, change TEXT NOT NULL CHECK (change IN ('replaced', 'dropped')), before TEXT NOT NULL, ${ORIGIN}
) STRICT;
CREATE TABLE documents (
  ${ID}, type TEXT NOT NULL, title TEXT NOT NULL, issuer TEXT, date INTEGER, uri TEXT, sha256 TEXT,
  ${FLAG('unresolved')}, ${ORIGIN}
) STRICT;
CREATE TABLE goods (
  ${TERM_KEY}, name TEXT NOT NULL, hs TEXT, broader ${TERM_OR_NULL}, ${FLAG('raw')}, ${FLAG('unresolved')}, ${ORIGIN}
) STRICT;
CREATE TABLE recipes (
  ${ID}, good ${TERM}, input ${TERM}, ${FLAG('required')}, input_per_unit REAL, unit TEXT, ${ORIGIN}
) STRICT;
CREATE TABLE organizations (
  ${TERM_KEY}, name TEXT NOT NULL, local_name TEXT, aliases TEXT, country TEXT, region TEXT, ${FLAG('trader')},
  identifiers TEXT, ${FLAG('unresolved')}, ${ORIGIN}
) STRICT;
CREATE TABLE sites (
  ${TERM_KEY}, organization ${TERM}, name TEXT NOT NULL, country TEXT, region TEXT, within ${TERM_OR_NULL},
  address TEXT, latitude REAL, longitude REAL, ${FLAG('unresolved')}, ${ORIGIN}
) STRICT;
CREATE TABLE ownerships (
  ${ID}, owner ${TERM}, owned ${TERM}, share_percent REAL, ${SPAN}, ${EVIDENCE}, ${ORIGIN}
) STRICT;
CREATE TABLE supplies (
  ${ID}, supplier ${TERM}, buyer ${TERM}, good ${TERM_OR_NULL}, ${SPAN}, ${AMOUNT}, ${EVIDENCE}, ${ORIGIN}
) STRICT;
CREATE TABLE productions (
  ${ID}, party ${TERM}, good ${TERM}, inputs TEXT, ${SPAN}, ${AMOUNT}, ${EVIDENCE}, ${ORIGIN}
) STRICT;
CREATE TABLE measures ${WHOLE};
CREATE TABLE decisions ${WHOLE};
CREATE TABLE counts ${COUNTS};
INSERT INTO counts ${COUNTED};
`;

export interface Index {
  readonly name: string;
  readonly createSql: string;
}

function index(table: StoreTable, ...columns: readonly string[]): Index {
  const name = `${table}_by_${columns.join('_')}`;
  return { name, createSql: `CREATE INDEX ${name} ON ${table} (${columns.join(', ')})` };
}

/** What `upstream` looks up; the index on `id` belongs to the tables themselves. */
export const INDEXES: Readonly<Partial<Record<StoreTable, readonly Index[]>>> = {
  sites: [index('sites', 'organization')],
  ownerships: [index('ownerships', 'owned')],
  supplies: [index('supplies', 'buyer'), index('supplies', 'supplier', 'good')],
  productions: [index('productions', 'party')],
};

/** True if the file is a store, false if it is blank; throws STORE_UNREADABLE if it is anything else. */
export function hasSchema(db: Database.Database, path: string): boolean {
  const application = db.pragma('application_id', { simple: true });
  const version = versionOf(db);
  if (application === APPLICATION_ID) {
    if (version <= SCHEMA_VERSION) return true;
    const sentence = 'was written by a newer version of Headwater: update Headwater to open it';
    throw storeError('STORE_UNREADABLE', path, sentence);
  }
  const objects = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (application === 0 && version === 0 && objects === 0) return false;
  throw storeError('STORE_UNREADABLE', path, 'is a database of another program, not a Headwater store');
}

function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * What a file of an older version lacks: decisions in 1, counts in 1 and 2. A reader may not change the file, so there
 * it has them in the connection's temporary database: an empty table, and a view that counts when it is asked.
 */
export function standInForMissing(db: Database.Database): void {
  if (versionOf(db) < 2) db.exec(`CREATE TEMP TABLE decisions ${WHOLE}`);
  if (versionOf(db) < 3) db.exec(`CREATE TEMP VIEW counts AS ${COUNTED}`);
}

/** Brings a file of an older version up to date. */
function upgrade(db: Database.Database): void {
  if (versionOf(db) < 2) db.exec(`CREATE TABLE decisions ${WHOLE}`);
  if (versionOf(db) < 3) db.exec(`CREATE TABLE counts ${COUNTS}; INSERT INTO counts ${COUNTED}`);
  db.pragma(`user_version = ${SCHEMA_VERSION}`);
}

/** Makes a blank file a store and brings an older one up to date, or throws STORE_UNREADABLE and leaves the file as it is. */
export function ensureSchema(db: Database.Database, path: string): void {
  const isStore = hasSchema(db, path);
  if (isStore && versionOf(db) === SCHEMA_VERSION) return;
  if (!isStore) db.pragma('journal_mode = WAL');
  const create = db.transaction(() => {
    // Another process may have made it since.
    if (hasSchema(db, path)) {
      upgrade(db);
      return;
    }
    db.exec(TABLES_SQL);
    for (const { createSql } of Object.values(INDEXES).flat()) db.exec(createSql);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
  create.immediate();
}
