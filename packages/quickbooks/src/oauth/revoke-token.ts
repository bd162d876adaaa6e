import { exchangeHttp } from '../transport/exchange-http.ts';
import type { OAuthPorts } from './oauth-ports.ts';
import { basicAuth, refusalFault } from './token-endpoint.ts';

/**
 * Revokes a token and with it the whole connection to its company (protocol.md §1.6). QuickBooks answers 400 for tokens that are dead
 * already: the wanted state is reached, so that is a success.
 */
export async function revokeToken(ports: OAuthPorts, token: string): Promise<void> {
  const answer = await exchangeHttp(ports.http, {
    method: 'POST',
    url: ports.environment.revokeUrl,
    headers: { authorization: basicAuth(ports), accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (answer.status >= 200 && answer.status < 300) return;
  const text = new TextDecoder().decode(answer.bytes);
  const error = /"error"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? '';
  const isDeadAlready = answer.status === 400 && error !== 'invalid_client';
  if (!isDeadAlready) throw refusalFault({ error, description: '', answer, nowMs: ports.clock.now() });
}
