import type Database from 'better-sqlite3';
import { compareCodePoints } from '../../model/code-points.js';
import type { Origin, Table } from '../../model/records.js';
import type {
  Delivery,
  Reader,
  Stored,
  StoredOf,
  StoreInfo,
  StoreTable,
  Terms,
  Tier,
  TradeOf,
  TradeTable,
} from '../port.js';
import { STORE_TABLES } from '../store-tables.js';
import type { Cell } from './cells.js';
import { COLUMNS, selectList, TRADE_COLUMNS } from './columns.js';
import { DamagedStore, guarded } from './errors.js';
import { byKey, type IdOf, type Names, roomForTerms, termIds } from './terms.js';

/** Records in one batch of `all`: small beside the flow graph, large beside the cost of a query. */
const PAGE_SIZE = 4000;
const KEYS_AT_ONCE = 2000;

type Rows = Database.Statement<Cell[], Cell[]>;
type Source = Pick<Origin, 'file' | 'sha256'>;

/** The last generation that was committed, 0 for a store without records. */
export function generationOf(db: Database.Database): number {
  return Number(db.prepare('SELECT coalesce(max(generation), 0) FROM sources').pluck().get());
}

/** How many records each table has, as of the last commit. */
export function countsOf(db: Database.Database): StoreInfo['counts'] {
  const rows = db.prepare<[], [string, number]>('SELECT table_name, records FROM counts').raw().all();
  const counts = new Map(rows);
  for (const table of STORE_TABLES) if (!counts.has(table)) throw new DamagedStore(`no count of ${table}`);
  return Object.fromEntries(STORE_TABLES.map((table) => [table, counts.get(table)!])) as StoreInfo['counts'];
}

/**
 * Reads a store over a connection of its own. If that connection is inside a transaction, everything read is one
 * snapshot; if not, each call is one, and `all` must not be used: its batches would be of different snapshots.
 */
export class SqliteReader implements Reader {
  readonly #db: Database.Database;
  readonly #path: string;
  readonly #idOf: IdOf;
  readonly #sources = new Map<number, Source>();
  readonly #statements = new Map<string, Rows>();

  constructor(db: Database.Database, path: string) {
    this.#db = db;
    this.#path = path;
    this.#idOf = termIds(db);
  }

