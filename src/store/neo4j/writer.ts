import { int } from 'neo4j-driver';
import { HeadwaterError } from '../../model/errors.js';
import type { Batch, PutCount, Row, StoreTable } from '../port.js';
import { STORE_TABLES, storedKey } from '../store-tables.js';
import type { Connection, Run } from './connection.js';
import { guarded } from './errors.js';
import { ImportLock, lost } from './lock.js';
import { type Counts, readCounts } from './state.js';
import { carryOut, type Plan, planDrop, planPut } from './steps.js';
import { retire, takeBack } from './tidy.js';

/** Rows written in one transaction: enough to make its cost small, few enough for the server's memory. */
const ROWS_AT_ONCE = 10_000;

/**
 * One import: many transactions, which write a generation that no reader looks at until `commit` names it. A step that
 * fails ends the batch. What it wrote is taken back by `rollback`, or, if that cannot be, by the next `begin`.
 */
export class Neo4jBatch implements Batch {
  readonly #connection: Connection;
  readonly #lock: ImportLock;
  readonly #file: string;
  readonly #generation: number;
  readonly #counts: Record<StoreTable, number>;
  #step = 0;
  #changedCount = 0;
  #hasWritten = false;
  #open = true;

  private constructor(
    connection: Connection,
    lock: ImportLock,
    file: string,
    generation: number,
    counts: Counts,
  ) {
    this.#connection = connection;
    this.#lock = lock;
    this.#file = file;
    this.#generation = generation;
    this.#counts = { ...counts };
  }

  /** Takes the import lock and tidies up after an import that died. Throws STORE_BUSY after `waitMs`. */
  static async begin(connection: Connection, file: string, waitMs: number): Promise<Neo4jBatch> {
    const lock = await ImportLock.acquire(connection, waitMs);
    try {
      const [claim] = await connection.write((run) => run('store/claim', { token: lock.token }));
      const generation = claim!.get('generation') as number;
      if (claim!.get('isLeft') === true) await takeBack(connection, generation, lock.token);
      await retire(connection, generation, claim!.get('oldestGeneration') as number);
      const counts = await connection.read((run) => readCounts(run, generation));
      return new Neo4jBatch(connection, lock, file, generation + 1, counts);
    } catch (error) {
      await lock.abandon();
      throw error;
    }
  }

  get isOpen(): boolean {
    return this.#open;
  }

  put<T extends StoreTable>(table: T, rows: readonly Row<T>[]): Promise<PutCount> {
    return this.#attempt(async () => {
      const total = { added: 0, replaced: 0, unchanged: 0 };
      for (const chunk of chunksOf(table, rows)) {
        const { added, replaced, unchanged } = await this.#follow((run) =>
          planPut(run, table, chunk, this.#generation),
        );
        total.added += added;
        total.replaced += replaced;
        total.unchanged += unchanged;
        this.#counts[table] += added;
        this.#changedCount += added + replaced;
      }
      return total;
    });
  }

  drop<T extends StoreTable>(table: T, keys: readonly string[]): Promise<void> {
    return this.#attempt(async () => {
      const unique = [...new Set(keys)];
      for (let at = 0; at < unique.length; at += ROWS_AT_ONCE) {
        const ids = unique.slice(at, at + ROWS_AT_ONCE);
        await this.#follow((run) => planDrop(run, table, ids, this.#generation));
      }
    });
  }

  commit(sha256: string): Promise<void> {
    return this.#attempt(async () => {
      if (this.#changedCount > 0) {
        const counts = Object.fromEntries(STORE_TABLES.map((table) => [table, int(this.#counts[table])]));
        await this.#lock.commit(this.#generation, { file: this.#file, sha256, counts });
      } else await this.#lock.release();
      this.#open = false;
    });
  }

  /** Does nothing if the batch has ended. */
  async rollback(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#undo();
  }

  /**
   * One transaction of the import. It may be run again after a commit whose answer was lost; the store node counts the
   * steps, so the second run finds that the first was done.
   */
  #do<R>(work: (run: Run) => Promise<R>): Promise<R> {
    const step = ++this.#step;
    const { token } = this.#lock;
    let result: { readonly value: R } | undefined;
    this.#hasWritten = true;
    return this.#connection.write(async (run) => {
      const [held] = await run('store/hold', { token, step });
      if (held?.get('isOurs') !== true) throw lost(this.#connection.address);
      if (held.get('stepBefore') === step && result !== undefined) return result.value;
      const value = await work(run);
      result = { value };
      return value;
    });
  }

  /** Makes a plan and carries it out; in one transaction where there is nothing to keep first. */
  async #follow(makePlan: (run: Run) => Promise<Plan>): Promise<Plan> {
    const plan = await this.#do(async (run) => {
      const made = await makePlan(run);
      if (!made.hasKept) await carryOut(run, made, this.#generation);
      return made;
    });
    if (plan.hasKept) await this.#do((run) => carryOut(run, plan, this.#generation));
    for (const [table, count] of plan.dropped) {
      this.#counts[table] -= count;
      this.#changedCount += count;
    }
    return plan;
  }

  async #attempt<R>(step: () => Promise<R>): Promise<R> {
    if (!this.#open) throw new HeadwaterError('INTERNAL', 'This import has already ended.');
    try {
      await this.#lock.keep();
      return await guarded(this.#connection.address, step);
    } catch (error) {
      this.#open = false;
      // The error that is thrown says more than one of tidying up; the next import does what is left of that.
      if (isGone(error)) await this.#lock.abandon();
      else await this.#undo().catch(() => {});
      throw error;
    }
  }

  async #undo(): Promise<void> {
    if (!this.#lock.isHeld) return;
    try {
      if (this.#hasWritten) await takeBack(this.#connection, this.#generation - 1, this.#lock.token);
      await this.#lock.release();
    } finally {
      await this.#lock.abandon();
    }
  }
}

/** A server that does not answer is not asked to tidy up. */
function isGone(error: unknown): boolean {
  return error instanceof HeadwaterError && ['STORE_UNREACHABLE', 'STORE_TIMEOUT'].includes(error.code);
}

/** Chunks for one transaction each, in which no key stands twice: the later row of two is a change of the earlier. */
function* chunksOf<T extends StoreTable>(table: T, rows: readonly Row<T>[]): Generator<readonly Row<T>[]> {
  let keys = new Set<string>();
  let chunk: Row<T>[] = [];
  for (const row of rows) {
    const key = storedKey(table, row.record);
    if (chunk.length === ROWS_AT_ONCE || keys.has(key)) {
      yield chunk;
      keys = new Set();
      chunk = [];
    }
    keys.add(key);
    chunk.push(row);
  }
  if (chunk.length > 0) yield chunk;
}
