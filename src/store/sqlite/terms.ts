import type Database from 'better-sqlite3';
import { IdTable } from '../id-table.js';
import { DamagedStore } from './errors.js';

/** Ids of parties and goods stand once, in the table `terms`; everywhere else stand their keys. */

/** The key of an id in `terms`, made if it is new. */
export type KeyOf = (id: string) => number;

/** The id of a key in `terms`: the same string object each time. A row that states the id saves looking it up. */
export type IdOf = (key: number, stated?: string) => string;

/** What stands for parties and goods, by their keys in `terms`; stated inputs are ids. */
export interface Names<V> {
  party(key: number): V;
  good(key: number): V;
  input(id: string): V;
}

/** What a key stands for, made once for each. `known` has room for all keys: an array that grows by leaps is slow. */
export function byKey<V>(known: (V | undefined)[], make: (key: number) => V): (key: number) => V {
  return (key) => {
    const found = known[key];
    if (found !== undefined) return found;
    const value = make(key);
    known[key] = value;
    return value;
  };
}

/** A term is read in a fifth of the time if all are read in one go. */
const SHARE_BEFORE_READING_ALL = 0.2;

/** Fewer are always looked up one by one. */
export const LEAST_BEFORE_READING_ALL = 10_000;

/** How many there are at most: keys go up from 1. */
function termCountOf(db: Database.Database): number {
  return Number(db.prepare('SELECT coalesce(max(key), 0) FROM terms').pluck().get());
}

/** After so many single lookups the rest is read in one go: at worst that doubles what single ones would have cost. */
function lookupsBeforeReadingAll(termCount: number): number {
  return Math.max(LEAST_BEFORE_READING_ALL, Math.ceil(termCount * SHARE_BEFORE_READING_ALL));
}

/** An array with room for a value for each term. */
export function roomForTerms<V>(db: Database.Database): (V | undefined)[] {
  return new Array(termCountOf(db) + 1);
}

/** Looks ids up in `terms`, each once; a committed term never changes, so what was read stays true. */
export function termIds(db: Database.Database): IdOf {
  const known = roomForTerms<string>(db);
  const select = db.prepare<[number], string>('SELECT id FROM terms WHERE key = ?').pluck();
  const all = db.prepare<[], [number, string]>('SELECT key, id FROM terms').raw();
  let lookupsLeft = lookupsBeforeReadingAll(known.length);
  const lookedUp = (key: number): string => {
    if (--lookupsLeft === 0) for (const [each, id] of all.iterate()) known[each] ??= id;
    const id = known[key] ?? select.get(key);
    if (id === undefined) throw new DamagedStore(`no term has the key ${key}`);
    return id;
  };
  return (key, stated) => {
    const found = known[key];
    if (found !== undefined) return found;
    const id = stated ?? lookedUp(key);
    known[key] = id;
    return id;
  };
}

/** Ids whose keys a batch remembers, some 50 bytes each; beyond that it starts anew, so that memory stays flat. */
const TERMS_REMEMBERED = 2_000_000;

/** Finds the keys of ids in `terms`, or makes them. */
export function termKeys(db: Database.Database): KeyOf {
  let keys = new IdTable();
  const select = db.prepare<[string], number>('SELECT key FROM terms WHERE id = ?').pluck();
  const insert = db.prepare<[string]>('INSERT INTO terms (id) VALUES (?)');
  const all = db.prepare<[number], [string, number]>('SELECT id, key FROM terms LIMIT ?').raw();
  let lookupsLeft = lookupsBeforeReadingAll(termCountOf(db));
  return (id) => {
    const known = keys.find(id);
    if (known !== -1) return known;
    if (keys.size >= TERMS_REMEMBERED) keys = new IdTable();
    const key = select.get(id) ?? Number(insert.run(id).lastInsertRowid);
    keys.add(id, key);
    if (--lookupsLeft === 0) {
      for (const [term, itsKey] of all.iterate(TERMS_REMEMBERED)) keys.add(term, itsKey);
    }
    return key;
  };
}
