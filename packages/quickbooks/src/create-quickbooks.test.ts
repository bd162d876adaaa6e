import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { ClientEvent } from './client-event.ts';
import { createQuickBooks } from './create-quickbooks.ts';
import { decimal } from './entities/decimal.ts';
import { isQuickBooksFault } from './faults/quickbooks-fault.ts';
import { createMemoryTokenStore } from './oauth/memory-token-store.ts';
import {
  fault,
  gatewayFault,
  html,
  json,
  REALM,
  scriptQuickBooks,
  tokensFor,
  xml,
} from './testing/scripted-quickbooks.ts';

const invoice = (fields: string) =>
  `{"Invoice":{"Id":"145","SyncToken":"0",${fields}},"time":"2026-03-02T09:14:41.322-08:00"}`;

async function faultOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isQuickBooksFault(error)) throw new Error(`expected a fault, got ${String(error)}`);
  return error;
}

describe('a call', () => {
  it('asks for JSON with the stored token and tells the trace id and QuickBooks’ clock', async () => {
    const { quickbooks, seen } = scriptQuickBooks([json(invoice('"TotalAmt":120.10'))]);
    const answer = await quickbooks.company(REALM).get('Invoice', '145');
    expect(seen[0]?.url.pathname).toBe(`/v3/company/${REALM}/invoice/145`);
    expect(seen[0]?.url.searchParams.get('minorversion')).toBe('75');
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer access-1');
    expect(seen[0]?.headers.get('accept')).toBe('application/json');
    expect(answer.meta).toMatchObject({
      intuitTid: '1-69a5c0de-0123456789abcdef01234567',
      time: '2026-03-02T09:14:41.322-08:00',
      attempts: 1,
    });
  });

  it('is told to the listener of the company that it was made through, and to the client’s own', async () => {
    const { quickbooks, events } = scriptQuickBooks([json(invoice('"TotalAmt":1')), json(invoice('"TotalAmt":1'))]);
    const told: ClientEvent[] = [];
    const company = quickbooks.company(REALM, event => void told.push(event));
    await Promise.all([company.get('Invoice', '145'), quickbooks.company(REALM).get('Invoice', '145')]);
    expect(told).toMatchObject([{ kind: 'call', realmId: REALM, meteredReads: 1 }]);
    expect(events.filter(({ kind }) => kind === 'call')).toHaveLength(2);
  });

  it('keeps every digit of an amount and every field it does not know', async () => {
    const body = invoice('"TotalAmt":12345678901234567.10,"Balance":0.10,"BrandNew":{"Deep":[1,2.5]}');
    const { quickbooks } = scriptQuickBooks([json(body)]);
    const { value } = await quickbooks.company(REALM).get('Invoice', '145');
    expect(value).toMatchObject({ TotalAmt: '12345678901234567.10', Balance: '0.10', BrandNew: { Deep: [1, 2.5] } });
  });

  it('sends decimal text as a JSON number with a request id of its own', async () => {
    const { quickbooks, seen } = scriptQuickBooks([json(invoice('"TotalAmt":10.50'))]);
    await quickbooks.company(REALM).create('Invoice', {
      CustomerRef: { value: '1' },
      DocNumber: '0012',
      Line: [
        {
          DetailType: 'SalesItemLineDetail',
          Amount: decimal('10.50'),
          SalesItemLineDetail: { ItemRef: { value: '4' }, Qty: decimal('1'), UnitPrice: decimal('10.50') },
        },
      ],
    });
    expect(seen[0]?.body).toContain('"Amount":10.50');
    expect(seen[0]?.body).toContain('"DocNumber":"0012"');
    expect(seen[0]?.url.searchParams.get('requestid')).toBe('request-1');
  });

  it('reads an XML answer as if it were JSON', async () => {
    const { quickbooks } = scriptQuickBooks([
      xml(
        '<?xml version="1.0"?><IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="2026-03-02T09:14:41.322-08:00">' +
          '<Customer domain="QBO" sparse="false"><Id>1</Id><SyncToken>3</SyncToken><DisplayName>Amy &amp; Sons</DisplayName>' +
          '<Active>true</Active><Balance>12.50</Balance><CurrencyRef name="US Dollar">USD</CurrencyRef></Customer></IntuitResponse>',
      ),
    ]);
    const { value } = await quickbooks.company(REALM).get('Customer', '1');
    expect(value).toEqual({
      domain: 'QBO',
      sparse: false,
      Id: '1',
      SyncToken: '3',
      DisplayName: 'Amy & Sons',
      Active: true,
      Balance: '12.50',
      CurrencyRef: { value: 'USD', name: 'US Dollar' },
    });
  });
});

