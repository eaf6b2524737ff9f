import Database from 'better-sqlite3';
import { type Asked, runPeer } from './peer-run.js';

/**
 * SQLite has no way to keep a vertex out of a recursive query because it came earlier with a shorter distance. So there
 * are two questions: only which stocks are reached, one row for each; and with the distance, where each stock comes
 * once for every number of flows that leads to it and the query must be told where to end.
 */
const REACHED = `
  WITH RECURSIVE reached(stock) AS (
    SELECT stock FROM starts
    UNION SELECT arcs.feeding FROM reached JOIN arcs ON arcs.fed = reached.stock
  )
  SELECT flagged.stock, 0 AS distance FROM flagged JOIN reached USING (stock)`;

const WITH_DISTANCE = `
  WITH RECURSIVE reached(stock, distance) AS (
    SELECT stock, 0 FROM starts
    UNION
    SELECT arcs.feeding, reached.distance + 1 FROM reached JOIN arcs ON arcs.fed = reached.stock
    WHERE reached.distance < :deepest
  )
  SELECT flagged.stock, min(distance) AS distance FROM flagged JOIN reached USING (stock) GROUP BY flagged.stock`;

function load({ arcs, starts, flagged }: Asked): Database.Database {
  const database = new Database(':memory:');
  database.exec(`
    CREATE TABLE arcs (fed INTEGER, feeding INTEGER);
    CREATE TABLE starts (stock INTEGER PRIMARY KEY);
    CREATE TABLE flagged (stock INTEGER PRIMARY KEY)`);
  database.transaction(() => {
    const addArc = database.prepare('INSERT INTO arcs VALUES (?, ?)');
    for (let at = 0; at < arcs.length; at += 2) addArc.run(arcs[at], arcs[at + 1]);
    const addStart = database.prepare('INSERT INTO starts VALUES (?)');
    for (const stock of starts) addStart.run(stock);
    const addFlagged = database.prepare('INSERT INTO flagged VALUES (?)');
    for (const stock of flagged) addFlagged.run(stock);
  })();
  database.exec('CREATE INDEX arcs_by_fed ON arcs (fed, feeding)');
  return database;
}

const { version } = new Database(':memory:').prepare('SELECT sqlite_version() AS version').get() as {
  version: string;
};

await runPeer(process.argv.slice(2), {
  version,
  load,
  search(database, { flagged, rest: [deepest] }) {
    const statement = database.prepare(deepest === undefined ? REACHED : WITH_DISTANCE);
    const rows = (deepest === undefined ? statement.all() : statement.all({ deepest: Number(deepest) })) as {
      stock: number;
      distance: number;
    }[];
    const distances = new Map(rows.map(({ stock, distance }) => [stock, distance]));
    return [...flagged].map((stock) => distances.get(stock) ?? -1);
  },
});
