import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isQuickBooksFault } from '../faults/quickbooks-fault.ts';
import { gatewayFault, html, json, REALM, scriptQuickBooks, type Scripted } from '../testing/scripted-quickbooks.ts';

const customer = json({ Customer: { Id: '1', SyncToken: '0', DisplayName: 'Amy' } });
const issued = json({
  access_token: 'access-2',
  expires_in: 3600,
  refresh_token: 'refresh-2',
  x_refresh_token_expires_in: 8726400,
});
const expired = { tokens: { accessTokenExpiresAtMs: 0 } } as const;
const offline = () => new TypeError('fetch failed');

async function faultOf(call: Promise<unknown>) {
  const error: unknown = await call.catch((reason: unknown) => reason);
  if (!isQuickBooksFault(error)) throw new Error(`expected a fault, got ${String(error)}`);
  return error;
}

describe('a write that got no answer', () => {
  it('tells the request id under which it can be sent again, also one that the client made up', async () => {
    const { quickbooks } = scriptQuickBooks([offline]);
    const lost = await faultOf(quickbooks.company(REALM).create('Customer', { DisplayName: 'Amy' }));
    expect(lost).toMatchObject({ kind: 'unavailable', requestId: 'request-1', isAfterLostTry: true });
    const stop = new AbortController();
    const cancelled = scriptQuickBooks([() => new Promise<Response>(() => stop.abort())], {
      fetch: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('aborted')));
          stop.abort();
        }),
    });
    const call = cancelled.quickbooks.company(REALM).create('Customer', { DisplayName: 'A' }, { signal: stop.signal });
    expect(await faultOf(call)).toMatchObject({ kind: 'cancelled', requestId: 'request-1' });
  });
});

describe('a call whose tokens have to be renewed first', () => {
  it.each<[what: string, trouble: Scripted]>([
    ['is down', html(503)],
    ['cannot be reached', offline],
    ['takes no more calls', json({ error: 'too_many_requests' }, 429)],
  ])('is made after a pause where the token endpoint %s', async (_, trouble) => {
    const { quickbooks, seen } = scriptQuickBooks([trouble, issued, customer], expired);
    const { meta } = await quickbooks.company(REALM).create('Customer', { DisplayName: 'Amy' });
    expect(meta).toMatchObject({ attempts: 2, requestId: 'request-1' });
    expect(seen.map(request => request.url.pathname.split('/')[1])).toEqual(['oauth2', 'oauth2', 'v3']);
  });

  it('and never could be made, is not called lost', async () => {
    const { quickbooks } = scriptQuickBooks([offline], expired);
    const thrown = await faultOf(quickbooks.company(REALM).create('Customer', { DisplayName: 'Amy' }));
    expect(thrown).toMatchObject({ kind: 'unavailable', isAfterLostTry: false });
  });

  it('is made after a pause where they were refused and the token endpoint is down', async () => {
    const { quickbooks, seen } = scriptQuickBooks([gatewayFault('3200', 401), html(502), issued, customer]);
    await quickbooks.company(REALM).get('Customer', '1');
    expect(seen.map(request => request.headers.get('authorization')?.slice(0, 10))).toEqual([
      'Bearer acc',
      'Basic Y2xp',
      'Basic Y2xp',
      'Bearer acc',
    ]);
  });

  it('waits no longer than its caller, and the renewal goes on for the others', async () => {
    let renew: (answer: Response) => void = () => undefined;
    const slowly = () => new Promise<Response>(resolve => (renew = resolve));
    const { quickbooks, seen, store } = scriptQuickBooks([slowly, customer], expired);
    const stop = new AbortController();
    const hasty = quickbooks.company(REALM).get('Customer', '1', { signal: stop.signal });
    const patient = quickbooks.company(REALM).get('Customer', '1');
    while (seen.length === 0) await new Promise(resolve => setImmediate(resolve));
    stop.abort();
    expect((await faultOf(hasty)).kind).toBe('cancelled');
    renew(
      (await issued({ method: 'POST', url: new URL('http://q.test'), headers: new Headers(), body: '' })) as Response,
    );
    expect((await patient).value.DisplayName).toBe('Amy');
    expect((await store.load(REALM))?.refreshToken).toBe('refresh-2');
    const never = scriptQuickBooks([issued, customer], expired);
    const stopped = never.quickbooks.company(REALM).get('Customer', '1', { signal: AbortSignal.abort() });
    expect((await faultOf(stopped)).kind).toBe('cancelled');
    expect(never.seen).toHaveLength(0);
  });
});

