import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { withStore } from '../app.js';
import { formatDay } from '../model/dates.js';
import { HeadwaterError } from '../model/errors.js';
import { cookieJar } from './access.js';
import { checkExposure, type Exposure, isExposed, urlOf } from './exposure.js';
import { Imports } from './imports.js';
import type { KeyFile } from './key-file.js';
import { openApiDocument } from './openapi.js';
import { PAGE_FOLDER } from './page.js';
import { Reading } from './reading.js';
import { ROUTES } from './route-table.js';
import type { Services } from './services.js';
import { Sessions } from './sessions.js';
import { UPLOAD_LIMITS, type UploadLimits, Uploads } from './uploads.js';
import { webApp } from './web-app.js';

export interface ServeOptions {
  /** The store as `--db` names it; made if it does not exist. */
  readonly location: string;
  readonly exposure: Exposure;
  /** 0: any that is free. */
  readonly port: number;
  readonly keys: KeyFile;
  /** The state file of `headwater watch`. */
  readonly watchPath: string;
  readonly log: Logger;
  readonly requestsPerMinute: number;
  readonly uploadLimits?: UploadLimits;
  /** The built page. */
  readonly pageFolder?: string;
}

export interface Served {
  readonly url: string;
  readonly port: number;
  /** Signs in one browser as admin, once; null where the server is reached from beyond this machine. */
  readonly loginUrl: string | null;
  /** Stops accepting, cancels the work, and resolves when nothing of the server is left. */
  close(): Promise<void>;
}

const MS_PER_DAY = 86_400_000;
/** An upload of gigabytes over a slow line takes its time. */
const REQUEST_TIMEOUT_MS = 2 * 3_600_000;
/** What connections that are still open after the work was cancelled get to take their answers. */
const FAREWELL_MS = 500;

const today = () => Math.floor(Date.now() / MS_PER_DAY);
const nowMs = () => Date.now();

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new HeadwaterError(
          'ADDRESS_UNAVAILABLE',
          `The server cannot listen on ${host}, port ${port} (${error.code}): choose another with --port or --host, or stop what uses it.`,
          { cause: error },
        ),
      ),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), FAREWELL_MS).unref();
  });
}

/** Threads beside this one: as many as there are cores, one of them for imports. */
function readerThreads(): number {
  return Math.max(1, availableParallelism() - 1);
}

/**
 * Serves a store over HTTP until `close`. Errors: SERVE_REFUSED, ADDRESS_UNAVAILABLE, STORE_*, KEYS_UNREADABLE.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const { location, exposure, keys, log } = options;
  checkExposure(exposure, keys.hasLiveKey(formatDay(today())));
  await withStore(location, 'write', (store) => store.info());
  const folder = mkdtempSync(join(tmpdir(), 'headwater-serve-'));
  const reading = new Reading({ location, threads: readerThreads(), nowMs });
  const imports = new Imports({ location, folder, today, onChange: () => reading.changed() });
  const endWork = async () => {
    await Promise.all([reading.close(), imports.close()]);
    rmSync(folder, { recursive: true, force: true });
  };
  const server = exposure.tls === null ? createHttpServer() : createHttpsServer({ ...exposure.tls });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  const port = await listen(server, exposure.host, options.port).catch(async (error: unknown) => {
    await endWork();
    throw error;
  });
  const sessions = new Sessions(nowMs);
  const cookies = cookieJar(exposure, port);
  const services: Services = {
    reading,
    imports,
    uploads: new Uploads(folder, options.uploadLimits ?? UPLOAD_LIMITS),
    sessions,
    keys,
    document: openApiDocument(ROUTES),
    watchPath: options.watchPath,
    today,
    setCookie: cookies.set,
    endSession: (request, response) => {
      const secret = cookies.read(request);
      if (secret !== null) sessions.end(secret);
      cookies.clear(response);
    },
  };
  const { requestsPerMinute, pageFolder = PAGE_FOLDER } = options;
  // The name of the cookie has the port, so this can only be made now; nothing has been received yet.
  server.on('request', webApp({ exposure, services, cookies, log, pageFolder, requestsPerMinute }));
  const url = urlOf(exposure, port);
  return {
    url,
    port,
    loginUrl: isExposed(exposure) ? null : `${url}/login?token=${sessions.offerLogin()}`,
    close: async () => {
      const closed = closeServer(server);
      await endWork();
      await closed;
    },
  };
}
