import { type ErrorCode, HeadwaterError } from '../../model/errors.js';

type Fault = readonly [code: ErrorCode, sentence: string];

const UNREACHABLE: Fault = [
  'STORE_UNREACHABLE',
  'cannot be reached, or broke off: check the address, and that the server runs',
];
const TIMED_OUT: Fault = [
  'STORE_TIMEOUT',
  'did not answer in time: the server is overloaded, or another program holds what was asked for',
];
const READ_ONLY: Fault = ['STORE_READ_ONLY', 'may only be read: the server or the database refuses to write'];
const DENIED: Fault = [
  'STORE_ACCESS_DENIED',
  'refuses this user: check NEO4J_USERNAME and NEO4J_PASSWORD, and what the user may do',
];
const NO_DATABASE: Fault = ['STORE_DATABASE_NOT_FOUND', 'has no database of that name: check NEO4J_DATABASE'];
const NO_MEMORY: Fault = [
  'STORE_UNREADABLE',
  'ran out of memory: give the server more (server.memory.heap.max_size)',
];
const UNREADABLE: Fault = ['STORE_UNREADABLE', 'failed: see the server log'];
const DAMAGED: Fault = ['STORE_UNREADABLE', 'is damaged: copy the records into an empty database'];

/**
 * By the status codes of the server and the driver (Neo4j status codes, "Neo.CLASS.CATEGORY.TITLE"); the first match
 * counts.
 */
const FAULTS: readonly (readonly [pattern: RegExp, fault: Fault])[] = [
  [/^(?:ServiceUnavailable|SessionExpired)$|DatabaseUnavailable$|Cluster\.NotALeader$/, UNREACHABLE],
  [/Database\.DatabaseNotFound$/, NO_DATABASE],
  [/ReadOnly/, READ_ONLY],
  [/^Neo\.ClientError\.Security\.|Statement\.AccessDenied$/, DENIED],
  [/TransactionTimedOut|LockAcquisitionTimeout|LockClientStopped|Transaction\.Terminated$/, TIMED_OUT],
  [/MemoryPoolOutOfMemory|OutOfMemoryError|StackOverFlow/, NO_MEMORY],
  [
    /^Neo\.ClientError\.Statement\.(?:SyntaxError|SemanticError|FeatureDeprecationWarning)$|ProcedureNotFound$/,
    ['STORE_UNSUPPORTED', 'does not know a statement of Headwater: use Neo4j 5.26 or newer'],
  ],
  [/^Neo\.|^ProtocolError$|^N\/A$/, UNREADABLE],
];

/** What the server holds contradicts itself or is not what this version writes. */
export class DamagedStore extends Error {}

/** A row lacks what every record has: an import overwrote a node while the server read it, or the store is damaged. */
export class HalfRead extends DamagedStore {}

/** An error about the store at `address`; the sentence goes on after the address. */
export function storeError(
  code: ErrorCode,
  address: string,
  sentence: string,
  cause?: unknown,
): HeadwaterError {
  return new HeadwaterError(
    code,
    `The store "${address}" ${sentence}.`,
    cause === undefined ? {} : { cause },
  );
}

export function unreachable(address: string, cause?: unknown): HeadwaterError {
  return storeError(UNREACHABLE[0], address, UNREACHABLE[1], cause);
}

export function timedOut(address: string, cause?: unknown): HeadwaterError {
  return storeError(TIMED_OUT[0], address, TIMED_OUT[1], cause);
}

/** An import deleted or overwrote something after the server had found it and before it had read it. */
export function isOvertaken(error: unknown): boolean {
  const { cause } = (error ?? {}) as { cause?: unknown };
  if (cause instanceof HalfRead) return true;
  const { code } = (cause ?? {}) as { code?: unknown };
  return typeof code === 'string' && code.endsWith('Statement.EntityNotFound');
}

/**
 * Runs one step on the store at `address`. Whatever the driver reports becomes a HeadwaterError with a STORE_* code
 * and one sentence without Cypher (the driver's error is its cause); errors of other kinds pass unchanged.
 */
export async function guarded<R>(address: string, step: () => Promise<R>): Promise<R> {
  try {
    return await step();
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    throw storeError(fault[0], address, fault[1], error);
  }
}

function faultOf(error: unknown): Fault | null {
  if (error instanceof HeadwaterError) return null;
  if (error instanceof DamagedStore || error instanceof SyntaxError) return DAMAGED;
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code !== 'string' || name !== 'Neo4jError') return null;
  // Waiting for a connection of the pool ends with an error that has no code of its own.
  if (code === 'N/A' && /acquisition timed out/.test((error as Error).message)) return UNREACHABLE;
  return FAULTS.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
