import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { ERROR_CODES } from '../src/model/errors.js';
import { accessTo } from '../src/store/neo4j/address.js';

/** Holds docker-compose.yml and Dockerfile to docs/neo4j-operations.md and to the program, without a Docker. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PASSWORD = 'correct-horse';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly profiles?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  /** Null: as it is set where `docker compose` runs. */
  readonly environment: Readonly<Record<string, string | null>>;
  readonly ports?: readonly string[];
  readonly command?: readonly string[];
  readonly working_dir?: string;
  readonly volumes: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
}

interface Compose {
  readonly services: Readonly<Record<'neo4j' | 'headwater' | 'server', Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

const COMPOSE_TEXT = read('docker-compose.yml');
const COMPOSE = parse(COMPOSE_TEXT, { merge: true }) as Compose;
const { neo4j, headwater, server } = COMPOSE.services;
const DOCUMENT = read('docs/neo4j-operations.md');
const MANIFEST = JSON.parse(read('package.json')) as {
  readonly version: string;
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** The Compose specification's own schema, as the linter dclint ships it. */
function composeSchema(): object {
  const folder = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));
  const text = readFileSync(join(folder, 'schemas', 'compose.schema.json'), 'utf8');
  const { $schema: _, ...schema } = JSON.parse(text) as Record<string, unknown>;
  return schema;
}

/** The rows of the document's tables whose first column has this heading: cells without code marks. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const start = DOCUMENT.indexOf(`\n| ${heading} |`);
  expect(start).toBeGreaterThan(0);
  const lines = DOCUMENT.slice(start + 1).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

function firstCells(heading: string): readonly string[] {
  return rowsUnder(heading)
    .map((row) => row[0]!)
    .sort();
}

function sorted(words: Iterable<string>): readonly string[] {
  return [...new Set(words)].sort();
}

/** The texts of the sources that run as they are; the page is bundled with what it imports. */
function sources(): readonly string[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('web'))
    .map((path) => read(`src/${path}`));
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => match[1]!);
}

/** What Compose makes of `${NEO4J_PASSWORD:?…}`, the only variable that the file may ask for. */
function interpolate(value: string): string {
  return value.replace(/\$\{NEO4J_PASSWORD:\?[^}]+\}/g, PASSWORD);
}

/** The image's rule: NEO4J_ is left out, `__` stands for an underscore and `_` for a dot. */
function settingOf(variable: string): string {
  return variable
    .replace(/^NEO4J_/, '')
    .replaceAll('_', '.')
    .replaceAll('..', '_');
}

/** The variables of the image that are no settings, of which we use one. */
const NO_SETTINGS = ['NEO4J_AUTH'];

