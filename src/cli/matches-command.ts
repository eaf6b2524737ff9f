import { Command, InvalidArgumentError, Option } from 'commander';
import { decide, type ListedMatch, listDecisions, listMatches, withStore } from '../app.js';
import { type Day, formatDay } from '../model/dates.js';
import type { Decision } from '../model/decision.js';
import { plain } from '../model/plain-text.js';
import { dateOption, dbOption, writeBackOption } from './options.js';
import { EXIT_DONE, print, tell } from './output.js';
import { writeBack } from './write-back.js';

interface ListOptions {
  readonly db: string;
  readonly all: boolean;
  readonly format: string;
}

interface DecideOptions {
  readonly db: string;
  readonly reviewer: string;
  readonly note?: string;
  readonly date: Day;
  readonly writeBack: boolean;
}

const STATUS_WIDTH = 9;
const SCORE_DIGITS = 2;

function matchLine({
  party,
  partyName,
  listedName,
  by,
  status,
  score,
  reasons,
  measures,
  decision,
}: ListedMatch) {
  const through = by === listedName ? '' : ` through "${by}"`;
  const decided =
    decision === null ? '' : `  (${decision.verdict} by ${decision.reviewer}, ${formatDay(decision.date)})`;
  const why = reasons.length === 0 ? '' : `  ${reasons.join('; ')}`;
  const names = `${party} "${partyName}" = "${listedName}"${through}`;
  return `${status.padEnd(STATUS_WIDTH)} ${score.toFixed(SCORE_DIGITS)}  ${names}  ${measures.join(' ')}${why}${decided}`;
}

function decisionLine({ id, date, partyName, listedName, verdict, reviewer, note }: Decision): string {
  const said = note === null ? '' : `: ${note}`;
  return `${id}  ${formatDay(date)}  ${verdict.padEnd(STATUS_WIDTH)} "${partyName}" = "${listedName}"  by ${reviewer}${said}`;
}

async function printEach<T extends object>(items: readonly T[], format: string, line: (item: T) => string) {
  for (const item of items) await print(`${format === 'json' ? JSON.stringify(item) : plain(line(item))}\n`);
}

async function list({ db, all, format }: ListOptions): Promise<number> {
  const matches = await withStore(db, 'read', listMatches);
  const pending = matches.filter(({ status }) => status === 'pending');
  await printEach(all ? matches : pending, format, matchLine);
  if (!all && pending.length === 0) tell('No match waits for a decision. See all with --all.');
  return EXIT_DONE;
}

async function log({ db, format }: Pick<ListOptions, 'db' | 'format'>): Promise<number> {
  const decisions = await withStore(db, 'read', listDecisions);
  const json = decisions.map(({ date, ...decision }) => ({ ...decision, date: formatDay(date) }));
  if (format === 'json') await printEach(json, format, () => '');
  else
    await printEach(
      decisions,
      format,
      (one) => `${decisionLine(one)}${one.inForce ? '' : '  (not in force)'}`,
    );
  return EXIT_DONE;
}

async function review(
  verdict: Decision['verdict'],
  party: string,
  listed: string,
  { db, reviewer, note, date, writeBack: isWrittenBack }: DecideOptions,
): Promise<number> {
  const decisions = await withStore(db, 'write', (store) =>
    decide(store, { party, listed, verdict, reviewer, note: note ?? null, date }),
  );
  await printEach(decisions, 'text', decisionLine);
  if (isWrittenBack) await writeBack(db);
  return EXIT_DONE;
}

function textArgument(text: string): string {
  if (text.trim() !== '') return text.trim();
  throw new InvalidArgumentError('Write something.');
}

/** `--reviewer`, else HEADWATER_REVIEWER where it is not empty: a decision without a name is none. */
function reviewerOption(): Option {
  const option = new Option('--reviewer <who>', 'who decides (default: HEADWATER_REVIEWER)').argParser(
    textArgument,
  );
  const known = process.env.HEADWATER_REVIEWER?.trim();
  return known ? option.default(known, 'HEADWATER_REVIEWER') : option.makeOptionMandatory();
}

function formatOption(): Option {
  return new Option('--format <format>', 'text, or one JSON object a line')
    .choices(['text', 'json'])
    .default('text');
}

const DECISIONS = [
  ['confirm', 'confirmed', 'these two names are one party'],
  ['reject', 'rejected', 'these two names are not one party; other matches of either stay'],
  ['withdraw', 'withdrawn', 'take back what was decided on these two names'],
] as const;

/** `headwater matches list|confirm|reject|withdraw|log`; `done` is told the exit code. */
export function matchesCommand(done: (exitCode: number) => void): Command {
  const matches = new Command('matches').description('review which names in the records are listed parties');
  matches
    .command('list', { isDefault: true })
    .description('the pairs of names that wait for a decision')
    .addOption(dbOption())
    .option('--all', 'also those that are confirmed or rejected', false)
    .addOption(formatOption())
    .action(async (options: ListOptions) => done(await list(options)));
  for (const [name, verdict, description] of DECISIONS) {
    matches
      .command(name)
      .description(description)
      .argument('<party>', 'an id, or a name in the records')
      .argument('<listed>', 'a listed name as printed')
      .addOption(dbOption())
      .addOption(reviewerOption())
      .addOption(new Option('--note <text>', 'why').argParser(textArgument))
      .addOption(dateOption('day of the decision'))
      .addOption(writeBackOption())
      .action(async (party: string, listed: string, options: DecideOptions) =>
        done(await review(verdict, party, listed, options)),
      );
  }
  matches
    .command('log')
    .description('all decisions, oldest first')
    .addOption(dbOption())
    .addOption(formatOption())
    .action(async (options: ListOptions) => done(await log(options)));
  return matches;
}
