import { matchParties } from '../../src/match/party-matches.js';
import { compileParties } from '../../src/model/parties.js';
import { listedParties, listedParty } from './listed.js';
import {
  type KindResult,
  measureChanges,
  measureUnlisted,
  organizationOf,
  type UnlistedResult,
} from './measurement.js';
import { unlistedNames } from './unlisted.js';

/**
 * `npm run bench:names`: how well names are matched. Options: `--seed N` for other chance, `--missed` to print what is
 * not found, `--large` for a million organizations against a thousand listed names as well.
 */

const UNLISTED = 2500;
const DRAWS = 3;
const LARGE_ORGANIZATIONS = 1_000_000;
const LARGE_LISTED = 1000;

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

function printLine(...cells: readonly (string | number)[]): void {
  const [first = '', ...others] = cells;
  console.log([String(first).padEnd(38), ...others.map((cell) => String(cell).padStart(10))].join(''));
}

function printChanges(results: readonly KindResult[], showMissed: boolean): void {
  printLine('kind of change', 'names', 'confirmed', 'pending', 'recall', 'precision');
  for (const { kind, names, confirmed, pending, matches, wrong, missed } of [...results, sumOf(results)]) {
    const recall = percent(confirmed + pending, names);
    printLine(kind, names, confirmed, pending, recall, percent(matches - wrong, matches));
    if (showMissed && kind !== ALL) for (const name of missed) console.log(`    missed: ${name}`);
  }
}

const ALL = 'all';

function sumOf(results: readonly KindResult[]): KindResult {
  const sum = (of: (result: KindResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  return {
    kind: ALL,
    names: sum(({ names }) => names),
    confirmed: sum(({ confirmed }) => confirmed),
    pending: sum(({ pending }) => pending),
    matches: sum(({ matches }) => matches),
    wrong: sum(({ wrong }) => wrong),
    missed: [],
  };
}

function printUnlisted(results: readonly UnlistedResult[], showMissed: boolean): void {
  printLine('not listed', 'names', 'confirmed', 'pending', 'share');
  let [names, confirmed, pending, pairs] = [0, 0, 0, 0];
  for (const result of results) {
    names += result.names;
    confirmed += result.confirmed.length;
    pending += result.pending.length;
    pairs += result.pairs;
    const share = percent(result.pending.length, result.names);
    printLine(result.family, result.names, result.confirmed.length, result.pending.length, share);
    if (showMissed)
      for (const name of [...result.confirmed, ...result.pending]) console.log(`    taken: ${name}`);
  }
  printLine(ALL, names, confirmed, pending, percent(pending, names));
  console.log(
    `confirmed ${percent(confirmed, names)}; the queue for review has ${pairs} pairs of ${pending} names`,
  );
}

function measureLarge(seed: number): void {
  const real = listedParties();
  const more = unlistedNames(real, 2 * LARGE_LISTED, seed + 1).map(({ name }) => name);
  const listed = Array.from(
    { length: LARGE_LISTED },
    (_, index) => real[index] ?? listedParty(more[2 * index]!, { aliases: [more[2 * index + 1]!] }),
  );
  const organizations = unlistedNames(real, LARGE_ORGANIZATIONS, seed).map(({ name }, index) =>
    organizationOf(name, index),
  );
  const parties = compileParties(organizations, []);
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  const [matches] = matchParties(parties, [listed], []);
  const { user, system } = process.cpuUsage(startCpu);
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  const cpuSeconds = ((user + system) / 1e6).toFixed(1);
  console.log(
    `${organizations.length} organizations against ${listed.length} listed parties: ${seconds} s, ${cpuSeconds} s of processor time; ${matches!.size} matched`,
  );
}

function optionOf(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

const seed = Number(optionOf('--seed') ?? 20_210_624);
const showMissed = process.argv.includes('--missed');
const listed = listedParties();
console.log(`${listed.length} listed parties, seed ${seed}`);
printChanges(measureChanges(listed, DRAWS, seed), showMissed);
printUnlisted(measureUnlisted(listed, unlistedNames(listed, UNLISTED, seed)), showMissed);
if (process.argv.includes('--large')) measureLarge(seed);
