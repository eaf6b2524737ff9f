import { Command } from 'commander';
import { findTables, importTables, withStore } from '../app.js';
import { changedSomething, printImport } from './import-report.js';
import { dbOption, writeBackOption } from './options.js';
import { ProgressLine } from './progress.js';
import { writeBack } from './write-back.js';

interface ImportOptions {
  readonly db: string;
  readonly keepUnresolved: boolean;
  readonly writeBack: boolean;
}

async function runImport(paths: readonly string[], options: ImportOptions): Promise<number> {
  // A mistyped path must not leave an empty store behind.
  await findTables(paths);
  const progress = new ProgressLine();
  const report = await withStore(options.db, 'write', (store) =>
    importTables(store, paths, { keepUnresolved: options.keepUnresolved, onProgress: progress.report }),
  ).finally(() => progress.end());
  const exitCode = await printImport(report);
  if (options.writeBack && report.files.some(changedSomething)) await writeBack(options.db);
  return exitCode;
}

/** `headwater import`; `done` is told the exit code. */
export function importCommand(done: (exitCode: number) => void): Command {
  return new Command('import')
    .description('read tables (CSV) into the store; each file whole or not at all')
    .argument('<path...>', 'folders with tables, or table files such as supplies.csv')
    .addOption(dbOption())
    .addOption(writeBackOption())
    .option('--keep-unresolved', 'turn ids that nothing describes into visible stand-ins', false)
    .action(async (paths: string[], options: ImportOptions) => done(await runImport(paths, options)));
}
