import { retryHintFor } from '../faults/classify-fault.ts';
import { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import { authorizeUrl, type AuthorizeRequest } from './authorize-url.ts';
import type { OAuthPorts } from './oauth-ports.ts';
import { revokeToken } from './revoke-token.ts';
import { askForTokens, type TokenOutcome } from './token-endpoint.ts';
import type { Tokens } from './tokens.ts';
import { fetchUserInfo, type UserInfo } from './user-info.ts';
import { createKeySource } from './key-source.ts';
import { verifyIdToken, type IdTokenClaims } from './verify-id-token.ts';

/** The OAuth 2.0 side of QuickBooks. Stores nothing: `exchange` and `refresh` return tokens, the caller keeps them. */
export interface OAuth {
  /** The address of the consent page. */
  authorizeUrl(request: Omit<AuthorizeRequest, 'clientId'>): string;
  /**
   * Exchanges the code of the callback for tokens. Codes work once and for minutes.
   * @throws QuickBooksFault `invalid` for a used or expired code, `configuration` for wrong client keys.
   */
  exchange(grant: { readonly code: string; readonly realmId: string; readonly redirectUri: string }): Promise<Tokens>;
  /** One refresh, without lock or store. Prefer the client's own refreshing; two refreshes at once kill a connection. */
  refresh(tokens: Tokens): Promise<TokenOutcome>;
  /** Ends the connection at QuickBooks: either token ends both. A token that is dead already is no fault. */
  revoke(token: string): Promise<void>;
  /** The person behind an access token; needs the scope `openid`. */
  userInfo(accessToken: string): Promise<UserInfo>;
  /** Checks signature, issuer, audience and expiry of an id token. */
  verifyIdToken(idToken: string, expected?: { readonly nonce?: string }): Promise<IdTokenClaims>;
}

export function createOAuth(ports: OAuthPorts): OAuth {
  const keys = createKeySource(ports);
  return {
    authorizeUrl: request => authorizeUrl(ports.environment, { ...request, clientId: ports.clientId }),
    exchange: async ({ code, realmId, redirectUri }) => {
      const outcome = await askForTokens(ports, realmId, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
      });
      if (outcome.kind === 'issued') return outcome.tokens;
      throw new QuickBooksFault({
        kind: 'invalid',
        message: `The authorization code is used up or expired (${outcome.reason}). Start connecting again.`,
        retry: retryHintFor('invalid'),
        code: 'invalid_grant',
        intuitTid: outcome.intuitTid,
      });
    },
    refresh: tokens =>
      askForTokens(ports, tokens.realmId, { grant_type: 'refresh_token', refresh_token: tokens.refreshToken }),
    revoke: token => revokeToken(ports, token),
    userInfo: accessToken => fetchUserInfo(ports, accessToken),
    verifyIdToken: (idToken, expected = {}) => verifyIdToken(ports, keys, { idToken, ...expected }),
  };
}
