import { type Connection, newToken } from './connection.js';
import { DamagedStore, storeError } from './errors.js';
import type { OpenTransaction } from './open-transaction.js';

/** A connection that says nothing for long may be cut by what lies between. */
const PING_AFTER_MS = 20_000;

/**
 * The right to import: one transaction that holds the write lock of the (:Lock) node from `begin` to the end and in
 * which the generation is committed. If this process or the server dies, the server lets go of it. A token in the
 * (:Store) node says who may write, so that an importer which has lost the lock unawares writes nothing more.
 */
export class ImportLock {
  readonly token = newToken();
  readonly #connection: Connection;
  readonly #tx: OpenTransaction;
  #usedAtMs = performance.now();
  #isHeld = true;

  private constructor(connection: Connection, tx: OpenTransaction) {
    this.#connection = connection;
    this.#tx = tx;
  }

  /** Throws STORE_BUSY if someone else has it and keeps it longer than `waitMs`. */
  static async acquire(connection: Connection, waitMs: number): Promise<ImportLock> {
    const tx = await connection.open();
    try {
      const rows = await within(waitMs, tx.run('store/lock'));
      if (rows === null) throw busy(connection.address);
      if (rows.length === 0) throw new DamagedStore('there is no lock node');
      return new ImportLock(connection, tx);
    } catch (error) {
      await tx.abandon();
      throw error;
    }
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Fails if the transaction that holds the lock is gone. */
  async keep(): Promise<void> {
    if (performance.now() - this.#usedAtMs < PING_AFTER_MS) return;
    await this.#tx.run('store/ping');
    this.#usedAtMs = performance.now();
  }

  /** Makes a generation visible and lets go of the lock, in one transaction. */
  async commit(generation: number, source: { file: string; sha256: string; counts: object }): Promise<void> {
    this.#isHeld = false;
    try {
      const [held] = await this.#tx.run('store/hold', { token: this.token, step: 0 });
      if (held?.get('isOurs') !== true) throw lost(this.#connection.address);
      await this.#tx.run('store/commit', { generation, ...source });
    } catch (error) {
      await this.#tx.abandon();
      throw error;
    }
    await this.#tx.commit();
  }

  /** Says that nothing is left to tidy up, and lets go. */
  async release(): Promise<void> {
    if (!this.#isHeld) return;
    try {
      await this.#connection.write((run) => run('store/release', { token: this.token }));
    } finally {
      await this.abandon();
    }
  }

  /** Lets go; what was written is left for the next import to tidy up. */
  async abandon(): Promise<void> {
    this.#isHeld = false;
    await this.#tx.abandon();
  }
}

/** Null if it takes longer; a lock is waited for without limit, so what then becomes of it is of no interest. */
function within<R>(limitMs: number, work: Promise<R>): Promise<R | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  work.catch(() => {});
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function busy(address: string): Error {
  return storeError('STORE_BUSY', address, 'is in use by another import: try again when that has ended');
}

/** For an import that finds that another one has begun: its lock was lost. */
export function lost(address: string): Error {
  return storeError(
    'STORE_BUSY',
    address,
    'broke off this import and another one began: nothing of it is stored, import the file again',
  );
}
