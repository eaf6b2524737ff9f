import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkExposure, isExposed, parseProxyOrigin } from '../../src/http/exposure.js';
import { KeyFile } from '../../src/http/key-file.js';
import { Sessions } from '../../src/http/sessions.js';
import { FAR_DAY, importDemo, startServer, type TestServer } from './served.js';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
  await importDemo(server.db);
});

afterAll(() => server.close());

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request with headers that `fetch` does not let one set. */
function raw(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.served.port, path, method, headers },
      (response) => {
        text(response).then(
          (body) => resolve({ status: response.statusCode!, headers: response.headers, body }),
          reject,
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

const codeOf = ({ body }: Raw) => (JSON.parse(body) as { code: string }).code;

/** The cookie of a session that was begun with the login link. */
async function loggedIn(): Promise<{ cookie: string; csrf: string }> {
  const { pathname, search } = new URL(server.served.loginUrl!);
  const { status, headers } = await raw(pathname + search);
  expect(status).toBe(303);
  const cookie = String(headers['set-cookie']?.[0]);
  expect(cookie).toMatch(/^headwater_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  const pair = cookie.split(';')[0]!;
  const session = JSON.parse((await raw('/api/v1/session', { cookie: pair })).body) as { csrf: string };
  return { cookie: pair, csrf: session.csrf };
}

describe('The login link', () => {
  test('signs in one browser, once; a look at it by HEAD does not spend it', async () => {
    const { pathname, search } = new URL(server.served.loginUrl!);
    expect((await raw(pathname + search, {}, 'HEAD')).status).toBe(401);
    expect((await raw(`${pathname}?token=wrong`)).status).toBe(401);
    const { cookie, csrf } = await loggedIn();
    expect((await raw(pathname + search)).status).toBe(401);
    expect((await raw('/api/v1/measures', { cookie })).status).toBe(200);

    // A change by cookie needs the page's token; a key needs none.
    const without = await raw('/api/v1/session', { cookie }, 'DELETE');
    expect([without.status, codeOf(without)]).toEqual([403, 'ORIGIN_REFUSED']);
    const wrong = await raw('/api/v1/session', { cookie, 'x-csrf-token': 'wrong' }, 'DELETE');
    expect(wrong.status).toBe(403);
    expect((await raw('/api/v1/session', { cookie, 'x-csrf-token': csrf }, 'DELETE')).status).toBe(204);
    expect((await raw('/api/v1/measures', { cookie })).status).toBe(401);
  });

  test('ends after fifteen minutes, and a session after twelve hours', () => {
    let nowMs = 0;
    const sessions = new Sessions(() => nowMs);
    const late = sessions.offerLogin();
    nowMs += 15 * 60_000 + 1;
    expect(sessions.takeLogin(late)).toBe(false);
    const secret = sessions.begin({ user: 'local', role: 'admin' });
    expect(sessions.find(secret)?.user).toBe('local');
    nowMs += 12 * 3_600_000 + 1;
    expect(sessions.find(secret)).toBeNull();
  });
});

describe('A request', () => {
  const key = () => ({ authorization: `Bearer ${server.keyOf('viewer')}` });

  test.each(['evil.example', 'evil.example:8430', '127.0.0.1.evil.example', '192.168.1.7'])(
    'by the name "%s" is refused, whatever it asks for (DNS rebinding)',
    async (host) => {
      for (const path of ['/', '/api/v1/health', '/api/v1/measures', '/login?token=x']) {
        const answer = await raw(path, { ...key(), host });
        expect(answer.status).toBe(421);
      }
    },
  );

  test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    'of a page of the origin %s is refused',
    async (origin) => {
      const answer = await raw('/api/v1/measures', { ...key(), origin });
      expect([answer.status, codeOf(answer)]).toEqual([403, 'ORIGIN_REFUSED']);
    },
  );

  test('of its own page is answered, with headers that allow nothing from elsewhere', async () => {
    const { status, headers } = await raw('/api/v1/measures', { ...key(), origin: server.served.url });
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test.each(['Bearer hw_00_wrong', 'Bearer', 'Basic YTpi', 'Bearer hw__'])(
    'with the authorization %s is not signed in, even with a good cookie',
    async (authorization) => {
      expect((await raw('/api/v1/measures', { authorization })).status).toBe(401);
    },
  );
});

describe('API keys', () => {
  const day = '2026-05-01';

  test('work to the end of their last day, and not after they are revoked', () => {
    const keys = new KeyFile(join(server.folder, 'own', 'keys.json'));
    const { id, key } = keys.add({ name: 'Ann', role: 'reviewer', expires: day }, day);
    expect(keys.identify(key, day)).toEqual({ user: 'Ann', role: 'reviewer' });
    expect(keys.identify(key, '2026-05-02')).toBeNull();
    expect(keys.identify(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`, day)).toBeNull();
    const other = new KeyFile(join(server.folder, 'own', 'keys.json'));
    other.revoke(id);
    expect(keys.identify(key, day)).toBeNull();
    expect(keys.hasLiveKey(day)).toBe(false);
    expect(() => keys.revoke('unknown')).toThrow(expect.objectContaining({ code: 'KEY_NOT_FOUND' }));
  });

  test('are kept as hashes, in a file that only its owner may read', () => {
    const path = join(server.folder, 'secret', 'keys.json');
    const { key } = new KeyFile(path).add({ name: 'Ann', role: 'viewer', expires: day }, day);
    expect(key).toMatch(/^hw_[0-9a-f]{12}_[\w-]{43}$/);
    expect(readFileSync(path, 'utf8')).not.toContain(key.split('_').at(-1));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  });

  test.each(['{', '{"keys": [{}]}', '[]'])(
    'in a damaged file (%s) are an error, never no keys',
    (damaged) => {
      const path = join(server.folder, 'damaged.json');
      writeFileSync(path, damaged);
      expect(() => new KeyFile(path)).toThrow(expect.objectContaining({ code: 'KEYS_UNREADABLE' }));
    },
  );

  test('are made over HTTP, shown once, exchanged for a cookie, and revoked', async () => {
    const body = JSON.stringify({ name: 'Bea', role: 'analyst', expires: FAR_DAY });
    const headers = { 'Content-Type': 'application/json' };
    const made = await server.ask('/keys', { method: 'POST', role: 'admin', headers, body });
    const { id, key } = made.json<{ id: string; key: string }>();
    const listed = await server.ask('/keys', { role: 'admin' });
    expect(listed.text).toContain(id);
    expect(listed.text).not.toContain(key);
    const session = await server.ask('/session', {
      method: 'POST',
      role: null,
      headers,
      body: JSON.stringify({ key }),
    });
    expect(session.json()).toMatchObject({ user: 'Bea', role: 'analyst' });
    expect(session.headers.get('set-cookie')).toContain('HttpOnly');
    const authorization = { Authorization: `Bearer ${key}` };
    expect((await server.ask('/session', { role: null, headers: authorization })).json()).toEqual({
      user: 'Bea',
      role: 'analyst',
      csrf: null,
    });
    await server.ask(`/keys/${id}`, { method: 'DELETE', role: 'admin' });
    expect((await server.ask('/session', { role: null, headers: authorization })).status).toBe(401);
  });
});

describe('Beyond this machine', () => {
  const proxyOrigin = parseProxyOrigin('https://headwater.example');
  const tls = { cert: '', key: '' };

  test.each(['0.0.0.0', '::', '192.168.1.7', 'headwater.example'])('%s needs accounts and TLS', (host) => {
    const refused = expect.objectContaining({ code: 'SERVE_REFUSED' });
    expect(() => checkExposure({ host, tls: null, proxyOrigin: null }, true)).toThrow(refused);
    expect(() => checkExposure({ host, tls, proxyOrigin: null }, false)).toThrow(refused);
    expect(() => checkExposure({ host, tls: null, proxyOrigin }, false)).toThrow(refused);
    checkExposure({ host, tls, proxyOrigin: null }, true);
    checkExposure({ host, tls: null, proxyOrigin }, true);
  });

  test('a proxy in front of loopback counts as beyond, loopback alone does not', () => {
    expect(isExposed({ host: '127.0.0.1', tls: null, proxyOrigin })).toBe(true);
    for (const host of ['127.0.0.1', 'localhost', '::1']) {
      expect(isExposed({ host, tls: null, proxyOrigin: null })).toBe(false);
    }
  });

  test.each([
    'http://headwater.example',
    'headwater.example',
    'https://headwater.example/path',
    'https://a@b.example',
  ])('a proxy is not named by %s', (text) => {
    expect(() => parseProxyOrigin(text)).toThrow(expect.objectContaining({ code: 'SERVE_REFUSED' }));
  });

  test('a server behind a proxy goes by the proxy’s name, gives secure cookies, and prints no login link', async () => {
    const keys = new KeyFile(join(server.folder, 'proxy', 'keys.json'));
    const { key } = keys.add({ name: 'Ann', role: 'admin', expires: FAR_DAY }, '2026-01-01');
    const exposure = { host: '127.0.0.1', tls: null, proxyOrigin };
    const own = await startServer({ exposure, keys });
    try {
      expect(own.served.loginUrl).toBeNull();
      expect(own.served.url).toBe('https://headwater.example');
      const url = `http://127.0.0.1:${own.served.port}/api/v1/session`;
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ key }),
      });
      expect(answer.headers.get('set-cookie')).toMatch(
        /^__Host-headwater=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
      expect(answer.headers.get('strict-transport-security')).not.toBeNull();
    } finally {
      await own.close();
    }
  });
});

test('Too many requests of one address are refused for a while', async () => {
  const own = await startServer({ requestsPerMinute: 3 });
  try {
    const statuses: number[] = [];
    for (let at = 0; at < 5; at++) statuses.push((await own.ask('/session')).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  } finally {
    await own.close();
  }
});
