import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Starts the command, says its process id, and ends it as soon as its own standard input is closed: so that nothing is
 * left behind however the process that holds the other end comes to its end.
 */
const GUARD = '"$@" </dev/null >"$LOG" 2>&1 & echo $!; cat >/dev/null; kill -9 $!; wait $! 2>/dev/null';

/** A process that dies with this one. */
export interface Guarded {
  readonly pid: number;
  hasEnded(): boolean;
  /** Ends it at once, without a chance to put anything in order, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

const STOP_LIMIT_MS = 30_000;

/** Runs a command with its output in `logPath`. */
export async function startGuarded(
  command: readonly string[],
  logPath: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Guarded> {
  const shell = spawn('/bin/sh', ['-c', GUARD, 'sh', ...command], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ...environment, LOG: logPath },
    // So that an interrupt from the keyboard reaches the tests only; the guard ends the server after them.
    detached: true,
  });
  const pid = await firstNumber(shell);
  const closed = once(shell, 'close');
  const end = async () => {
    shell.stdin!.end();
    await closed;
  };
  return {
    pid,
    hasEnded: () => hasEnded(pid),
    kill: end,
    async stop() {
      signal(pid, 'SIGTERM');
      await ended(pid);
      await end();
    },
  };
}

async function firstNumber(shell: ChildProcess): Promise<number> {
  const lines = createInterface({ input: shell.stdout! });
  const [line] = (await once(lines, 'line')) as [string];
  return Number(line);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** The guard keeps the id from being used again until it is closed; until then Linux shows the process as a zombie. */
function hasEnded(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return !signal(pid, 0);
  }
}

async function ended(pid: number): Promise<void> {
  for (const startMs = Date.now(); Date.now() - startMs < STOP_LIMIT_MS && !hasEnded(pid); ) await delay(50);
}
