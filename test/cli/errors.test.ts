import { chmodSync, mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Workspace, workspace } from './run.js';
import { importSmallWorld } from './traced-world.js';

let here: Workspace;
beforeAll(async () => {
  here = workspace();
  await importSmallWorld(here);
  here.write('text.db', 'id,name\n'.repeat(200));
  here.write('goods.txt', 'id,name\n');
  here.write('broken.json', '{');
  mkdirSync(join(here.path, 'folder'));
});
afterAll(() => here.remove());

/** The command line, its exit code, and the start of its one line on stderr. */
type ErrorCase = readonly [commandLine: string, exitCode: number, message: string];

async function expectError([commandLine, exitCode, message]: ErrorCase): Promise<void> {
  const run = await here.headwater(...commandLine.split(' ').filter((part) => part !== ''));
  expect(run.stderr.slice(0, message.length)).toBe(message);
  expect([run.exitCode, run.stdout]).toEqual([exitCode, '']);
  expect(run.stderr).toMatch(/^[^\n]{30,}\n$|\(see --help\)|Usage:/);
  expect(run.stderr).not.toMatch(/\n {4}at |node:|\.js:\d/);
}

const ERRORS: readonly ErrorCase[] = [
  ['trace importer --db none.db', 1, 'headwater: STORE_NOT_FOUND: The store "none.db" does not exist'],
  ['screen --db none.db', 1, 'headwater: STORE_NOT_FOUND: The store "none.db" does not exist'],
  ['measures --db none.db', 1, 'headwater: STORE_NOT_FOUND: The store "none.db" does not exist'],
  ['import data --db none/new.db', 1, 'headwater: STORE_NOT_FOUND: The store "none/new.db" cannot be made'],
  [
    'trace importer --db text.db',
    1,
    'headwater: STORE_UNREADABLE: The store "text.db" is not a Headwater store',
  ],
  [
    'import data --db text.db',
    1,
    'headwater: STORE_UNREADABLE: The store "text.db" is not a Headwater store',
  ],
  ['trace importer --db folder', 1, 'headwater: STORE_UNREADABLE: The store "folder" is a folder'],
  [
    'trace importer --db postgres://localhost',
    2,
    'headwater: STORE_UNSUPPORTED: There is no store for postgres',
  ],
  ['trace nobody', 1, 'headwater: PRODUCT_NOT_FOUND: There is no organization "nobody"'],
  ['trace plant', 1, 'headwater: PRODUCT_NOT_FOUND: There is no organization "plant"'],
  ['trace importer/nothing', 1, 'headwater: PRODUCT_NOT_FOUND: There is no good "nothing"'],
  [
    'trace importer/quartz',
    1,
    'headwater: PRODUCT_NOT_FOUND: There is no "quartz" at "importer", which has: panel',
  ],
  [
    'trace importer --date 2024 --since 2025',
    2,
    'headwater: SINCE_AFTER_DATE: --since 2025-01-01 is after the import',
  ],
  ['trace importer --date 2010', 1, 'headwater: NO_MEASURE_IN_FORCE: No measure is in force on 2010-12-31'],
  ['trace importer --measure none', 1, 'headwater: MEASURE_NOT_FOUND: There is no measure "none"'],
  ['measures show none', 1, 'headwater: MEASURE_NOT_FOUND: There is no measure "none"'],
  ['screen nobody', 1, 'headwater: PRODUCT_NOT_FOUND: There is no organization "nobody"'],
  ['import none', 1, 'headwater: FILE_NOT_FOUND: none: no such file'],
  [
    'import goods.txt',
    1,
    'headwater: FILE_UNREADABLE: goods.txt: not the name of a table: use one of documents.csv',
  ],
  ['import folder', 1, 'headwater: NO_TABLES: no table in folder'],
  ['measures import folder', 1, 'headwater: FILE_NOT_FOUND: no measure file (*.json) in folder'],
];

const WRONG_USES: readonly ErrorCase[] = [
  ['trase importer', 2, "error: unknown command 'trase'"],
  ['trace', 2, "error: missing required argument 'organization[/good]'"],
  ['trace importer panel', 2, 'error: too many arguments'],
  [
    'trace importer --date 01/06/2024',
    2,
    "error: option '--date <day>' argument '01/06/2024' is invalid. Write a date",
  ],
  [
    'trace importer --date 2024-02-30',
    2,
    "error: option '--date <day>' argument '2024-02-30' is invalid. Write a date",
  ],
  [
    'trace importer --paths 0',
    2,
    "error: option '--paths <n>' argument '0' is invalid. Write a whole number from 1",
  ],
  ['trace importer --gaps -1', 2, "error: option '--gaps <n>'"],
  [
    'trace importer --format pdf',
    2,
    "error: option '--format <format>' argument 'pdf' is invalid. Allowed choices",
  ],
  [
    'trace importer --fail-on clear',
    2,
    "error: option '--fail-on <verdict>' argument 'clear' is invalid. Allowed",
  ],
  ['trace importer --fromat json', 2, "error: unknown option '--fromat'"],
  ['trace importer --measure', 2, "error: option '--measure <id...>' argument missing"],
  ['import', 2, "error: missing required argument 'path'"],
  ['measures shwo', 2, 'error: '],
  ['', 2, 'Usage: headwater'],
];

describe('an error is one line with its code, and never a stack trace:', () => {
  test.each(ERRORS)('headwater %s', async (...one) => expectError(one));

  test('a store that is cut off', async () => {
    here.write('cut.db', '');
    truncateSync(join(here.path, 'cut.db'));
    await expectError([
      'trace importer --db cut.db',
      1,
      'headwater: STORE_NOT_FOUND: The store "cut.db" is an empty file',
    ]);
  });

  test('a file that may not be read', async () => {
    if (process.getuid?.() === 0) return;
    here.write('closed/goods.csv', 'id,name\n');
    chmodSync(join(here.path, 'closed/goods.csv'), 0);
    await expectError([
      'import closed',
      1,
      'headwater: FILE_UNREADABLE: closed/goods.csv: cannot be read (you have no',
    ]);
  });
});

describe('wrong use is told in a sentence, with exit code 2:', () => {
  test.each(WRONG_USES)('headwater %s', async (...one) => expectError(one));
});

test('help and version are answers', async () => {
  const help = await here.headwater('--help');
  expect([help.exitCode, help.stderr]).toEqual([0, '']);
  for (const command of ['import', 'trace', 'screen', 'measures', 'demo'])
    expect(help.stdout).toContain(command);
  const version = await here.headwater('--version');
  expect([version.exitCode, version.stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
});
