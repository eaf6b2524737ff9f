import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { functionsOf, linesOf } from './function-lengths.js';

/**
 * Holds what ARCHITECTURE.md and CONTRIBUTING.md promise about the sources: rooms, lengths, names, what may be
 * touched where, and what stands nowhere. It reads text and relies on the formatter, which `npm run lint` holds.
 */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SELF = 'test/tidy.test.ts';
const ENTRY = 'src/cli/main.ts';
/** What Vite builds for the browser. */
const PAGE_ENTRY = 'src/web/main.tsx';
const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 70;

/** In the order in which data passes them. The edges stand at the end and import only `app` and `model`. */
const ROOMS = [
  'model',
  'input',
  'store',
  'match',
  'measures',
  'flow',
  'trace',
  'report',
  'app',
  'cli',
  'http',
  'web',
];
const EDGES = ['cli', 'http', 'web'];

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => statSync(join(ROOT, path)).isFile())
    .sort();
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The text without comments, so that a word about something is not taken for its use. */
function codeOf(path: string): string {
  return read(path)
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}

const SOURCES = filesIn('src').filter((path) => /\.tsx?$/.test(path));
const TESTS = filesIn('test').filter((path) => path.endsWith('.ts'));
const TYPESCRIPT = [...SOURCES, ...TESTS, ...filesIn('bench').filter((path) => path.endsWith('.ts'))];
const CODE = new Map(TYPESCRIPT.map((path) => [path, codeOf(path)]));

/** What a file imports, or names by `new URL` to start it: paths of the project as paths from the root, packages by their names. */
function importsOf(path: string): readonly string[] {
  const named = [...CODE.get(path)!.matchAll(/(?:^|[\s}(])(?:from|import|new URL)\s*\(?\s*'([^']+)'/gm)];
  return named.map(([, name = '']) => {
    if (!name.startsWith('.')) return name;
    const source = posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts');
    return CODE.has(`${source}x`) ? `${source}x` : source;
  });
}

function roomOf(path: string): string {
  return path.split('/')[1]!.replace(/\.ts$/, '');
}

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  if (from === 'web') return to === 'model';
  if (EDGES.includes(from)) return to === 'app' || to === 'model' || (from === 'cli' && to === 'http');
  return ROOMS.indexOf(to) < ROOMS.indexOf(from);
}

/** The files that others among them reach by imports, the first ones too. */
function reachedFrom(starts: readonly string[]): ReadonlySet<string> {
  const reached = new Set(starts);
  for (const path of reached) {
    for (const imported of importsOf(path)) if (CODE.has(imported)) reached.add(imported);
  }
  return reached;
}

/** Which files hold something, of those that should not. */
function holders(paths: readonly string[], pattern: RegExp): readonly string[] {
  return paths.filter((path) => path !== SELF && pattern.test(CODE.get(path) ?? read(path)));
}

