import { Command } from 'commander';
import { copyEverything } from '../app.js';
import { writeBackOption } from './options.js';
import { EXIT_DONE, print } from './output.js';
import { ProgressLine } from './progress.js';
import { writeBack } from './write-back.js';

interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly writeBack: boolean;
}

async function runCopy({ from, to, writeBack: isWrittenBack }: CopyOptions): Promise<number> {
  const progress = new ProgressLine();
  const counts = await copyEverything(from, to, progress.report).finally(() => progress.end());
  for (const { table, records } of counts) await print(`${table}: ${records} copied\n`);
  if (isWrittenBack) await writeBack(to);
  return EXIT_DONE;
}

/** `headwater copy`; `done` is told the exit code. */
export function copyCommand(done: (exitCode: number) => void): Command {
  return new Command('copy')
    .description('copy all records, measures and decisions, for example from the file to Neo4j')
    .requiredOption('--from <store>', 'a SQLite file, or neo4j://HOST:PORT')
    .requiredOption('--to <store>', 'an empty store of either kind')
    .addOption(writeBackOption())
    .action(async (options: CopyOptions) => done(await runCopy(options)));
}
