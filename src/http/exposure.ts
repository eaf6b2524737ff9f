import { X509Certificate } from 'node:crypto';
import { isIP, isIPv6 } from 'node:net';
import { HeadwaterError } from '../model/errors.js';

/** Certificate and private key, as PEM. */
export interface Tls {
  readonly cert: string;
  readonly key: string;
}

/** Where the server listens and by what names it is reached. */
export interface Exposure {
  /** A name or address of this machine. */
  readonly host: string;
  /** Null: plain HTTP. */
  readonly tls: Tls | null;
  /** The origin by which a proxy that speaks TLS offers this server, such as `https://headwater.example`. */
  readonly proxyOrigin: URL | null;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** Whether anyone but the people on this machine can reach the server. */
export function isExposed({ host, proxyOrigin }: Exposure): boolean {
  return !isLoopback(host) || proxyOrigin !== null;
}

function refusal(message: string): HeadwaterError {
  return new HeadwaterError('SERVE_REFUSED', message);
}

/** The origin that `--behind-proxy` names. Error: SERVE_REFUSED. */
export function parseProxyOrigin(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' && `${url.origin}/` === url.href) return url;
  throw refusal(`"${text}" is not an origin: write it as https://NAME, without a path.`);
}

/**
 * Refuses to offer the records of a supply chain to a network without accounts, or in clear text. Error: SERVE_REFUSED.
 */
export function checkExposure(exposure: Exposure, hasAccounts: boolean): void {
  if (!isExposed(exposure)) return;
  const { tls, proxyOrigin } = exposure;
  if (tls === null && proxyOrigin === null) {
    throw refusal(
      'Beyond this machine the server speaks only TLS: give --tls-cert and --tls-key, or --behind-proxy https://NAME if a proxy does that.',
    );
  }
  if (!hasAccounts) {
    throw refusal(
      'Beyond this machine the server needs accounts: make an API key first, with `headwater serve keys add`.',
    );
  }
}

/** A host as the `Host` header has it, without its port. */
function nameIn(host: string): string {
  return host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}

/**
 * Tells whether a `Host` header names this server. A page elsewhere can make its own name lead to this machine (DNS
 * rebinding), but then its name stands in the header.
 */
export function hostCheck({ tls, proxyOrigin }: Exposure): (host: string) => boolean {
  const certificate = tls === null ? null : new X509Certificate(tls.cert);
  return (host) => {
    const name = nameIn(host);
    if (isLoopback(name)) return true;
    if (proxyOrigin !== null) return host.toLowerCase() === proxyOrigin.host;
    if (certificate === null) return false;
    return (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined;
  };
}

/** The origin of a page of this server that was reached by this `Host` header. */
export function originOf({ tls, proxyOrigin }: Exposure, host: string): string {
  if (proxyOrigin !== null && host.toLowerCase() === proxyOrigin.host) return proxyOrigin.origin;
  return `${tls === null ? 'http' : 'https'}://${host.toLowerCase()}`;
}

/** The address for people. */
export function urlOf({ host, tls, proxyOrigin }: Exposure, port: number): string {
  if (proxyOrigin !== null) return proxyOrigin.origin;
  return `${tls === null ? 'http' : 'https'}://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}
