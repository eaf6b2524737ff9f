import { InvalidArgumentError, Option } from 'commander';
import { type Day, formatDay, parseDay } from '../model/dates.js';

const MS_PER_DAY = 86_400_000;

/** `--db`, else HEADWATER_DB where it is not empty, else the file in the current folder. */
export function dbOption(): Option {
  const location = process.env.HEADWATER_DB || './headwater.db';
  return new Option('--db <store>', 'the store: a SQLite file, or neo4j://HOST:PORT').default(
    location,
    'HEADWATER_DB, else ./headwater.db',
  );
}

function dayArgument(edge: 'from' | 'to') {
  return (text: string): Day => {
    const day = parseDay(text, edge);
    if (typeof day === 'number') return day;
    throw new InvalidArgumentError('Write a date as YYYY-MM-DD.');
  };
}

/** The import date decides which measures are in force and which records count; today (UTC) unless it is given. */
export function dateOption(what = 'import date'): Option {
  return new Option('--date <day>', `${what}, YYYY-MM-DD`)
    .argParser(dayArgument('to'))
    .default(today(), formatDay(today()));
}

/** Today as a day, in UTC. */
export function today(): Day {
  return Math.floor(Date.now() / MS_PER_DAY);
}

/** Neo4j only: the compiled graph is for analysts' queries, and a trace does not need it. */
export function writeBackOption(): Option {
  return new Option('--no-write-back', 'Neo4j: do not write stocks and flows back for queries');
}

/** Published tables do not say of which day they are. */
export function asOfOption(): Option {
  return new Option('--as-of <day>', 'the day of which the lists are, YYYY-MM-DD').argParser(
    dayArgument('from'),
  );
}

export function sinceOption(): Option {
  return new Option('--since <day>', 'ignore what ended before this day').argParser(dayArgument('from'));
}

export function measureOption(): Option {
  return new Option('--measure <id...>', 'test only these measures');
}

/** A whole number from `least` up. */
export function countArgument(least: number) {
  return (text: string): number => {
    const count = Number(text);
    if (/^\d{1,9}$/.test(text) && count >= least) return count;
    throw new InvalidArgumentError(`Write a whole number from ${least}.`);
  };
}

const FAIL_LEVELS = ['exposed', 'possible', 'unknown'] as const;

export function failOnOption(): Option {
  return new Option('--fail-on <verdict>', 'exit with 3 if the verdict is this bad or worse').choices(
    FAIL_LEVELS,
  );
}

export function isAtLeastAsBad(verdict: string, level: string | undefined): boolean {
  const levels: readonly string[] = FAIL_LEVELS;
  return level !== undefined && levels.includes(verdict) && levels.indexOf(verdict) <= levels.indexOf(level);
}
