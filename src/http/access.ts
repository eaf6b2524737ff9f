import { parseCookie } from 'cookie';
import type { Request, RequestHandler, Response } from 'express';
import { formatDay } from '../model/dates.js';
import { HeadwaterError } from '../model/errors.js';
import { type Exposure, hostCheck, originOf } from './exposure.js';
import { type Access, isAllowed } from './role.js';
import { isSame } from './secret.js';
import type { Services } from './services.js';
import type { Identity, Session } from './sessions.js';

/** How a browser keeps its session: out of reach of scripts, and never sent along by other sites. */
export interface CookieJar {
  set(response: Response, secret: string): void;
  clear(response: Response): void;
  read(request: Request): string | null;
}

/** Browsers send a cookie to every port of a host, so the name has the port; `__Host-` needs TLS. */
export function cookieJar(exposure: Exposure, port: number): CookieJar {
  const secure = exposure.tls !== null || exposure.proxyOrigin !== null;
  const name = secure ? '__Host-headwater' : `headwater_${port}`;
  const attributes = { httpOnly: true, sameSite: 'strict', secure, path: '/' } as const;
  return {
    set: (response, secret) => response.cookie(name, secret, attributes),
    clear: (response) => response.clearCookie(name, attributes),
    read: (request) => parseCookie(request.headers.cookie ?? '')[name] ?? null,
  };
}

/** Refuses requests that were sent to another name, or by a page of another origin. */
export function checkOrigin(exposure: Exposure): RequestHandler {
  const isOwn = hostCheck(exposure);
  return (request, _, next) => {
    const host = request.headers.host ?? '';
    if (!isOwn(host)) {
      throw new HeadwaterError('HOST_REFUSED', 'This server does not go by the name that was asked for.');
    }
    const { origin } = request.headers;
    if (origin !== undefined && origin !== originOf(exposure, host)) {
      throw new HeadwaterError('ORIGIN_REFUSED', 'A page of another origin may not ask this server.');
    }
    next();
  };
}

/** Who sent a request; nulls if it does not say, or says it wrongly. */
export interface Caller {
  readonly identity: Identity | null;
  readonly session: Session | null;
}

const BEARER = /^Bearer ([\w-]{1,200})$/i;

/** By API key where there is one, else by cookie. */
export function callerOf(request: Request, services: Services, cookies: CookieJar): Caller {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const key = BEARER.exec(authorization)?.[1];
    const identity = key === undefined ? null : services.keys.identify(key, formatDay(services.today()));
    return { identity, session: null };
  }
  const secret = cookies.read(request);
  const session = secret === null ? null : services.sessions.find(secret);
  return { identity: session, session };
}

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD'];

/** Errors: NOT_SIGNED_IN, NOT_ALLOWED, ORIGIN_REFUSED (a change by cookie without the page's token). */
export function checkAccess(request: Request, access: Access, { identity, session }: Caller): void {
  if (access === 'anyone') return;
  if (identity === null) {
    throw new HeadwaterError(
      'NOT_SIGNED_IN',
      'Open the login link that `headwater serve` printed, or send an API key as `Authorization: Bearer`.',
    );
  }
  if (!isAllowed(identity.role, access)) {
    throw new HeadwaterError(
      'NOT_ALLOWED',
      `This needs the role ${access}, and ${identity.user} is ${identity.role}.`,
    );
  }
  if (session === null || SAFE_METHODS.includes(request.method)) return;
  if (isSame(request.get('X-CSRF-Token') ?? '', session.csrf)) return;
  throw new HeadwaterError(
    'ORIGIN_REFUSED',
    'A change needs the header X-CSRF-Token with the token that /api/v1/session gives.',
  );
}
