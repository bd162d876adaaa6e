import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';
import { authenticateClient } from './client-authentication.ts';
import { methodNotAllowed, oauthError } from './oauth-answers.ts';
import type { OAuthContext } from './oauth-context.ts';

/** `POST /v2/oauth2/tokens/revoke`: JSON or form; either token ends the whole connection (protocol.md §1.6). */
export function answerRevoke(request: HttpRequest, { apps, grants }: OAuthContext): HttpAnswer {
  if (request.method !== 'POST') return methodNotAllowed('POST');
  const form = revocationForm(request);
  const app = authenticateClient(request, form, apps);
  if (app === undefined) return oauthError(401, 'invalid_client');
  const token = form?.get('token');
  if (!token) return oauthError(400, 'invalid_request', 'Missing required parameter: token');
  // What a second revocation answers is not documented; refusing is the stricter reading.
  if (!grants.revoke(token, app.clientId)) return oauthError(400, 'invalid_request', 'Token is invalid or revoked');
  return { kind: 'answer', status: 200, headers: {}, body: '' };
}

function revocationForm(request: HttpRequest): URLSearchParams | undefined {
  const text = request.body.toString('utf8');
  if ((request.headers['content-type'] ?? '').includes('x-www-form-urlencoded')) return new URLSearchParams(text);
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const members = Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return new URLSearchParams(members);
  } catch {
    return undefined;
  }
}
