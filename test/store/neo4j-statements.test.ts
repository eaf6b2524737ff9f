import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auth, driver as createDriver, type Driver, type Plan } from 'neo4j-driver';
import { statement, statementsOf } from '../../src/store/neo4j/statements.js';
import { neo4jPlace } from '../neo4j/database.js';
import { describeEachServer } from '../neo4j/each-server.js';

const ROOT = new URL('../../../', import.meta.url);

/** The files of the store; those of `cypher/queries` are for people, and stocks are written back apart. */
const FILES = readdirSync(new URL('cypher/', ROOT))
  .filter((file) => file.endsWith('.cypher') && !file.startsWith('stock'))
  .map((file) => file.slice(0, -'.cypher'.length));

/** Any value will do for a plan. */
const PARAMETERS = {
  ids: ['x'],
  rows: [],
  generation: 1,
  last: '',
  limit: 1,
  table: 'goods',
  change: 'replaced',
  token: 'x',
  step: 1,
  oldest: 1,
  seconds: 1,
  schemaVersion: 1,
  counts: {},
  file: 'x',
  sha256: 'x',
};

function operatorsOf(plan: Plan): string[] {
  return [plan.operatorType.replace(/@.*/, ''), ...plan.children.flatMap(operatorsOf)];
}

describe('the statements in cypher/', () => {
  test('have a name each, and a file that has any has them under its own', () => {
    for (const file of FILES) {
      const names = statementsOf(file);
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) expect(statement(name)).not.toMatch(/^\s*$|;/);
    }
    expect(() => statement('supplies/nothing')).toThrow('nothing');
    expect(() => statement('nothing/page')).toThrow('nothing');
  });

  test('stand in files of their own, never in TypeScript', () => {
    const clause = /\b(?:MATCH|MERGE|CREATE|DELETE|UNWIND|FOREACH)\s*(?:\(|\$[a-z])/;
    for (const folder of ['src/', 'test/']) {
      const files = readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' });
      for (const file of files.filter((name) => name.endsWith('.ts'))) {
        const text = readFileSync(new URL(`${folder}${file}`, ROOT), 'utf8');
        expect(clause.test(text.replace(/^.*const clause = .*$/m, '')) ? file : null).toBeNull();
      }
    }
  });
});

describeEachServer('the statements in cypher/', (running) => {
  let driver: Driver;
  beforeAll(async () => {
    const { uri, user, password } = running.server;
    const place = await neo4jPlace(running.server);
    await (await place.open('write')).close();
    await place.remove();
    driver = createDriver(uri, auth.basic(user, password));
  });
  afterAll(() => driver.close());

  async function explained(name: string) {
    const session = driver.session({ database: running.server.environment.NEO4J_DATABASE! });
    try {
      return (await session.run(`EXPLAIN ${statement(name)}`, PARAMETERS)).summary;
    } finally {
      await session.close();
    }
  }

  test('name nothing that a store does not know, and are not deprecated', async () => {
    for (const name of FILES.flatMap((file) => statementsOf(file))) {
      if (name.startsWith('schema/')) continue;
      const { notifications } = await explained(name);
      const remarks = notifications
        .filter(({ category }) => category === 'UNRECOGNIZED' || category === 'DEPRECATION')
        .map(({ description }) => `${name}: ${description}`);
      expect(remarks).toEqual([]);
    }
  });

  test('read pages in the order of an index, for the server sorts by UTF-16 and not by code points', async () => {
    for (const name of FILES.map((file) => `${file}/page`)) {
      if (!statementsOf(name.slice(0, -'/page'.length)).includes(name)) continue;
      const { plan } = await explained(name);
      const operators = operatorsOf(plan as Plan);
      expect(operators.filter((operator) => /Sort|Top/.test(operator)).map(() => name)).toEqual([]);
      expect(operators.some((operator) => /IndexSeek/.test(operator))).toBe(true);
    }
  });

  test('name the index of the ids that they are given, for a plan made for an empty store lives on', () => {
    const texts = FILES.flatMap((file) => statementsOf(file)).map((name) => [name, statement(name)] as const);
    const given = texts.filter(([, text]) => /\$ids\b/.test(text) && !/^UNWIND.*\nMERGE/.test(text));
    expect(given.filter(([, text]) => !text.includes('USING INDEX SEEK')).map(([name]) => name)).toEqual([]);
  });

  test('find records by an index and never by looking at all of them', async () => {
    for (const file of FILES) {
      for (const name of statementsOf(file)) {
        if (!/\/(?:get|put|keep|end|drop|into|at|deliveries|sites-of|make-.*|end-.*)$/.test(name)) continue;
        const operators = operatorsOf((await explained(name)).plan as Plan);
        const scans = operators.filter((operator) => /Scan|AllNodes/.test(operator));
        expect(scans.map((scan) => `${name}: ${scan}`)).toEqual([]);
      }
    }
  });
});
