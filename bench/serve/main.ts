import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { importMeasures, importTables, SEED_PATH, withStore } from '../../src/app.js';
import { keyFileOf } from '../../src/http/key-place.js';

/**
 * A hundred readers ask for the trace of the demo's panel while an import of many rows runs, in a server of its own.
 * Prints what they waited and whether any answer was an error. `npm run bench:serve [ROWS]`, 1,000,000 unless told.
 */

const READERS = 100;
const PARTIES = 10_000;
const PRODUCT = 'organization=example-imports&good=solar-module';
const ENTRY = join(fileURLToPath(new URL('../../../', import.meta.url)), 'bin', 'headwater.js');

const MS_PER_DAY = 86_400_000;
/** 2023-12-01. */
const FIRST_DAY = 19_692;
const MANY_DATES = 1000;

/** Rounds of readers are short, so that the last one ends soon after the import. */
const ROUND_S = 5;

async function importDemo(db: string): Promise<void> {
  await withStore(db, 'write', async (store) => {
    await importTables(store, [`${SEED_PATH}goods`, `${SEED_PATH}demo`], { keepUnresolved: false });
    await importMeasures(store, [`${SEED_PATH}measures`]);
  });
}

function tables(rows: number): FormData {
  const organizations = Array.from({ length: PARTIES }, (_, at) => `load-${at},Organization ${at}`);
  const supplies = Array.from(
    { length: rows },
    (_, at) => `load-${at},load-${at % PARTIES},load-${(at * 7 + 1) % PARTIES},polysilicon`,
  );
  const form = new FormData();
  form.append('files', new Blob([`id,name\n${organizations.join('\n')}\n`]), 'organizations.csv');
  form.append('files', new Blob([`id,supplier,buyer,good\n${supplies.join('\n')}\n`]), 'supplies.csv');
  return form;
}

interface Server {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

function startServer(db: string): Promise<Server> {
  const args = [ENTRY, 'serve', '--port', '0', '--db', db, '--rate-limit', '999999999'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((resolve) => {
    child.stdout.once('data', (line: Buffer) => resolve({ url: new URL(line.toString()).origin, stop }));
  });
}

interface Round {
  readonly requests: number;
  readonly errors: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
}

/** The same question from everyone, or one of a thousand import dates, so that few answers are kept from before. */
async function read(url: string, headers: Record<string, string>, dates: number): Promise<Round> {
  const requests = Array.from({ length: dates }, (_, at) => ({
    path: `/api/v1/trace?${PRODUCT}&date=${new Date((FIRST_DAY + at) * MS_PER_DAY).toISOString().slice(0, 10)}`,
  }));
  const options = { url, headers, requests, connections: READERS, duration: ROUND_S };
  const {
    requests: answers,
    errors,
    timeouts,
    non2xx,
    latency,
  } = await autocannon({ ...options, workers: 1 });
  return {
    requests: answers.total,
    errors: errors + timeouts + non2xx,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
    mostMs: latency.max,
  };
}

function say(what: string, round: Round): void {
  const { requests, errors, p50Ms, p99Ms, mostMs } = round;
  console.log(
    `${what}: ${requests} answers, ${errors} errors, p50 ${p50Ms} ms, p99 ${p99Ms} ms, most ${mostMs} ms`,
  );
}

async function measure(db: string, rows: number): Promise<void> {
  await importDemo(db);
  const { key } = keyFileOf(db).add({ name: 'bench', role: 'admin', expires: '2999-12-31' }, '2026-01-01');
  const headers = { authorization: `Bearer ${key}` };
  const { url, stop } = await startServer(db);
  say('alone', await read(url, headers, 1));
  say('alone, a thousand dates', await read(url, headers, MANY_DATES));
  const begun = await fetch(`${url}/api/v1/imports`, { method: 'POST', headers, body: tables(rows) });
  const { id } = (await begun.json()) as { id: string };
  const begunMs = performance.now();
  let state = 'running';
  for (let round = 1; state === 'running' || state === 'queued'; round++) {
    say(`during the import, round ${round}`, await read(url, headers, 1));
    ({ state } = (await (await fetch(`${url}/api/v1/imports/${id}`, { headers })).json()) as {
      state: string;
    });
  }
  const seconds = Math.round((performance.now() - begunMs) / 1000);
  console.log(`import of ${rows} supplies: ${state}, within ${seconds} s`);
  await stop();
}

const folder = mkdtempSync(join(tmpdir(), 'headwater-bench-'));
try {
  await measure(join(folder, 'bench.db'), Number(process.argv[2] ?? 1_000_000));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
