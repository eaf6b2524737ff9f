import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Command } from 'commander';
import { z } from 'zod';
import { buildProgram, main } from '../src/cli/main.js';
import { FLOW_KINDS } from '../src/flow/flows.js';
import { TABLE_COLUMNS } from '../src/input/table-columns.js';
import { BASES } from '../src/model/basis.js';
import { ERROR_CODES } from '../src/model/errors.js';
import { CONSEQUENCES } from '../src/model/measure.js';
import { measureSchema } from '../src/model/measure-schemas.js';
import { PROBLEM_RULES } from '../src/model/problem.js';
import { TABLES } from '../src/model/records.js';
import { RENDERERS } from '../src/report/registry.js';
import { GAP_KINDS, VERDICTS } from '../src/trace/result.js';

/** Holds the documents to the code: what is there is documented, and what is documented is there. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

const DOCUMENTS = [
  ...readdirSync(ROOT),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
  'seed/README.md',
]
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md'));

/** The text under a heading, up to the next one of its rank or higher. */
function section(text: string, heading: string): string {
  const rank = /^#+/.exec(heading)![0].length;
  const start = text.indexOf(`\n${heading}\n`);
  if (start < 0) throw new Error(`no heading "${heading}"`);
  const rest = text.slice(start + heading.length + 2);
  const end = rest.search(new RegExp(`^#{1,${rank}} `, 'm'));
  return end < 0 ? rest : rest.slice(0, end);
}

/** The code words in the first cells of all tables of a text. */
function firstCells(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!));
}

function sorted(words: Iterable<string>): readonly string[] {
  return [...new Set(words)].sort();
}

const PROGRAM = await buildProgram(() => {}, undefined);

/** Every command under the program with its words, such as `measures import`. */
function commands(): readonly { words: string; command: Command }[] {
  const found: { words: string; command: Command }[] = [];
  const open = PROGRAM.commands.map((command) => ({ words: command.name(), command }));
  for (const entry of open) {
    found.push(entry);
    for (const sub of entry.command.commands)
      open.push({ words: `${entry.words} ${sub.name()}`, command: sub });
  }
  return found;
}

/** What the program prints to stdout. */
async function outputOf(...args: readonly string[]): Promise<string> {
  const chunks: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk, ...more) => {
    chunks.push(String(chunk));
    const taken = more.at(-1);
    if (typeof taken === 'function') taken();
    return true;
  });
  try {
    await main(args);
    return chunks.join('');
  } finally {
    spy.mockRestore();
  }
}

describe('docs/commands.md', () => {
  const text = read('docs/commands.md');
  const shared = text.slice(0, text.indexOf('\n## '));

  test('has each command alone under the name that it is loaded by', async () => {
    for (const name of PROGRAM.commands.map((command) => command.name())) {
      const alone = await buildProgram(() => {}, name);
      expect(alone.commands.map((command) => command.name())).toEqual([name]);
    }
  });

  test.each(commands())('has the command "$words" with every flag and argument', ({ words, command }) => {
    const own = section(text, `## ${words.split(' ')[0]}`);
    expect(own).toMatch(new RegExp(`headwater ${words.replace(' list', ' \\[list\\]')}(?![a-z])`));
    for (const { long } of command.options)
      expect(`${shared}${own}`).toMatch(new RegExp(`[\`[]${long}(?![a-z-])`));
  });

  test('has no flag that no command has', () => {
    const known = new Set(commands().flatMap(({ command }) => command.options.map(({ long }) => long!)));
    const named = [...text.matchAll(/--[a-z][a-z-]*/g)].map(([flag]) => flag);
    expect(sorted(named).filter((flag) => !known.has(flag))).toEqual(['--help', '--version']);
  });

  test('has every format', () => {
    for (const format of RENDERERS.keys()) expect(section(text, '### Formats')).toContain(`\`${format}\``);
  });
});

describe('docs/data-format.md', () => {
  const text = read('docs/data-format.md');

  test.each([...TABLES])('has exactly the columns of %s, and marks the required ones', (table) => {
    const named = firstCells(section(text, `### ${table}.csv`));
    const columns = TABLE_COLUMNS[table].map(({ name, required }) => `${name}${required ? '*' : ''}`);
    expect(sorted(named)).toEqual(sorted(columns));
  });

  test('has exactly the members of a measure', () => {
    const measures = section(text, '## Measures');
    const members: string[] = [];
    const open: unknown[] = [z.toJSONSchema(measureSchema, { io: 'input', unrepresentable: 'any' })];
    for (const schema of open) {
      if (typeof schema !== 'object' || schema === null) continue;
      const {
        properties = {},
        items,
        anyOf = [],
      } = schema as { properties?: object; items?: unknown; anyOf?: [] };
      members.push(...Object.keys(properties));
      open.push(...Object.values(properties), items, ...anyOf);
    }
    expect(members.length).toBeGreaterThan(20);
    const named = firstCells(measures).map((word) => word.replace('*', ''));
    for (const member of members) expect(measures).toMatch(new RegExp(`[\`"]${member}[\`"*]`));
    expect(named.filter((word) => !members.includes(word))).toEqual([]);
  });
});

