import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';
import { jsonAnswer } from '../http/exchange.ts';
import { bearerToken } from './bearer-token.ts';
import { consentUser } from './consent-user.ts';
import type { OAuthContext } from './oauth-context.ts';
import { methodNotAllowed } from './oauth-answers.ts';

/** `GET /v1/openid_connect/userinfo`: what the granted OpenID scopes let an app know (protocol.md §1.6). */
export function answerUserinfo(request: HttpRequest, { grants }: OAuthContext): HttpAnswer {
  if (request.method !== 'GET' && request.method !== 'POST') return methodNotAllowed('GET');
  const outcome = grants.check(bearerToken(request.headers.authorization) ?? '');
  if (outcome.kind !== 'granted') return unauthorized('invalid_token', 401);
  const { scopes } = outcome.grant;
  if (!scopes.includes('openid')) return unauthorized('insufficient_scope', 403);
  const { sub, email, givenName, familyName, phoneNumber, address } = consentUser;
  return jsonAnswer(200, {
    sub,
    ...(scopes.includes('email') && { email, emailVerified: true }),
    ...(scopes.includes('profile') && { givenName, familyName }),
    ...(scopes.includes('phone') && { phoneNumber, phoneNumberVerified: false }),
    ...(scopes.includes('address') && { address }),
  });
}

function unauthorized(error: string, status: number): HttpAnswer {
  return jsonAnswer(status, { error }, { 'www-authenticate': `Bearer error="${error}"` });
}
