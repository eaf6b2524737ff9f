/** Several times of one thing, in milliseconds. */
export interface Spread {
  readonly medianMs: number;
  readonly leastMs: number;
  readonly mostMs: number;
  readonly runs: number;
}

/** At least one time. */
export function spreadOf(timesMs: readonly number[]): Spread {
  const sorted = [...timesMs].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const medianMs = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { medianMs, leastMs: sorted[0]!, mostMs: sorted.at(-1)!, runs: sorted.length };
}

/** Runs something several times, at least once, and no more once the time is spent. */
export async function timed(runs: number, limitMs: number, action: () => unknown): Promise<Spread> {
  const timesMs: number[] = [];
  for (let spentMs = 0; timesMs.length < runs && (timesMs.length === 0 || spentMs < limitMs); ) {
    const start = performance.now();
    await action();
    timesMs.push(performance.now() - start);
    spentMs += timesMs.at(-1)!;
  }
  return spreadOf(timesMs);
}
