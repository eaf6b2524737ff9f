/**
 * Every failure that a user can cause, with its exit code (design.md §5) and the HTTP status it will carry.
 * A code is stable: scripts and tests rely on it, and `docs/errors.md` explains each one.
 */
export const ERROR_CODES = {
  WRONG_USE: { exitCode: 2, status: 400 },
  FILE_NOT_FOUND: { exitCode: 1, status: 404 },
  FILE_UNREADABLE: { exitCode: 1, status: 422 },
  ANSWERS_UNREADABLE: { exitCode: 1, status: 422 },
  NO_TABLES: { exitCode: 1, status: 422 },
  IMPORT_REFUSED: { exitCode: 1, status: 422 },
  STORE_NOT_FOUND: { exitCode: 1, status: 404 },
  STORE_UNREADABLE: { exitCode: 1, status: 500 },
  STORE_BUSY: { exitCode: 1, status: 503 },
  STORE_UNREACHABLE: { exitCode: 1, status: 503 },
  STORE_ACCESS_DENIED: { exitCode: 1, status: 502 },
  STORE_DATABASE_NOT_FOUND: { exitCode: 1, status: 404 },
  STORE_READ_ONLY: { exitCode: 1, status: 503 },
  STORE_TIMEOUT: { exitCode: 1, status: 504 },
  STORE_UNSUPPORTED: { exitCode: 2, status: 400 },
  COPY_REFUSED: { exitCode: 1, status: 409 },
  PRODUCT_NOT_FOUND: { exitCode: 1, status: 404 },
  MATCH_NOT_FOUND: { exitCode: 1, status: 404 },
  RESULT_UNREADABLE: { exitCode: 1, status: 422 },
  RESULT_OF_OTHER_STORE: { exitCode: 1, status: 409 },
  SINCE_AFTER_DATE: { exitCode: 2, status: 400 },
  NO_MEASURE_IN_FORCE: { exitCode: 1, status: 422 },
  MEASURE_NOT_FOUND: { exitCode: 1, status: 404 },
  RECORD_NOT_FOUND: { exitCode: 1, status: 404 },
  NOT_FOUND: { exitCode: 1, status: 404 },
  NOT_SIGNED_IN: { exitCode: 1, status: 401 },
  NOT_ALLOWED: { exitCode: 1, status: 403 },
  ORIGIN_REFUSED: { exitCode: 1, status: 403 },
  HOST_REFUSED: { exitCode: 1, status: 421 },
  TOO_MANY_REQUESTS: { exitCode: 1, status: 429 },
  SERVER_BUSY: { exitCode: 1, status: 503 },
  CANCELLED: { exitCode: 1, status: 499 },
  UPLOAD_REFUSED: { exitCode: 1, status: 413 },
  IMPORT_NOT_FOUND: { exitCode: 1, status: 404 },
  IMPORT_ENDED: { exitCode: 1, status: 409 },
  UNDO_REFUSED: { exitCode: 1, status: 409 },
  KEY_NOT_FOUND: { exitCode: 1, status: 404 },
  KEYS_UNREADABLE: { exitCode: 1, status: 500 },
  SERVE_REFUSED: { exitCode: 2, status: 400 },
  ADDRESS_UNAVAILABLE: { exitCode: 1, status: 503 },
  OUTPUT_CLOSED: { exitCode: 1, status: 499 },
  INTERNAL: { exitCode: 1, status: 500 },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** The only error that reaches a user: a stable code and one message that says what, where and what to do. */
export class HeadwaterError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'HeadwaterError';
    this.code = code;
  }

  get exitCode(): number {
    return ERROR_CODES[this.code].exitCode;
  }
}
