import { HeadwaterError } from '../model/errors.js';
import { AnswerCache, type KeptAnswer } from './answer-cache.js';
import type { ReadingQuestions } from './reading-questions.js';
import { STOPPED, WorkerPool } from './worker-pool.js';

const CACHE_CHARACTERS = 64 * 1024 * 1024;
const QUEUE_LENGTH = 256;
const GRACE_MS = 300;
/** How long the store's generation is taken to be what it was, where somebody else may import into the store. */
const GENERATION_MS = 1000;

interface Flight {
  readonly answer: Promise<KeptAnswer>;
  readonly controller: AbortController;
  waiting: number;
}

export interface ReadingOptions {
  /** As `--db` names the store. */
  readonly location: string;
  readonly threads: number;
  readonly nowMs: () => number;
}

/**
 * Questions to the store, worked out in threads. Equal questions that are asked at once are worked out once; answers
 * are kept as long as the store's generation is the same. An import of this server counts at once, one by another
 * process within about a second; every answer is of one generation.
 */
export class Reading {
  readonly #pool: WorkerPool;
  readonly #cache = new AnswerCache(CACHE_CHARACTERS);
  readonly #nowMs: () => number;
  #flights = new Map<string, Flight>();
  #generation = -1;
  #lookedMs = -Infinity;
  #look: Promise<void> | null = null;

  constructor({ location, threads, nowMs }: ReadingOptions) {
    this.#nowMs = nowMs;
    this.#pool = new WorkerPool({
      module: new URL('./reader-thread.js', import.meta.url),
      workerData: { location },
      size: threads,
      queueLength: QUEUE_LENGTH,
      graceMs: GRACE_MS,
    });
  }

  /** The answer as text. Errors: those of the question, SERVER_BUSY, CANCELLED when the signal comes first. */
  async ask<N extends keyof ReadingQuestions>(
    name: N,
    question: ReadingQuestions[N],
    signal?: AbortSignal,
  ): Promise<KeptAnswer> {
    const key = JSON.stringify([name, question]);
    await this.#lookAtStore();
    const kept = this.#cache.find(key);
    if (kept?.generation === this.#generation) return kept;
    return this.#join(key, this.#flights.get(key) ?? this.#fly(key, name, question), signal);
  }

  /** To be called when this process has changed the store. */
  changed(): void {
    this.#lookedMs = -Infinity;
    this.#look = null;
    // What is being worked out may still be of the former state: those who ask from now on get the present one.
    this.#flights = new Map();
    this.#cache.clear();
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  #fly<N extends keyof ReadingQuestions>(key: string, name: N, question: ReadingQuestions[N]): Flight {
    const controller = new AbortController();
    const flights = this.#flights;
    const answer = this.#pool
      .run({ name, question }, controller.signal)
      .then((done) => {
        const kept = done as KeptAnswer;
        if (flights === this.#flights) this.#keep(key, kept);
        return kept;
      })
      .finally(() => flights.delete(key));
    const flight = { answer, controller, waiting: 0 };
    flights.set(key, flight);
    return flight;
  }

  #keep(key: string, answer: KeptAnswer): void {
    this.#generation = Math.max(this.#generation, answer.generation);
    this.#cache.keep(key, answer);
  }

  /** Waits with the others; the last one to leave cancels the work. */
  #join(key: string, flight: Flight, signal?: AbortSignal): Promise<KeptAnswer> {
    if (signal === undefined) {
      // Never cancelled: somebody waits to the end.
      flight.waiting++;
      return flight.answer;
    }
    flight.waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(new HeadwaterError('CANCELLED', STOPPED));
        if (--flight.waiting > 0) return;
        if (this.#flights.get(key) === flight) this.#flights.delete(key);
        flight.controller.abort();
      };
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
      flight.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  /** Asks the store for its generation where the last time is too long ago; only the first one waits for it. */
  #lookAtStore(): Promise<void> {
    if (this.#nowMs() - this.#lookedMs < GENERATION_MS) return Promise.resolve();
    this.#look ??= this.#lookNow();
    if (this.#lookedMs === -Infinity) return this.#look;
    // Whoever asks gets the error that the store has now, if it has one, from the question itself.
    this.#look.catch(() => {});
    return Promise.resolve();
  }

  async #lookNow(): Promise<void> {
    const flights = this.#flights;
    try {
      const { generation } = (await this.#pool.run({ name: 'info', question: null })) as KeptAnswer;
      if (flights !== this.#flights) return;
      this.#generation = generation;
      this.#lookedMs = this.#nowMs();
    } finally {
      if (flights === this.#flights) this.#look = null;
    }
  }
}