  async info(): Promise<StoreInfo> {
    return this.#snapshot(() => ({
      store: 'sqlite',
      generation: generationOf(this.#db),
      counts: countsOf(this.#db),
    }));
  }

  all<T extends StoreTable>(table: T): AsyncGenerator<readonly StoredOf[T][]>;
  all<T extends TradeTable, V>(table: T, terms: Terms<V>): AsyncGenerator<readonly TradeOf<V>[T][]>;
  all(table: TradeTable, terms?: Terms<unknown>): AsyncGenerator<readonly unknown[]> {
    if (terms === undefined) return this.#pages(table, (cells) => COLUMNS[table].decode(cells, this.#idOf));
    const names = this.#names(terms);
    return this.#pages(table, (cells) => TRADE_COLUMNS[table].decodeAs(cells, names));
  }

  #names<V>(terms: Terms<V>): Names<V> {
    const room = <T>() => guarded(this.#path, () => roomForTerms<T>(this.#db));
    return {
      party: byKey(room<V>(), (key) => terms.party(this.#idOf(key))),
      good: byKey(room<V>(), (key) => terms.good(this.#idOf(key))),
      input: (id) => terms.good(id),
    };
  }

  async *#pages<R>(table: StoreTable, decode: (cells: readonly Cell[]) => R): AsyncGenerator<readonly R[]> {
    const sql = `SELECT ${COLUMNS[table].names.join(', ')} FROM ${table} WHERE id > ? ORDER BY id LIMIT ${PAGE_SIZE}`;
    // No id is empty (ID_PATTERN), so every id comes after ''.
    let last: Cell = '';
    for (;;) {
      const rows = guarded(this.#path, () => this.#rows(sql).all(last));
      if (rows.length === 0) return;
      last = rows.at(-1)![0]!;
      yield guarded(this.#path, () => rows.map(decode));
    }
  }

  async get<T extends StoreTable>(table: T, keys: readonly string[]): Promise<readonly Stored<T>[]> {
    const sql = `SELECT ${selectList(table)} FROM ${table} WHERE id = ?`;
    const ordered = [...new Set(keys)].sort(compareCodePoints);
    return this.#snapshot(() => {
      const select = this.#rows(sql);
      return ordered.flatMap((key) => select.all(key).map((cells) => this.#stored(table, cells)));
    });
  }

  /** An id that is not an organization's gives nothing. */
  async upstream(organizations: readonly string[]): Promise<Tier> {
    return this.#snapshot(() => {
      const select = this.#rows('SELECT key FROM organizations WHERE id = ?');
      const asked = [...new Set(organizations)].flatMap((id) => select.all(id).map((cells) => cells[0]!));
      const parties = [...asked, ...this.#siteKeys(asked)];
      return {
        sites: this.#with('sites', 'organization', asked),
        supplies: this.#with('supplies', 'buyer', parties),
        productions: this.#with('productions', 'party', parties),
        ownerships: this.#with('ownerships', 'owned', asked),
        deliveries: this.#deliveries(parties),
      };
    });
  }

  #siteKeys(organizationKeys: readonly Cell[]): Cell[] {
    const sql = 'SELECT key FROM sites WHERE organization IN (SELECT value FROM json_each(?))';
    return this.#rows(sql)
      .all(JSON.stringify(organizationKeys))
      .map((cells) => cells[0]!);
  }

  /** The records whose `column` is one of these keys. Ordered by rowid first, they are read page after page. */
  #with<T extends Table>(table: T, column: string, keys: readonly Cell[]): StoredOf[T][] {
    const sql = `SELECT ${COLUMNS[table].names.join(', ')} FROM ${table} WHERE rowid IN
      (SELECT rowid FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?)))`;
    const { decode } = COLUMNS[table];
    // Taken in shares, for one answer of all rows would hold every cell twice; `iterate` takes twice as long.
    const records: StoredOf[T][] = [];
    for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
      const rows = this.#rows(sql).all(JSON.stringify(keys.slice(at, at + KEYS_AT_ONCE)));
      for (const cells of rows) records.push(decode(cells, this.#idOf));
    }
    return records;
  }

  #deliveries(keys: readonly Cell[]): Delivery[] {
    const sql = `SELECT DISTINCT supplier, good FROM supplies WHERE supplier IN (SELECT value FROM json_each(?))
      ORDER BY supplier, good`;
    const deliveries: Delivery[] = [];
    for (const [party, good] of this.#rows(sql).iterate(JSON.stringify(keys))) {
      deliveries.push({
        party: this.#idOf(party as number),
        good: good === null ? null : this.#idOf(good as number),
      });
    }
    return deliveries;
  }

  #stored<T extends StoreTable>(table: T, cells: readonly Cell[]): Stored<T> {
    const [source, row] = cells.slice(-2) as [number, number];
    const { file, sha256 } = this.#source(source);
    return {
      record: COLUMNS[table].decode(cells, this.#idOf),
      origin: { file, sha256, row, generation: source },
    };
  }

  /** Looked up apart, for a join takes four times as long as the record itself. */
  #source(generation: number): Source {
    const known = this.#sources.get(generation);
    if (known !== undefined) return known;
    const [cells] = this.#rows('SELECT file, sha256 FROM sources WHERE generation = ?').all(generation);
    if (cells === undefined) throw new DamagedStore(`no source has the generation ${generation}`);
    const source = { file: cells[0] as string, sha256: cells[1] as string };
    this.#sources.set(generation, source);
    return source;
  }

  #rows(sql: string): Rows {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#db.prepare<Cell[], Cell[]>(sql).raw();
    this.#statements.set(sql, statement);
    return statement;
  }

  #snapshot<R>(read: () => R): R {
    return guarded(this.#path, () => (this.#db.inTransaction ? read() : this.#db.transaction(read)()));
  }
}
