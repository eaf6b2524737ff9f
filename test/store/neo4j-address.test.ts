import { describe, expect, test } from '@jest/globals';
import { HeadwaterError } from '../../src/model/errors.js';
import { accessTo, isNeo4jAddress } from '../../src/store/neo4j/address.js';
import { openNeo4jStore } from '../../src/store/neo4j/open.js';

const ENVIRONMENT = { NEO4J_PASSWORD: 'pass-word' };

function refusal(address: string, environment = ENVIRONMENT as Record<string, string>): HeadwaterError {
  try {
    accessTo(address, environment);
  } catch (error) {
    if (error instanceof HeadwaterError) return error;
  }
  throw new Error(`"${address}" was not refused with a HeadwaterError`);
}

describe('the address of a Neo4j store', () => {
  test('has one of six schemes, and a file path has none', () => {
    for (const scheme of ['neo4j', 'neo4j+s', 'neo4j+ssc', 'bolt', 'bolt+s', 'bolt+ssc', 'NEO4J']) {
      expect(isNeo4jAddress(`${scheme}://localhost`)).toBe(true);
    }
    for (const location of ['headwater.db', './neo4j', 'http://localhost', 'neo4j:localhost', 'C:\\x.db']) {
      expect(isNeo4jAddress(location)).toBe(false);
    }
  });

  test('goes with user, password and database from the environment', () => {
    expect(accessTo('neo4j://db.example:7687', ENVIRONMENT)).toEqual({
      address: 'neo4j://db.example:7687',
      username: 'neo4j',
      password: 'pass-word',
      database: 'neo4j',
    });
    const named = { ...ENVIRONMENT, NEO4J_USERNAME: 'reader', NEO4J_DATABASE: 'chains' };
    expect(accessTo('bolt+s://[::1]:7687', named)).toMatchObject({ username: 'reader', database: 'chains' });
  });

  test('may say which cluster policy is meant', () => {
    expect(accessTo('neo4j://db.example?policy=eu', ENVIRONMENT).address).toBe(
      'neo4j://db.example?policy=eu',
    );
  });

  test('with a user or a password in it is refused, and not repeated', () => {
    for (const address of [
      'neo4j://neo4j:pass-word@localhost',
      'bolt://pass-word@localhost:7687',
      'bolt://u:pass-word/@localhost',
      'neo4j://localhost?password=pass-word@x',
    ]) {
      const { code, message } = refusal(address);
      expect(code).toBe('WRONG_USE');
      expect(message).not.toContain('pass-word');
      expect(message).toContain('NEO4J_PASSWORD');
    }
  });

  test('is refused with a path, without a host, or of another kind', () => {
    for (const address of ['neo4j://localhost/chains', 'neo4j://', 'bolt://host#x', 'bolt://a b', 'x.db']) {
      expect(refusal(address).code).toBe('WRONG_USE');
    }
  });

  test('needs a password', async () => {
    expect(refusal('neo4j://localhost', {}).message).toContain('NEO4J_PASSWORD');
    const opening = openNeo4jStore('neo4j://localhost', { mode: 'read', environment: {} });
    await expect(opening).rejects.toMatchObject({ code: 'WRONG_USE' });
  });
});