describe('a 429', () => {
  it('holds the other calls of the company back, also where its own call gives up', async () => {
    const { quickbooks, clock } = scriptQuickBooks([gatewayFault('3001', 429), customer], {
      retry: { attemptsMax: 1, baseDelayMs: 500, delayMaxMs: 500 },
    });
    const startMs = clock.now();
    expect((await faultOf(quickbooks.company(REALM).get('Customer', '1'))).kind).toBe('throttled');
    await quickbooks.company(REALM).get('Customer', '1');
    expect(clock.now() - startMs).toBeGreaterThanOrEqual(60_000);
  });
});

describe('who asks', () => {
  it('is said with every request, those for tokens too', async () => {
    const { quickbooks, seen } = scriptQuickBooks([issued, customer, json('')], { ...expired, userAgent: 'books/2' });
    await quickbooks.company(REALM).get('Customer', '1');
    await quickbooks.disconnect(REALM);
    expect(seen.map(request => request.headers.get('user-agent'))).toEqual(['books/2', 'books/2', 'books/2']);
  });
});

describe('no secret', () => {
  const secrets = {
    accessToken: 'eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0..access',
    refreshToken: 'RT1-39-H3-1785429816refresh',
    clientSecret: 'client-secret-0123456789',
  };
  const namesToken = json({ fault: { error: [{ detail: 'Token expired: AB01xyz', code: '3200' }] } }, 401);
  const echo: Scripted = request => {
    const told = [request.headers.get('authorization'), ...new URLSearchParams(request.body).values()].join(' ');
    const error = { Message: `Refused ${told}`, Detail: `Sent: ${told}`, code: '6000', element: told };
    return json(
      { Fault: { Error: [error], type: 'ValidationFault' }, error: 'refused', error_description: told },
      400,
    )(request);
  };

  it.each<[what: string, answers: readonly Scripted[], expiresAtMs: number | undefined]>([
    ['a fault that repeats what was sent', [echo], undefined],
    ['a fault of the token endpoint that repeats what was sent', [echo], 0],
    ['a token that QuickBooks names', [namesToken, issued, namesToken], undefined],
    ['a network that fails', [offline], undefined],
    [
      'a dead token',
      [json({ error: 'invalid_grant', error_description: `Token invalid: ${secrets.refreshToken}` }, 400)],
      0,
    ],
    ['an answer that is cut', [json(`{"Customer":{"Notes":"${secrets.accessToken}`)], undefined],
  ])('is in what is thrown or told about %s', async (_, answers, expiresAtMs) => {
    const { quickbooks, events } = scriptQuickBooks(answers, {
      clientSecret: secrets.clientSecret,
      tokens: {
        accessToken: secrets.accessToken,
        refreshToken: secrets.refreshToken,
        ...(expiresAtMs === undefined ? {} : { accessTokenExpiresAtMs: expiresAtMs }),
      },
    });
    const thrown = await faultOf(quickbooks.company(REALM).create('Customer', { DisplayName: 'Amy' }));
    const shown = [inspect(thrown, { depth: null, showHidden: true }), JSON.stringify(thrown), String(thrown.stack)];
    const told = [...shown, JSON.stringify(events)].join(' ');
    for (const secret of [...Object.values(secrets), 'AB01xyz', btoa(`client:${secrets.clientSecret}`)])
      expect(told).not.toContain(secret);
  });

  it('is in the message about a token that no header can hold', async () => {
    const { quickbooks } = scriptQuickBooks([customer], { tokens: { accessToken: 'first-half\nsecond-half' } });
    const thrown = await faultOf(quickbooks.company(REALM).get('Customer', '1'));
    expect(thrown.kind).toBe('configuration');
    expect(inspect(thrown, { depth: null })).not.toMatch(/first-half|second-half/);
  });
});
