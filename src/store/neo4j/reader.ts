import { compareCodePoints } from '../../model/code-points.js';
import type { Table } from '../../model/records.js';
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
import { translated } from '../terms.js';
import { getterOf, requireId } from './columns.js';
import type { Connection, Run } from './connection.js';
import { DamagedStore } from './errors.js';
import { readCounts, readSource, readState, type Source } from './state.js';
import { readVersions, requireWhole, type Version, versionsOf } from './versions.js';

/** Records in one batch of `all`. */
const PAGE_SIZE = 4000;

/** Keys that one statement is given. */
const KEYS_AT_ONCE = 5000;

function chunksOf<V>(values: readonly V[], size: number): V[][] {
  const chunks: V[][] = [];
  for (let at = 0; at < values.length; at += size) chunks.push(values.slice(at, at + size));
  return chunks;
}

/**
 * Reads a store over its connection: one generation throughout if it is given one, otherwise at each call (`all`: at
 * its first batch) the one that is committed then.
 */
export class Neo4jReader implements Reader {
  readonly #connection: Connection;
  readonly #pinned: number | null;
  readonly #sources = new Map<number, Source>();

  constructor(connection: Connection, pinned: number | null) {
    this.#connection = connection;
    this.#pinned = pinned;
  }

  async info(): Promise<StoreInfo> {
    return this.#connection.read(async (run) => {
      const generation = await this.#generation(run);
      return { store: 'neo4j', generation, counts: await readCounts(run, generation) };
    });
  }

  all<T extends StoreTable>(table: T): AsyncGenerator<readonly StoredOf[T][]>;
  all<T extends TradeTable, V>(table: T, terms: Terms<V>): AsyncGenerator<readonly TradeOf<V>[T][]>;
  async *all(table: TradeTable, terms?: Terms<unknown>): AsyncGenerator<readonly unknown[]> {
    for await (const page of this.#pages(table)) {
      yield terms === undefined ? page : page.map((record) => translated(table, record, terms));
    }
  }

  async *#pages<T extends StoreTable>(table: T): AsyncGenerator<readonly StoredOf[T][]> {
    const { address } = this.#connection;
    let generation = this.#pinned;
    // No id is empty (ID_PATTERN), so every id comes after ''.
    for (let last = ''; ; ) {
      const page = await this.#connection.read(async (run) => {
        generation ??= await this.#generation(run);
        const ask = { statement: 'page', parameters: { last, limit: PAGE_SIZE } } as const;
        return inOrder(await readVersions(run, table, ask, generation, address), last);
      });
      last = page.at(-1)?.key ?? last;
      if (page.length > 0) yield page.map(({ record }) => record);
      if (page.length < PAGE_SIZE) return;
    }
  }

  async get<T extends StoreTable>(table: T, keys: readonly string[]): Promise<readonly Stored<T>[]> {
    const found: Stored<T>[] = [];
    let generation = this.#pinned;
    for (const ids of chunksOf([...new Set(keys)].sort(compareCodePoints), KEYS_AT_ONCE)) {
      const chunk = await this.#connection.read(async (run) => {
        generation ??= await this.#generation(run);
        const versions = await this.#records(run, table, ids, generation);
        for (const since of new Set(versions.map((version) => version.since))) await this.#learn(run, since);
        return versions.map((version) => this.#stored(version));
      });
      for (const stored of chunk) found.push(stored);
    }
    return found;
  }

  /** An id that is not an organization's gives nothing. */
  async upstream(organizations: readonly string[]): Promise<Tier> {
    const tiers: Tier[] = [];
    let generation = this.#pinned;
    for (const asked of chunksOf([...new Set(organizations)], KEYS_AT_ONCE)) {
      const tier = await this.#connection.read(async (run) => {
        generation ??= await this.#generation(run);
        return this.#tier(run, asked, generation);
      });
      tiers.push(tier);
    }
    return {
      sites: tiers.flatMap(({ sites }) => sites),
      supplies: tiers.flatMap(({ supplies }) => supplies),
      productions: tiers.flatMap(({ productions }) => productions),
      ownerships: tiers.flatMap(({ ownerships }) => ownerships),
      deliveries: tiers.flatMap(({ deliveries }) => deliveries),
    };
  }

  async #tier(run: Run, asked: readonly string[], generation: number): Promise<Tier> {
    const organizations = (await this.#records(run, 'organizations', asked, generation)).map(
      ({ key }) => key,
    );
    const operated = await run('links/sites-of', { ids: organizations, generation });
    const siteIds = operated.map((row) => requireId(getterOf(row), 'id'));
    const sites = await this.#records(run, 'sites', siteIds, generation);
    const ids = [...organizations, ...sites.map(({ key }) => key)];
    const [supplies, productions, ownerships, deliveries] = await Promise.all([
      this.#feeding(run, 'supplies', 'supplies/into', ids, generation),
      this.#feeding(run, 'productions', 'productions/at', ids, generation),
      this.#feeding(run, 'ownerships', 'ownerships/into', organizations, generation),
      this.#deliveries(run, ids, generation),
    ]);
    requireWhole(await readState(run), generation, this.#connection.address);
    return { sites: sites.map(({ record }) => record), supplies, productions, ownerships, deliveries };
  }

  async #feeding<T extends Table>(
    run: Run,
    table: T,
    statement: string,
    ids: readonly string[],
    generation: number,
  ): Promise<StoredOf[T][]> {
    if (ids.length === 0) return [];
    return versionsOf(table, await run(statement, { ids, generation })).map(({ record }) => record);
  }

  async #deliveries(run: Run, ids: readonly string[], generation: number): Promise<Delivery[]> {
    const rows = await run('supplies/deliveries', { ids, generation });
    return rows.map((row) => ({
      party: requireId(getterOf(row), 'party'),
      good: row.get('good') as string | null,
    }));
  }

  /** In code-point order of the key. */
  async #records<T extends StoreTable>(
    run: Run,
    table: T,
    ids: readonly string[],
    generation: number,
  ): Promise<Version<T>[]> {
    if (ids.length === 0) return [];
    const ask = { statement: 'get', parameters: { ids } } as const;
    const versions = await readVersions(run, table, ask, generation, this.#connection.address);
    return versions.sort((a, b) => compareCodePoints(a.key, b.key));
  }

  #stored<T extends StoreTable>({ record, since, row }: Version<T>): Stored<T> {
    const { file, sha256 } = this.#sources.get(since)!;
    return { record, origin: { file, sha256, row, generation: since } };
  }

  /** A committed source never changes, so each is looked up once. */
  async #learn(run: Run, generation: number): Promise<void> {
    if (!this.#sources.has(generation)) this.#sources.set(generation, await readSource(run, generation));
  }

  async #generation(run: Run): Promise<number> {
    return this.#pinned ?? (await readState(run)).generation;
  }
}

/**
 * Pages hang together only if they come in code-point order, which is that of Neo4j's range index but not that of its
 * sorting: a page that is in another order has not come from the index.
 */
function inOrder<T extends StoreTable>(page: Version<T>[], before: string): Version<T>[] {
  let last = before;
  for (const { key } of page) {
    if (compareCodePoints(last, key) >= 0) throw new DamagedStore(`"${key}" is out of order`);
    last = key;
  }
  return page;
}