describe('docker-compose.yml', () => {
  const validate = new Ajv({ strict: false }).compile(composeSchema());

  test('is valid by the schema of the Compose specification', () => {
    validate(COMPOSE);
    expect(validate.errors).toBeNull();
  });

  test.each([
    ['a service with a misspelt member', { services: { neo4j: { image: 'neo4j', port: ['7687:7687'] } } }],
    ['ports that are no list', { services: { neo4j: { image: 'neo4j', ports: '7687:7687' } } }],
    ['an unknown member at the top', { services: {}, volume: {} }],
  ])('would not be valid with %s', (_, value) => {
    expect(validate(value)).toBe(false);
  });

  test('gives Headwater exactly the variables that the program reads and the document explains', () => {
    const pattern = /\b(?:process\.env|environment)\.([A-Z][A-Z0-9_]*)/g;
    const variables = sorted(sources().flatMap((text) => matches(text, pattern)));
    expect(Object.keys(headwater.environment).sort()).toEqual(variables);
    expect(firstCells('variable')).toEqual(variables);
  });

  test('gives Headwater an address and a user that the program takes and the server has', () => {
    const environment = Object.fromEntries(
      Object.entries(headwater.environment).map(([name, value]) => [name, interpolate(value ?? '')]),
    );
    const { address, username, password, database } = accessTo(environment.HEADWATER_DB!, environment);
    const { hostname, port } = new URL(address);
    expect(hostname).toBe('neo4j');
    expect(neo4j.ports!.map((each) => each.split(':').at(-1))).toContain(port);
    expect(`${username}/${password}`).toBe(interpolate(neo4j.environment.NEO4J_AUTH!));
    // The one database of Neo4j Community.
    expect(database).toBe('neo4j');
  });

  test('asks for the password, has none of its own, and asks for nothing else', () => {
    const asked = matches(COMPOSE_TEXT, /(\$\{?\w+(?::\?)?)/g);
    expect(sorted(asked)).toEqual(['${NEO4J_PASSWORD:?']);
    expect(neo4j.environment.NEO4J_AUTH).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?[^}]+\}$/);
    expect(headwater.environment.NEO4J_PASSWORD).toMatch(/^\$\{NEO4J_PASSWORD:\?[^}]+\}$/);
  });

  test('gives the server the settings of the document, and nothing that it would take for another', () => {
    const settings = Object.entries(neo4j.environment).filter(([name]) => !NO_SETTINGS.includes(name));
    const documented = rowsUnder('setting').map(([name, value]) => [name, value]);
    expect(settings.map(([name, value]) => [settingOf(name), value]).sort()).toEqual(documented.sort());
  });

  test('opens the ports of the document, on loopback only', () => {
    const open = [...neo4j.ports!, ...server.ports!].map((port) => port.split(':').slice(0, 2).join(':'));
    expect(sorted(open)).toEqual(firstCells('port'));
    expect(open.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(headwater.ports).toBeUndefined();
  });

  test('keeps data in the volumes of the document, and lets Headwater only read its folder', () => {
    const mounts = [...neo4j.volumes, ...headwater.volumes, ...server.volumes].map((volume) =>
      volume.split(':'),
    );
    const documented = rowsUnder('volume').map(([name, path]) => [name, path!.split(' of ')[0]]);
    expect(mounts.map(([name, path]) => [name, path]).sort()).toEqual(documented.sort());
    const named = mounts.map(([name]) => name!).filter((name) => !name.startsWith('.'));
    expect(Object.keys(COMPOSE.volumes).sort()).toEqual(named.sort());
    expect(headwater.volumes.filter((volume) => !volume.endsWith(':ro'))).toEqual([]);
  });

  test('waits until the server answers on a port that it opens', () => {
    expect(headwater.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
    const { port } = new URL(neo4j.healthcheck!.test.at(-1)!);
    expect(neo4j.ports).toContain(`127.0.0.1:${port}:${port}`);
    expect(headwater.profiles).toEqual(['tools']);
  });

  test('runs the server with the same store, as the program takes it, when it is asked for', () => {
    const { TMPDIR, ...environment } = server.environment;
    expect(environment).toEqual(headwater.environment);
    expect(TMPDIR).toBe(server.working_dir);
    expect(server.depends_on).toEqual(headwater.depends_on);
    expect(server.profiles).toEqual(['serve']);
    const [command, ...options] = server.command!;
    const known = read('src/cli/serve-command.ts');
    expect(command).toBe('serve');
    for (const option of options.filter((word) => word.startsWith('--')))
      expect(known).toContain(`'${option} `);
    const port = server.ports![0]!.split(':').at(-1)!;
    expect(known).toContain(`DEFAULT_PORT = ${port}`);
    expect(server.healthcheck!.test.at(-1)).toContain(`port: ${port}`);
    expect(server.volumes.map((volume) => volume.split(':')[1])).toEqual([server.working_dir, '/tls']);
  });

  test('runs a version of Neo4j that the tests run, and the document names all of those', () => {
    const tested = matches(read('test/neo4j/server.ts'), /version: '([\d.]+)'/g);
    const tag = /^neo4j:(\d+\.\d+)-community$/.exec(neo4j.image!)![1]!;
    expect(tested.filter((version) => version.startsWith(`${tag}.`))).toHaveLength(1);
    for (const version of tested) expect(DOCUMENT).toContain(`Neo4j ${version}`);
  });
});

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

