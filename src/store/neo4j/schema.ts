import type { Connection } from './connection.js';
import { storeError } from './errors.js';
import { statementsOf } from './statements.js';

/** Raised with every change of what the nodes and relationships hold; a store of a higher version is refused. */
export const SCHEMA_VERSION = 2;

/** Fresh indexes of an empty database are online at once; this is for one that is not quite empty any more. */
const INDEX_WAIT_SECONDS = 60;

/** The version of the store; null if the database is empty; throws STORE_UNREADABLE if it is anything else. */
async function versionOf(connection: Connection): Promise<number | null> {
  const { version, hasNodes } = await connection.look(
    (row) => ({
      version: row.get('schemaVersion') as number | null,
      hasNodes: row.get('hasNodes') as boolean,
    }),
    'store/look',
  );
  const { address } = connection;
  if (version === null) {
    if (!hasNodes) return null;
    const sentence = 'holds the data of another program: name an empty database in NEO4J_DATABASE';
    throw storeError('STORE_UNREADABLE', address, sentence);
  }
  if (version > SCHEMA_VERSION) {
    const sentence = 'was written by a newer version of Headwater: update Headwater to open it';
    throw storeError('STORE_UNREADABLE', address, sentence);
  }
  return version;
}

/** Makes an empty database a store and brings an older one up to date; throws STORE_UNREADABLE and leaves any other. */
export async function ensureSchema(connection: Connection): Promise<void> {
  const version = await versionOf(connection);
  if (version === SCHEMA_VERSION) return;
  for (const name of statementsOf('schema')) await connection.maintain(name);
  await connection.maintain('names/labels');
  await connection.maintain('names/types');
  await connection.maintain('names/properties');
  await connection.maintain('indexes/await', { seconds: INDEX_WAIT_SECONDS });
  // Last: a database with a store node has all of the above.
  const last = version === null ? 'store/make' : 'store/upgrade';
  await connection.write((run) => run(last, { schemaVersion: SCHEMA_VERSION }));
}

/** Throws STORE_NOT_FOUND if nothing was ever imported there, STORE_UNREADABLE if an older version wrote it. */
export async function requireSchema(connection: Connection): Promise<void> {
  const version = await versionOf(connection);
  if (version === SCHEMA_VERSION) return;
  const { address } = connection;
  if (version === null) {
    throw storeError('STORE_NOT_FOUND', address, 'is an empty database: run `headwater import` first');
  }
  const sentence =
    'was written by an older version of Headwater: run `headwater import` on it to bring it up to date';
  throw storeError('STORE_UNREADABLE', address, sentence);
}