describe('an answer', () => {
  it('keeps the warnings that came with it', async () => {
    const warned = {
      Customer: { Id: '1', SyncToken: '0' },
      Warnings: { Warning: [{ Message: 'Soon', Detail: 'd', code: '5000' }] },
    };
    const { quickbooks } = scriptQuickBooks([json(warned)]);
    const { meta } = await quickbooks.company(REALM).get('Customer', '1');
    expect(meta.warnings).toEqual([{ code: '5000', message: 'Soon', detail: 'd', element: '' }]);
  });

  it.each([
    ['JSON that stops', json('{"Customer":{"Id":"1"'), 2],
    ['XML that stops', xml('<IntuitResponse><Customer><Id>1</Id>'), 2],
    ['a page of HTML', html(200), 2],
    [
      'a page of XHTML behind a comment',
      xml('<?xml version="1.0"?>\n<!-- proxy -->\n<html><body>Sign in</body></html>'),
      2,
    ],
    ['nothing', json(''), 2],
    ['another record', json({ Vendor: { Id: '1' } }), 1],
    ['a record without an id', json({ Customer: { DisplayName: 'A' } }), 1],
  ])(
    'that is %s is a fault with the trace id; what was damaged on its way is asked for once more',
    async (...[, answer, tries]) => {
      const { quickbooks, seen } = scriptQuickBooks([answer]);
      const thrown = await faultOf(quickbooks.company(REALM).get('Customer', '1'));
      expect(thrown.kind).toBe('malformed-answer');
      expect(thrown.intuitTid).toBe('1-69a5c0de-0123456789abcdef01234567');
      expect(seen).toHaveLength(tries);
    },
  );
});

describe('a fault', () => {
  it('that comes with HTTP 200 is still a fault', async () => {
    const { quickbooks } = scriptQuickBooks([fault('5010', 'Stale Object Error', 200)]);
    const thrown = await faultOf(quickbooks.company(REALM).get('Invoice', '145'));
    expect(thrown).toMatchObject({ kind: 'stale', code: '5010', httpStatus: 200, retry: { kind: 'reload-and-merge' } });
    expect(thrown.intuitTid).toBe('1-69a5c0de-0123456789abcdef01234567');
  });

  it('for a record that does not exist makes `find` answer undefined', async () => {
    const { quickbooks } = scriptQuickBooks([fault('610', 'Object Not Found')]);
    expect(await quickbooks.company(REALM).find('Invoice', '9')).toBeUndefined();
  });

  it('is thrown when a write answers 200 without a record', async () => {
    const { quickbooks } = scriptQuickBooks([json({ BatchItemResponse: [], time: 'x' })]);
    const thrown = await faultOf(quickbooks.company(REALM).void('Invoice', { Id: '1', SyncToken: '0' }));
    expect(thrown.kind).toBe('malformed-answer');
  });
});