/** The instructions of the Dockerfile, continued lines joined. */
function instructions(): readonly Instruction[] {
  const lines = read('Dockerfile')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  const parts = lines.map((line) => /^([A-Z]+) (.*)$/.exec(line)).filter((match) => match !== null);
  return parts.map(([, word = '', rest = '']) => ({ word, rest }));
}

describe('Dockerfile', () => {
  const all = instructions();
  const rests = (word: string) => all.filter((each) => each.word === word).map(({ rest }) => rest);
  const last = all.slice(all.findLastIndex(({ word }) => word === 'FROM'));
  const copied = rests('COPY').filter((rest) => !rest.startsWith('--from'));
  const copiedNames = sorted(copied.flatMap((rest) => rest.split(' ').slice(0, -1)));

  test('builds and runs on one base, the Node that the tests run on', () => {
    const bases = sorted(rests('FROM').map((rest) => rest.split(' ')[0]!));
    const major = /\d+/.exec(MANIFEST.devDependencies.node!)![0];
    expect(bases).toHaveLength(1);
    expect(bases[0]).toMatch(new RegExp(`^node:${major}-[a-z]+-slim$`));
  });

  test('installs from the lock file, and only what the program imports into the last stage', () => {
    const installs = rests('RUN').filter((rest) => rest.startsWith('npm') && !rest.startsWith('npm run'));
    expect(installs).toEqual(['npm ci --ignore-scripts', 'npm ci --omit=dev --ignore-scripts']);
    const packages = sources().flatMap((text) => matches(text, /\bfrom '([^.'][^']*)'/g));
    const own = Object.keys(MANIFEST.dependencies);
    const foreign = sorted(packages).filter((name) => !name.startsWith('node:'));
    expect(
      foreign.filter((name) => !own.some((each) => name === each || name.startsWith(`${each}/`))),
    ).toEqual([]);
  });

  test('runs as a user that is not root, from where the program starts, and without a health check', () => {
    const words = last.map(({ word }) => word);
    expect(rests('USER')).toEqual(['node']);
    expect(words.indexOf('USER')).toBeGreaterThan(words.lastIndexOf('COPY'));
    expect(words.indexOf('USER')).toBeLessThan(words.indexOf('ENTRYPOINT'));
    expect(rests('ENTRYPOINT')).toEqual(['["node", "/app/bin/headwater.js"]']);
    expect(rests('HEALTHCHECK')).toEqual([]);
  });

  test('copies what the package has, and nothing that .dockerignore keeps out', () => {
    const [everything, ...allowed] = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(everything).toBe('*');
    expect(sorted(allowed.map((line) => line.replace(/^!/, '')))).toEqual(copiedNames);
    const shipped = last.filter(({ word }) => word === 'COPY').map(({ rest }) => rest.split(' ').at(-1)!);
    const targets = shipped.map((target) => target.replace(/\/$/, ''));
    for (const name of [...MANIFEST.files, 'cypher']) expect(targets).toContain(name);
  });

  test('says the version of the package', () => {
    expect(rests('LABEL').join(' ')).toContain(`org.opencontainers.image.version="${MANIFEST.version}"`);
  });
});

describe('docs/neo4j-operations.md', () => {
  test('explains exactly the codes that a store can answer', () => {
    const codes = Object.keys(ERROR_CODES).filter((code) => code.startsWith('STORE_'));
    expect(firstCells('code')).toEqual(codes.sort());
  });

  test('names only services that there are', () => {
    const lines = matches(DOCUMENT, /^docker compose (.+)$/gm);
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.filter((line) => !/(?:^|[ ])(?:neo4j|headwater|server)(?:[ :]|$)/.test(line))).toEqual([]);
  });

  test('keeps the password and the data of users out of the repository', () => {
    const ignored = read('.gitignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', '/data/']));
  });
});
