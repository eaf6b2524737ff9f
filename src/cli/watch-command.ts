import { Command, Option } from 'commander';
import {
  readEarlierResult,
  renderWatchText,
  type Watched,
  watchProducts,
  withStore,
  writeWhole,
} from '../app.js';
import type { Day } from '../model/dates.js';
import type { EarlierResult } from '../model/earlier-result.js';
import { HeadwaterError } from '../model/errors.js';
import { dateOption, dbOption, failOnOption, isAtLeastAsBad } from './options.js';
import { EXIT_DONE, EXIT_VERDICT, print, tell } from './output.js';
import { ProgressLine } from './progress.js';

interface WatchOptions {
  readonly db: string;
  readonly date: Day;
  readonly sinceResult?: string;
  readonly state?: string;
  readonly format: string;
  readonly failOn?: string;
}

/** Where the state is kept; beside a store in a file unless told. Error: WRONG_USE. */
function statePath({ db, state }: WatchOptions): string {
  if (state !== undefined) return state;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(db)) return `${db}.watch.json`;
  throw new HeadwaterError(
    'WRONG_USE',
    'A store on a server has no folder to keep the state in: name a file with --state.',
  );
}

/** The state of the last run; null before the first. Errors: RESULT_UNREADABLE, FILE_UNREADABLE, WRONG_USE. */
async function lastState(path: string, organizations: readonly string[]): Promise<EarlierResult | null> {
  const state = await readEarlierResult(path).catch((error: unknown) => {
    if (error instanceof HeadwaterError && error.code === 'FILE_NOT_FOUND') return null;
    throw error;
  });
  if (state === null || organizations.length === 0) return state;
  const asSet = (ids: readonly string[]) => JSON.stringify([...new Set(ids)].sort());
  if (state.form === 'state' && asSet(state.organizations) === asSet(organizations)) return state;
  const watched = state.organizations.length === 0 ? 'all that buy anything' : state.organizations.join(', ');
  throw new HeadwaterError(
    'WRONG_USE',
    `${path} watches ${watched}: name no organization, or another file with --state to watch others.`,
  );
}

/** Whether a product became, or came in, at least as bad as `level`; one that got better did not. */
function isWorse({ before, now }: Watched['answer']['changes'][number], level: string | undefined): boolean {
  return now !== null && isAtLeastAsBad(now, level) && !(before !== null && isAtLeastAsBad(before, now));
}

async function runWatch(organizations: readonly string[], options: WatchOptions): Promise<number> {
  const path = options.sinceResult === undefined ? statePath(options) : null;
  const earlier =
    path === null ? await readEarlierResult(options.sinceResult!) : await lastState(path, organizations);
  const progress = new ProgressLine();
  const { answer, state } = await withStore(options.db, 'read', (store, graphs) =>
    watchProducts(store, { organizations, date: options.date }, earlier, progress.report, graphs),
  ).finally(() => progress.end());
  await print(options.format === 'json' ? `${JSON.stringify(answer, null, 2)}\n` : renderWatchText(answer));
  if (path !== null) {
    await writeWhole(path, state);
    if (earlier === null) tell(`The verdicts are kept in ${path}; the next run tells what changed.`);
  }
  const isBad = earlier !== null && answer.changes.some((change) => isWorse(change, options.failOn));
  return isBad ? EXIT_VERDICT : EXIT_DONE;
}

/** `headwater watch`; `done` is told the exit code. */
export function watchCommand(done: (exitCode: number) => void): Command {
  return new Command('watch')
    .description(
      'which verdicts changed since an earlier result, and which record or list entry changed them',
    )
    .argument('[organization...]', 'ids as in organizations.csv; those of the earlier result unless given')
    .addOption(dbOption())
    .addOption(dateOption())
    .addOption(
      new Option('--since-result <file>', 'compare with what `trace` or `screen` printed as JSON').conflicts(
        'state',
      ),
    )
    .addOption(new Option('--state <file>', 'where the verdicts are kept (default: beside the store)'))
    .addOption(
      new Option('--format <format>', 'text, or one JSON object').choices(['text', 'json']).default('text'),
    )
    .addOption(failOnOption())
    .action(async (organizations: string[], options: WatchOptions) =>
      done(await runWatch(organizations, options)),
    );
}
