import { randomBase64Url, randomText, type Randomness } from '../random/randomness.ts';

/** `{"enc":"A128CBC-HS256","alg":"dir"}`: real access tokens are encrypted JWTs which only Intuit can open (protocol.md §1.4). */
const JWE_HEADER = 'eyJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwiYWxnIjoiZGlyIn0';

/** An opaque string of the shape and length of a real one; clients must be ready to store about a kilobyte. */
export function newAccessToken(randomness: Randomness): string {
  const iv = randomBase64Url(randomness, 16);
  const ciphertext = randomBase64Url(randomness, 620);
  const tag = randomBase64Url(randomness, 16);
  return `${JWE_HEADER}..${iv}.${ciphertext}.${tag}`;
}

export function newRefreshToken(randomness: Randomness, nowMs: number): string {
  return `RT1-39-H0-${Math.floor(nowMs / 1000)}${randomText(randomness, 20).toLowerCase()}`;
}

export function newCode(randomness: Randomness, nowMs: number): string {
  return `AB11${Math.floor(nowMs / 1000)}${randomText(randomness, 36)}`;
}
