import { join } from 'node:path';
import { type Limits, type Outcome, runChild } from '../child.js';
import { type Spread, spreadOf } from '../spread.js';
import { type GraphFiles, readDistances } from './graph-files.js';
import type { Peer } from './peers.js';

export interface PeerAnswer {
  readonly name: string;
  readonly version: string;
  readonly loadMs: number;
  readonly spread: Spread;
  readonly peakMiB: number | null;
  readonly distances: Int32Array;
  /** All stocks that it reached, of a peer that says so. */
  readonly reached: number | null;
}

/** What a peer came to instead of an answer. */
export interface NoAnswer {
  readonly name: string;
  readonly outcome: Exclude<Outcome, 'done'> | 'not available' | 'not tried';
  readonly reason: string;
}

export interface Asking {
  readonly runs: number;
  readonly limits: Limits;
  /** The flows to the farthest stock, for a peer that has to be told. */
  readonly depth: number;
}

interface Printed {
  readonly loadMs: number;
  readonly runsMs: readonly number[];
  readonly version: string;
  readonly reached?: number;
}

/** Half of the time that a peer has may go into repeating its answer; the rest is for loading. */
const ANSWER_SHARE = 0.5;

/** Asks a peer in a process of its own, which is stopped at the limits. */
export async function askPeer(
  peer: Peer,
  { folder, stocks }: GraphFiles,
  { runs, limits, depth }: Asking,
): Promise<PeerAnswer | NoAnswer> {
  const { name } = peer;
  const command = peer.prepare(folder);
  if ('unavailable' in command) return { name, outcome: 'not available', reason: command.unavailable };
  const output = join(folder, 'answer.i32');
  const question = [folder, stocks, runs, limits.timeMs * ANSWER_SHARE, output].map(String);
  const told = peer.needsDepth ? [String(depth)] : [];
  const { outcome, stdout, stderr, peakMiB } = await runChild([...command, ...question, ...told], limits);
  if (outcome !== 'done') return { name, outcome, reason: stderr.trim().split('\n').at(-1) ?? '' };
  const { loadMs, runsMs, version, reached = null } = JSON.parse(stdout) as Printed;
  const distances = readDistances(output);
  return { name, version, loadMs, spread: spreadOf(runsMs), peakMiB, distances, reached };
}

/** Where an answer differs from the right one, in words; null if it does not. */
export function difference(
  right: Int32Array,
  answer: Int32Array,
  { isReachOnly = false }: Pick<Peer, 'isReachOnly'>,
): string | null {
  if (right.length !== answer.length) return `${answer.length} stocks instead of ${right.length}`;
  const same = (at: number) => (isReachOnly ? right[at]! < 0 === answer[at]! < 0 : right[at] === answer[at]);
  const at = right.findIndex((_, index) => !same(index));
  return at < 0 ? null : `flagged stock ${at}: ${answer[at]} flows instead of ${right[at]}`;
}
