import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What every peer is asked: which flagged stocks are reached from the starts, and over how few flows. */
export interface GraphFiles {
  readonly folder: string;
  /** Stocks are numbered from 0 up to this. */
  readonly stocks: number;
}

export interface GraphNumbers {
  /** Pairs: fed stock, feeding stock. */
  readonly arcs: Uint32Array;
  readonly starts: Uint32Array;
  /** The stocks that a measure covers, reached or not. */
  readonly flagged: Uint32Array;
}

/** Little-endian files of 32-bit numbers, which every language reads at once. */
export function writeGraph(folder: string, { arcs, starts, flagged }: GraphNumbers): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'arcs.u32'), arcs);
  writeFileSync(join(folder, 'starts.u32'), starts);
  writeFileSync(join(folder, 'flagged.u32'), flagged);
}

function bytesOf(path: string): ArrayBuffer {
  const bytes = readFileSync(path);
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

export function readGraph(folder: string): GraphNumbers {
  const numbers = (name: string) => new Uint32Array(bytesOf(join(folder, `${name}.u32`)));
  return { arcs: numbers('arcs'), starts: numbers('starts'), flagged: numbers('flagged') };
}

/** For each flagged stock the fewest flows from a start, -1 if it is not reached. */
export function readDistances(path: string): Int32Array {
  return new Int32Array(bytesOf(path));
}

export function writeDistances(path: string, distances: Int32Array): void {
  writeFileSync(path, distances);
}
