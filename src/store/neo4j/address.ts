import { HeadwaterError } from '../../model/errors.js';

/** Where a database is and who asks; the password stands in no message and no log. */
export interface Access {
  /** As typed, for messages. */
  readonly address: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
}

const SCHEMES = ['neo4j', 'neo4j+s', 'neo4j+ssc', 'bolt', 'bolt+s', 'bolt+ssc'];

export type Environment = Readonly<Record<string, string | undefined>>;

/** True for the schemes that this store answers to; a file path is none. */
export function isNeo4jAddress(location: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(location)?.[1]?.toLowerCase();
  return scheme !== undefined && SCHEMES.includes(scheme);
}

function wrongUse(sentence: string): HeadwaterError {
  return new HeadwaterError('WRONG_USE', sentence);
}

/**
 * Checks an address and adds NEO4J_USERNAME (default neo4j), NEO4J_PASSWORD and NEO4J_DATABASE (default neo4j).
 * Throws WRONG_USE: a user or password in the address (it is not repeated), a path or fragment, no password.
 */
export function accessTo(address: string, environment: Environment): Access {
  // Before anything else is said, for every other message repeats the address.
  if (/^[^/?#]*:\/\/[^/?#]*@/.test(address) || address.includes('@')) {
    throw wrongUse(
      'A store address must not hold a user or a password: set NEO4J_USERNAME and NEO4J_PASSWORD instead.',
    );
  }
  if (!isNeo4jAddress(address) || !URL.canParse(address) || new URL(address).hostname === '') {
    throw wrongUse(`"${address}" is not the address of a Neo4j server, such as neo4j://localhost:7687.`);
  }
  const { pathname, hash } = new URL(address);
  if (!['', '/'].includes(pathname) || hash !== '') {
    throw wrongUse(`"${address}" has more than a host and a port: name the database in NEO4J_DATABASE.`);
  }
  const password = environment.NEO4J_PASSWORD;
  if (password === undefined || password === '') {
    throw wrongUse(`No password for the store "${address}": set NEO4J_PASSWORD.`);
  }
  return {
    address,
    username: environment.NEO4J_USERNAME || 'neo4j',
    password,
    database: environment.NEO4J_DATABASE || 'neo4j',
  };
}
