import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { connected, type Connected, type ConnectOptions } from '../testing/connected.ts';

const running: Connected[] = [];

async function start(options: ConnectOptions = {}): Promise<Connected> {
  const connection = await connected(options);
  running.push(connection);
  return connection;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(connection => connection.emulator.close()));
});

const TRACE_ID = /^1-[0-9a-f]{8}-[0-9a-f]{24}$/;

describe('the gateway', () => {
  it.each([
    ['no token', {}],
    ['a short token', { authorization: 'Bearer abc' }],
    ['an unknown token', { authorization: `Bearer ${'x'.repeat(900)}` }],
    ['Basic authentication', { authorization: 'Basic YTpi' }],
  ])('refuses %s in lower case, with nulls and a numeric time', async (_, headers: Record<string, string>) => {
    const { emulator, realmId } = await start();
    const response = await emulator.fetch(`${emulator.url}/v3/company/${realmId}/customer/1`, {
      headers: { accept: 'application/json', ...headers },
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      warnings: null,
      fault: {
        type: 'AUTHENTICATION',
        error: [{ code: '3200', message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401' }],
      },
      batchItemResponse: [],
      time: expect.any(Number) as number,
      cdcresponse: [],
    });
    expect(response.headers.get('intuit_tid')).toMatch(TRACE_ID);
  });

  it('tells who asks for a PDF in JSON what is wrong, as its own faults and as those of the books', async () => {
    const { emulator, realmId, api } = await start();
    const accept = 'application/pdf';
    const refused = await emulator.fetch(`${emulator.url}/v3/company/${realmId}/invoice/1/pdf`, {
      headers: { accept },
    });
    expect(await refused.json()).toMatchObject({ fault: { error: [{ code: '3200' }] } });
    const missing = await api('invoice/999/pdf', { headers: { accept } });
    expect(await missing.json()).toMatchObject({ Fault: { Error: [{ code: '610' }] } });
  });

  it('says that a token has expired once an hour has gone by', async () => {
    const { emulator, api } = await start({ clock: 'manual' });
    expect((await api('companyinfo/1')).status).toBe(200);
    await emulator.control('POST', '/clock', { advanceSeconds: 3600 });
    const response = await api('companyinfo/1');
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('Token expired: ');
  });

  it('refuses a company that the token was not granted for, whether it exists or not', async () => {
    const { emulator, api } = await start();
    const other = (await emulator.control('POST', '/companies', { name: 'Other', country: 'US' })) as {
      realmId: string;
    };
    for (const realmId of [other.realmId, '9341000000000000']) {
      const response = await api('companyinfo/1', { realmId });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ fault: { type: 'SERVICE', error: [{ code: '3100' }] } });
    }
  });

  it('answers XML to whoever does not ask for JSON', async () => {
    const { api } = await start();
    const response = await api('companyinfo/1', { headers: { authorization: 'Bearer x', accept: '*/*' } });
    expect(response.headers.get('content-type')).toContain('xml');
    expect(await response.text()).toMatch(/<IntuitResponse time="[^"]+-0[78]:00" .*<Error code="3200">/);
    expect(await (await api('companyinfo/1', { headers: { accept: '*/*' } })).text()).toContain('<CompanyInfo');
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('knows no %s', async method => {
    const { emulator, realmId } = await start();
    const response = await emulator.fetch(`${emulator.url}/v3/company/${realmId}/customer/1`, { method });
    expect(response.status).toBe(405);
  });

  it.each(['/v3/nothing', '/v4/company/1/invoice/1', '/favicon.ico', '/companies/1'])(
    'has nothing at %s',
    async path => {
      const { emulator } = await start();
      const response = await emulator.fetch(emulator.url + path);
      expect(response.status).toBe(404);
      expect(response.headers.get('intuit_tid')).toMatch(TRACE_ID);
    },
  );

  it('takes and offers gzip, and refuses what does not decode', async () => {
    const { emulator, realmId, accessToken } = await start({ port: 0 });
    await emulator.control('POST', `/companies/${realmId}/generate`, { customers: 30, seed: 1 });
    const url = `${emulator.url}/v3/company/${realmId}`;
    const headers = {
      authorization: `Bearer ${accessToken}`,
      accept: 'application/json',
      'content-encoding': 'gzip',
      'content-type': 'application/json',
    };
    const body = gzipSync(JSON.stringify({ DisplayName: 'Packed' }));
    const made = await fetch(`${url}/customer`, { method: 'POST', headers, body });
    expect(await made.json()).toHaveProperty('Customer.DisplayName', 'Packed');
    const broken = await fetch(`${url}/customer`, { method: 'POST', headers, body: 'no gzip' });
    expect(broken.status).toBe(415);
    const page = await fetch(`${url}/query?query=${encodeURIComponent('select * from Customer')}`, {
      headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json', 'accept-encoding': 'gzip' },
    });
    expect(page.headers.get('content-encoding')).toBe('gzip');
    const { QueryResponse } = (await page.json()) as { QueryResponse: { Customer: unknown[] } };
    expect(QueryResponse.Customer.length).toBe(31);
  });
});

describe('the limits on the wire', () => {
  it('answer 429 with the throttle fault in the dialect asked for, and let calls in again after a second', async () => {
    const { emulator, api } = await start({ limits: true, clock: 'manual' });
    for (let count = 0; count < 10; count++) expect((await api('companyinfo/1')).status).toBe(200);
    const json = await api('companyinfo/1');
    expect(json.status).toBe(429);
    expect(json.headers.has('retry-after')).toBe(false);
    expect(await json.json()).toMatchObject({
      fault: { type: 'SERVICE', error: [{ code: '3001', detail: 'The request limit was reached.  Try again later' }] },
    });
    const xml = await api('companyinfo/1', { headers: { accept: 'application/xml' } });
    expect(await xml.text()).toContain('message=ThrottleExceeded; errorCode=003001; statusCode=429');
    await emulator.control('POST', '/clock', { advanceSeconds: 1 });
    expect((await api('companyinfo/1')).status).toBe(200);
  });

  it('can be turned off, turned to other figures, and made to say when to come back', async () => {
    const { emulator, api } = await start({ limits: true, clock: 'manual' });
    await emulator.control('POST', '/limits', { appPerSecond: 1, retryAfterSeconds: 60, refusalFormat: 'xml' });
    expect((await api('companyinfo/1')).status).toBe(200);
    const refused = await api('companyinfo/1');
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(refused.headers.get('content-type')).toContain('xml');
    await emulator.control('POST', '/limits', { on: false });
    expect((await api('companyinfo/1')).status).toBe(200);
  });

  it('hold ten calls at the same time', async () => {
    const { emulator, api } = await start({ limits: true });
    await emulator.control('POST', '/limits', { appPerSecond: null });
    await emulator.control('POST', '/faults', { effect: 'slow', delayMs: 50, times: 12 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => api('companyinfo/1')));
    expect(answers.map(answer => answer.status).sort()).toEqual([...Array<number>(10).fill(200), 429, 429]);
  });

  it('count metered calls and stop them at the cap of the month, while writes go on', async () => {
    const { emulator, api, clientId } = await start({ clock: 'manual' });
    await emulator.control('POST', '/limits', {
      on: true,
      corePlusPerMonth: 3,
      appPerSecond: null,
    });
    for (let count = 0; count < 3; count++) expect((await api('companyinfo/1')).status).toBe(200);
    expect((await api('companyinfo/1')).status).toBe(429);
    expect((await api('customer', { body: { DisplayName: 'Core calls are free' } })).status).toBe(200);
    const journal = (await emulator.control('GET', '/requests')) as {
      counters: { metered: number };
      corePlusThisMonth: Record<string, number>;
    };
    expect(journal.counters.metered).toBe(3);
    expect(Object.entries(journal.corePlusThisMonth)).toEqual([[expect.stringContaining(clientId), 3]]);
  });
});

describe('the request journal', () => {
  it('keeps what was called, by whom, with what outcome, and clears', async () => {
    const { emulator, api, realmId, clientId } = await start();
    await api('companyinfo/1');
    await api('customer', { body: { DisplayName: 'A' } });
    await api('customer', { body: { DisplayName: 'A' } });
    const { requests, counters } = (await emulator.control('GET', `/requests?realmId=${realmId}`)) as {
      requests: unknown[];
      counters: unknown;
    };
    expect(requests).toMatchObject([
      { operation: 'read', entity: 'CompanyInfo', status: 200, metered: 1, realmId, clientId },
      { operation: 'create', entity: 'Customer', status: 200, metered: 0 },
      { operation: 'create', entity: 'Customer', status: 400, faultCode: '6240' },
    ]);
    expect(counters).toMatchObject({ total: 3, metered: 1, byOperation: { read: 1, create: 2 } });
    expect(await emulator.control('GET', '/requests?realmId=1')).toMatchObject({
      requests: [],
      counters: { total: 0 },
    });
    await emulator.control('DELETE', '/requests');
    expect(await emulator.control('GET', '/requests')).toMatchObject({ requests: [], counters: { total: 0 } });
  });
});