describe('repeating', () => {
  it('sends a create again with the same request id after a gateway’s HTML page', async () => {
    const { quickbooks, seen, clock } = scriptQuickBooks([html(502), json(invoice('"TotalAmt":1'))]);
    const answer = await quickbooks.company(REALM).create('Invoice', { CustomerRef: { value: '1' }, Line: [] });
    expect(answer.meta).toMatchObject({ attempts: 2, requestId: 'request-1' });
    expect(seen.map(request => request.url.searchParams.get('requestid'))).toEqual(['request-1', 'request-1']);
    expect(clock.slept[0]).toBe(375);
  });

  it('waits a minute after a 429, and the whole company waits with it', async () => {
    const { quickbooks, clock, events } = scriptQuickBooks([gatewayFault('3001', 429), json(invoice('"TotalAmt":1'))]);
    const startMs = clock.now();
    const answer = await quickbooks.company(REALM).get('Invoice', '145');
    expect(answer.meta.attempts).toBe(2);
    expect(clock.now() - startMs).toBeGreaterThanOrEqual(60_000);
    expect(events.map(event => event.kind)).toEqual(['call', 'retry', 'call']);
  });

  it('C54 waits out a throttle that is told in XML like one that is told in JSON', async () => {
    const throttled = xml(
      '<IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="2026-03-02T09:14:41.322-08:00"><Fault type="SERVICE">' +
        '<Error code="3001"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message></Error></Fault></IntuitResponse>',
      429,
    );
    const { quickbooks, clock, seen } = scriptQuickBooks([throttled, json(invoice('"TotalAmt":1'))]);
    const startMs = clock.now();
    const answer = await quickbooks.company(REALM).create('Invoice', { CustomerRef: { value: '1' }, Line: [] });
    expect(answer.meta).toMatchObject({ attempts: 2, requestId: 'request-1' });
    expect(seen).toHaveLength(2);
    expect(clock.now() - startMs).toBeGreaterThanOrEqual(60_000);
  });

  it('never repeats what the books refused', async () => {
    const { quickbooks, seen } = scriptQuickBooks([fault('6000', 'Business Validation Error')]);
    const thrown = await faultOf(quickbooks.company(REALM).create('Customer', { DisplayName: 'A' }));
    expect(thrown.kind).toBe('refused');
    expect(seen).toHaveLength(1);
  });

  it('tells when an earlier try may have been carried out although the last one certainly was not', async () => {
    const refused = [gatewayFault('3200', 401), json({ error: 'invalid_grant' }, 400)];
    const create = (answers: Parameters<typeof scriptQuickBooks>[0]) =>
      faultOf(scriptQuickBooks(answers).quickbooks.company(REALM).create('Customer', { DisplayName: 'Amy' }));
    const lost = await create([() => new TypeError('fetch failed'), ...refused]);
    expect(lost).toMatchObject({
      kind: 'reconnect',
      isAfterLostTry: true,
      message: expect.stringMatching(/./) as string,
    });
    expect(await create(refused)).toMatchObject({ kind: 'reconnect', isAfterLostTry: false });
  });

  it('gives up after the allowed tries when QuickBooks stays down', async () => {
    const { quickbooks, seen } = scriptQuickBooks([() => new TypeError('fetch failed')]);
    const thrown = await faultOf(quickbooks.company(REALM).get('Invoice', '145'));
    expect(thrown.kind).toBe('unavailable');
    expect(seen).toHaveLength(5);
  });
});

