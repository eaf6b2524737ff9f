import type { GraphSource } from '../flow/graph-source.js';
import { HeadwaterError } from '../model/errors.js';
import type { Store } from '../store/port.js';
import { openSqliteStore } from '../store/sqlite/open.js';
import { graphsOf } from './compile.js';
import { programVersion } from './package-files.js';

const ADDRESS = /^([a-z][a-z0-9+.-]*):\/\//i;
const NEO4J_SCHEME = /^(?:neo4j|bolt)(?:\+s|\+ssc)?$/i;

/** Whether a location is the address of a Neo4j server, and not of a file. */
export function isNeo4j(location: string): boolean {
  return NEO4J_SCHEME.test(ADDRESS.exec(location)?.[1] ?? '');
}

/**
 * Opens the store that `--db` names: a path of a SQLite file, or the address of a Neo4j server or cluster. The
 * driver is loaded only for an address. Errors: WRONG_USE, STORE_*.
 */
export async function openStore(location: string, mode: 'read' | 'write'): Promise<Store> {
  const scheme = ADDRESS.exec(location)?.[1];
  if (scheme === undefined) return openSqliteStore(location, { mode });
  if (isNeo4j(location)) {
    const { openNeo4jStore } = await import('../store/neo4j/open.js');
    return openNeo4jStore(location, { mode });
  }
  throw new HeadwaterError(
    'STORE_UNSUPPORTED',
    `There is no store for ${scheme}:// addresses. Name a file, such as ./headwater.db, or neo4j://HOST:PORT.`,
  );
}

/** Runs an action on an open store and its flow graphs, and closes both, whatever happens. */
export async function withStore<T>(
  location: string,
  mode: 'read' | 'write',
  action: (store: Store, graphs: GraphSource) => Promise<T>,
): Promise<T> {
  const store = await openStore(location, mode);
  const isFile = !ADDRESS.test(location);
  const graphs = graphsOf(store, isFile ? { storePath: location, program: programVersion() } : null);
  try {
    return await action(store, graphs);
  } finally {
    graphs.close();
    await store.close();
  }
}
