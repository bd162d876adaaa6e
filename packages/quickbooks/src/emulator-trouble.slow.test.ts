import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isQuickBooksFault } from './faults/quickbooks-fault.ts';
import {
  connectCompany,
  REDIRECT_URI,
  registerApp,
  startEmulator,
  type RunningEmulator,
} from './testing/running-emulator.ts';
import { defaultRetryPolicy } from './transport/retry-policy.ts';
import { parseWebhook } from './webhooks/parse-webhook.ts';
import { verifyWebhook } from './webhooks/verify-webhook.ts';
import type { WebhookEvent } from './webhooks/webhook-event.ts';

let emulator: RunningEmulator;
let receiver: Server | undefined;
const impatient = { ...defaultRetryPolicy, attemptsMax: 1 };
const quick = { ...defaultRetryPolicy, baseDelayMs: 10, delayMaxMs: 20 };

beforeAll(async () => {
  emulator = await startEmulator();
});

afterEach(() => receiver?.close());

afterAll(async () => {
  await emulator.stop();
});

async function kindOf(call: Promise<unknown>) {
  const error: unknown = await call.catch((reason: unknown) => reason);
  return isQuickBooksFault(error) ? error.kind : 'no fault';
}

describe('connecting', () => {
  it('goes through consent, exchange, id token, refresh and revocation', async () => {
    const app = await registerApp(emulator, { redirectUris: [REDIRECT_URI] });
    const { quickbooks, realmId, store } = await connectCompany(emulator, { name: 'Consent', country: 'US' }, { app });
    const scopes = ['com.intuit.quickbooks.accounting', 'openid', 'email', 'profile'];
    const consent = new URL(quickbooks.oauth.authorizeUrl({ redirectUri: REDIRECT_URI, state: 's-1', scopes }));
    const answer = await fetch(`${consent.origin}${consent.pathname}`, {
      method: 'POST',
      body: new URLSearchParams([...consent.searchParams, ['realmId', realmId], ['decision', 'connect']]),
      redirect: 'manual',
    });
    const back = new URL(answer.headers.get('location') ?? '');
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ state: 's-1', realmId });
    const grant = { code: back.searchParams.get('code') ?? '', realmId, redirectUri: REDIRECT_URI };
    const tokens = await quickbooks.connect(grant);
    expect(tokens.hardExpiresAtMs).toBeGreaterThan(Date.now());
    const claims = await quickbooks.oauth.verifyIdToken(tokens.idToken ?? '');
    expect((await quickbooks.oauth.userInfo(tokens.accessToken)).sub).toBe(claims.sub);

    await store.withLock(realmId, async locked => {
      const current = await locked.load();
      if (current) await locked.save({ ...current, accessToken: 'stale', accessTokenExpiresAtMs: 0 });
    });
    expect((await quickbooks.company(realmId).companyInfo()).value.CompanyName).toBe('Consent');
    expect((await store.load(realmId))?.accessToken).not.toBe('stale');

    await quickbooks.disconnect(realmId);
    expect(await kindOf(quickbooks.company(realmId).companyInfo())).toBe('reconnect');
    await quickbooks.disconnect(realmId);
    // Only now: using a code twice ends the connection that it made.
    expect(await kindOf(quickbooks.connect(grant))).toBe('invalid');
  });

  it('tells wrong keys and foreign companies apart from a dead connection', async () => {
    const one = await connectCompany(emulator, { name: 'One', country: 'US' });
    const two = await connectCompany(emulator, { name: 'Two', country: 'US' });
    const foreign = await one.store.load(one.realmId);
    if (!foreign) throw new Error('no tokens');
    await one.store.withLock(two.realmId, locked => locked.save({ ...foreign, realmId: two.realmId }));
    expect(await kindOf(one.quickbooks.company(two.realmId).companyInfo())).toBe('reconnect');
    const tokens = { ...foreign, refreshToken: 'RT1-39-H0-1111111111aaaaaaaaaaaaaaaaaaaaaa' };
    expect((await one.quickbooks.oauth.refresh(tokens)).kind).toBe('dead');
    const wrongKeys = await connectCompany(emulator, { name: 'Three', country: 'US' }, { clientSecret: 'wrong' });
    const held = await wrongKeys.store.load(wrongKeys.realmId);
    if (!held) throw new Error('no tokens');
    expect(await kindOf(wrongKeys.quickbooks.oauth.refresh(held))).toBe('configuration');
  });
});

describe('trouble on the way', () => {
  it('after the books were written does not write twice', async () => {
    const { books } = await connectCompany(
      emulator,
      { name: 'Twice', country: 'US' },
      { retry: quick, timeoutMs: 1_500 },
    );
    await emulator.control('faults', {
      match: { method: 'POST', path: '/customer' },
      effect: 'timeout-after-commit',
      times: 1,
    });
    const { value, meta } = await books.create('Customer', { DisplayName: 'Only once' });
    expect(meta.attempts).toBe(2);
    const { value: rows } = await books.query({
      from: 'Customer',
      where: [{ field: 'DisplayName', is: 'like', value: 'Only once%' }],
    });
    expect(rows.map(row => row.Id)).toEqual([value.Id]);
  });

  it.each([
    ['xml-429', 'throttled'],
    ['reset', 'unavailable'],
    [{ kind: 'status', status: 503, body: '<html>down</html>' }, 'unavailable'],
    ['http200-fault', 'server-error'],
  ])('is told for what it is: %j', async (effect, kind) => {
    const { books } = await connectCompany(emulator, { name: 'Trouble', country: 'US' }, { retry: impatient });
    await emulator.control('faults', { match: { method: 'GET', path: '/companyinfo' }, effect, times: 1 });
    expect(await kindOf(books.companyInfo())).toBe(kind);
    expect(await kindOf(books.companyInfo())).toBe('no fault');
  });

  it('never comes from asking too fast', async () => {
    const { books, events } = await connectCompany(emulator, { name: 'Busy', country: 'US' });
    await Promise.all(Array.from({ length: 45 }, () => books.companyInfo()));
    const statuses = events.flatMap(event => (event.kind === 'call' ? [event.httpStatus] : []));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(events.some(event => event.kind === 'retry')).toBe(false);
  });
});

describe('webhooks', () => {
  it.each(['classic', 'cloudevents'])('in the %s format are signed and name the record', async format => {
    const events: WebhookEvent[] = [];
    const signatures: boolean[] = [];
    let announce: () => void = () => undefined;
    const arrived = new Promise<void>(resolve => (announce = resolve));
    const listening = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const signature = request.headers['intuit-signature'];
        signatures.push(verifyWebhook({ body, signature: String(signature), verifierToken: 'verifier' }));
        events.push(...(parseWebhook(body)?.events ?? []));
        response.writeHead(200).end();
        announce();
      });
    });
    receiver = listening;
    await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/`;
    const app = await registerApp(emulator, {
      redirectUris: [REDIRECT_URI],
      webhook: { url, verifierToken: 'verifier', format },
    });
    const { books, realmId } = await connectCompany(emulator, { name: `Hooks ${format}`, country: 'US' }, { app });
    const { value } = await books.create('Customer', { DisplayName: 'Heard of' });
    await arrived;
    expect(signatures).toEqual([true]);
    expect(events).toContainEqual(
      expect.objectContaining({ realmId, entity: 'Customer', entityId: value.Id, operation: 'created' }),
    );
  });
});
