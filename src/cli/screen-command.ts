import { Command, Option } from 'commander';
import { type Screened, screenLines, screenProducts, withStore } from '../app.js';
import type { Day } from '../model/dates.js';
import { HeadwaterError } from '../model/errors.js';
import { plain } from '../model/plain-text.js';
import { dateOption, dbOption, failOnOption, isAtLeastAsBad, measureOption, sinceOption } from './options.js';
import { EXIT_DONE, EXIT_VERDICT, print, tell } from './output.js';
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
  const unseen = new Set(organizations);
  let count = 0;
  let exitCode = EXIT_DONE;
  let warnings: Screened['warnings'] = [];
  await withStore(options.db, 'read', async (store, graphs) => {
    const answer = async (product: Pick<Screened, 'organization' | 'verdict' | 'warnings'>, line: string) => {
      unseen.delete(product.organization);
      count++;
      warnings = product.warnings;
      progress.end();
      await print(`${line}\n`);
      if (isAtLeastAsBad(product.verdict, options.failOn)) exitCode = EXIT_VERDICT;
    };
    const asked = [store, organizations, question, progress.report, graphs] as const;
    if (options.format === 'json') {
      for await (const line of screenLines(...asked)) await answer(line, JSON.stringify(line));
    } else {
      for await (const product of screenProducts(...asked)) await answer(product, productLine(product));
    }
  }).finally(() => progress.end());
  if (options.format === 'text') for (const { text } of warnings) tell(plain(text));
  refuseNothing(count, [...unseen]);
  return exitCode;
}

/** A line stands for itself in someone's file, so each says that lists behind it are out of date. */
function productLine({ organization, good, verdict, measures, warnings }: Screened): string {
  const hit = measures.filter(({ hits }) => hits !== 0).map(({ id }) => id);
  const name = good === null ? organization : `${organization}/${good}`;
  const mark = warnings.length === 0 ? '' : `  (lists to renew: ${warnings.length})`;
  return plain(`${`${verdict.padEnd(VERDICT_WIDTH)} ${name}  ${hit.join(' ')}`.trimEnd()}${mark}`);
}

/** No line about an organization must not read as nothing wrong with it. Error: PRODUCT_NOT_FOUND. */
function refuseNothing(count: number, unseen: readonly string[]): void {
  if (count > 0 && unseen.length === 0) return;
  const what =
    unseen.length === 0
      ? 'organization in the store that buys anything'
      : `product of ${unseen.map((id) => `"${id}"`).join(', ')}: nothing is recorded that they received, made or delivered`;
  throw new HeadwaterError(
    'PRODUCT_NOT_FOUND',
    `There is no ${what}. Check the id, or import the records first.`,
  );
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
