import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { HeadwaterError } from '../model/errors.js';
import { ROLES, type Role } from './role.js';
import { hashOf, isSame, newId, newSecret } from './secret.js';
import type { Identity } from './sessions.js';

const keptKeySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  created: z.iso.date(),
  /** The last day on which the key works. */
  expires: z.iso.date(),
  revoked: z.boolean(),
  /** SHA-256 of the secret. */
  hash: z.string(),
});
const keyFileSchema = z.strictObject({ keys: z.array(keptKeySchema) });

type KeptKey = z.infer<typeof keptKeySchema>;

/** A key as it may be shown: without anything of its secret. */
export type ListedKey = Omit<KeptKey, 'hash'>;

export interface NewKey {
  readonly name: string;
  readonly role: Role;
  readonly expires: string;
}

const KEY_SHAPE = /^hw_([0-9a-f]+)_([\w-]+)$/;
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/**
 * The API keys, in a JSON file that only its owner may read. A key is shown once, when it is made; the file has its
 * hash. The file is looked at again whenever it has changed, so a key revoked elsewhere stops working at once.
 */
export class KeyFile {
  readonly #path: string;
  #keys: readonly KeptKey[] = [];
  #version = '';

  /** Error: KEYS_UNREADABLE. */
  constructor(path: string) {
    this.#path = path;
    this.#refresh();
  }

  list(): readonly ListedKey[] {
    this.#refresh();
    return this.#keys.map(({ hash: _, ...listed }) => listed);
  }

  /** Makes a key; `key` is the only copy of its secret. Days are ISO dates. */
  add({ name, role, expires }: NewKey, today: string): { readonly id: string; readonly key: string } {
    this.#refresh();
    const id = newId();
    const secret = newSecret();
    const kept = { id, name, role, created: today, expires, revoked: false, hash: hashOf(secret) };
    this.#write([...this.#keys, kept]);
    return { id, key: `hw_${id}_${secret}` };
  }

  /** Error: KEY_NOT_FOUND. */
  revoke(id: string): void {
    this.#refresh();
    if (!this.#keys.some((key) => key.id === id)) {
      throw new HeadwaterError(
        'KEY_NOT_FOUND',
        `There is no key "${id}". See \`headwater serve keys list\`.`,
      );
    }
    this.#write(this.#keys.map((key) => (key.id === id ? { ...key, revoked: true } : key)));
  }

  /** Whose key this is; null if it is unknown, revoked or past its last day. */
  identify(text: string, today: string): Identity | null {
    const [, id, secret] = KEY_SHAPE.exec(text) ?? [];
    if (id === undefined || secret === undefined) return null;
    this.#refresh();
    const key = this.#keys.find((kept) => kept.id === id);
    if (key === undefined || !isSame(key.hash, hashOf(secret))) return null;
    return key.revoked || key.expires < today ? null : { user: key.name, role: key.role };
  }

  /** Whether any key still works. */
  hasLiveKey(today: string): boolean {
    return this.list().some(({ revoked, expires }) => !revoked && expires >= today);
  }

  #refresh(): void {
    const stats = statSync(this.#path, { throwIfNoEntry: false });
    const version = stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
    if (version === this.#version) return;
    this.#keys = stats === undefined ? [] : readKeys(this.#path);
    this.#version = version;
  }

  #write(keys: readonly KeptKey[]): void {
    mkdirSync(dirname(this.#path), { recursive: true, mode: OWNER_ONLY_FOLDER });
    const whole = `${this.#path}.new`;
    writeFileSync(whole, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: OWNER_ONLY });
    // A file that was left behind keeps its mode.
    chmodSync(whole, OWNER_ONLY);
    renameSync(whole, this.#path);
    this.#refresh();
  }
}

function readKeys(path: string): readonly KeptKey[] {
  try {
    return keyFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).keys;
  } catch (error) {
    throw new HeadwaterError(
      'KEYS_UNREADABLE',
      `${path}: not a file of API keys that this version can read. Restore a copy, or remove it and make new keys.`,
      { cause: error },
    );
  }
}
