import { parentPort } from 'node:worker_threads';
import { HeadwaterError } from '../model/errors.js';
import type { Job, WorkerMessage } from './worker-pool.js';

/** Answers one job; `say` sends word of how far it is. */
export type Answerer = (question: never, say: (event: unknown) => void) => Promise<unknown>;

function say(message: WorkerMessage): void {
  parentPort!.postMessage(message);
}

function sayFailure(error: unknown): void {
  const code = error instanceof HeadwaterError ? error.code : 'INTERNAL';
  const message = error instanceof Error ? error.message : String(error);
  say({ kind: 'failed', code, message });
}

/** Makes this thread answer the jobs of a `WorkerPool`, by their names. */
export function answerJobs(answerers: Readonly<Record<string, Answerer>>): void {
  parentPort!.on('message', ({ name, question }: Job) => {
    const answer = answerers[name]!(question as never, (event) => say({ kind: 'event', event }));
    answer.then((done) => say({ kind: 'done', answer: done }), sayFailure);
  });
}