describe('Rooms', () => {
  test('are those of ARCHITECTURE.md, in its order', () => {
    const text = read('ARCHITECTURE.md');
    const present = ROOMS.filter((room) => SOURCES.some((path) => roomOf(path) === room));
    expect(SOURCES.map(roomOf).filter((room) => !ROOMS.includes(room))).toEqual([]);
    const named = [...text.matchAll(/^\| `(\w+)(?:\/|\.ts)` \|/gm)].map((match) => match[1]!);
    expect(named).toEqual(present);
  });

  test('import only rooms above them; edges only app and model, the command line the server, the page only model', () => {
    const wrong = SOURCES.flatMap((path) =>
      importsOf(path)
        .filter((name) => name.startsWith('src/') && !mayImport(roomOf(path), roomOf(name)))
        .map((name) => `${path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('have no file that the program does not reach', () => {
    const reached = reachedFrom([ENTRY, PAGE_ENTRY]);
    expect(SOURCES.filter((path) => !reached.has(path))).toEqual([]);
  });

  test('are imported by what really is there', () => {
    const missing = TYPESCRIPT.flatMap((path) =>
      importsOf(path).filter((name) => name.endsWith('.ts') && !CODE.has(name)),
    );
    expect(missing).toEqual([]);
  });
});

describe('What may be touched where', () => {
  const packages: readonly (readonly [name: RegExp, allowed: RegExp, why: string])[] = [
    [/^better-sqlite3$/, /^src\/store\/sqlite\//, 'only the SQLite store knows SQLite'],
    [/^neo4j-driver$/, /^src\/store\/neo4j\//, 'only the Neo4j store knows Neo4j'],
    [/^csv-parse/, /^src\/input\//, 'only input reads CSV'],
    [/^parse5$/, /^src\/input\/html-tables\.ts$/, 'one file reads HTML'],
    [/^(?:pinyin-pro|fastest-levenshtein)$/, /^src\/match\//, 'only matching compares names'],
    [/^preact/, /^src\/web\//, 'only the page has components'],
    [/^commander$/, /^src\/cli\//, 'only the command line reads arguments'],
    [/^zod$/, /^src\/(?:model|input|http)\//, 'shapes are checked at the boundary'],
    [
      /^node:fs/,
      /^src\/(?:input\/|store\/|cli\/|http\/|app[./]|flow\/snapshot(?:-reader|-writer)?\.ts)/,
      'the core does not touch the disk',
    ],
    [/^node:(?:net|https?|http2|tls|dgram)$/, /^src\/(?:http|store\/neo4j)\//, 'nothing leaves the machine'],
    [/^node:child_process$/, /^$/, 'nothing is run'],
  ];

  test.each(packages)('%s is imported only where %s (%s)', (name, allowed) => {
    const wrong = SOURCES.filter(
      (path) => !allowed.test(path) && importsOf(path).some((each) => name.test(each)),
    );
    expect(wrong).toEqual([]);
  });

  test('fetch is called nowhere in the program but in the web page', () => {
    const others = SOURCES.filter((path) => roomOf(path) !== 'web');
    expect(holders(others, /\bfetch\(/)).toEqual([]);
  });

  test('only the edges ask the clock, and nothing rolls dice but what makes secrets', () => {
    const clock = /Date\.now\(|new Date\(\)|performance\.now\(/;
    // An import into Neo4j needs a name that no other has, and keeps its lock awake; no answer depends on either.
    const server = ['src/store/neo4j/connection.ts', 'src/store/neo4j/lock.ts'];
    const others = SOURCES.filter((path) => !server.includes(path));
    expect(
      holders(
        others.filter((path) => !['cli', 'http'].includes(roomOf(path))),
        clock,
      ),
    ).toEqual([]);
    expect(holders(others, /Math\.random\(|randomUUID|randomBytes/)).toEqual(['src/http/secret.ts']);
  });
});

describe('Files and functions', () => {
  test('have names in kebab-case, and none that says nothing', () => {
    const names = TYPESCRIPT.map((path) => basename(path));
    expect(names.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test)?\.tsx?$/.test(name))).toEqual([]);
    expect(
      names.filter((name) => /^(?:utils?|helpers?|common|types|misc)(?:\.test)?\.tsx?$/.test(name)),
    ).toEqual([]);
  });

  test(`are not longer than ${MAX_FILE_LINES} and ${MAX_FUNCTION_LINES} lines`, () => {
    expect(TYPESCRIPT.filter((path) => linesOf(read(path)).length > MAX_FILE_LINES)).toEqual([]);
    const functions = TYPESCRIPT.flatMap((path) => functionsOf(path, CODE.get(path)!));
    expect(functions.length).toBeGreaterThan(500);
    expect(functions.filter(({ lines }) => lines > MAX_FUNCTION_LINES)).toEqual([]);
  });
});

describe('What stands nowhere', () => {
  const bans: readonly (readonly [what: string, pattern: RegExp])[] = [
    ['the type any', /(?:[:|&] |<|\b(?:as|extends) )any\b(?=[;,)>[\]\s|&=]|$)/m],
    ['order by locale', /\.localeCompare\(|Intl\.Collator|\.toLocale\w*Case\(/],
    ['a Cypher statement', /\b(?:MATCH|MERGE|OPTIONAL MATCH)\s+\(|\bUNWIND\s+\$/],
  ];
  const bansInText: readonly (readonly [what: string, pattern: RegExp])[] = [
    ['an ignored type error', /@ts-(?:ignore|expect-error|nocheck)/],
    ['an ignored lint', /biome-ignore/],
    ['work left for later', /\b(?:TODO|FIXME|XXX:)/],
  ];

  test.each(bans)('%s', (_, pattern) => {
    expect(holders(TYPESCRIPT, pattern)).toEqual([]);
  });

  test.each(bansInText)('%s', (_, pattern) => {
    expect(TYPESCRIPT.filter((path) => path !== SELF && pattern.test(read(path)))).toEqual([]);
  });

  test('a path of one machine or the host of a registry', () => {
    const texts = ['src', 'test', 'bench', 'docs', 'seed', 'bin'].flatMap(filesIn);
    const documents = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
    const pattern =
      /(?<![\w.~-])\/(?:work|home|root|Users)\/|registry\.npmjs|registry\.yarnpkg|files\.pythonhosted|[A-Z]:\\Users/;
    expect(holders([...texts, ...documents], pattern)).toEqual([]);
  });
});

describe('Tests', () => {
  const TEST_FILES = TESTS.filter((path) => path.endsWith('.test.ts'));
  const hasTest = (path: string) => /\b(?:test|it)(?:\.each)?\s*(?:<[^>]*>)?[(`]/.test(CODE.get(path) ?? '');

  test('are in every test file, its own or those of a suite that it imports', () => {
    const empty = TEST_FILES.filter((path) => ![path, ...importsOf(path)].some(hasTest));
    expect(empty).toEqual([]);
  });

  test('are neither skipped nor singled out', () => {
    const pattern =
      /\b(?:describe|test|it)\.(?:skip|only|todo|failing)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/;
    // Samples of others that may not be copied here are read only where they lie beside the project. What needs a
    // server or a browser that cannot be had here is reported as skipped too, and `.ci/run` fails on it.
    const unmet = ['test/sample-files.ts', 'test/neo4j/each-server.ts', 'test/web/chromium.ts'];
    const wrong = TESTS.filter(
      (path) => path !== SELF && !unmet.includes(path) && pattern.test(CODE.get(path)!),
    );
    expect(wrong).toEqual([]);
  });

  test('use every file beside them', () => {
    // The reporter is named in package.json.
    const reached = reachedFrom([...TEST_FILES, 'test/count-reporter.ts']);
    expect(TESTS.filter((path) => !reached.has(path))).toEqual([]);
  });

  test('lie in folders that mirror those of the sources', () => {
    const apart = ['bench', 'neo4j', 'random', 'reference', 'seed'];
    const folders = new Set(TESTS.map((path) => posix.dirname(path).split('/')[1] ?? ''));
    const wrong = [...folders].filter(
      (folder) => folder !== '' && !ROOMS.includes(folder) && !apart.includes(folder),
    );
    expect(wrong).toEqual([]);
  });
});

describe('The program', () => {
  test('starts where bin/headwater.js says', () => {
    const started = /import\('([^']+)'\)/.exec(read('bin/headwater.js'))![1]!;
    const compiled = resolve(ROOT, dirname('bin/headwater.js'), started);
    expect(compiled).toBe(resolve(ROOT, 'dist', ENTRY.replace(/\.ts$/, '.js')));
  });
});
