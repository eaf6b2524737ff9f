import { Command, Option } from 'commander';
import { withStore } from '../app/open-store.js';
import { parseProduct, RENDERERS, renderVerdicts, type Tracing, traceProduct } from '../app/trace-product.js';
import type { Day } from '../model/dates.js';
import {
  countArgument,
  dateOption,
  dbOption,
  failOnOption,
  isAtLeastAsBad,
  measureOption,
  sinceOption,
} from './options.js';
import { Answer, EXIT_DONE, EXIT_VERDICT } from './output.js';
import { ProgressLine } from './progress.js';

interface TraceOptions {
  readonly db: string;
  readonly date: Day;
  readonly since?: Day;
  readonly measure?: readonly string[];
  readonly paths: number;
  readonly gaps?: number;
  readonly format: string;
  readonly failOn?: string;
}

const TEXT_GAPS = 20;

async function runTrace(product: string, options: TraceOptions): Promise<number> {
  const progress = new ProgressLine();
  const answer = new Answer();
  const onJudged: Tracing['onJudged'] = (judged, labels) => {
    if (options.format !== 'text') return;
    progress.end();
    answer.begin(renderVerdicts(judged, labels));
  };
  const { text, verdict } = await withStore(options.db, 'read', async (store, graphs) => {
    const { organization, good } = await parseProduct(store, product);
    const question = {
      organization,
      good,
      date: options.date,
      since: options.since ?? null,
      measures: options.measure ?? null,
    };
    const gaps = options.gaps ?? (options.format === 'text' ? TEXT_GAPS : null);
    const listing = { paths: options.paths, gaps };
    const tracing = { onProgress: progress.report, onJudged, graphs };
    const { result, labels } = await traceProduct(store, question, listing, tracing);
    return { text: RENDERERS.get(options.format)!(result, labels), verdict: result.verdict };
  }).finally(() => progress.end());
  await answer.end(text);
  return isAtLeastAsBad(verdict, options.failOn) ? EXIT_VERDICT : EXIT_DONE;
}

/** `headwater trace`; `done` is told the exit code. */
export function traceCommand(done: (exitCode: number) => void): Command {
  return new Command('trace')
    .description('trace one product of an organization upstream and judge it')
    .argument('<organization[/good]>', 'ids as in organizations.csv and goods.csv')
    .addOption(dbOption())
    .addOption(dateOption())
    .addOption(sinceOption())
    .addOption(measureOption())
    .addOption(new Option('--paths <n>', 'paths to list for each hit').argParser(countArgument(1)).default(1))
    .addOption(
      new Option('--gaps <n>', 'gaps to list, nearest first (default: all, 20 in text)').argParser(
        countArgument(0),
      ),
    )
    .addOption(
      new Option('--format <format>', 'form of the answer').choices([...RENDERERS.keys()]).default('text'),
    )
    .addOption(failOnOption())
    .action(async (product: string, options: TraceOptions) => done(await runTrace(product, options)));
}
