import { createServer, type Server as TcpServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { HeadwaterError } from '../../src/model/errors.js';
import { openNeo4jStore } from '../../src/store/neo4j/open.js';
import { type Neo4jPlace, neo4jPlace } from '../neo4j/database.js';
import { describeOwnServers } from '../neo4j/each-server.js';
import { everything, good, importRecords } from './samples.js';

const LIMIT_MS = 10_000;

/** A test that starts a server again waits for it as long as the server needs on a busy machine. */
jest.setTimeout(300_000);

/** The code of the one error that a step ends with, which must come in time and hold no secret. */
async function codeOf(step: () => Promise<unknown>, password = 'no password'): Promise<string> {
  const startMs = performance.now();
  try {
    await step();
    return 'no error';
  } catch (error) {
    if (!(error instanceof HeadwaterError)) throw error;
    expect(performance.now() - startMs).toBeLessThan(LIMIT_MS);
    expect(error.message).not.toContain(password);
    return error.code;
  }
}

async function listening(): Promise<{ server: TcpServer; port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { server, port: (server.address() as { port: number }).port };
}

describe('a server that is not there', () => {
  const environment = { NEO4J_PASSWORD: 'secret-password' };
  const open = (uri: string) => () => openNeo4jStore(uri, { mode: 'read', environment });

  test('cannot be reached, under any scheme', async () => {
    const { server, port } = await listening();
    await new Promise((resolve) => server.close(resolve));
    for (const scheme of ['bolt', 'neo4j', 'bolt+s', 'neo4j+ssc']) {
      const code = await codeOf(open(`${scheme}://127.0.0.1:${port}`), 'secret-password');
      expect(code).toBe('STORE_UNREACHABLE');
    }
  });

  test('cannot be reached if it listens and never answers', async () => {
    const { server, port } = await listening();
    expect(await codeOf(open(`bolt://127.0.0.1:${port}`))).toBe('STORE_UNREACHABLE');
    server.close();
  });
});

describeOwnServers('one clear error for each fault', (running) => {
  let place: Neo4jPlace;
  beforeEach(async () => {
    place = await neo4jPlace(running.server);
  });
  afterEach(() => place.remove());

  const openWith = (environment: Record<string, string>) => () =>
    place.open('read', { environment: { ...running.server.environment, ...environment } });

  // First, for a name that has been used once stays known to the database.
  test('a store whose names the server does not know is refused, never read in part', async () => {
    await place.run('make-bare');
    const open = () => place.open('read');
    expect(await codeOf(open)).toBe('STORE_UNREADABLE');
  });

  test('an empty database has nothing to read', async () => {
    expect(await codeOf(() => place.open('read'))).toBe('STORE_NOT_FOUND');
  });

  test('a database of another program is refused and left alone', async () => {
    await place.run('make-other');
    expect(await codeOf(() => place.open('write'))).toBe('STORE_UNREADABLE');
    expect(await codeOf(() => place.open('read'))).toBe('STORE_UNREADABLE');
    expect(await place.run('census')).toHaveLength(1);
  });

  test('a store that a newer version wrote is refused', async () => {
    await (await place.open('write')).close();
    await place.run('make-newer');
    expect(await codeOf(() => place.open('write'))).toBe('STORE_UNREADABLE');
  });

  test('a store that an older version wrote is brought up to date by opening it for writing, not by reading', async () => {
    await (await place.open('write')).close();
    await place.run('make-older');
    expect(await codeOf(() => place.open('read'))).toBe('STORE_UNREADABLE');
    await (await place.open('write')).close();
    const reader = await place.open('read');
    expect(await reader.get('decisions', ['00000001'])).toEqual([]);
    await reader.close();
  });

  test('a wrong password or user is denied', async () => {
    const password = 'wrong-password';
    expect(await codeOf(openWith({ NEO4J_PASSWORD: password }), password)).toBe('STORE_ACCESS_DENIED');
    expect(await codeOf(openWith({ NEO4J_USERNAME: 'nobody' }))).toBe('STORE_ACCESS_DENIED');
  });

  test('a database that does not exist is named as such', async () => {
    expect(await codeOf(openWith({ NEO4J_DATABASE: 'nowhere' }))).toBe('STORE_DATABASE_NOT_FOUND');
  });

  test('a lock that is never given ends in a time-out', async () => {
    const store = await place.open('write', { timeoutMs: 1000 });
    const letGo = await place.hold('hold-store');
    expect(await codeOf(() => store.begin('a.csv'))).toBe('STORE_TIMEOUT');
    await letGo();
    await (await store.begin('a.csv')).rollback();
    await store.close();
  });

  test('a server that stops to answer ends in a time-out', async () => {
    const store = await place.open('write', { timeoutMs: 1000 });
    process.kill(running.server.pid, 'SIGSTOP');
    try {
      // The signal stops the server's threads one after another, and some may still answer for a while.
      const startMs = performance.now();
      const ask = () => codeOf(() => store.info());
      let code = await ask();
      while (code === 'no error' && performance.now() - startMs < LIMIT_MS) code = await ask();
      expect(code).toBe('STORE_TIMEOUT');
      expect(await codeOf(() => place.open('read'))).toBe('STORE_UNREACHABLE');
    } finally {
      process.kill(running.server.pid, 'SIGCONT');
    }
    await store.close();
  });

  test('a server that goes away in the middle is unreachable, and so is every later step', async () => {
    const store = await place.open('write');
    await importRecords(store, { goods: [good('g')] });
    const batch = await store.begin('a.csv');
    await running.server.kill();
    expect(await codeOf(() => batch.put('goods', [{ record: good('h'), row: 2 }]))).toBe('STORE_UNREACHABLE');
    expect(await codeOf(() => store.info())).toBe('STORE_UNREACHABLE');
    await batch.rollback();
    await store.close();
    await running.server.restart();
  });

  test('a server that may only be read is read, and refuses to be written', async () => {
    const store = await place.open('write');
    await importRecords(store, { goods: [good('g')] });
    await store.close();
    await running.server.restart({ 'server.databases.default_to_read_only': 'true' });
    const reader = await place.open('read');
    expect(await everything(reader, 'goods')).toEqual([good('g')]);
    await reader.close();
    const writer = await place.open('write');
    expect(await codeOf(() => writer.begin('a.csv'))).toBe('STORE_READ_ONLY');
    await writer.close();
    await running.server.restart();
  });
});
