import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import neo4j, { type Session } from 'neo4j-driver';
import { type Server, serverKinds } from '../../test/neo4j/server.js';
import { type Asked, runPeer } from './peer-run.js';

/** The sources, for a `.cypher` file is not compiled. */
const FOLDER = new URL('../../../bench/peers/cypher/', import.meta.url);
const HEAP_MIB = 4096;

interface Loaded {
  readonly server: Server;
  readonly session: Session;
  close(): Promise<void>;
}

const kind = serverKinds().findLast(({ skipReason }) => skipReason === null);

function statement(name: string): string {
  return readFileSync(new URL(`${name}.cypher`, FOLDER), 'utf8');
}

function writeTables(folder: string, { arcs, starts, flagged, stocks }: Asked): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, header: string, rows: Iterable<string>) =>
    writeFileSync(join(folder, `${name}.csv`), `${header}\n${[...rows].join('\n')}\n`);
  const stockRows = Array.from({ length: stocks }, (_, stock) => String(stock));
  const flowRows = Array.from({ length: arcs.length / 2 }, (_, at) => `${arcs[2 * at]},${arcs[2 * at + 1]}`);
  write('stocks', 'stock', stockRows);
  write('flows', 'fed,feeding', flowRows);
  write('starts', 'stock', [...starts].map(String));
  write('flagged', 'stock', [...flagged].map(String));
}

async function load(asked: Asked): Promise<Loaded> {
  if (kind === undefined) throw new Error('No Neo4j can be started here.');
  const tables = resolve(asked.folder, 'neo4j');
  writeTables(tables, asked);
  const server = await kind.start({ 'server.directories.import': tables }, HEAP_MIB);
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password), {
    disableLosslessIntegers: true,
  });
  const session = driver.session();
  for (const name of ['index', 'stocks', 'flows', 'starts', 'flagged']) await session.run(statement(name));
  return {
    server,
    session,
    close: async () => {
      await driver.close();
      await server.stop();
    },
  };
}

await runPeer(process.argv.slice(2), {
  version: kind?.name.replace('Neo4j ', '') ?? '',
  load,
  async search({ session }, { flagged }) {
    const { records } = await session.run(statement('search'));
    const distances = new Map(
      records.map((row) => [row.get('stock') as number, row.get('distance') as number]),
    );
    return [...flagged].map((stock) => distances.get(stock) ?? -1);
  },
  close: (loaded) => loaded.close(),
});
