import { type GraphNumbers, readGraph, writeDistances } from './graph-files.js';

/** What a peer was started with: FOLDER STOCKS RUNS LIMIT_MS OUTPUT, and what it alone is told. */
export interface Asked extends GraphNumbers {
  readonly folder: string;
  readonly stocks: number;
  readonly rest: readonly string[];
}

/** One way to answer; `load` is not part of the time of an answer. */
export interface Answering<T> {
  readonly version: string;
  load(asked: Asked): Promise<T> | T;
  /** The fewest flows to each flagged stock, in their order; -1 for those that are not reached. */
  search(loaded: T, asked: Asked): Promise<Iterable<number>> | Iterable<number>;
  close?(loaded: T): Promise<void> | void;
}

/** Runs a peer that is written in TypeScript: loads, answers several times, writes the answer, prints the times. */
export async function runPeer<T>(args: readonly string[], peer: Answering<T>): Promise<void> {
  const [folder = '', stocks, runs, limitMs, output = '', ...rest] = args;
  const asked = { ...readGraph(folder), folder, stocks: Number(stocks), rest };
  const began = performance.now();
  const loaded = await peer.load(asked);
  const loadMs = performance.now() - began;
  const runsMs: number[] = [];
  let distances: Iterable<number> = [];
  for (
    let spentMs = 0;
    runsMs.length < Number(runs) && (runsMs.length === 0 || spentMs < Number(limitMs));
  ) {
    const start = performance.now();
    distances = await peer.search(loaded, asked);
    runsMs.push(performance.now() - start);
    spentMs += runsMs.at(-1)!;
  }
  await peer.close?.(loaded);
  writeDistances(output, Int32Array.from(distances));
  process.stdout.write(`${JSON.stringify({ loadMs, runsMs, version: peer.version })}\n`);
}
