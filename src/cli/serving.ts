import { readFile } from 'node:fs/promises';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { isLoopback, parseProxyOrigin, type Tls } from '../http/exposure.js';
import { keyFileOf, watchPathOf } from '../http/key-place.js';
import { serve } from '../http/server.js';
import { HeadwaterError } from '../model/errors.js';
import { EXIT_DONE, print, tell } from './output.js';

/** What was said on the command line. */
export interface ServeFlags {
  readonly db: string;
  readonly host: string;
  readonly port: number;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly behindProxy?: string;
  readonly rateLimit: number;
  readonly logLevel: string;
}

const CLOSE_WITHIN_MS = 10_000;
const STDERR = 2;

async function readTls({ tlsCert, tlsKey }: ServeFlags): Promise<Tls | null> {
  if (tlsCert === undefined && tlsKey === undefined) return null;
  if (tlsCert === undefined || tlsKey === undefined) {
    throw new HeadwaterError('SERVE_REFUSED', 'Give both --tls-cert and --tls-key, or none of them.');
  }
  const read = (path: string) =>
    readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new HeadwaterError('FILE_NOT_FOUND', `${path} cannot be read (${error.code}).`, { cause: error });
    });
  return { cert: await read(tlsCert), key: await read(tlsKey) };
}

/** Serves until a signal asks the process to end, and gives its exit code. Errors: SERVE_REFUSED, FILE_NOT_FOUND, STORE_*. */
export async function runServe(options: ServeFlags): Promise<number> {
  const { db, host, port, behindProxy } = options;
  const log = pino(
    { level: options.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie', 'res.headers'] },
    pino.destination({ fd: STDERR, sync: true }),
  );
  const exposure = {
    host,
    tls: await readTls(options),
    proxyOrigin: behindProxy === undefined ? null : parseProxyOrigin(behindProxy),
  };
  const keys = keyFileOf(db);
  const requestsPerMinute = options.rateLimit;
  const watchPath = watchPathOf(db);
  const served = await serve({ location: db, exposure, port, keys, watchPath, log, requestsPerMinute });
  await print(`${served.loginUrl ?? served.url}\n`);
  tell(
    served.loginUrl === null
      ? `headwater: serving ${served.url}; sign in with an API key. Stop with Ctrl+C.`
      : 'headwater: open the link above in a browser; it works once, within 15 minutes. Stop with Ctrl+C.',
  );
  if (!isLoopback(host)) tell(`headwater: reachable from other machines on ${host}, port ${served.port}.`);
  return untilStopped(() => served.close());
}

/** Resolves when a signal has asked the process to end and everything is closed. */
function untilStopped(close: () => Promise<void>): Promise<number> {
  return new Promise((resolve, reject) => {
    closeWithGrace({ delay: CLOSE_WITHIN_MS, logger: false }, async ({ err }) => {
      await close();
      if (err === undefined) resolve(EXIT_DONE);
      else reject(err);
    });
  });
}