describe('docs/errors.md', () => {
  const text = read('docs/errors.md');

  test('has exactly the error codes, with their exit codes', () => {
    const errors = section(text, '## Errors');
    expect(sorted(firstCells(errors))).toEqual(sorted(Object.keys(ERROR_CODES)));
    for (const [code, { exitCode }] of Object.entries(ERROR_CODES)) {
      expect(errors).toContain(`| \`${code}\` | ${exitCode} |`);
    }
  });

  test('has exactly the rules of problems', () => {
    expect(sorted(firstCells(section(text, '## Problems')))).toEqual(sorted(Object.keys(PROBLEM_RULES)));
  });
});

describe('docs/rules.md', () => {
  const words = [VERDICTS, GAP_KINDS, BASES, FLOW_KINDS, CONSEQUENCES].flat();

  test.each([...words])('explains `%s`', (word) => {
    expect(read('docs/rules.md')).toContain(`\`${word}\``);
  });

  test('explains both roles', () => {
    expect(read('docs/rules.md')).toContain('*handler*');
    expect(read('docs/commands.md')).toContain('`producer` or `handler`');
  });
});

describe('Links', () => {
  /** As GitHub makes them: lower case, blanks to hyphens, punctuation gone. */
  function anchors(path: string): readonly string[] {
    const headings = [...read(path).matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!);
    return headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );
  }

  test.each(DOCUMENTS)('of %s lead to files and headings that exist', (document) => {
    const links = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);
    for (const link of links.filter((each) => !/^[a-z]+:/.test(each))) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? document : posix.join(posix.dirname(document), path);
      expect({ link, exists: existsSync(join(ROOT, target)) }).toEqual({ link, exists: true });
      if (anchor !== undefined) expect(anchors(target)).toContain(anchor);
    }
  });
});

describe('README.md', () => {
  const text = read('README.md');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

  test.each(['README.md', 'CONTRIBUTING.md', 'docs/commands.md'])(
    'and %s name only npm scripts that exist',
    (path) => {
      const named = [...read(path).matchAll(/npm (?:run )?(?!ci\b)([a-z0-9:-]+)(?= |`|$)/gm)].map(
        (match) => match[1]!,
      );
      expect(named.length).toBeGreaterThan(0);
      for (const script of named.filter((word) => word !== 'to'))
        expect(Object.keys(scripts)).toContain(script);
    },
  );

  test('names only commands that exist', () => {
    const known = commands().map(({ words }) => words);
    const named = [...text.matchAll(/npm run headwater -- (measures \w+|\w+)/g)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((words) => !known.includes(words))).toEqual([]);
  });

  test('shows lines that the demo really prints, in their order', async () => {
    const printed = (await outputOf('demo')).split('\n');
    const shown = /```demo\n([\s\S]*?)```/.exec(text)![1]!.trimEnd().split('\n');
    expect(shown.length).toBeGreaterThan(8);
    let at = 0;
    for (const line of shown.filter((each) => each !== '…')) {
      const found = printed.indexOf(line, at);
      expect({ line, isPrinted: found >= 0 }).toEqual({ line, isPrinted: true });
      at = found + 1;
    }
  });
});

describe('The answer as JSON', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-docs-'));
  const db = join(folder, 'docs.db');
  const seed = (name: string) => join(ROOT, 'seed', name);

  beforeAll(async () => {
    await outputOf('import', seed('goods'), seed('demo'), '--db', db);
    await outputOf('measures', 'import', seed('measures'), '--db', db);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['trace', 'example-imports/solar-module', '--paths', '2'],
    ['screen', 'example-imports', '--measure', 'us-wro-hoshine'],
  ])('of %s has no member that docs/commands.md does not name', async (...args) => {
    const answer = await outputOf(...args, '--format', 'json', '--date', '2026-06-01', '--db', db);
    const text = read('docs/commands.md');
    const members = new Set<string>();
    const open: unknown[] = answer.startsWith('{\n')
      ? [JSON.parse(answer)]
      : answer
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
    for (const value of open) {
      if (typeof value !== 'object' || value === null) continue;
      if (!Array.isArray(value)) for (const member of Object.keys(value)) members.add(member);
      open.push(...Object.values(value));
    }
    const isGapKind = (member: string) => (GAP_KINDS as readonly string[]).includes(member);
    const unnamed = [...members].filter((member) => !isGapKind(member) && !text.includes(`\`${member}`));
    expect(members.size).toBeGreaterThan(3);
    expect(unnamed).toEqual([]);
  });
});
