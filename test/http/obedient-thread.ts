import { workerData } from 'node:worker_threads';
import { type Answerer, answerJobs } from '../../src/http/thread.js';
import { type ErrorCode, HeadwaterError } from '../../src/model/errors.js';

/** The thread of `worker-pool.test.ts`. */

const { greeting } = workerData as { readonly greeting: string };
let count = 0;

const ANSWERERS: Record<string, Answerer> = {
  say: async (question, say) => {
    say(1);
    say(2);
    return [greeting, question];
  },
  count: async () => ++count,
  wait: () => new Promise(() => {}),
  fail: async (code) => {
    throw new HeadwaterError(code as ErrorCode, 'as told');
  },
  die: async () => process.exit(1),
};

answerJobs(ANSWERERS);
