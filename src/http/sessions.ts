import type { Role } from './role.js';
import { hashOf, isSame, newSecret } from './secret.js';

/** Who asks, as far as the server knows. */
export interface Identity {
  readonly user: string;
  readonly role: Role;
}

export interface Session extends Identity {
  /** What a page repeats in `X-CSRF-Token` with every change. */
  readonly csrf: string;
}

const SESSION_MS = 12 * 3_600_000;
const LOGIN_MS = 15 * 60_000;
const MAX_SESSIONS = 1000;

interface Kept extends Session {
  readonly endsMs: number;
}

/**
 * Who is signed in, in memory: a server that starts again knows nobody. A session lasts twelve hours; beyond a thousand
 * the oldest is forgotten. Secrets are kept as their hashes.
 */
export class Sessions {
  readonly #sessions = new Map<string, Kept>();
  readonly #nowMs: () => number;
  #login: { readonly secret: string; readonly endsMs: number } | null = null;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** The secret of a link that signs in one browser, once, within fifteen minutes. */
  offerLogin(): string {
    const secret = newSecret();
    this.#login = { secret: hashOf(secret), endsMs: this.#nowMs() + LOGIN_MS };
    return secret;
  }

  /** True once for the secret of `offerLogin`. */
  takeLogin(secret: string): boolean {
    const login = this.#login;
    if (login === null || login.endsMs < this.#nowMs() || !isSame(login.secret, hashOf(secret))) return false;
    this.#login = null;
    return true;
  }

  /** Begins a session and gives the secret for its cookie. */
  begin(identity: Identity): string {
    const secret = newSecret();
    const oldest = this.#sessions.keys().next();
    if (this.#sessions.size >= MAX_SESSIONS && !oldest.done) this.#sessions.delete(oldest.value);
    const endsMs = this.#nowMs() + SESSION_MS;
    this.#sessions.set(hashOf(secret), { ...identity, csrf: newSecret(), endsMs });
    return secret;
  }

  find(secret: string): Session | null {
    const key = hashOf(secret);
    const kept = this.#sessions.get(key);
    if (kept === undefined) return null;
    if (kept.endsMs >= this.#nowMs()) return kept;
    this.#sessions.delete(key);
    return null;
  }

  end(secret: string): void {
    this.#sessions.delete(hashOf(secret));
  }
}
