import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { importMeasures, importTables, SEED_PATH, withStore } from '../../src/app.js';
import type { Exposure } from '../../src/http/exposure.js';
import { KeyFile } from '../../src/http/key-file.js';
import type { Role } from '../../src/http/role.js';
import { type Served, type ServeOptions, serve } from '../../src/http/server.js';
import { checkAnswer } from './answer-check.js';

/** A real server on a free port of loopback, with a folder of its own, for one test file. */

const LOOPBACK: Exposure = { host: '127.0.0.1', tls: null, proxyOrigin: null };
const SILENT = pino({ level: 'silent' });
/** Tests ask more in a minute than people do. */
const MANY = 1_000_000;

export const FAR_DAY = '2999-12-31';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON. */
  json<T = Record<string, unknown>>(): T;
}

export interface TestServer {
  readonly served: Served;
  readonly folder: string;
  readonly db: string;
  readonly keys: KeyFile;
  /** The API key of a user with this role. */
  keyOf(role: Role): string;
  /** Asks a path under `/api/v1` as this role, checks the answer against the OpenAPI document, and gives it. */
  ask(path: string, options?: Asking): Promise<Answer>;
  /** Uploads files by their names and waits until the import has ended. */
  upload(path: string, files: Readonly<Record<string, string>>): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export interface Asking {
  readonly method?: string;
  /** Null: without a key. */
  readonly role?: Role | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
  readonly signal?: AbortSignal;
}

/** Imports the goods, the invented importers and all measures that ship. */
export async function importDemo(db: string): Promise<void> {
  await withStore(db, 'write', async (store) => {
    await importTables(store, [`${SEED_PATH}goods`, `${SEED_PATH}demo`], { keepUnresolved: false });
    await importMeasures(store, [`${SEED_PATH}measures`]);
  });
}

export function filesForm(files: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, text] of Object.entries(files)) form.append('files', new Blob([text]), name);
  return form;
}

export async function startServer(options: Partial<ServeOptions> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-http-'));
  const db = join(folder, 'headwater.db');
  const keys = new KeyFile(join(folder, 'keys.json'));
  const watchPath = join(folder, 'watch.json');
  const defaults = {
    location: db,
    watchPath,
    exposure: LOOPBACK,
    port: 0,
    keys,
    log: SILENT,
    requestsPerMinute: MANY,
  };
  const served = await serve({ ...defaults, ...options });
  const secrets = new Map<Role, string>();
  const keyOf = (role: Role) => {
    const known = secrets.get(role);
    const secret = known ?? keys.add({ name: `test ${role}`, role, expires: FAR_DAY }, '2026-01-01').key;
    secrets.set(role, secret);
    return secret;
  };
  const ask = async (path: string, { role = 'viewer', headers = {}, ...request }: Asking = {}) => {
    const key: Record<string, string> = role === null ? {} : { Authorization: `Bearer ${keyOf(role)}` };
    const response = await fetch(`${served.url}/api/v1${path}`, {
      ...request,
      headers: { ...key, ...headers },
    });
    const text = await response.text();
    checkAnswer(request.method ?? 'GET', path, response, text);
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: <T = Record<string, unknown>>() => JSON.parse(text) as T,
    };
  };
  const upload = async (path: string, files: Readonly<Record<string, string>>) => {
    const body = filesForm(files);
    const { id } = (await ask(path, { method: 'POST', role: 'admin', body })).json<{ id: string }>();
    // The stream ends when the import has ended.
    await ask(`/imports/${id}/events`);
    return (await ask(`/imports/${id}`)).json();
  };
  const close = async () => {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { served, folder, db, keys, keyOf, ask, upload, close };
}
