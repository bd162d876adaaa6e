import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

// OWASP's password storage cheat sheet: N = 2^15, r = 8, p = 3 is one of its equal choices; 32 MB and about 0.2 s each.
const cost = { N: 2 ** 15, r: 8, p: 3 };
const memoryMax = 64 * 2 ** 20;
const saltBytes = 16;
const hashBytes = 32;

/** Hashes a password for keeping. The parameters travel with it, so that they can grow later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password.normalize('NFKC'), salt, hashBytes, { ...cost, maxmem: memoryMax });
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Whether the password is the one that was hashed. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [kind, n, r, p, salt, hash] = kept.split('$');
  if (kind !== 'scrypt' || salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64');
  const options = { N: Number(n), r: Number(r), p: Number(p), maxmem: memoryMax };
  const found = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64'), expected.length, options);
  return timingSafeEqual(found, expected);
}

/** Spends the time of a check where there is nothing to check against, so that the clock does not tell which addresses exist. */
export async function pretendToCheck(password: string): Promise<false> {
  await derive(password.normalize('NFKC'), Buffer.alloc(saltBytes), hashBytes, { ...cost, maxmem: memoryMax });
  return false;
}
