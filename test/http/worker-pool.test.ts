import { afterEach, describe, expect, test } from '@jest/globals';
import { WorkerPool } from '../../src/http/worker-pool.js';

/** Threads of a module that waits, fails and dies as it is told; nothing is asserted about time. */

const MODULE = new URL('./obedient-thread.js', import.meta.url);

let pool: WorkerPool;

afterEach(() => pool.close());

function poolOf(size: number, queueLength: number, graceMs = 0): WorkerPool {
  pool = new WorkerPool({ module: MODULE, workerData: { greeting: 'hello' }, size, queueLength, graceMs });
  return pool;
}

const forever = { name: 'wait', question: null };
const say = (question: unknown) => ({ name: 'say', question });
const codeIs = (code: string) => expect.objectContaining({ code });

describe('A pool of threads', () => {
  test('answers with what the thread says, and passes word of progress on', async () => {
    const events: unknown[] = [];
    const answer = await poolOf(1, 4).run(say('me'), undefined, (event) => events.push(event));
    expect(answer).toEqual(['hello', 'me']);
    expect(events).toEqual([1, 2]);
  });

  test('gives the errors of a job their codes, and a foreign one none', async () => {
    poolOf(1, 4);
    await expect(pool.run({ name: 'fail', question: 'PRODUCT_NOT_FOUND' })).rejects.toEqual(
      codeIs('PRODUCT_NOT_FOUND'),
    );
    await expect(pool.run({ name: 'fail', question: 'toString' })).rejects.toEqual(codeIs('INTERNAL'));
    expect(await pool.run(say('still there'))).toEqual(['hello', 'still there']);
  });

  test('lets others work while one is busy, and refuses more than may wait', async () => {
    poolOf(2, 1);
    const busy = pool.run(forever);
    expect(await pool.run(say('beside'))).toEqual(['hello', 'beside']);
    const second = pool.run(forever);
    const waiting = pool.run(forever);
    await expect(pool.run(say('too many'))).rejects.toEqual(codeIs('SERVER_BUSY'));
    const all = Promise.allSettled([busy, second, waiting]);
    await pool.close();
    for (const { status } of await all) expect(status).toBe('rejected');
  });

  test('ends the thread of a job that nobody waits for, and goes on with the next one', async () => {
    poolOf(1, 4);
    const controller = new AbortController();
    const left = pool.run(forever, controller.signal);
    const next = pool.run(say('next'));
    controller.abort();
    await expect(left).rejects.toEqual(codeIs('CANCELLED'));
    expect(await next).toEqual(['hello', 'next']);
  });

  test('never begins a job that was cancelled while it waited', async () => {
    poolOf(1, 4);
    const first = new AbortController();
    const busy = pool.run(forever, first.signal);
    const second = new AbortController();
    const waiting = pool.run({ name: 'count', question: null }, second.signal);
    second.abort();
    await expect(waiting).rejects.toEqual(codeIs('CANCELLED'));
    first.abort();
    await expect(busy).rejects.toEqual(codeIs('CANCELLED'));
    expect(await pool.run({ name: 'count', question: null })).toBe(1);
  });

  test('survives a thread that dies', async () => {
    poolOf(1, 4);
    await expect(pool.run({ name: 'die', question: null })).rejects.toThrow();
    expect(await pool.run(say('again'))).toEqual(['hello', 'again']);
  });

  test('takes no work once it is closed', async () => {
    await poolOf(1, 4).close();
    await expect(pool.run(say('late'))).rejects.toEqual(codeIs('SERVER_BUSY'));
  });
});
