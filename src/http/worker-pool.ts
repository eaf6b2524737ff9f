import { Worker } from 'node:worker_threads';
import { ERROR_CODES, type ErrorCode, HeadwaterError } from '../model/errors.js';

/** What a worker is asked: the name of a job and its question, which must survive a structured clone. */
export interface Job {
  readonly name: string;
  readonly question: unknown;
}

/** What a worker says: many events, then one end. */
export type WorkerMessage =
  | { readonly kind: 'event'; readonly event: unknown }
  | { readonly kind: 'done'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

interface Task {
  readonly job: Job;
  readonly onEvent: (event: unknown) => void;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Slot {
  worker: Worker | null;
  task: Task | null;
}

export interface PoolOptions {
  /** The module that the threads run. */
  readonly module: URL;
  readonly workerData: unknown;
  /** Threads at most; they start when they are needed. */
  readonly size: number;
  /** Jobs that may wait; one more is refused. */
  readonly queueLength: number;
  /** A job that nobody waits for any more may take this much longer, so that its thread keeps what it has read. */
  readonly graceMs: number;
}

export const STOPPED = 'The work was stopped because nobody waits for it any more.';

function errorOf(code: string, message: string): HeadwaterError {
  const known = Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : 'INTERNAL';
  return new HeadwaterError(known, message);
}

/**
 * Threads that do the heavy work, so that no request waits for another one's computation. A job is one message; a job
 * that is cancelled while it runs ends with its thread, and the next one gets a new thread.
 */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #slots: Slot[];
  readonly #queue: Task[] = [];
  #isClosed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#slots = Array.from({ length: options.size }, () => ({ worker: null, task: null }));
  }

  /**
   * Runs a job, or waits for a thread. Errors: SERVER_BUSY if too many wait, CANCELLED if the signal comes first, and
   * those of the job.
   */
  run(job: Job, signal?: AbortSignal, onEvent: (event: unknown) => void = () => {}): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new HeadwaterError('SERVER_BUSY', 'The server is stopping.'));
    if (signal?.aborted === true) return Promise.reject(new HeadwaterError('CANCELLED', STOPPED));
    if (this.#queue.length >= this.#options.queueLength) {
      return Promise.reject(
        new HeadwaterError(
          'SERVER_BUSY',
          'Too many others are waiting for an answer. Ask again in a moment.',
        ),
      );
    }
    return new Promise((resolve, reject) => {
      const task: Task = { job, onEvent, resolve, reject };
      signal?.addEventListener('abort', () => this.#cancel(task), { once: true });
      this.#queue.push(task);
      this.#assign();
    });
  }

  /** Ends all threads; what runs or waits fails with CANCELLED. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const stopped = new HeadwaterError('CANCELLED', 'The server is stopping.');
    for (const task of this.#queue.splice(0)) task.reject(stopped);
    for (const { task } of this.#slots) task?.reject(stopped);
    await Promise.all(this.#slots.map(({ worker }) => worker?.terminate()));
  }

  #assign(): void {
    for (const slot of this.#slots) {
      if (slot.task !== null) continue;
      const task = this.#queue.shift();
      if (task === undefined) return;
      slot.task = task;
      slot.worker ??= this.#start(slot);
      slot.worker.ref();
      slot.worker.postMessage(task.job);
    }
  }

  #start(slot: Slot): Worker {
    const worker = new Worker(this.#options.module, { workerData: this.#options.workerData });
    worker.on('message', (message: WorkerMessage) => this.#hear(slot, worker, message));
    worker.on('error', (error) => this.#lose(slot, worker, error));
    worker.on('exit', () => this.#lose(slot, worker, new Error('a worker thread ended')));
    return worker;
  }

  #hear(slot: Slot, worker: Worker, message: WorkerMessage): void {
    if (slot.worker !== worker || slot.task === null) return;
    if (message.kind === 'event') {
      slot.task.onEvent(message.event);
      return;
    }
    const { resolve, reject } = slot.task;
    slot.task = null;
    // An idle thread must not keep the process alive.
    worker.unref();
    if (message.kind === 'done') resolve(message.answer);
    else reject(errorOf(message.code, message.message));
    this.#assign();
  }

  #lose(slot: Slot, worker: Worker, error: unknown): void {
    if (slot.worker !== worker) return;
    const { task } = slot;
    slot.worker = null;
    slot.task = null;
    task?.reject(error);
    if (!this.#isClosed) this.#assign();
  }

  #cancel(task: Task): void {
    task.reject(new HeadwaterError('CANCELLED', STOPPED));
    const waiting = this.#queue.indexOf(task);
    if (waiting >= 0) {
      this.#queue.splice(waiting, 1);
      return;
    }
    const timer = setTimeout(() => {
      const slot = this.#slots.find((each) => each.task === task);
      const worker = slot?.worker;
      if (slot === undefined || worker == null) return;
      // The slot takes a new thread only after this one is gone: there are never more than were allowed.
      void worker.terminate();
    }, this.#options.graceMs);
    timer.unref();
  }
}
