import { bearerToken } from '../oauth/bearer-token.ts';
import { ACCOUNTING_SCOPE, type Grant } from '../oauth/grant.ts';
import type { Grants } from '../oauth/grants.ts';
import {
  FOREIGN_REALM,
  MALFORMED_TOKEN,
  MISSING_TOKEN,
  REVOKED_TOKEN,
  tokenExpired,
  type GatewayFault,
} from './gateway-fault.ts';

/** Real tokens are about 1 kB; what is far off is called malformed without being looked up. */
const TOKEN_LENGTH_MIN = 100;
const TOKEN_LENGTH_MAX = 4096;

export type CallAuthority =
  { readonly kind: 'allowed'; readonly grant: Grant } | { readonly kind: 'refused'; readonly fault: GatewayFault };

/** The gateway's check of `Authorization` against the company in the path. */
export function authorizeCall(authorization: string | undefined, realmId: string, grants: Grants): CallAuthority {
  const token = bearerToken(authorization);
  if (token === undefined) return refused(MISSING_TOKEN);
  if (token.length < TOKEN_LENGTH_MIN || token.length > TOKEN_LENGTH_MAX) return refused(MALFORMED_TOKEN);
  const outcome = grants.check(token);
  switch (outcome.kind) {
    case 'expired':
      return refused(tokenExpired(token));
    case 'unknown':
      return refused(REVOKED_TOKEN);
    case 'granted': {
      const { grant } = outcome;
      const mayCall = grant.realmId === realmId && grant.scopes.includes(ACCOUNTING_SCOPE);
      return mayCall ? { kind: 'allowed', grant } : refused(FOREIGN_REALM);
    }
  }
}

function refused(fault: GatewayFault): CallAuthority {
  return { kind: 'refused', fault };
}
