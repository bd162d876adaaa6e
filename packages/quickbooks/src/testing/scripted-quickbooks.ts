import { createQuickBooks, type QuickBooks, type QuickBooksOptions } from '../create-quickbooks.ts';
import type { ClientEvent } from '../client-event.ts';
import { environmentAt } from '../environment.ts';
import { createMemoryTokenStore } from '../oauth/memory-token-store.ts';
import type { TokenStore } from '../oauth/token-store.ts';
import type { Tokens } from '../oauth/tokens.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

/** What the far side received. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
}

/** What the far side answers: a body with its status, or a failure of the network. */
export type Scripted = (request: SeenRequest) => Response | Promise<Response> | Error;

/** A client whose network is a script, for tests of everything above `fetch`. */
export interface ScriptedQuickBooks {
  readonly quickbooks: QuickBooks;
  readonly seen: SeenRequest[];
  readonly events: ClientEvent[];
  readonly clock: FakeClock;
  readonly store: TokenStore;
}

export const REALM = '9130357992222222';

export function tokensFor(clock: FakeClock, changes: Partial<Tokens> = {}): Tokens {
  return {
    realmId: REALM,
    accessToken: 'access-1',
    accessTokenExpiresAtMs: clock.now() + 3_600_000,
    refreshToken: 'refresh-1',
    refreshTokenExpiresAtMs: clock.now() + 8_726_400_000,
    hardExpiresAtMs: undefined,
    idToken: undefined,
    ...changes,
  };
}

/** @param answers one for each request in order; the last one repeats. A function decides by the request. */
export function scriptQuickBooks(
  answers: readonly Scripted[],
  options: Partial<QuickBooksOptions> & { readonly tokens?: Partial<Tokens> | 'none' } = {},
): ScriptedQuickBooks {
  const { tokens, ...overrides } = options;
  const clock = createFakeClock({ runsByItself: true });
  const store = createMemoryTokenStore(tokens === 'none' ? [] : [tokensFor(clock, tokens)]);
  const seen: SeenRequest[] = [];
  const events: ClientEvent[] = [];
  let requestIds = 0;
  const quickbooks = createQuickBooks({
    environment: environmentAt('http://quickbooks.test'),
    clientId: 'client',
    clientSecret: 'secret',
    tokenStore: store,
    clock,
    random: () => 0.5,
    newRequestId: () => `request-${++requestIds}`,
    timeoutSignal: () => new AbortController().signal,
    onEvent: event => events.push(event),
    fetch: async (url, init) => {
      const request = await seenRequest(url, init);
      const answer = answers[Math.min(seen.length, answers.length - 1)];
      seen.push(request);
      if (!answer) throw new Error('the script has no answer');
      const result = await answer(request);
      if (result instanceof Error) throw result;
      return result;
    },
    ...overrides,
  });
  return { quickbooks, seen, events, clock, store };
}

async function seenRequest(url: string, init: RequestInit): Promise<SeenRequest> {
  const request = new Request(url, { ...init, signal: null });
  return { method: request.method, url: new URL(url), headers: request.headers, body: await request.text() };
}

const tid = '1-69a5c0de-0123456789abcdef01234567';

export function json(body: unknown, status = 200): Scripted {
  return () => raw(typeof body === 'string' ? body : JSON.stringify(body), status, 'application/json;charset=UTF-8');
}

export function xml(body: string, status = 200): Scripted {
  return () => raw(body, status, 'application/xml');
}

export function html(status: number): Scripted {
  return () => raw('<!DOCTYPE html><html><body>Bad gateway</body></html>', status, 'text/html');
}

function raw(body: string, status: number, contentType: string): Response {
  return new Response(body, { status, headers: { 'content-type': contentType, intuit_tid: tid } });
}

/** A fault in the dialect of the service. */
export function fault(code: string, detail: string, status = 400): Scripted {
  return json(
    { Fault: { Error: [{ Message: 'Message', Detail: detail, code, element: '' }], type: 'ValidationFault' } },
    status,
  );
}

/** A fault in the dialect of the gateway, which stands before the service. */
export function gatewayFault(code: string, status: number): Scripted {
  const message = `message=Refused; errorCode=00${code}; statusCode=${status}`;
  return json(
    { fault: { error: [{ message, detail: 'Refused', code, element: null }], type: 'SERVICE' }, time: 1730024394085 },
    status,
  );
}
