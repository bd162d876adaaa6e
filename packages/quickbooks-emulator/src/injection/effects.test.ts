import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connected, type Connected } from '../testing/connected.ts';

let connection: Connected;

beforeEach(async () => {
  connection = await connected({ port: 0 });
});
afterEach(() => connection.emulator.close());

/** The same call over a socket, since some effects are about sockets. */
async function createCustomer(name: string, signal?: AbortSignal): Promise<Response> {
  const { emulator, realmId, accessToken } = connection;
  return fetch(`${emulator.url}/v3/company/${realmId}/customer`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${accessToken}`,
      accept: 'application/json',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ DisplayName: name }),
    ...(signal && { signal }),
  });
}

async function isThere(name: string): Promise<boolean> {
  const statement = encodeURIComponent(`select * from Customer where DisplayName = '${name}'`);
  const answer = (await (await connection.api(`query?query=${statement}`)).json()) as { QueryResponse: object };
  return 'Customer' in answer.QueryResponse;
}

const order = (fault: Readonly<Record<string, unknown>>): Promise<unknown> =>
  connection.emulator.control('POST', '/faults', { match: { entity: 'Customer', operation: 'create' }, ...fault });

describe('effects of faults on demand', () => {
  it('any status with any body', async () => {
    await order({ effect: { kind: 'status', status: 502, body: '<h1>Bad gateway</h1>' } });
    const response = await createCustomer('A');
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await response.text()).toBe('<h1>Bad gateway</h1>');
    expect(await isThere('A')).toBe(false);
  });

  it('any fault code, with status 400 or 200', async () => {
    await order({ effect: 'fault', code: '5010' });
    const refused = await createCustomer('B');
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      Fault: { type: 'ValidationFault', Error: [{ code: '5010', Message: 'Stale Object Error' }] },
    });
    await order({ effect: 'http200-fault', code: '10000' });
    const disguised = await createCustomer('B');
    expect(disguised.status).toBe(200);
    expect(await disguised.json()).toMatchObject({ Fault: { type: 'SystemFault', Error: [{ code: '10000' }] } });
    expect(await isThere('B')).toBe(false);
  });

  it('429 as XML, even to whoever asks for JSON', async () => {
    await order({ effect: 'xml-429' });
    const response = await createCustomer('C');
    expect(response.status).toBe(429);
    expect(await response.text()).toContain('ThrottleExceeded');
  });

  it('no answer and nothing done', async () => {
    await order({ effect: 'timeout-before-commit' });
    await expect(createCustomer('D', AbortSignal.timeout(100))).rejects.toThrow(/timeout|abort/i);
    expect(await isThere('D')).toBe(false);
  });

  it('no answer, but done', async () => {
    await order({ effect: 'timeout-after-commit' });
    await expect(createCustomer('E', AbortSignal.timeout(100))).rejects.toThrow(/timeout|abort/i);
    expect(await isThere('E')).toBe(true);
  });

  it('504 for whoever waits until the end', async () => {
    await order({ effect: 'timeout-before-commit', afterMs: 30 });
    expect((await createCustomer('F')).status).toBe(504);
  });

  it('a connection that breaks before or after the work', async () => {
    await order({ effect: 'reset' });
    await expect(createCustomer('G')).rejects.toThrow('fetch failed');
    expect(await isThere('G')).toBe(false);
    await order({ effect: 'reset', when: 'after-commit' });
    await expect(createCustomer('G')).rejects.toThrow('fetch failed');
    expect(await isThere('G')).toBe(true);
  });

  it('slowness by the emulator’s clock, and a journal that says what was done on purpose', async () => {
    await order({ effect: 'slow', delayMs: 60_000 });
    const slowed = createCustomer('H');
    const rules = () => connection.emulator.control('GET', '/faults');
    await expect.poll(rules).toMatchObject({ faults: [{ hits: 1 }] });
    expect(await isThere('H')).toBe(false);
    const aMinuteLater = async () => {
      await connection.emulator.control('POST', '/clock', { advanceSeconds: 60 });
      return isThere('H');
    };
    await expect.poll(aMinuteLater).toBe(true);
    expect((await slowed).status).toBe(200);
    const { requests } = (await connection.emulator.control('GET', '/requests')) as { requests: readonly object[] };
    expect(requests.filter(request => 'injected' in request)).toMatchObject([{ injected: 'slow' }]);
  });

  it('on the token endpoint as well', async () => {
    await connection.emulator.control('POST', '/faults', {
      match: { path: '/oauth2/v1/tokens/bearer' },
      effect: { status: 503 },
    });
    const url = `${connection.emulator.url}/oauth2/v1/tokens/bearer`;
    expect((await fetch(url, { method: 'POST' })).status).toBe(503);
    expect((await fetch(url, { method: 'POST' })).status).toBe(400);
  });

  it('an item of a batch alone, counted as a call of its own', async () => {
    await order({ match: { entity: 'Customer', operation: 'create', nth: 2 }, effect: 'fault', code: '5010' });
    const item = (bId: string) => ({ bId, operation: 'create', Customer: { DisplayName: bId } });
    const answer = await connection.api('batch', { body: { BatchItemRequest: ['one', 'two', 'three'].map(item) } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      BatchItemResponse: [
        { bId: 'one', Customer: { DisplayName: 'one' } },
        { bId: 'two', Fault: { Error: [{ code: '5010' }] } },
        { bId: 'three', Customer: { DisplayName: 'three' } },
      ],
    });
    expect(await isThere('two')).toBe(false);
  });

  it('the whole batch, when an item runs into more than a fault', async () => {
    await order({ effect: { kind: 'status', status: 503 } });
    const BatchItemRequest = [{ bId: '1', operation: 'create', Customer: { DisplayName: 'I' } }];
    expect((await connection.api('batch', { body: { BatchItemRequest } })).status).toBe(503);
    expect(await isThere('I')).toBe(false);
  });
});
