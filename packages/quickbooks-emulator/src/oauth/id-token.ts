import { sign } from 'node:crypto';
import type { Grant } from './grant.ts';
import { consentUser } from './consent-user.ts';
import type { OAuthContext } from './oauth-context.ts';

/**
 * Issuer of the real service. The emulator keeps it rather than its own address, since clients such as intuit-oauth
 * compare it with this very text.
 */
export const ISSUER = 'https://oauth.platform.intuit.com/op/v1';

const ID_TOKEN_SECONDS = 3600;

/** An RS256 id_token with the claims of protocol.md §1.6; it verifies against `/op/v1/jwks`. */
export async function signIdToken(grant: Grant, { clock, signingKey }: OAuthContext): Promise<string> {
  const { privateKey, publicJwk } = await signingKey.get();
  const issuedAt = Math.floor(clock.nowMs() / 1000);
  const claims = {
    sub: consentUser.sub,
    aud: [grant.clientId],
    realmid: grant.realmId,
    auth_time: Math.floor(grant.grantedMs / 1000),
    iss: ISSUER,
    exp: issuedAt + ID_TOKEN_SECONDS,
    iat: issuedAt,
    ...(grant.nonce !== undefined && { nonce: grant.nonce }),
  };
  const content = `${encodePart({ kid: publicJwk.kid, alg: 'RS256' })}.${encodePart(claims)}`;
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), privateKey).toString('base64url')}`;
}

function encodePart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
