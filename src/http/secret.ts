import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;
const ID_BYTES = 6;

/** 256 random bits as text that a URL, a header and a cookie can carry. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** A short name for something that is kept; no secret. */
export function newId(): string {
  return randomBytes(ID_BYTES).toString('hex');
}

/** SHA-256 in hexadecimal. A secret of 256 random bits needs no slower hash: nobody can try them all. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares in a time that does not tell how much of it was right. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)));
}