describe('tokens', () => {
  const issued = (refreshToken: string) =>
    json({
      token_type: 'bearer',
      access_token: 'access-2',
      expires_in: 3600,
      refresh_token: refreshToken,
      x_refresh_token_expires_in: 8726400,
    });

  it('C18 C19 are refreshed shortly before they expire, saved before use, by one call only', async () => {
    const clockless = { accessTokenExpiresAtMs: 0 };
    const { quickbooks, seen, store } = scriptQuickBooks([issued('refresh-2'), json(invoice('"TotalAmt":1'))], {
      tokens: clockless,
    });
    const company = quickbooks.company(REALM);
    await Promise.all([company.get('Invoice', '145'), company.get('Invoice', '146'), company.get('Invoice', '147')]);
    expect(seen.map(request => request.url.pathname)).toEqual([
      '/oauth2/v1/tokens/bearer',
      `/v3/company/${REALM}/invoice/145`,
      `/v3/company/${REALM}/invoice/146`,
      `/v3/company/${REALM}/invoice/147`,
    ]);
    expect(seen[0]?.body).toBe('grant_type=refresh_token&refresh_token=refresh-1');
    expect(seen[1]?.headers.get('authorization')).toBe('Bearer access-2');
    expect((await store.load(REALM))?.refreshToken).toBe('refresh-2');
  });

  it('C18 C22 that QuickBooks refuses are refreshed once, and the call is repeated', async () => {
    const { quickbooks, seen } = scriptQuickBooks([
      gatewayFault('3200', 401),
      issued('refresh-1'),
      json(invoice('"TotalAmt":1')),
    ]);
    await quickbooks.company(REALM).get('Invoice', '145');
    expect(seen).toHaveLength(3);
    const again = scriptQuickBooks([gatewayFault('3200', 401), issued('refresh-1'), gatewayFault('3200', 401)]);
    expect((await faultOf(again.quickbooks.company(REALM).get('Invoice', '145'))).kind).toBe('unauthorised');
    expect(again.seen).toHaveLength(3);
  });

  it('C21 that another process renewed meanwhile are taken from the store instead of refreshed', async () => {
    const { quickbooks, seen, store, clock } = scriptQuickBooks([
      gatewayFault('3200', 401),
      json(invoice('"TotalAmt":1')),
    ]);
    const company = quickbooks.company(REALM);
    const renewed = tokensFor(clock, { accessToken: 'access-9' });
    const reading = company.get('Invoice', '145');
    await store.withLock(REALM, locked => locked.save(renewed));
    await reading;
    expect(seen.map(request => request.headers.get('authorization'))).toEqual(['Bearer access-1', 'Bearer access-9']);
  });

  it('C20 that are dead ask for a new connection, once, and not QuickBooks again and again', async () => {
    const { quickbooks, seen, events } = scriptQuickBooks([json({ error: 'invalid_grant' }, 400)], {
      tokens: { accessTokenExpiresAtMs: 0 },
    });
    const company = quickbooks.company(REALM);
    expect((await faultOf(company.get('Invoice', '1'))).kind).toBe('reconnect');
    expect((await faultOf(company.get('Invoice', '1'))).kind).toBe('reconnect');
    expect(seen).toHaveLength(1);
    expect(events[0]).toMatchObject({ kind: 'reconnect-needed', realmId: REALM });
  });

  it('C20 whose renewal was lost are asked for again with the refresh token that is stored', async () => {
    const lost = () => new TypeError('fetch failed');
    const { quickbooks, seen, store } = scriptQuickBooks([lost, issued('refresh-2'), json(invoice('"TotalAmt":1'))], {
      tokens: { accessTokenExpiresAtMs: 0 },
    });
    const company = quickbooks.company(REALM);
    await company.get('Invoice', '145').catch(() => company.get('Invoice', '145'));
    const asked = seen.filter(request => request.url.pathname.startsWith('/oauth2'));
    expect(asked.map(request => new URLSearchParams(request.body).get('refresh_token'))).toEqual([
      'refresh-1',
      'refresh-1',
    ]);
    expect((await store.load(REALM))?.refreshToken).toBe('refresh-2');
  });

  it('C20 that were rotated by a renewal whose answer was lost say that one must connect again, and why', async () => {
    const lost = () => new TypeError('fetch failed');
    const refused = json({ error: 'invalid_grant', error_description: 'Incorrect Token type or clientID' }, 400);
    const { quickbooks, events } = scriptQuickBooks([lost, refused], { tokens: { accessTokenExpiresAtMs: 0 } });
    const company = quickbooks.company(REALM);
    const first = await faultOf(company.get('Invoice', '145'));
    const last = first.kind === 'reconnect' ? first : await faultOf(company.get('Invoice', '145'));
    expect(last.kind).toBe('reconnect');
    expect(last.message).toContain('Incorrect Token type or clientID');
    expect(last.message).toContain('Connect again.');
    expect(events.filter(event => event.kind === 'reconnect-needed')).toHaveLength(1);
  });

  it('C55 outlive a token endpoint that takes no more calls, and renewing them costs no metered read', async () => {
    const full = json({ error: 'too_many_requests' }, 429);
    const { quickbooks, seen, store, events } = scriptQuickBooks(
      [full, issued('refresh-2'), json(invoice('"TotalAmt":1'))],
      { tokens: { accessTokenExpiresAtMs: 0 } },
    );
    const company = quickbooks.company(REALM);
    await company.get('Invoice', '145').catch(() => company.get('Invoice', '145'));
    expect(seen.map(request => request.url.pathname.split('/')[1])).toEqual(['oauth2', 'oauth2', 'v3']);
    expect((await store.load(REALM))?.refreshToken).toBe('refresh-2');
    expect(events.filter(event => event.kind === 'reconnect-needed')).toEqual([]);
    expect(events.flatMap(event => (event.kind === 'call' ? [event.meteredReads] : []))).toEqual([1]);
  });

  it('are not called dead when the app’s keys are wrong or the network is down', async () => {
    const expired = { tokens: { accessTokenExpiresAtMs: 0 } } as const;
    const wrongKeys = scriptQuickBooks([json({ error: 'invalid_client' }, 401)], expired);
    expect((await faultOf(wrongKeys.quickbooks.company(REALM).get('Invoice', '1'))).kind).toBe('configuration');
    const offline = scriptQuickBooks([() => new TypeError('fetch failed')], expired);
    expect((await faultOf(offline.quickbooks.company(REALM).get('Invoice', '1'))).kind).toBe('unavailable');
  });

  it('that still live are used on while the token endpoint is down, without asking it for every call', async () => {
    const answers = [html(503), json(invoice('"TotalAmt":1'))];
    const soon = Date.UTC(2026, 2, 2, 17, 2, 0);
    const { quickbooks, seen } = scriptQuickBooks(answers, { tokens: { accessTokenExpiresAtMs: soon } });
    const company = quickbooks.company(REALM);
    await company.get('Invoice', '145');
    await company.get('Invoice', '145');
    expect(seen.map(request => request.url.pathname.split('/')[1])).toEqual(['oauth2', 'v3', 'v3']);
    expect(seen[2]?.headers.get('authorization')).toBe('Bearer access-1');
  });

  it('C19 C21 are refreshed once when two processes want new ones at the same moment', async () => {
    const one = scriptQuickBooks([issued('refresh-2'), json(invoice('"TotalAmt":1'))], {
      tokens: { accessTokenExpiresAtMs: 0 },
    });
    const two = scriptQuickBooks([json(invoice('"TotalAmt":1'))], { tokenStore: one.store });
    await Promise.all([one, two].map(({ quickbooks }) => quickbooks.company(REALM).get('Invoice', '145')));
    expect(one.seen.map(request => request.url.pathname.split('/')[1])).toEqual(['oauth2', 'v3']);
    expect(two.seen.map(request => request.headers.get('authorization'))).toEqual(['Bearer access-2']);
  });

  it('missing altogether ask for a connection without any call', async () => {
    const { quickbooks, seen } = scriptQuickBooks([json({})], { tokens: 'none' });
    expect((await faultOf(quickbooks.company(REALM).get('Invoice', '1'))).kind).toBe('reconnect');
    expect(seen).toHaveLength(0);
  });
});

