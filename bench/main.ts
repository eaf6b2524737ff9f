import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureLadder } from './further-paths.js';
import { measureSize, type SizeFigures } from './measure-size.js';
import { machineLines } from './report/machine.js';
import { performanceText } from './report/performance.js';

const DOCUMENT = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const [BEGIN, END] = ['<!-- figures: made by npm run bench -->', '<!-- end of figures -->'];

const OPTIONS = {
  sizes: { type: 'string', default: '1e4,1e6,1e7' },
  seed: { type: 'string', default: '1' },
  runs: { type: 'string', default: '7' },
  peers: { type: 'string', default: '' },
  date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  'limit-seconds': { type: 'string', default: '120' },
  'limit-mib': { type: 'string', default: '14000' },
  print: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

function progress(text: string): void {
  process.stderr.write(`bench: ${text}\n`);
}

function wholeNumber(text: string, flag: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new Error(`${flag}: "${text}" is not a whole number above 0.`);
}

/** A folder that is gone when this process is, also when it is interrupted. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function measureAll(values: Values, runs: number): Promise<readonly SizeFigures[]> {
  const timeMs = wholeNumber(values['limit-seconds'], '--limit-seconds') * 1000;
  const limits = { timeMs, memoryMiB: wholeNumber(values['limit-mib'], '--limit-mib') };
  const seed = wholeNumber(values.seed, '--seed');
  const peers = values.peers.split(',').filter((part) => part !== '');
  const sizes = values.sizes.split(',').map((size) => wholeNumber(size, '--sizes'));
  const measured: SizeFigures[] = [];
  for (const supplies of sizes) {
    const onProgress = (what: string) => progress(`${supplies} supplies: ${what}`);
    measured.push(await measureSize(temporaryFolder(), { supplies, seed, runs, limits, peers, onProgress }));
  }
  return measured;
}

/** Puts the figures between the markers of the document; the rest of it is written by hand. */
function writeDocument(figures: string): void {
  const text = readFileSync(DOCUMENT, 'utf8');
  const [before] = text.split(BEGIN);
  const [, after] = text.split(END);
  writeFileSync(DOCUMENT, `${before}${BEGIN}\n\n${figures}\n\n${END}${after}`);
  progress('docs/performance.md is written');
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const runs = wholeNumber(values.runs, '--runs');
  const sizes = await measureAll(values, runs);
  progress('further paths');
  const ladder = await measureLadder(runs);
  const limits = `- Limits of each peer: ${values['limit-seconds']} s with loading, ${values['limit-mib']} MiB. Seed ${values.seed}, up to ${runs} runs.`;
  const figures = performanceText(sizes, ladder, [...machineLines(values.date), limits]);
  if (values.print) process.stdout.write(`${figures}\n`);
  else writeDocument(figures);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
await main().catch((error: unknown) => {
  progress(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
