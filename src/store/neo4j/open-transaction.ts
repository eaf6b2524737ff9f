import type { Session } from 'neo4j-driver';
import type { Run } from './connection.js';

const PATIENCE_MS = 1000;

/** What is broken or waits in vain is not waited for: its socket is closed with the Store. */
export async function patiently(closing: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([closing.catch(() => {}), patience]);
  clearTimeout(timer);
}

/** A transaction of one session that stays open until it is ended (see `Connection.open`). */
export class OpenTransaction {
  readonly run: Run;
  readonly #session: Session;
  readonly #commit: () => Promise<void>;

  constructor(session: Session, run: Run, commit: () => Promise<void>) {
    this.#session = session;
    this.run = run;
    this.#commit = commit;
  }

  async commit(): Promise<void> {
    try {
      await this.#commit();
    } finally {
      await this.abandon();
    }
  }

  /** Ends it without a commit, even while a statement of it still waits. */
  async abandon(): Promise<void> {
    await patiently(this.#session.close());
  }
}