describe('an answer that is not UTF-8', () => {
  it('is asked for once more, and never becomes a name with a mark in it', async () => {
    const body = Buffer.from('{"Customer":{"Id":"1","SyncToken":"0","DisplayName":"Zoë"}}', 'latin1');
    const answer = () => new Response(body, { headers: { 'content-type': 'application/json' } });
    const { quickbooks, seen } = scriptQuickBooks([answer]);
    const thrown = await faultOf(quickbooks.company(REALM).get('Customer', '1'));
    expect([thrown.kind, seen.length]).toEqual(['malformed-answer', 2]);
    expect(thrown.message).toContain('not UTF-8');
  });

  it('says what it can where it failed anyway', async () => {
    const body = Buffer.from('{"Fault":{"Error":[{"Detail":"Zoë","code":"6240"}]}}', 'latin1');
    const { quickbooks } = scriptQuickBooks([() => new Response(body, { status: 400 })]);
    expect((await faultOf(quickbooks.company(REALM).create('Customer', {}))).kind).toBe('duplicate-name');
  });
});

describe('options', () => {
  const { quickbooks } = scriptQuickBooks([]);
  const options = {
    environment: quickbooks.environment,
    clientId: 'client',
    clientSecret: 'secret',
    tokenStore: createMemoryTokenStore(),
  };

  it.each(['environment', 'clientId', 'clientSecret', 'tokenStore'])('without %s are refused by name', name => {
    expect(() => createQuickBooks({ ...options, [name]: undefined })).toThrow(new RegExp(`^${name} is missing`));
    expect(() => createQuickBooks({ ...options, [name]: '' })).toThrow(new RegExp(`^${name} is missing`));
    expect(() => createQuickBooks(options)).not.toThrow();
  });

  it('may be undefined, under exactOptionalPropertyTypes too', () => {
    const given = { throttle: undefined, timeoutMs: undefined, fetch: undefined, onEvent: undefined, retry: undefined };
    expect(() => createQuickBooks({ ...options, ...given })).not.toThrow();
  });

  it('of retrying may be given in part', async () => {
    const { quickbooks, seen } = scriptQuickBooks([html(503)], { retry: { attemptsMax: 2 } });
    expect((await faultOf(quickbooks.company(REALM).get('Customer', '1'))).kind).toBe('unavailable');
    expect(seen).toHaveLength(2);
  });
});

describe('a listener that fails', () => {
  it('is told of as a warning of the process, and the write stays done', async () => {
    const warned = new Promise<Error>(resolve => process.once('warning', resolve));
    const { quickbooks, seen } = scriptQuickBooks([json({ Customer: { Id: '1', SyncToken: '0' } })], {
      onEvent: () => {
        throw new Error('the log is full');
      },
    });
    const company = quickbooks.company(REALM, () => void JSON.parse('{'));
    const { value } = await company.create('Customer', { DisplayName: 'Amy' });
    expect([value.Id, seen.length]).toEqual(['1', 1]);
    expect((await warned).message).toBe('the log is full');
  });
});

describe('many calls under one signal', () => {
  it('are no leak that Node warns of, and let go of it', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on('warning', note);
    const { quickbooks } = scriptQuickBooks([json({ Customer: { Id: '1', SyncToken: '0' } })]);
    const { signal } = new AbortController();
    const calls = Array.from({ length: 40 }, () => quickbooks.company(REALM).get('Customer', '1', { signal }));
    await Promise.all(calls);
    await new Promise(resolve => setImmediate(resolve));
    process.off('warning', note);
    expect(warnings).toEqual([]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
