import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SEED_PATH } from '../src/app.js';
import { type Limits, runChild } from './child.js';
import { type ColdTrace, coldTrace, type ImportFigures, importWorld } from './headwater/commands.js';
import type { ScreenFigures } from './headwater/screen-figures.js';
import { ALL_FOLDER, ANSWER_FILE, type TraceFigures, USABLE_FOLDER } from './headwater/trace-figures.js';
import { askPeer, difference, type NoAnswer, type PeerAnswer } from './peers/ask-peer.js';
import { readDistances } from './peers/graph-files.js';
import { BASELINE, PEERS, type Peer } from './peers/peers.js';
import { generateWorld, WORLD_DATE } from './world/generate.js';

/** Headwater's own processes import, load and prepare things first: they get so many times the time of a peer. */
const PATIENCE = 10;

const COMPILED = fileURLToPath(new URL('./', import.meta.url));

export interface SizeOptions {
  readonly supplies: number;
  readonly seed: number;
  /** Times that something quick is measured. */
  readonly runs: number;
  readonly limits: Limits;
  /** Peers to ask, by a part of their names; all if empty. */
  readonly peers: readonly string[];
  /** Told what is being done. */
  readonly onProgress: (what: string) => void;
}

/** What one world came to. A part of Headwater's that ran into a limit is said in words. */
export interface SizeFigures {
  readonly supplies: number;
  readonly generateMs: number;
  readonly imported: ImportFigures | string;
  readonly cold: ColdTrace | string;
  readonly traced: TraceFigures | string;
  readonly screened: ScreenFigures | string;
  /** Over all flows, dates aside; and over those that the dates of the trace leave. */
  readonly baseline: PeerAnswer | NoAnswer | null;
  readonly datedBaseline: PeerAnswer | NoAnswer | null;
  readonly peers: readonly (PeerAnswer | NoAnswer)[];
}

/** The figures, or why there are none. */
async function attempt<T>(action: () => Promise<T>): Promise<T | string> {
  try {
    return await action();
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0]! : String(error);
  }
}

/** Runs a script of the bench in a process of its own and reads the line of JSON that it prints. */
async function figuresOf<T>(script: string, args: readonly string[], limits: Limits): Promise<T> {
  const memory = `--max-old-space-size=${Math.round(limits.memoryMiB)}`;
  const command = [process.execPath, memory, join(COMPILED, 'headwater', `${script}.js`), ...args];
  const { outcome, stdout, stderr } = await runChild(command, limits);
  if (outcome === 'done') return JSON.parse(stdout) as T;
  if (outcome === 'failed') process.stderr.write(stderr);
  throw new Error(outcome);
}

/** Generates, imports and traces one world, and asks the peers; everything in a folder that is removed. */
export async function measureSize(folder: string, options: SizeOptions): Promise<SizeFigures> {
  const { supplies, seed, runs, limits, onProgress } = options;
  const patient = { ...limits, timeMs: limits.timeMs * PATIENCE };
  const [world, db] = [join(folder, 'world'), join(folder, 'bench.db')];
  mkdirSync(world, { recursive: true });
  try {
    onProgress('generating');
    const began = performance.now();
    const { importers } = generateWorld(world, { supplies, seed, goodsFolder: join(SEED_PATH, 'goods') });
    const generateMs = performance.now() - began;
    const importersFile = join(folder, 'importers.txt');
    writeFileSync(importersFile, importers.join('\n'));
    const product = importers[0]!;
    onProgress('importing');
    const imported = await attempt(() => importWorld(world, db, patient));
    onProgress('tracing in new processes');
    const cold = await attempt(() => coldTrace(db, product, WORLD_DATE, runs, patient));
    onProgress('tracing in one process');
    const asked = [db, product, WORLD_DATE, String(runs), String(limits.timeMs / 10), folder];
    const traced = await attempt(() => figuresOf<TraceFigures>('trace-process', asked, patient));
    onProgress('screening');
    const screen = [db, WORLD_DATE, importersFile, String(limits.timeMs)];
    const screened = await attempt(() => figuresOf<ScreenFigures>('screen-process', screen, patient));
    const answers = typeof traced === 'string' ? NO_PEERS : await askPeers(folder, traced, options);
    return { supplies, generateMs, imported, cold, traced, screened, ...answers };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const NO_PEERS = { baseline: null, datedBaseline: null, peers: [] };

/** Errors: an answer that is not Headwater's, for then no time says anything. */
async function askPeers(folder: string, { stocks, reached }: TraceFigures, options: SizeOptions) {
  const { runs, limits, onProgress } = options;
  const files = { folder: join(folder, ALL_FOLDER), stocks };
  const right = readDistances(join(folder, ANSWER_FILE));
  const depth = right.reduce((most, distance) => Math.max(most, distance), 0);
  const ask = async (peer: Peer, where = files) => {
    onProgress(`asking ${peer.name}`);
    const answer = await askPeer(peer, where, { runs, limits, depth });
    const wrong = 'outcome' in answer || where !== files ? null : difference(right, answer.distances, peer);
    if (wrong !== null) throw new Error(`${peer.name} answers otherwise than Headwater: ${wrong}`);
    return answer;
  };
  const baseline = await ask(BASELINE);
  const datedBaseline = await ask(BASELINE, { folder: join(folder, USABLE_FOLDER), stocks });
  if (!('outcome' in datedBaseline) && datedBaseline.reached !== reached.stocks) {
    throw new Error(`C reaches ${datedBaseline.reached} stocks with dates, Headwater ${reached.stocks}`);
  }
  const peers: (PeerAnswer | NoAnswer)[] = [];
  for (const peer of PEERS) {
    if (options.peers.length > 0 && !options.peers.some((part) => peer.name.includes(part))) continue;
    const isTooLarge = options.supplies > (peer.mostSupplies ?? Number.POSITIVE_INFINITY);
    if (!isTooLarge) peers.push(await ask(peer));
    else peers.push({ name: peer.name, outcome: 'not tried', reason: 'loading takes too long' });
  }
  return { baseline, datedBaseline, peers };
}
