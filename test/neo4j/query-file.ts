import { readdirSync, readFileSync } from 'node:fs';
import {
  auth,
  driver as createDriver,
  int,
  isDate,
  type ResultSummary,
  type Record as Row,
} from 'neo4j-driver';
import type { Server } from './server.js';

const FOLDER = new URL('../../../cypher/queries/', import.meta.url);

export const QUERY_NAMES: readonly string[] = readdirSync(FOLDER)
  .map((file) => file.replace(/\.cypher$/, ''))
  .sort();

export function queryText(name: string): string {
  return readFileSync(new URL(`${name}.cypher`, FOLDER), 'utf8');
}

/** The example parameters in the comment of a query, as they are typed into Neo4j Browser; `{}` if it has none. */
export function exampleParameters(name: string): string {
  return /^\/\/ :param (\{.*\})$/m.exec(queryText(name))?.[1] ?? '{}';
}

/** A row as plain values; dates as YYYY-MM-DD. */
export type Answer = Readonly<Record<string, unknown>>;

type Parameters = Readonly<Record<string, unknown>>;

export interface Analyst {
  /** Runs `cypher/queries/NAME.cypher`. */
  ask(name: string, parameters: Parameters): Promise<readonly Answer[]>;
  /** The same with the example parameters, and others in their place. */
  askExample(name: string, others?: Parameters): Promise<readonly Answer[]>;
  /** The plan of a query with its example parameters, which is not run. */
  explain(name: string): Promise<ResultSummary>;
  close(): Promise<void>;
}

function plain(value: unknown): unknown {
  if (isDate(value as object)) return String(value);
  if (Array.isArray(value)) return value.map(plain);
  return value;
}

function answerOf(row: Row): Answer {
  return Object.fromEntries(row.keys.map((key) => [key, plain(row.get(key))]));
}

/** Asks as a person does: with a session that knows nothing of the program. */
export function openAnalyst({ uri, user, password, environment }: Server): Analyst {
  const driver = createDriver(uri, auth.basic(user, password), { disableLosslessIntegers: true });
  const run = async (text: string, parameters: Parameters) => {
    const session = driver.session({ database: environment.NEO4J_DATABASE! });
    const whole = Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'number' ? int(value) : value,
    ]);
    try {
      return await session.run(text, Object.fromEntries(whole));
    } finally {
      await session.close();
    }
  };
  const examples = async (name: string) => {
    const { records } = await run(`RETURN ${exampleParameters(name)} AS parameters`, {});
    return records[0]!.get('parameters') as Parameters;
  };
  const ask = async (name: string, parameters: Parameters) =>
    (await run(queryText(name), parameters)).records.map(answerOf);
  return {
    ask,
    askExample: async (name, others = {}) => ask(name, { ...(await examples(name)), ...others }),
    explain: async (name) => (await run(`EXPLAIN ${queryText(name)}`, await examples(name))).summary,
    close: () => driver.close(),
  };
}
