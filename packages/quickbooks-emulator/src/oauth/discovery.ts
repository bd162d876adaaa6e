import { jsonAnswer, type HttpAnswer, type HttpRequest } from '../http/exchange.ts';
import { ISSUER } from './id-token.ts';
import type { OAuthContext } from './oauth-context.ts';

/** The discovery documents, with this emulator's own addresses (protocol.md §1.1). */
export function answerDiscovery(request: HttpRequest): HttpAnswer {
  const { origin } = request;
  return jsonAnswer(200, {
    issuer: ISSUER,
    authorization_endpoint: `${origin}/connect/oauth2`,
    token_endpoint: `${origin}/oauth2/v1/tokens/bearer`,
    userinfo_endpoint: `${origin}/v1/openid_connect/userinfo`,
    revocation_endpoint: `${origin}/v2/oauth2/tokens/revoke`,
    jwks_uri: `${origin}/op/v1/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile', 'address', 'phone'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    claims_supported: ['aud', 'exp', 'iat', 'iss', 'realmid', 'sub'],
  });
}

export async function answerJwks(context: OAuthContext): Promise<HttpAnswer> {
  const { publicJwk } = await context.signingKey.get();
  return jsonAnswer(200, { keys: [publicJwk] });
}
