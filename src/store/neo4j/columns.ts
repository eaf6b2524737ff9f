import { int, type Record as Row } from 'neo4j-driver';
import type { Decision } from '../../model/decision.js';
import type { Measure } from '../../model/measure.js';
import type { Table } from '../../model/records.js';
import type { StoredOf, StoreTable } from '../port.js';
import { storedKey } from '../store-tables.js';
import { DamagedStore, HalfRead } from './errors.js';

/**
 * How a member stands in the database. A `day` is a 64-bit integer and a `number` a float, whatever its value: the
 * driver sends every JavaScript number as a float, so integers are wrapped. An empty list is not stored.
 */
type Kind = 'text' | 'flag' | 'day' | 'number' | 'list';

/** The member that is stored under each name, in the order of the rows of `cypher/TABLE.cypher`. */
type Members = Readonly<Record<string, Kind>>;

const SPAN: Members = { from: 'day', to: 'day' };
const AMOUNT: Members = { quantity: 'number', unit: 'text' };
const EVIDENCE: Members = { basis: 'text', documents: 'list' };

const MEMBERS: { readonly [T in Table]: Members } = {
  documents: {
    id: 'text',
    type: 'text',
    title: 'text',
    issuer: 'text',
    date: 'day',
    uri: 'text',
    sha256: 'text',
    unresolved: 'flag',
  },
  goods: { id: 'text', name: 'text', hs: 'list', broader: 'text', raw: 'flag', unresolved: 'flag' },
  recipes: { good: 'text', input: 'text', required: 'flag', inputPerUnit: 'number', unit: 'text' },
  organizations: {
    id: 'text',
    name: 'text',
    localName: 'text',
    aliases: 'list',
    country: 'text',
    region: 'text',
    trader: 'flag',
    identifiers: 'list',
    unresolved: 'flag',
  },
  sites: {
    id: 'text',
    organization: 'text',
    name: 'text',
    country: 'text',
    region: 'text',
    within: 'text',
    address: 'text',
    latitude: 'number',
    longitude: 'number',
    unresolved: 'flag',
  },
  ownerships: { id: 'text', owner: 'text', owned: 'text', sharePercent: 'number', ...SPAN, ...EVIDENCE },
  supplies: {
    id: 'text',
    supplier: 'text',
    buyer: 'text',
    good: 'text',
    ...SPAN,
    ...AMOUNT,
    ...EVIDENCE,
  },
  productions: { id: 'text', party: 'text', good: 'text', inputs: 'list', ...SPAN, ...AMOUNT, ...EVIDENCE },
};

/** The members of a relationship's record that are ids of its ends, which may be overwritten while they are read. */
const ENDS: Readonly<Partial<Record<StoreTable, readonly string[]>>> = {
  recipes: ['good', 'input'],
  ownerships: ['owner', 'owned'],
  supplies: ['supplier', 'buyer'],
  productions: ['party', 'good'],
};

const NONE: readonly string[] = Object.freeze([]);

/** Reads a value that a statement returned under a name; null where there is none. */
export type Get = (name: string) => unknown;

export const getterOf =
  (row: Row): Get =>
  (name) =>
    row.get(name);

/** Tables whose records stand whole in one property, as JSON: nothing of them is asked for by itself. */
const BODY_TABLES: ReadonlySet<StoreTable> = new Set(['measures', 'decisions']);

/** The record's row for `cypher/TABLE.cypher`: a recipe's begins with its key, for it has no id. */
export function encode<T extends StoreTable>(table: T, record: StoredOf[T]): unknown[] {
  if (table === 'measures') {
    const measure = record as Measure;
    return [measure.id, measure.title, measure.consequence, JSON.stringify(measure)];
  }
  if (table === 'decisions') {
    const decision = record as Decision;
    const { id, partyName, listedName, verdict, reviewer } = decision;
    return [id, partyName, listedName, verdict, reviewer, JSON.stringify(decision)];
  }
  const cells = Object.entries(MEMBERS[table as Table]).map(([name, kind]) =>
    parameterOf(kind, Reflect.get(record, name)),
  );
  if (table === 'recipes') cells.unshift(storedKey(table, record));
  return cells;
}

function parameterOf(kind: Kind, value: unknown): unknown {
  if (value === null) return null;
  if (kind === 'day') return int(value as number);
  if (kind === 'list') return (value as readonly string[]).length === 0 ? null : value;
  return value;
}

/** The record of a row that a statement returned. Throws DamagedStore if it is not one. */
export function decode<T extends StoreTable>(table: T, get: Get): StoredOf[T] {
  for (const end of ENDS[table] ?? []) requireId(get, end);
  if (BODY_TABLES.has(table)) return bodyOf(table, get) as StoredOf[T];
  const record: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(MEMBERS[table as Table])) {
    record[name] = get(name) ?? (kind === 'list' ? NONE : null);
  }
  return record as unknown as StoredOf[T];
}

/** The id that a row has under a name. Throws HalfRead if there is none. */
export function requireId(get: Get, name: string): string {
  const id = get(name);
  if (typeof id !== 'string') throw new HalfRead(`a row has no ${name}`);
  return id;
}

function bodyOf(table: StoreTable, get: Get): unknown {
  const body = get('body');
  if (typeof body !== 'string') throw new DamagedStore(`a record of ${table} has no body`);
  return JSON.parse(body);
}

/** Whether two records of one table have the same content. */
export function isSame<T extends StoreTable>(table: T, a: StoredOf[T], b: StoredOf[T]): boolean {
  if (BODY_TABLES.has(table)) return JSON.stringify(a) === JSON.stringify(b);
  return Object.entries(MEMBERS[table as Table]).every(([name, kind]) => {
    const [left, right] = [Reflect.get(a, name), Reflect.get(b, name)];
    return kind === 'list' ? isSameList(left as string[], right as string[]) : left === right;
  });
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** The tables whose records are nodes; those of the others are relationships. */
const NODE_TABLES: ReadonlySet<StoreTable> = new Set([
  'documents',
  'goods',
  'organizations',
  'sites',
  'measures',
  'decisions',
]);

export function isNodeTable(table: StoreTable): boolean {
  return NODE_TABLES.has(table);
}
