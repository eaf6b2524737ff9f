import { Command, Option } from 'commander';
import { screenProducts, withStore } from '../app.js';
import type { Day } from '../model/dates.js';
import { plain } from '../report/labels.js';
import { dateOption, dbOption, failOnOption, isAtLeastAsBad, measureOption, sinceOption } from './options.js';
import { EXIT_DONE, EXIT_VERDICT, print } from './output.js';
import { ProgressLine } from './progress.js';

interface ScreenOptions {
  readonly db: string;
  readonly date: Day;
  readonly since?: Day;
  readonly measure?: readonly string[];
  readonly format: string;
  readonly failOn?: string;
}

const VERDICT_WIDTH = 11;

async function runScreen(organizations: readonly string[], options: ScreenOptions): Promise<number> {
  const progress = new ProgressLine();
  const question = { date: options.date, since: options.since ?? null, measures: options.measure ?? null };
  let exitCode = EXIT_DONE;
  await withStore(options.db, 'read', async (store) => {
    for await (const product of screenProducts(store, organizations, question, progress.report)) {
      const { organization, good, verdict, measures } = product;
      const hit = measures.filter(({ hits }) => hits > 0).map(({ id }) => id);
      const name = good === null ? organization : `${organization}/${good}`;
      const line = plain(`${verdict.padEnd(VERDICT_WIDTH)} ${name}  ${hit.join(' ')}`.trimEnd());
      progress.end();
      await print(`${options.format === 'json' ? JSON.stringify(product) : line}\n`);
      if (isAtLeastAsBad(verdict, options.failOn)) exitCode = EXIT_VERDICT;
    }
  }).finally(() => progress.end());
  return exitCode;
}

/** `headwater screen`; `done` is told the exit code. */
export function screenCommand(done: (exitCode: number) => void): Command {
  return new Command('screen')
    .description('judge every product of these organizations, or of all that buy anything, one a line')
    .argument('[organization...]', 'ids as in organizations.csv')
    .addOption(dbOption())
    .addOption(dateOption())
    .addOption(sinceOption())
    .addOption(measureOption())
    .addOption(
      new Option('--format <format>', 'text, or one JSON object a line')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addOption(failOnOption())
    .action(async (organizations: string[], options: ScreenOptions) =>
      done(await runScreen(organizations, options)),
    );
}
