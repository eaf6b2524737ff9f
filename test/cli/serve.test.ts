import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Started, type Workspace, workspace } from './run.js';

/** The real server in a process of its own, on a free port of loopback. */

let here: Workspace;

beforeAll(() => {
  here = workspace();
});

afterAll(() => here.remove());

/** The first line that a server prints. */
function firstLine({ child }: Started): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const end = said.indexOf('\n');
      if (end >= 0) resolve(said.slice(0, end));
    });
  });
}

describe('headwater serve', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'prints a login link, serves, and ends with 0 on %s',
    async (signal) => {
      const started = here.start(['serve', '--port', '0']);
      const link = await firstLine(started);
      expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/login\?token=[\w-]{43}$/);
      const health = await fetch(new URL('/api/v1/health', link));
      expect(await health.json()).toMatchObject({ status: 'ok', store: 'sqlite', generation: 0 });
      started.child.kill(signal);
      const { exitCode, stdout, stderr } = await started.ended;
      expect([exitCode, stdout]).toEqual([0, `${link}\n`]);
      expect(stderr).not.toMatch(/\n {4}at /);
    },
  );

  test('ends on a signal while somebody listens to events and an import runs', async () => {
    const started = here.start(['serve', '--port', '0']);
    const link = await firstLine(started);
    const login = await fetch(link, { redirect: 'manual' });
    const cookie = login.headers.get('set-cookie')!.split(';')[0]!;
    const { csrf } = (await (
      await fetch(new URL('/api/v1/session', link), { headers: { cookie } })
    ).json()) as { csrf: string };
    const form = new FormData();
    const rows = Array.from({ length: 300_000 }, (_, at) => `stop-${at},Name\n`).join('');
    form.append('files', new Blob([`id,name\n${rows}`]), 'goods.csv');
    const headers = { cookie, 'x-csrf-token': csrf };
    const begun = await fetch(new URL('/api/v1/imports', link), { method: 'POST', headers, body: form });
    const { id } = (await begun.json()) as { id: string };
    const events = fetch(new URL(`/api/v1/imports/${id}/events`, link), { headers })
      .then((answer) => answer.text())
      .catch(() => '');
    started.child.kill('SIGTERM');
    expect((await started.ended).exitCode).toBe(0);
    await events;
    // Whole or not at all.
    const { counts } = await here.info();
    expect([0, 300_000]).toContain(counts.goods);
  });

  test.each([
    [['--host', '0.0.0.0'], 2, 'SERVE_REFUSED'],
    [['--behind-proxy', 'https://headwater.example'], 2, 'SERVE_REFUSED'],
    [['--behind-proxy', 'headwater.example'], 2, 'SERVE_REFUSED'],
    [['--tls-cert', 'cert.pem'], 2, 'SERVE_REFUSED'],
    [['--tls-cert', 'none.pem', '--tls-key', 'none.pem'], 1, 'FILE_NOT_FOUND'],
    [['--db', 'nowhere/x.db'], 1, 'STORE_NOT_FOUND'],
  ])('%j is refused with %i %s', async (args, exitCode, code) => {
    const run = await here.headwater('serve', '--port', '0', ...args);
    expect([run.exitCode, run.stdout]).toEqual([exitCode, '']);
    expect(run.stderr).toMatch(new RegExp(`^headwater: ${code}: `));
  });

  test('says that a port is in use', async () => {
    const first = here.start(['serve', '--port', '0']);
    const { port } = new URL(await firstLine(first));
    const { exitCode, stderr } = await here.headwater('serve', '--port', port);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('ADDRESS_UNAVAILABLE');
    first.child.kill('SIGTERM');
    await first.ended;
  });
});

describe('headwater serve keys', () => {
  test('makes, lists and revokes keys beside the store', async () => {
    const none = await here.headwater('serve', 'keys', 'list');
    expect([none.exitCode, none.stdout]).toEqual([0, '']);
    const made = await here.headwater(
      'serve',
      'keys',
      'add',
      'Ann',
      '--role',
      'analyst',
      '--expires',
      '2999-12-31',
    );
    expect(made.stdout).toMatch(/^hw_[0-9a-f]{12}_[\w-]{43}\n$/);
    const id = made.stdout.split('_')[1]!;
    expect(existsSync(join(here.path, 'headwater.db.serve', 'keys.json'))).toBe(true);
    const listed = await here.headwater('serve', 'keys');
    expect(listed.stdout).toBe(`${id}  analyst  until 2999-12-31  Ann\n`);
    await here.headwater('serve', 'keys', 'revoke', id);
    expect((await here.headwater('serve', 'keys', 'list')).stdout).toBe(
      `${id}  analyst  until 2999-12-31, revoked  Ann\n`,
    );
    const unknown = await here.headwater('serve', 'keys', 'revoke', 'none');
    expect([unknown.exitCode, unknown.stderr]).toEqual([1, expect.stringContaining('KEY_NOT_FOUND')]);
  });

  test('refuses a last day that is past, and a role that there is not', async () => {
    expect((await here.headwater('serve', 'keys', 'add', 'Ann', '--expires', '2020-01-01')).exitCode).toBe(2);
    expect((await here.headwater('serve', 'keys', 'add', 'Ann', '--role', 'king')).exitCode).toBe(2);
  });
});
