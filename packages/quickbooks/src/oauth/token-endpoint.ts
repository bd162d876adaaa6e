import { z } from 'zod';
import { retryHintFor } from '../faults/classify-fault.ts';
import type { FaultKind } from '../faults/fault-kinds.ts';
import { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import { withoutNamedToken, withoutSecrets } from '../faults/without-secrets.ts';
import { beganAs, exchangeHttp, intuitTidOf, type HttpAnswer } from '../transport/exchange-http.ts';
import { retryAfterMs } from '../transport/read-answer.ts';
import type { OAuthPorts } from './oauth-ports.ts';
import type { Tokens } from './tokens.ts';

/** Lifetimes to go by where an answer leaves one out (protocol.md §1.5); the tokens themselves tell the truth when they are used. */
const ACCESS_TOKEN_SECONDS = 3_600;
const REFRESH_TOKEN_SECONDS = 100 * 24 * 3_600;

const seconds = z.coerce.number().positive();

// Only the pair itself is insisted on: QuickBooks has rotated the refresh token when this is read, and a pair that is thrown away over a
// field beside it is a lost connection.
const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: seconds.catch(ACCESS_TOKEN_SECONDS),
  refresh_token: z.string().min(1),
  x_refresh_token_expires_in: seconds.catch(REFRESH_TOKEN_SECONDS),
  x_refresh_token_hard_expires_in: seconds.optional().catch(undefined),
  id_token: z.string().optional().catch(undefined),
});

const errorAnswer = z.object({ error: z.string(), error_description: z.string().optional() });

/** How the token endpoint decided. Only `dead` means that a person has to connect again. */
export type TokenOutcome =
  | { readonly kind: 'issued'; readonly tokens: Tokens }
  | { readonly kind: 'dead'; readonly reason: string; readonly intuitTid: string | undefined };

/**
 * Asks the token endpoint for a token pair (protocol.md §1.4, §1.7). `invalid_grant` is an outcome, not a fault: the code or the
 * refresh token is used up, expired or revoked.
 * @throws QuickBooksFault `configuration` for a wrong client id or secret, `unavailable`/`timeout`/`throttled` when nothing is known
 *   about the token, `malformed-answer`.
 */
export async function askForTokens(
  ports: OAuthPorts,
  realmId: string,
  grant: Readonly<Record<string, string>>,
): Promise<TokenOutcome> {
  const askedAtMs = ports.clock.now();
  const answer = await exchangeHttp(ports.http, {
    method: 'POST',
    url: ports.environment.tokenUrl,
    headers: {
      authorization: basicAuth(ports),
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'x-include-refresh-token-hard-expires-in': 'true',
    },
    body: new URLSearchParams(grant).toString(),
  });
  const text = new TextDecoder().decode(answer.bytes);
  if (answer.status === 200) return issued(realmId, parseBody(text), { askedAtMs, answer });
  const secrets = [basicAuth(ports).slice('Basic '.length), ports.clientSecret, grant['refresh_token'], grant['code']];
  return refusal(parseBody(withoutNamedToken(withoutSecrets(text, secrets))), { answer, nowMs: ports.clock.now() });
}

export function basicAuth(ports: Pick<OAuthPorts, 'clientId' | 'clientSecret'>): string {
  return `Basic ${Buffer.from(`${ports.clientId}:${ports.clientSecret}`).toString('base64')}`;
}

function issued(realmId: string, body: unknown, exchange: { askedAtMs: number; answer: HttpAnswer }): TokenOutcome {
  const parsed = tokenAnswer.safeParse(body);
  if (!parsed.success) {
    const message = 'The token endpoint answered without a token pair.';
    throw oauthFault({ answer: exchange.answer, nowMs: exchange.askedAtMs }, { kind: 'malformed-answer', message });
  }
  const granted = parsed.data;
  const afterSeconds = (seconds: number) => exchange.askedAtMs + seconds * 1000;
  const hardSeconds = granted.x_refresh_token_hard_expires_in;
  return {
    kind: 'issued',
    tokens: {
      realmId,
      accessToken: granted.access_token,
      accessTokenExpiresAtMs: afterSeconds(granted.expires_in),
      refreshToken: granted.refresh_token,
      refreshTokenExpiresAtMs: afterSeconds(granted.x_refresh_token_expires_in),
      hardExpiresAtMs: hardSeconds === undefined ? undefined : afterSeconds(hardSeconds),
      idToken: granted.id_token,
    },
  };
}

/** An answer that refuses, and when it came. */
interface Refusal {
  readonly answer: HttpAnswer;
  readonly nowMs: number;
}

function refusal(body: unknown, refused: Refusal): TokenOutcome {
  const parsed = errorAnswer.safeParse(body);
  const error = parsed.success ? parsed.data.error : '';
  const description = parsed.success ? (parsed.data.error_description ?? '') : '';
  if (error === 'invalid_grant') {
    return {
      kind: 'dead',
      reason: description || 'QuickBooks no longer accepts this grant',
      intuitTid: intuitTidOf(refused.answer.headers),
    };
  }
  throw refusalFault({ ...refused, error, description });
}

/** Why the token endpoint refused, other than because of the grant itself. */
export function refusalFault(refused: Refusal & { error: string; description: string }): QuickBooksFault {
  const { error, description, answer } = refused;
  const { kind, message } = readRefusal(error, description, answer.status);
  return oauthFault(refused, { kind, message, code: error });
}

function readRefusal(error: string, description: string, status: number): { kind: FaultKind; message: string } {
  // Reported as 400 and as 401 (protocol.md §1.7). The connection is fine; the app's settings are not.
  if (error === 'invalid_client' || (status === 401 && error === '')) {
    return {
      kind: 'configuration',
      message: 'QuickBooks does not know this client id and secret. Check the keys of the app.',
    };
  }
  if (status === 429) return { kind: 'throttled', message: 'The token endpoint takes no more calls just now.' };
  if (status >= 500 || status === 408)
    return { kind: 'unavailable', message: `The token endpoint is not available just now (HTTP ${status}).` };
  const says = `${error || `HTTP ${status}`}${description && ` (${description})`}`;
  return { kind: 'configuration', message: `The token endpoint refused the request: ${says}.` };
}

function oauthFault(
  { answer, nowMs }: Refusal,
  facts: { readonly kind: FaultKind; readonly message: string; readonly code?: string },
): QuickBooksFault {
  return new QuickBooksFault({
    ...facts,
    ...beganAs(answer),
    retry: retryHintFor(facts.kind, retryAfterMs(answer.headers.get('retry-after'), nowMs)),
  });
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
