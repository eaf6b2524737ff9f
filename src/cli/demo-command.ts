import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import {
  importMeasures,
  importTables,
  RENDERERS,
  readMeasures,
  type Screened,
  SEED_PATH,
  type Store,
  screenProducts,
  traceProduct,
  withStore,
} from '../app.js';
import { formatDay, parseDay } from '../model/dates.js';
import { HeadwaterError } from '../model/errors.js';
import type { Measure } from '../model/measure.js';
import { EXIT_DONE, print } from './output.js';

/** The demo's own facts: an invented importer, and a fixed import date so that the answer never changes. */
const IMPORTER = 'example-imports';
const DATE = parseDay('2026-06-01', 'to') as number;
const GAPS = 5;

/** The orders and the region rule; the Entity List is not among them, for the demo does not load one. */
function isTested({ id }: Measure): boolean {
  return id.startsWith('us-wro-') || id === 'us-uflpa-region';
}

async function importSeeds(store: Store): Promise<void> {
  const tables = await importTables(store, [`${SEED_PATH}goods`, `${SEED_PATH}demo`], {
    keepUnresolved: false,
  });
  const measures = await importMeasures(store, [`${SEED_PATH}measures`]);
  const refused = [...tables.files, ...measures.files].find((file) => file.problemsTotal > 0);
  if (refused !== undefined) {
    throw new HeadwaterError(
      'IMPORT_REFUSED',
      `The shipped ${refused.file} is damaged: ${refused.problems[0]?.message}.`,
    );
  }
}

function productLine({ organization, good, verdict, measures }: Screened): string {
  const hit = measures.filter(({ hits }) => hits !== 0).map(({ id }) => id);
  return `  ${verdict.toUpperCase().padEnd(11)} ${organization}/${good}  ${hit.join(' ')}`.trimEnd();
}

const NEXT = `
The store of this demo is gone now. To keep one and ask it yourself:
  npm run headwater -- import seed/goods seed/demo
  npm run headwater -- measures import seed/measures
  npm run headwater -- trace ${IMPORTER}/solar-module --date ${formatDay(DATE)}
`;

async function showDemo(store: Store): Promise<void> {
  const measures = (await readMeasures(store)).filter(isTested).map(({ id }) => id);
  const products: Screened[] = [];
  const question = { date: DATE, since: null, measures };
  for await (const product of screenProducts(store, [IMPORTER], question)) products.push(product);
  const worst = products.find(({ verdict }) => verdict === 'exposed')!;
  const listing = { paths: 1, gaps: GAPS };
  const { result, labels } = await traceProduct(store, { ...worst, ...question }, listing);
  await print(
    `Headwater demo: an invented importer, imports of ${formatDay(DATE)}, tested against ${measures.length} measures\n` +
      '(Withhold Release Orders and the UFLPA region rule).\n' +
      'Only the listed producers are real, and what they sell here is invented.\n\n' +
      `${products.map(productLine).join('\n')}\n\n` +
      'Not tested: the UFLPA Entity List. Load the current list with `headwater measures import`;\n' +
      'until then no product is cleared of it.\n\n' +
      `${RENDERERS.get('text')!(result, labels)}${NEXT}`,
  );
}

async function runDemo(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-demo-'));
  try {
    const location = join(folder, 'demo.db');
    await withStore(location, 'write', importSeeds);
    await withStore(location, 'read', showDemo);
    return EXIT_DONE;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `headwater demo`; `done` is told the exit code. */
export function demoCommand(done: (exitCode: number) => void): Command {
  return new Command('demo')
    .description('import the shipped seeds into a temporary store and trace a solar panel')
    .action(async () => done(await runDemo()));
}
