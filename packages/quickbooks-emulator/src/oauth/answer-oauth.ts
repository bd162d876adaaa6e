import type { HttpOutcome, HttpRequest } from '../http/exchange.ts';
import { answerConsent } from './consent-page.ts';
import { answerDiscovery, answerJwks } from './discovery.ts';
import type { OAuthContext } from './oauth-context.ts';
import { answerRevoke } from './revoke-endpoint.ts';
import { answerTokenRequest } from './token-endpoint.ts';
import { answerUserinfo } from './userinfo-endpoint.ts';

type Endpoint = (request: HttpRequest, context: OAuthContext) => HttpOutcome | Promise<HttpOutcome>;

/** The OAuth hosts of the real service under their real paths (protocol.md §1.1), with and without the closing slash. */
const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ['/connect/oauth2', answerConsent],
  ['/oauth2/v1/tokens/bearer', answerTokenRequest],
  ['/v2/oauth2/tokens/revoke', answerRevoke],
  ['/v1/openid_connect/userinfo', answerUserinfo],
  ['/op/v1/jwks', (_request, context) => answerJwks(context)],
  ['/.well-known/openid_configuration', answerDiscovery],
  ['/.well-known/openid_sandbox_configuration', answerDiscovery],
]);

/** The endpoint that serves this path, if it is one of OAuth's. */
export function findOAuthEndpoint(path: string): Endpoint | undefined {
  return ENDPOINTS.get(path.endsWith('/') ? path.slice(0, -1) : path);
}
