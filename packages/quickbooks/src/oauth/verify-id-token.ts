import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { z } from 'zod';
import { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import type { KeySource } from './key-source.ts';
import type { OAuthPorts } from './oauth-ports.ts';

const header = z.object({ alg: z.string(), kid: z.string() });

/** What a verified id token says; times are seconds since 1970. */
export interface IdTokenClaims {
  /** The person's id at Intuit. */
  readonly sub: string;
  readonly iss: string;
  readonly aud: string | readonly string[];
  readonly exp: number;
  readonly iat?: number | undefined;
  readonly auth_time?: number | undefined;
  /** The company that was connected. */
  readonly realmid?: string | undefined;
  readonly nonce?: string | undefined;
}

const claims: z.ZodType<IdTokenClaims> = z.object({
  sub: z.string(),
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  iat: z.number().optional(),
  auth_time: z.number().optional(),
  realmid: z.string().optional(),
  nonce: z.string().optional(),
});

/** Clocks of two machines may differ by this much. */
export const CLOCK_SKEW_MAX_SECONDS = 60;

/**
 * Verifies an id token: RS256 over Intuit's keys, issuer, audience, expiry and, when given, the nonce.
 * @throws QuickBooksFault `unauthorised` with the reason; never trust the claims then.
 */
export async function verifyIdToken(
  ports: OAuthPorts,
  keys: KeySource,
  request: { readonly idToken: string; readonly nonce?: string },
): Promise<IdTokenClaims> {
  const parts = request.idToken.split('.');
  const [head, body, signature] = parts;
  if (parts.length !== 3 || !head || !body || !signature) throw refused('it is not a signed token');
  const { alg, kid } = parsePart(header, head);
  // Only RS256: accepting what the token asks for would let anybody sign with "none" or with the public key as a secret.
  if (alg !== 'RS256') throw refused(`it is signed with ${alg}, not RS256`);
  const key = await keys.find(kid);
  if (!key) throw refused('its key is not one of Intuit’s');
  const isGenuine = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${body}`),
    createPublicKey({ key: { kty: key.kty, n: key.n, e: key.e } as JsonWebKey, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  );
  if (!isGenuine) throw refused('its signature is wrong');
  const said = parsePart(claims, body);
  checkClaims(ports, said, request.nonce);
  return said;
}

function checkClaims(ports: OAuthPorts, said: IdTokenClaims, nonce: string | undefined): void {
  const audience = typeof said.aud === 'string' ? [said.aud] : said.aud;
  if (said.iss !== ports.environment.issuer) throw refused('another issuer made it');
  if (!audience.includes(ports.clientId)) throw refused('it is meant for another app');
  if (said.exp + CLOCK_SKEW_MAX_SECONDS <= ports.clock.now() / 1000) throw refused('it has expired');
  if (nonce !== undefined && said.nonce !== nonce) throw refused('it belongs to another sign-in');
}

function parsePart<T>(schema: z.ZodType<T>, part: string): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    throw refused('it cannot be read');
  }
}

function refused(reason: string): QuickBooksFault {
  return new QuickBooksFault({
    kind: 'unauthorised',
    message: `The id token is not valid: ${reason}. Sign in again.`,
    retry: { kind: 'never' },
  });
}
