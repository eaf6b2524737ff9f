import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SEED_PATH } from '../../src/app.js';
import { type ChildRun, type Limits, runChild } from '../child.js';
import { type Spread, spreadOf } from '../spread.js';

const PROGRAM = join(fileURLToPath(new URL('../../../', import.meta.url)), 'bin', 'headwater.js');

/** Of the time that a command has at most, this part is spent on repeating it. */
const SHARE_OF_REPEATING = 20;

/** What users wait for, process by process. */
export interface ImportFigures {
  /** Everything but supplies and productions: documents, goods, parties, ownerships. */
  readonly partiesMs: number;
  readonly suppliesMs: number;
  readonly productionsMs: number;
  /** The most memory of the import of supplies. */
  readonly peakMiB: number | null;
  readonly databaseMiB: number;
}

export interface ColdTrace {
  /** The first one after the import, which may prepare what later ones use. */
  readonly firstMs: number;
  /** Until the verdict stood there, and until all of the answer did. */
  readonly verdict: Spread;
  readonly spread: Spread;
  readonly peakMiB: number | null;
}

async function headwater(args: readonly string[], limits: Limits): Promise<ChildRun> {
  const run = await runChild([process.execPath, PROGRAM, ...args], limits);
  if (run.outcome === 'done') return run;
  throw new Error(`headwater ${args[0]}: ${run.outcome}\n${run.stderr.slice(-2000)}`);
}

/** Imports a generated world with the program that users run, supplies apart. */
export async function importWorld(world: string, db: string, limits: Limits): Promise<ImportFigures> {
  const tables = (...names: readonly string[]) => names.map((name) => join(world, `${name}.csv`));
  const imported = (paths: readonly string[]) => headwater(['import', ...paths, '--db', db], limits);
  const parties = tables('documents', 'organizations', 'sites', 'ownerships');
  const { wallMs: partiesMs } = await imported([join(SEED_PATH, 'goods'), ...parties]);
  const { wallMs: suppliesMs, peakMiB } = await imported(tables('supplies'));
  const { wallMs: productionsMs } = await imported(tables('productions'));
  const measures = [join(SEED_PATH, 'measures'), join(world, 'measures')];
  await headwater(['measures', 'import', ...measures, '--db', db], limits);
  const databaseMiB = statSync(db).size / 2 ** 20;
  return { partiesMs, suppliesMs, productionsMs, peakMiB, databaseMiB };
}

/** When a verdict came; it stands in the first part of the answer. */
function verdictMs({ first }: ChildRun): number {
  const isSaid = /^(?:EXPOSED|POSSIBLE|UNKNOWN|NOT-TESTED|CLEAR): /m.test(first?.text ?? '');
  if (!isSaid) throw new Error(`headwater trace began with something else: ${first?.text.slice(0, 200)}`);
  return first!.ms;
}

/** Traces a product several times, each time in a new process that prints its answer to a pipe. */
export async function coldTrace(
  db: string,
  product: string,
  date: string,
  runs: number,
  limits: Limits,
): Promise<ColdTrace> {
  const args = ['trace', product, '--date', date, '--db', db];
  const { wallMs: firstMs } = await headwater(args, limits);
  const [verdictsMs, timesMs]: [number[], number[]] = [[], []];
  let peakMiB: number | null = null;
  for (
    let spentMs = 0;
    timesMs.length < runs && (timesMs.length === 0 || spentMs < limits.timeMs / SHARE_OF_REPEATING);
  ) {
    const run = await headwater(args, limits);
    verdictsMs.push(verdictMs(run));
    timesMs.push(run.wallMs);
    spentMs += run.wallMs;
    if (run.peakMiB !== null) peakMiB = Math.max(peakMiB ?? 0, run.peakMiB);
  }
  return { firstMs, verdict: spreadOf(verdictsMs), spread: spreadOf(timesMs), peakMiB };
}
