import { randomBytes } from 'node:crypto';

/** Where ids, tokens and keys come from; seeded in tests, the operating system's otherwise. */
export interface Randomness {
  bytes(count: number): Buffer;
}

export const systemRandomness: Randomness = { bytes: randomBytes };

/** A repeatable source for tests and simulations: mulberry32, not for secrets. */
export function seededRandomness(seed: number): Randomness {
  const next = seededFractions(seed);
  return { bytes: count => Buffer.from(Array.from({ length: count }, () => Math.floor(next() * 256))) };
}

/** Fractions in [0, 1), the same for the same seed (mulberry32). */
export function seededFractions(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits, as client ids and secrets are made of. */
export function randomText(randomness: Randomness, length: number): string {
  let text = '';
  for (const byte of randomness.bytes(length)) text += ALPHABET.charAt(byte % ALPHABET.length);
  return text;
}

export function randomBase64Url(randomness: Randomness, bytes: number): string {
  return randomness.bytes(bytes).toString('base64url');
}

/** A version 4 UUID. */
export function randomUuid(randomness: Randomness): string {
  const bytes = randomness.bytes(16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
