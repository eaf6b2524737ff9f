import type { Connection } from './connection.js';
import { storeError } from './errors.js';
import { statementsOf } from './statements.js';

/** Raised with every change of what the nodes and relationships hold; a store of a higher version is refused. */
export const SCHEMA_VERSION = 1;

/** Fresh indexes of an empty database are online at once; this is for one that is not quite empty any more. */
const INDEX_WAIT_SECONDS = 60;

/** True if the database is a store, false if it is empty; throws STORE_UNREADABLE if it is anything else. */
export async function hasSchema(connection: Connection): Promise<boolean> {
  const { version, hasNodes } = await connection.look(
    (row) => ({
      version: row.get('schemaVersion') as number | null,
      hasNodes: row.get('hasNodes') as boolean,
    }),
    'store/look',
  );
  const { address } = connection;
  if (version === null) {
    if (!hasNodes) return false;
    const sentence = 'holds the data of another program: name an empty database in NEO4J_DATABASE';
    throw storeError('STORE_UNREADABLE', address, sentence);
  }
  if (version > SCHEMA_VERSION) {
    const sentence = 'was written by a newer version of Headwater: update Headwater to open it';
    throw storeError('STORE_UNREADABLE', address, sentence);
  }
  return true;
}

/** Makes an empty database a store, or throws STORE_UNREADABLE and leaves it as it is. */
export async function ensureSchema(connection: Connection): Promise<void> {
  if (await hasSchema(connection)) return;
  for (const name of statementsOf('schema')) await connection.maintain(name);
  await connection.maintain('names/labels');
  await connection.maintain('names/types');
  await connection.maintain('names/properties');
  await connection.maintain('indexes/await', { seconds: INDEX_WAIT_SECONDS });
  // Last: a database with a store node has all of the above.
  await connection.write((run) => run('store/make', { schemaVersion: SCHEMA_VERSION }));
}

/** Throws STORE_NOT_FOUND if nothing was ever imported there. */
export async function requireSchema(connection: Connection): Promise<void> {
  if (await hasSchema(connection)) return;
  throw storeError(
    'STORE_NOT_FOUND',
    connection.address,
    'is an empty database: run `headwater import` first',
  );
}
