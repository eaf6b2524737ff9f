import type { Request, Response } from 'express';
import type { Day } from '../model/dates.js';
import type { Imports } from './imports.js';
import type { KeyFile } from './key-file.js';
import type { Reading } from './reading.js';
import type { Sessions } from './sessions.js';
import type { Uploads } from './uploads.js';

/** What the routes work with. */
export interface Services {
  readonly reading: Reading;
  readonly imports: Imports;
  readonly uploads: Uploads;
  readonly sessions: Sessions;
  readonly keys: KeyFile;
  /** The OpenAPI document. */
  readonly document: object;
  /** Where the verdicts are kept that a watch compares with. */
  readonly watchPath: string;
  /** Today in UTC. */
  today(): Day;
  /** Lets a browser keep the secret of its session. */
  setCookie(response: Response, secret: string): void;
  /** Forgets the session that the request's cookie names, and the cookie. */
  endSession(request: Request, response: Response): void;
}
