import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { HeadwaterError } from '../model/errors.js';
import { type CookieJar, checkOrigin } from './access.js';
import { apiRouter } from './api.js';
import type { Exposure } from './exposure.js';
import { pageRouter } from './page.js';
import { problemDetails } from './problem-details.js';
import type { Services } from './services.js';

export interface WebAppOptions {
  readonly exposure: Exposure;
  readonly services: Services;
  readonly cookies: CookieJar;
  readonly log: Logger;
  readonly pageFolder: string;
  /** Requests that one address may make in a minute. */
  readonly requestsPerMinute: number;
}

const LOGINS_PER_MINUTE = 10;
const RETRY_AFTER_S = 5;
const MINUTE_MS = 60_000;
/** Proxies on this machine or in the same private network, whose word on the client's address is taken. */
const NEAR_PROXIES = 'loopback, linklocal, uniquelocal';

/** Everything from this origin, nothing inline, nothing embedded. */
function headers({ tls, proxyOrigin }: Exposure): RequestHandler {
  const own = ["'self'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: own,
        styleSrc: own,
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: own,
        connectSrc: own,
        workerSrc: own,
        manifestSrc: own,
        baseUri: ["'none'"],
        formAction: own,
        frameAncestors: ["'none'"],
      },
    },
    // On loopback there is no TLS to insist on, and the header would count for other servers of this machine.
    strictTransportSecurity: tls !== null || proxyOrigin !== null,
    xFrameOptions: { action: 'deny' },
  });
}

function limit(requestsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw new HeadwaterError('TOO_MANY_REQUESTS', 'Too many requests. Wait a minute, then ask again.');
    },
  });
}

/** One line a request, without headers, and of a login link without its secret. */
function logging(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    serializers: {
      req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
        id,
        method,
        url: url.replace(/^(\/login)\?.*/, '$1'),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    customLogLevel: (_, { statusCode }, error) =>
      statusCode >= 500 || error !== undefined ? 'error' : 'info',
  });
}

const LINK_SPENT =
  'This login link has been used, or is too old. Stop `headwater serve` and start it again for a new one.\n';

/** The login link: signs in the browser that opens it first. */
function login(services: Services, cookies: CookieJar): RequestHandler {
  return (request, response) => {
    const { token } = request.query;
    // A HEAD request, as some programs send to look at a link, must not spend it.
    const isTaken =
      request.method === 'GET' && typeof token === 'string' && services.sessions.takeLogin(token);
    response.setHeader('Cache-Control', 'no-store');
    if (!isTaken) {
      response.status(401).type('text/plain').send(LINK_SPENT);
      return;
    }
    cookies.set(response, services.sessions.begin({ user: 'local', role: 'admin' }));
    response.redirect(303, '/');
  };
}

function failures(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const problem = problemDetails(error);
    if (problem.code === 'INTERNAL') log.error({ err: error, path: request.path }, 'request failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    if (problem.status === 503) response.setHeader('Retry-After', RETRY_AFTER_S);
    response.status(problem.status).setHeader('Content-Type', 'application/problem+json; charset=utf-8');
    response.end(JSON.stringify(problem));
  };
}

/** The whole server as an Express application. */
export function webApp(options: WebAppOptions): Express {
  const { exposure, services, cookies, log, pageFolder, requestsPerMinute } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', exposure.proxyOrigin === null ? false : NEAR_PROXIES);
  app.use(logging(log), headers(exposure), checkOrigin(exposure), limit(requestsPerMinute));
  app.use(
    compression({
      filter: (request, response) =>
        !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
        compression.filter(request, response),
    }),
  );
  app.get('/login', limit(LOGINS_PER_MINUTE), login(services, cookies));
  app.post('/api/v1/session', limit(LOGINS_PER_MINUTE));
  app.use('/api/v1', apiRouter(services, cookies));
  app.use(pageRouter(pageFolder));
  app.use(failures(log));
  return app;
}
