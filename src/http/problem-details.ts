import { ERROR_CODES, type ErrorCode, HeadwaterError } from '../model/errors.js';

/** An error as RFC 9457 shapes it. */
export interface ProblemDetails {
  /** Names the kind of error; `code` says the same for programs. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  /** What happened, where, and what to do. */
  readonly detail: string;
  /** The parts of the request that were wrong, where it was the request. */
  readonly where?: readonly string[];
}

const FAULT =
  'A fault in Headwater, which the log of the server describes. Please report it with what you asked.';

function titleOf(code: ErrorCode): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A request that does not fit the schemas of its route. */
export class WrongRequest extends HeadwaterError {
  readonly where: readonly string[];

  constructor(message: string, where: readonly string[]) {
    super('WRONG_USE', message);
    this.where = where;
  }
}

function known(error: unknown): HeadwaterError | null {
  if (error instanceof HeadwaterError) return error;
  // What body-parser throws: its messages name no secret and no path.
  const { status, type, message } = (error ?? {}) as { status?: number; type?: string; message?: string };
  if (typeof status !== 'number' || status >= 500 || typeof type !== 'string') return null;
  return status === 413
    ? new HeadwaterError('UPLOAD_REFUSED', 'The body of the request is too large.')
    : new HeadwaterError('WRONG_USE', `The body of the request cannot be read: ${message}.`);
}

/** What is told about an error; nothing of an unforeseen one but that it was one. */
export function problemDetails(error: unknown): ProblemDetails {
  const told = known(error);
  const code = told?.code ?? 'INTERNAL';
  return {
    type: `urn:headwater:error:${code}`,
    title: titleOf(code),
    status: ERROR_CODES[code].status,
    code,
    detail: told === null || code === 'INTERNAL' ? FAULT : told.message,
    ...(told instanceof WrongRequest ? { where: told.where } : {}),
  };
}
