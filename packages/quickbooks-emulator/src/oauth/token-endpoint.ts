import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';
import type { App } from './app.ts';
import { authenticateClient } from './client-authentication.ts';
import type { TokenPair } from './grant.ts';
import type { ExchangeOutcome } from './grants.ts';
import { signIdToken } from './id-token.ts';
import { methodNotAllowed, oauthAnswer, oauthError } from './oauth-answers.ts';
import type { OAuthContext } from './oauth-context.ts';

/** `POST /oauth2/v1/tokens/bearer` (protocol.md §1.4 and §1.7). */
export async function answerTokenRequest(request: HttpRequest, context: OAuthContext): Promise<HttpAnswer> {
  if (request.method !== 'POST') return methodNotAllowed('POST');
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.toLowerCase().startsWith('application/x-www-form-urlencoded'))
    return oauthError(400, 'invalid_request', 'Content-Type must be application/x-www-form-urlencoded');
  const form = new URLSearchParams(request.body.toString('utf8'));
  const app = authenticateClient(request, form, context.apps);
  if (app === undefined) return oauthError(401, 'invalid_client');
  const outcome = runGrantType(form, app, context);
  if (outcome.kind === 'refused') return outcome.answer;
  if (outcome.kind !== 'tokens') return refusal(outcome);
  const wantsHardExpiry = request.headers['x-include-refresh-token-hard-expires-in'] === 'true';
  return oauthAnswer(200, await tokenBody(outcome.tokens, wantsHardExpiry, context));
}

type GrantTypeOutcome = ExchangeOutcome | { readonly kind: 'refused'; readonly answer: HttpAnswer };

function runGrantType(form: URLSearchParams, app: App, { grants }: OAuthContext): GrantTypeOutcome {
  const { clientId } = app;
  switch (form.get('grant_type')) {
    case 'authorization_code': {
      const code = form.get('code');
      const redirectUri = form.get('redirect_uri');
      if (!code) return missing('code');
      if (!redirectUri) return missing('redirect_uri');
      return grants.exchange({ code, clientId, redirectUri });
    }
    case 'refresh_token': {
      const refreshToken = form.get('refresh_token');
      return refreshToken ? grants.refresh({ refreshToken, clientId }) : missing('refresh_token');
    }
    case null:
    case '':
      return missing('grant_type');
    default:
      return { kind: 'refused', answer: oauthError(400, 'unsupported_grant_type') };
  }
}

function missing(name: string): GrantTypeOutcome {
  return { kind: 'refused', answer: oauthError(400, 'invalid_request', `Missing required parameter: ${name}`) };
}

function refusal(outcome: Exclude<ExchangeOutcome, { kind: 'tokens' }>): HttpAnswer {
  switch (outcome.kind) {
    case 'code-invalid':
      return oauthError(400, 'invalid_grant', 'Authorization code expired/invalid');
    case 'refresh-unknown':
      return oauthError(400, 'invalid_grant', 'Incorrect or invalid refresh token');
    case 'refresh-expired':
      return oauthError(400, 'invalid_grant');
  }
}

async function tokenBody(tokens: TokenPair, wantsHardExpiry: boolean, context: OAuthContext): Promise<object> {
  return {
    token_type: 'bearer',
    access_token: tokens.accessToken,
    expires_in: tokens.expiresInSeconds,
    refresh_token: tokens.grant.refreshToken,
    x_refresh_token_expires_in: tokens.refreshExpiresInSeconds,
    ...(wantsHardExpiry && { x_refresh_token_hard_expires_in: tokens.refreshHardExpiresInSeconds }),
    ...(tokens.grant.scopes.includes('openid') && { id_token: await signIdToken(tokens.grant, context) }),
  };
}
