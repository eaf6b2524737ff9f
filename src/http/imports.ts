import { EventEmitter } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Review } from '../app.js';
import { HeadwaterError } from '../model/errors.js';
import type { ImportEvent, ImportState, ImportStateName } from './import-state.js';
import { shownFile } from './import-state.js';
import { newId } from './secret.js';
import { WorkerPool } from './worker-pool.js';
import type { DecideQuestion, ImportQuestion, UndoQuestion } from './writer-thread.js';

const QUEUE_LENGTH = 16;
/** Imports that can be asked about; the oldest ended one is forgotten first. */
const IMPORTS_KEPT = 100;
const ENDED: readonly ImportStateName[] = ['done', 'failed', 'cancelled'];

interface Kept {
  state: ImportState;
  readonly journal: string;
  readonly controller: AbortController;
  readonly changes: EventEmitter<{ change: [ImportState] }>;
}

export interface ImportsOptions {
  readonly location: string;
  /** For uploads and journals; of this server alone, and removed by whoever made it. */
  readonly folder: string;
  /** Called after whatever may have changed the store. */
  readonly onChange: () => void;
  /** Today as a day, for what is written back to a Neo4j store. */
  readonly today: () => number;
}

export type NewImport = Omit<ImportQuestion, 'journal' | 'date'>;

/** The imports of this server, one after the other in a thread of their own. */
export class Imports {
  readonly #options: ImportsOptions;
  readonly #pool: WorkerPool;
  readonly #imports = new Map<string, Kept>();

  constructor(options: ImportsOptions) {
    this.#options = options;
    this.#pool = new WorkerPool({
      module: new URL('./writer-thread.js', import.meta.url),
      workerData: { location: options.location },
      size: 1,
      queueLength: QUEUE_LENGTH,
      // A file is taken whole or not at all, so an import can end at any moment.
      graceMs: 0,
    });
  }

  /** Queues an import of a folder of uploaded files, which is removed at its end. Error: SERVER_BUSY. */
  begin(asked: NewImport): ImportState {
    const id = newId();
    const kept: Kept = {
      state: {
        id,
        state: 'queued',
        files: [],
        unread: [],
        progress: { what: 'waiting', done: 0, total: 0 },
        error: null,
        undone: false,
      },
      journal: join(this.#options.folder, `${id}.journal`),
      controller: new AbortController(),
      changes: new EventEmitter(),
    };
    // Many pages may watch one import.
    kept.changes.setMaxListeners(0);
    this.#remember(kept);
    const date = this.#options.today();
    const question: ImportQuestion = { ...asked, journal: kept.journal, date };
    void this.#run(kept, question).finally(() => rmSync(asked.folder, { recursive: true, force: true }));
    return kept.state;
  }

  /** Error: IMPORT_NOT_FOUND. */
  find(id: string): ImportState {
    return this.#kept(id).state;
  }

  /** Calls back with every change until the import ends; gives a function that ends the calls. */
  watch(id: string, onChange: (state: ImportState) => void): () => void {
    const { changes } = this.#kept(id);
    changes.on('change', onChange);
    return () => changes.off('change', onChange);
  }

  /** Files that were taken before stay; the one at hand is not taken. Errors: IMPORT_NOT_FOUND, IMPORT_ENDED. */
  cancel(id: string): ImportState {
    const kept = this.#kept(id);
    if (ENDED.includes(kept.state.state)) {
      throw new HeadwaterError('IMPORT_ENDED', 'This import has ended already. To take it back, undo it.');
    }
    kept.controller.abort();
    this.#change(kept, { state: 'cancelled' });
    return kept.state;
  }

  /** Takes back what an ended import changed. Errors: IMPORT_NOT_FOUND, UNDO_REFUSED, STORE_BUSY. */
  async undo(id: string): Promise<ImportState> {
    const kept = this.#kept(id);
    if (!ENDED.includes(kept.state.state) || kept.state.undone) {
      const why = kept.state.undone ? 'has been taken back already' : 'has not ended yet';
      throw new HeadwaterError('UNDO_REFUSED', `This import ${why}.`);
    }
    this.#refuseWhileBusy();
    const question: UndoQuestion = { journal: kept.journal, date: this.#options.today() };
    await this.#pool.run({ name: 'undo', question });
    this.#change(kept, { undone: true });
    this.#options.onChange();
    return kept.state;
  }

  /**
   * Appends a reviewer's decision to the log. Errors: STORE_BUSY while an import runs or waits, MATCH_NOT_FOUND.
   */
  async decide(review: Review): Promise<readonly object[]> {
    this.#refuseWhileBusy();
    const question: DecideQuestion = { review };
    try {
      return (await this.#pool.run({ name: 'decide', question })) as readonly object[];
    } finally {
      this.#options.onChange();
    }
  }

  /** Nobody should wait for minutes with a page open. */
  #refuseWhileBusy(): void {
    if ([...this.#imports.values()].every(({ state }) => ENDED.includes(state.state))) return;
    throw new HeadwaterError('STORE_BUSY', 'An import is running. Try again when it has ended.');
  }

  /** Ends all imports; what was not committed is not in the store. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  async #run(kept: Kept, question: ImportQuestion): Promise<void> {
    const onEvent = (event: unknown) => this.#hear(kept, event as ImportEvent);
    try {
      await this.#pool.run({ name: 'import', question }, kept.controller.signal, onEvent);
      const isRefused = kept.state.files.some(({ problemsTotal }) => problemsTotal > 0);
      this.#change(kept, { state: isRefused ? 'failed' : 'done' });
    } catch (error) {
      if (ENDED.includes(kept.state.state)) return;
      const code = error instanceof HeadwaterError ? error.code : 'INTERNAL';
      const detail = error instanceof Error ? error.message : String(error);
      this.#change(kept, { state: 'failed', error: { code, detail } });
    } finally {
      this.#options.onChange();
    }
  }

  #hear(kept: Kept, event: ImportEvent): void {
    if (ENDED.includes(kept.state.state)) return;
    if (event.kind === 'progress') {
      this.#change(kept, { state: 'running', progress: event.progress });
      return;
    }
    if (event.kind === 'unread') {
      this.#change(kept, { unread: event.names });
      return;
    }
    this.#change(kept, { state: 'running', files: [...kept.state.files, shownFile(event.report)] });
    this.#options.onChange();
  }

  #change(kept: Kept, change: Partial<ImportState>): void {
    kept.state = { ...kept.state, ...change };
    kept.changes.emit('change', kept.state);
  }

  #kept(id: string): Kept {
    const kept = this.#imports.get(id);
    if (kept !== undefined) return kept;
    throw new HeadwaterError(
      'IMPORT_NOT_FOUND',
      `There is no import "${id}". The server forgets them when it stops, and all but the last ${IMPORTS_KEPT}.`,
    );
  }

  #remember(kept: Kept): void {
    this.#imports.set(kept.state.id, kept);
    if (this.#imports.size <= IMPORTS_KEPT) return;
    const ended = [...this.#imports].find(([, { state }]) => ENDED.includes(state.state));
    if (ended === undefined) return;
    this.#imports.delete(ended[0]);
    rmSync(ended[1].journal, { force: true });
  }
}
