import { timingSafeEqual } from 'node:crypto';
import type { HttpRequest } from '../http/exchange.ts';
import type { App } from './app.ts';
import type { AppRegistry } from './app-registry.ts';

/** Which app calls: by Basic authentication, or by `client_id` and `client_secret` in the form (both are in the discovery document). */
export function authenticateClient(
  request: HttpRequest,
  form: URLSearchParams | undefined,
  apps: AppRegistry,
): App | undefined {
  const [clientId, secret] = basicCredentials(request.headers.authorization) ?? [
    form?.get('client_id') ?? '',
    form?.get('client_secret') ?? '',
  ];
  const app = apps.find(clientId);
  return app !== undefined && isSame(secret, app.clientSecret) ? app : undefined;
}

function basicCredentials(authorization: string | undefined): [string, string] | undefined {
  const match = /^basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(authorization ?? '');
  if (match?.[1] === undefined) return undefined;
  const text = Buffer.from(match[1], 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon === -1 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
}

function isSame(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
