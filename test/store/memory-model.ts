import { compareCodePoints } from '../../src/model/code-points.js';
import { keyOf, TABLES, type Table } from '../../src/model/records.js';
import type { Delivery, PutCount, Row, Stored, StoredOf, StoreTable, Tier } from '../../src/store/port.js';

export const ALL_TABLES = [...TABLES, 'measures', 'decisions'] as const;

type Content = Map<string, Stored<StoreTable>>;
type Tables = Record<StoreTable, Content>;

/** A measure or decision is named by its id, as records are (`keyOf`). */
export function storedKey(table: StoreTable, record: StoredOf[StoreTable]): string {
  const isOfTable = table !== 'measures' && table !== 'decisions';
  return isOfTable ? keyOf(table, record as never) : (record as { id: string }).id;
}

/** What a store does, written down as plainly as possible: the measure for the random tests. */
export class MemoryModel {
  generation = 0;
  tables = Object.fromEntries(ALL_TABLES.map((table) => [table, new Map()])) as unknown as Tables;
  #before: Tables | null = null;
  #changed = false;
  #file = '';

  begin(file: string): void {
    const copies = ALL_TABLES.map((table) => [table, new Map(this.tables[table])]);
    this.#before = Object.fromEntries(copies) as Tables;
    this.#changed = false;
    this.#file = file;
  }

  put(table: StoreTable, rows: readonly Row<StoreTable>[], sha256: string): PutCount {
    const count = { added: 0, replaced: 0, unchanged: 0 };
    const generation = this.generation + 1;
    for (const { record, row } of rows) {
      const key = storedKey(table, record);
      const stored = this.tables[table].get(key);
      const same = stored !== undefined && JSON.stringify(stored.record) === JSON.stringify(record);
      count[stored === undefined ? 'added' : same ? 'unchanged' : 'replaced']++;
      if (same) continue;
      this.tables[table].set(key, { record, origin: { file: this.#file, sha256, row, generation } });
      this.#changed = true;
    }
    return count;
  }

  drop(table: StoreTable, keys: readonly string[]): void {
    for (const key of keys) if (this.tables[table].delete(key)) this.#changed = true;
  }

  commit(): void {
    if (this.#changed) this.generation++;
  }

  rollback(): void {
    this.tables = this.#before!;
  }

  stored(table: StoreTable): Stored<StoreTable>[] {
    const entries = [...this.tables[table]].sort(([a], [b]) => compareCodePoints(a, b));
    return entries.map(([, stored]) => stored);
  }

  upstream(organizations: readonly string[]): Tier {
    const asked = new Set(organizations.filter((id) => this.tables.organizations.has(id)));
    const records = <T extends Table>(table: T) =>
      this.stored(table).map(({ record }) => record) as StoredOf[T][];
    const sites = records('sites').filter(({ organization }) => asked.has(organization));
    const parties = new Set([...asked, ...sites.map(({ id }) => id)]);
    const supplies = records('supplies');
    const deliveries = new Map<string, Delivery>();
    for (const { supplier, good } of supplies) {
      if (parties.has(supplier)) deliveries.set(JSON.stringify([supplier, good]), { party: supplier, good });
    }
    return {
      sites,
      supplies: supplies.filter(({ buyer }) => parties.has(buyer)),
      productions: records('productions').filter(({ party }) => parties.has(party)),
      ownerships: records('ownerships').filter(({ owned }) => asked.has(owned)),
      deliveries: [...deliveries.values()],
    };
  }
}

/** Without order, as a tier is: every list sorted by the text of its records. */
export function unordered(tier: Tier): Record<string, string[]> {
  const lists = Object.entries(tier) as [string, readonly object[]][];
  return Object.fromEntries(lists.map(([name, list]) => [name, list.map(canonical).sort()]));
}

function canonical(record: object): string {
  return JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
