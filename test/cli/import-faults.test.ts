import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoreInfo } from '../../src/store/port.js';
import type { FaultCase } from './fault-cases.js';
import { FILE_FAULTS } from './file-faults.js';
import { MEASURE_FAULTS } from './measure-faults.js';
import { CHANGE_FAULTS, DANGLING, RECORD_FAULTS } from './record-faults.js';
import { type Run, type Workspace, workspace } from './run.js';
import { importSmallWorld } from './traced-world.js';

/** Every fault is imported into a store with the small world and two measures, which none of them may change. */

let here: Workspace;
let before: StoreInfo;
beforeAll(async () => {
  here = workspace();
  await importSmallWorld(here);
  before = await here.info();
});
afterAll(() => here.remove());

/** Writes each case into a folder of its own; returns the files. */
function writeCases(cases: readonly FaultCase[], folder: string): readonly string[] {
  return cases.map(({ file, content }, index) => {
    const name = `${folder}/${index}/${file}`;
    here.write(name, content);
    return name;
  });
}

/** What a run says of one file: its problems on stderr, its counts on stdout. */
function saidOf(
  file: string,
  { stdout, stderr }: Run,
): { problems: readonly string[]; counts: readonly string[] } {
  const linesOf = (output: string, start: string) =>
    output.split('\n').flatMap((line) => (line.startsWith(start) ? [line.slice(file.length)] : []));
  return {
    problems: [...linesOf(stderr, `${file}:`), ...linesOf(stderr, `${file},`)],
    counts: linesOf(stdout, `${file}:`),
  };
}

/** One problem, which begins as the case says and ends in advice; all rows rejected. */
function expectRefused({ problem }: FaultCase, file: string, run: Run): void {
  const { problems, counts } = saidOf(file, run);
  expect(problems.length).toBe(1);
  const start = `${problem.startsWith('row') ? ', ' : ': '}${problem}: `;
  expect(problems[0]!.slice(0, start.length)).toBe(start);
  expect(problems[0]!.slice(start.length)).toMatch(/^\S.{15,}/);
  expect(counts.length).toBe(1);
  const [, read, rejected] = /^: (\d+) rows read = 0 accepted \+ (\d+) rejected; refused$/.exec(counts[0]!)!;
  expect(read).toBe(rejected);
  expect(run.stderr).toMatch(/headwater: IMPORT_REFUSED: nothing was taken from .*; mend the problems above/);
  expect(run.exitCode).toBe(1);
}

const GROUPS: readonly (readonly [string, readonly string[], readonly FaultCase[]])[] = [
  ['a file that is not such a table', ['import'], FILE_FAULTS],
  ['a record that no file may have', ['import'], RECORD_FAULTS],
  ['a change that contradicts the store', ['import'], CHANGE_FAULTS],
  ['a measure', ['measures', 'import'], MEASURE_FAULTS],
];

describe.each(GROUPS)('refuses, with one problem each and nothing stored: %s', (group, command, cases) => {
  let files: readonly string[];
  let run: Run;
  beforeAll(async () => {
    files = writeCases(cases, group.replaceAll(' ', '-'));
    run = await here.headwater(...command, ...files);
  });

  test.each(cases.map(({ title }, index) => [title, index] as const))('%s', (_, index) => {
    expectRefused(cases[index]!, files[index]!, run);
  });

  test('and nothing of it is stored', async () => {
    expect(await here.info()).toEqual(before);
  });
});

describe('refuses, with one problem each and nothing stored, an id that nothing has:', () => {
  test.each(DANGLING.map((one) => [one.title, one] as const))('%s', async (title, one) => {
    const [file] = writeCases([one], title.replaceAll(' ', '-'));
    expectRefused(one, file!, await here.headwater('import', file!));
    expect(await here.info()).toEqual(before);
  });
});

test('a file that is wrong alone is refused alone too', async () => {
  const [file] = writeCases([RECORD_FAULTS[3]!], 'alone');
  const { exitCode, stdout, stderr } = await here.headwater('import', file!);
  expect([exitCode, stdout]).toEqual([1, `${file}: 1 rows read = 0 accepted + 1 rejected; refused\n`]);
  expect(stderr.split('\n')).toEqual([
    `${file}, row 2, column to: from-after-to "2022-12-31": the span ends on 2022-12-31, before it begins on 2023-01-01: correct from or to`,
    `headwater: IMPORT_REFUSED: nothing was taken from ${file}; mend the problems above and import again.`,
    '',
  ]);
});
