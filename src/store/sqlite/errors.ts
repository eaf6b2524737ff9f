import { type ErrorCode, HeadwaterError } from '../../model/errors.js';

type Fault = readonly [code: ErrorCode, sentence: string];

const DAMAGED: Fault = ['STORE_UNREADABLE', 'is damaged: restore a copy of it, or import the files again'];
const UNREADABLE: Fault = ['STORE_UNREADABLE', 'cannot be opened: check that you may read it and its folder'];

/** By the first words of SQLite's result codes (sqlite.org/rescode.html); the longer match stands first. */
const FAULTS: readonly (readonly [prefix: string, fault: Fault])[] = [
  ['SQLITE_BUSY', ['STORE_BUSY', 'is in use by another import: try again when that has ended']],
  ['SQLITE_LOCKED', ['STORE_BUSY', 'is in use by another import: try again when that has ended']],
  ['SQLITE_NOTADB', ['STORE_UNREADABLE', 'is not a Headwater store']],
  ['SQLITE_CORRUPT', DAMAGED],
  ['SQLITE_IOERR_SHORT_READ', DAMAGED],
  ['SQLITE_IOERR_CORRUPTFS', DAMAGED],
  ['SQLITE_CANTOPEN', UNREADABLE],
  ['SQLITE_PERM', UNREADABLE],
  ['SQLITE_AUTH', UNREADABLE],
  ['SQLITE_READONLY', ['STORE_UNREADABLE', 'cannot be written: check that you may write it and its folder']],
  ['SQLITE_FULL', ['STORE_UNREADABLE', 'has no room to grow: the disk is full, and nothing was stored']],
  ['SQLITE_IOERR', ['STORE_UNREADABLE', 'cannot be read or written: the disk or the file system failed']],
  ['SQLITE_TOOBIG', ['STORE_UNREADABLE', 'cannot hold a text that long: nothing was stored']],
  ['SQLITE_NOMEM', ['STORE_UNREADABLE', 'cannot be read: there is not enough memory']],
  ['SQLITE_CONSTRAINT', ['INTERNAL', 'was given a record that breaks the model: nothing was stored']],
  ['SQLITE_', DAMAGED],
];

/** A file that SQLite accepts but whose content contradicts itself; JSON that does not parse is the same. */
export class DamagedStore extends Error {}

/**
 * Runs one step on the store at `path`. Whatever SQLite reports becomes a HeadwaterError with a STORE_* code and
 * one sentence without SQL (the SQLite error is its cause); errors of other kinds pass unchanged.
 */
export function guarded<R>(path: string, step: () => R): R {
  try {
    return step();
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    throw storeError(fault[0], path, fault[1], error);
  }
}

/** An error about the store at `path`; the sentence goes on after the path. */
export function storeError(code: ErrorCode, path: string, sentence: string, cause?: unknown): HeadwaterError {
  return new HeadwaterError(code, `The store "${path}" ${sentence}.`, cause === undefined ? {} : { cause });
}

function faultOf(error: unknown): Fault | null {
  if (error instanceof DamagedStore || error instanceof SyntaxError) return DAMAGED;
  // By its code, not by its class: a second copy of the driver in one process has a class of its own.
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string' || error instanceof HeadwaterError) return null;
  return FAULTS.find(([prefix]) => code.startsWith(prefix))?.[1] ?? null;
}
