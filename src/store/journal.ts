import { appendFileSync } from 'node:fs';
import type { Origin } from '../model/records.js';
import type { Batch, PutCount, Row, Store, StoredOf, StoreTable } from './port.js';
import { storedKey } from './store-tables.js';

/** What a record was before an import: null if there was none. */
export interface JournalLine {
  readonly table: StoreTable;
  readonly key: string;
  readonly former: { readonly record: unknown; readonly origin: Origin } | null;
}

/** Ends the lines of one batch; lines without it behind them are of a batch that was not committed. */
export interface JournalMark {
  readonly committed: number;
}

type Note = (lines: readonly (JournalLine | JournalMark)[]) => void;

/**
 * A store whose imports are noted in a file, one JSON object a line, so that `takeBack` can undo them: each record
 * that is put or dropped, with what it was before. Reading and closing go straight through.
 */
export function journaled(store: Store, path: string): Store {
  const note: Note = (lines) => {
    if (lines.length === 0) return;
    appendFileSync(path, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`, { mode: 0o600 });
  };
  return {
    info: () => store.info(),
    all: store.all.bind(store),
    get: (table, keys) => store.get(table, keys),
    upstream: (organizations) => store.upstream(organizations),
    begin: async (name) => {
      const batch = await store.begin(name);
      // Asked after the lock is held: no other import can come between this and the commit.
      const { generation } = await store.info();
      return new JournaledBatch(store, batch, generation, note);
    },
    close: () => store.close(),
  };
}

class JournaledBatch implements Batch {
  readonly #store: Store;
  readonly #batch: Batch;
  readonly #generation: number;
  readonly #note: Note;
  #changedCount = 0;

  /** `generation` is that of the store when the batch began. */
  constructor(store: Store, batch: Batch, generation: number, note: Note) {
    this.#store = store;
    this.#batch = batch;
    this.#generation = generation;
    this.#note = note;
  }

  async put<T extends StoreTable>(table: T, rows: readonly Row<T>[]): Promise<PutCount> {
    const keys = rows.map(({ record }) => storedKey(table, record));
    const formers = await this.#formers(table, keys);
    const changed = rows.flatMap(({ record }, at) => {
      const former = formers.get(keys[at]!) ?? null;
      const isSame = former !== null && JSON.stringify(former.record) === JSON.stringify(record);
      return isSame ? [] : [{ table, key: keys[at]!, former }];
    });
    this.#note(changed);
    const counts = await this.#batch.put(table, rows);
    this.#changedCount += counts.added + counts.replaced;
    return counts;
  }

  async drop<T extends StoreTable>(table: T, keys: readonly string[]): Promise<void> {
    const formers = await this.#formers(table, keys);
    this.#note([...formers].map(([key, former]) => ({ table, key, former })));
    this.#changedCount += formers.size;
    await this.#batch.drop(table, keys);
  }

  async commit(sha256: string): Promise<void> {
    await this.#batch.commit(sha256);
    if (this.#changedCount > 0) this.#note([{ committed: this.#generation + 1 }]);
  }

  rollback(): Promise<void> {
    return this.#batch.rollback();
  }

  /** What the store has under these keys; the store shows what is committed, never what this batch has put. */
  async #formers<T extends StoreTable>(table: T, keys: readonly string[]) {
    const stored = await this.#store.get(table, keys);
    return new Map(
      stored.map(({ record, origin }) => [storedKey(table, record as StoredOf[T]), { record, origin }]),
    );
  }
}
