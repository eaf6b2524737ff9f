import { Command } from 'commander';
import {
  askForAnswers,
  type FileReport,
  findMeasureFiles,
  importMeasures,
  readMeasures,
  withStore,
} from '../app.js';
import { type Day, formatSpanEnd } from '../model/dates.js';
import { HeadwaterError } from '../model/errors.js';
import { type Measure, measureToFile } from '../model/measure.js';
import { plain } from '../model/plain-text.js';
import { changedSomething, printImport } from './import-report.js';
import { asOfOption, dbOption, writeBackOption } from './options.js';
import { EXIT_DONE, print, tell } from './output.js';
import { writeBack } from './write-back.js';

interface StoreOptions {
  readonly db: string;
}

function measureLine({ id, effective, consequence, status, title, partial }: Measure): string {
  const span = `${formatSpanEnd(effective.from)} to ${formatSpanEnd(effective.to) ?? 'open'}`;
  return plain(
    `${id}  ${span}  ${consequence}  ${status}${partial ? ', partial' : ''}  ${title ?? ''}`.trimEnd(),
  );
}

async function list({ db }: StoreOptions): Promise<number> {
  const measures = await withStore(db, 'read', readMeasures);
  if (measures.length === 0) tell('The store has no measures. Load some with `headwater measures import`.');
  for (const measure of measures) await print(`${measureLine(measure)}\n`);
  return EXIT_DONE;
}

async function show(id: string, { db }: StoreOptions): Promise<number> {
  const measure = (await withStore(db, 'read', readMeasures)).find((one) => one.id === id);
  if (measure === undefined) {
    throw new HeadwaterError(
      'MEASURE_NOT_FOUND',
      `There is no measure "${id}". See \`headwater measures list\`.`,
    );
  }
  await print(`${JSON.stringify(measureToFile(measure), null, 2)}\n`);
  return EXIT_DONE;
}

interface LoadOptions extends StoreOptions {
  readonly writeBack: boolean;
  readonly answers?: string;
  readonly asOf?: Day;
  readonly ask?: boolean;
}

/** Prints the questions of one list; nothing is imported, and no store is needed. */
async function ask(paths: readonly string[], options: LoadOptions): Promise<number> {
  if (paths.length !== 1)
    throw new HeadwaterError('WRONG_USE', '--ask takes one file: ask for each list apart.');
  const template = await askForAnswers(paths[0]!, options);
  if (Object.keys(template).length === 0) tell('Nothing is asked: see what the import says.');
  await print(`${JSON.stringify(template, null, 2)}\n`);
  return EXIT_DONE;
}

function lacksFacts({ problems }: FileReport): boolean {
  return problems.some(({ rule }) => rule === 'fact-missing');
}

async function load(paths: readonly string[], options: LoadOptions): Promise<number> {
  if (options.ask === true) return ask(paths, options);
  const { db } = options;
  await findMeasureFiles(paths);
  const report = await withStore(db, 'write', (store) => importMeasures(store, paths, options));
  const exitCode = await printImport(report);
  if (report.files.some(lacksFacts)) {
    tell(
      'Write the missing facts down with `headwater measures import FILE --ask > answers.json`, fill them in,',
    );
    tell('and import with --answers answers.json.');
  }
  if (options.writeBack && report.files.some(changedSomething)) await writeBack(db);
  return exitCode;
}

/** `headwater measures list|show|import`; `done` is told the exit code. */
export function measuresCommand(done: (exitCode: number) => void): Command {
  const measures = new Command('measures').description(
    'the orders and lists that products are tested against',
  );
  measures
    .command('list', { isDefault: true })
    .description('one line for each measure in the store')
    .addOption(dbOption())
    .action(async (options: StoreOptions) => done(await list(options)));
  measures
    .command('show')
    .description('one measure, as JSON')
    .argument('<id>')
    .addOption(dbOption())
    .action(async (id: string, options: StoreOptions) => done(await show(id, options)));
  measures
    .command('import')
    .description('read measures (JSON) or published lists into the store; each file whole or not at all')
    .argument('<path...>', 'files of measures or lists, or folders with JSON files')
    .addOption(dbOption())
    .option('--answers <file>', 'what the lists do not state (JSON)')
    .addOption(asOfOption())
    .option('--ask', 'print the facts that the list does not state, to be filled in; import nothing')
    .addOption(writeBackOption())
    .action(async (paths: string[], options: LoadOptions) => done(await load(paths, options)));
  return measures;
}
