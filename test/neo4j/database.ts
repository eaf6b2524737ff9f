import { readFileSync } from 'node:fs';
import { auth, driver as createDriver, type Driver, type Record as Row } from 'neo4j-driver';
import { type Neo4jOptions, type Neo4jStore, openNeo4jStore } from '../../src/store/neo4j/open.js';
import type { StorePlace } from '../store/conformance.js';
import type { Server } from './server.js';

/** The sources, for a `.cypher` file is not compiled. */
const FOLDER = new URL('../../../test/neo4j/', import.meta.url);

/** A store in the one database of a test server. */
export interface Neo4jPlace extends StorePlace {
  open(mode: Neo4jOptions['mode'], options?: Partial<Neo4jOptions>): Promise<Neo4jStore>;
  /** Runs the statement in `test/neo4j/NAME.cypher`. */
  run(name: string, parameters?: Readonly<Record<string, unknown>>): Promise<readonly Row[]>;
  /** Runs it in a transaction that stays open until the result is called. */
  hold(name: string): Promise<() => Promise<void>>;
}

const textOf = (name: string) => readFileSync(new URL(`${name}.cypher`, FOLDER), 'utf8');

async function runFile(driver: Driver, database: string, name: string, parameters: object) {
  const session = driver.session({ database });
  try {
    return (await session.run(textOf(name), parameters)).records;
  } finally {
    await session.close();
  }
}

/** Empties the server's database first; Neo4j Community has only one, so there is one place at a time. */
export async function neo4jPlace({ uri, user, password, environment }: Server): Promise<Neo4jPlace> {
  const driver = createDriver(uri, auth.basic(user, password), { disableLosslessIntegers: true });
  const run = (name: string, parameters: object = {}) =>
    runFile(driver, environment.NEO4J_DATABASE!, name, parameters);
  // A test that ran out of time may have left an import open, whose lock the wipe would wait for.
  await run('terminate-others');
  await run('wipe');
  return {
    open: (mode, options = {}) => openNeo4jStore(uri, { mode, environment, busyTimeoutMs: 2000, ...options }),
    run,
    async hold(name) {
      const session = driver.session({ database: environment.NEO4J_DATABASE! });
      const tx = await session.beginTransaction();
      await tx.run(textOf(name));
      return () => session.close();
    },
    remove: () => driver.close(),
  };
}
