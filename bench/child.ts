import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** What a process may use before it is stopped. */
export interface Limits {
  readonly timeMs: number;
  readonly memoryMiB: number;
}

export type Outcome = 'done' | 'out of time' | 'out of memory' | 'failed';

export interface ChildRun {
  readonly outcome: Outcome;
  readonly stdout: string;
  readonly stderr: string;
  readonly wallMs: number;
  /** What came first, and when; null if nothing did. */
  readonly first: { readonly text: string; readonly ms: number } | null;
  /** The most memory that it held at once, where the system tells (Linux); its own children do not count. */
  readonly peakMiB: number | null;
}

const POLL_MS = 20;
/** How the engines say on their way out that they had no more memory. */
const NO_MEMORY =
  /heap out of memory|MemoryError|OutOfMemory|Out of Memory|Map maximum size|cannot have memory/i;

/** None outlives this process, however it ends. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

function peakMiBOf(pid: number): number | null {
  try {
    const [, kib] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kib === undefined ? null : Number(kib) / 1024;
  } catch {
    return null;
  }
}

/** Stops the process by its id when it exceeds a limit; ends when the process has. */
async function watch(child: ChildProcess, limits: Limits, ended: AbortSignal) {
  const startMs = performance.now();
  let peakMiB: number | null = null;
  let outcome: Outcome = 'done';
  for (let polls = 0; !ended.aborted; polls++) {
    // At the first poll the program may not have been loaded yet.
    const now = polls === 0 || child.pid === undefined ? null : peakMiBOf(child.pid);
    if (now !== null) peakMiB = Math.max(peakMiB ?? 0, now);
    if (performance.now() - startMs > limits.timeMs) outcome = 'out of time';
    else if ((peakMiB ?? 0) > limits.memoryMiB) outcome = 'out of memory';
    if (outcome !== 'done') child.kill('SIGKILL');
    await delay(POLL_MS, undefined, { signal: ended }).catch(() => {});
  }
  return { peakMiB, outcome };
}

/** Runs a command to its end, or to its limits. */
export async function runChild(
  command: readonly string[],
  limits: Limits,
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildRun> {
  const startMs = performance.now();
  const [program, ...args] = command;
  const child = spawn(program!, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  running.add(child);
  const text = { stdout: '', stderr: '' };
  let first: ChildRun['first'] = null;
  child.stdout.on('data', (chunk: Buffer) => {
    first ??= { text: String(chunk), ms: performance.now() - startMs };
    text.stdout += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk));
  const ended = new AbortController();
  const watched = watch(child, limits, ended.signal);
  const [exitCode] = (await once(child, 'close').catch((error: Error) => {
    text.stderr += error.message;
    return [1];
  })) as [number | null];
  const wallMs = performance.now() - startMs;
  running.delete(child);
  ended.abort();
  const { peakMiB, outcome } = await watched;
  if (outcome !== 'done' || exitCode === 0) return { outcome, ...text, wallMs, first, peakMiB };
  return {
    outcome: NO_MEMORY.test(text.stderr) ? 'out of memory' : 'failed',
    ...text,
    wallMs,
    first,
    peakMiB,
  };
}
