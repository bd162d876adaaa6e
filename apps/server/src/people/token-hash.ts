import { createHash } from 'node:crypto';

/** What is kept of a token. Tokens are 256 random bits: a plain hash cannot be guessed backwards. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
