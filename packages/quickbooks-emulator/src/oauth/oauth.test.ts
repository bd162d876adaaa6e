import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connected, type Connected } from '../testing/connected.ts';

const CALLBACK = 'https://app.test/back';
let connection: Connected;

beforeAll(async () => {
  connection = await connected({ clock: 'manual' });
});
afterAll(() => connection.emulator.close());

const basic = (id: string, secret: string): string => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

function authorizeUrl(change: Readonly<Record<string, string | undefined>> = {}): string {
  const parameters = {
    client_id: connection.clientId,
    response_type: 'code',
    scope: 'com.intuit.quickbooks.accounting',
    redirect_uri: CALLBACK,
    state: 's1',
    ...change,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries<string | undefined>(parameters))
    if (value !== undefined) query.set(name, value);
  return `${connection.emulator.url}/connect/oauth2?${query.toString()}`;
}

async function newCode(): Promise<string> {
  const { emulator, realmId } = connection;
  const body = new URLSearchParams({ realmId, decision: 'connect' });
  const response = await emulator.fetch(authorizeUrl(), { method: 'POST', body });
  return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

function askForTokens(form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  const { emulator, clientId, clientSecret } = connection;
  return emulator.fetch(`${emulator.url}/oauth2/v1/tokens/bearer`, {
    method: 'POST',
    headers: { authorization: basic(clientId, clientSecret), accept: 'application/json', ...headers },
    body: new URLSearchParams(form),
  });
}

describe('the consent page', () => {
  it('offers every company and connects the chosen one', async () => {
    const { emulator, realmId } = connection;
    const page = await emulator.fetch(authorizeUrl());
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain(`name="realmId" value="${realmId}"`);
    expect(text).toContain('not Intuit');
    const body = new URLSearchParams({ realmId, decision: 'connect' });
    const answer = await emulator.fetch(authorizeUrl(), { method: 'POST', body });
    expect(answer.status).toBe(302);
    const location = new URL(answer.headers.get('location') ?? '');
    expect(location.origin + location.pathname).toBe(CALLBACK);
    expect([...location.searchParams.keys()]).toEqual(['code', 'state', 'realmId']);
  });

  it.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['an address that is not registered', { redirect_uri: 'https://app.test/back/' }],
    ['an address that only begins like a registered one', { redirect_uri: `${CALLBACK}?x=1` }],
    ['no state', { state: undefined }],
  ])('tells the person, not the app, of %s', async (_, change) => {
    const response = await connection.emulator.fetch(authorizeUrl(change));
    expect(response.status).toBe(400);
    expect(response.headers.has('location')).toBe(false);
  });

  it.each([
    ['invalid_scope', { scope: 'everything' }],
    ['invalid_scope', { scope: '' }],
    ['unsupported_response_type', { response_type: 'token' }],
  ])('sends %s back to the app with its state', async (error, change) => {
    const response = await connection.emulator.fetch(authorizeUrl(change));
    expect(response.headers.get('location')).toBe(`${CALLBACK}?error=${error}&state=s1`);
  });

  it('takes localhost addresses for the default app only', async () => {
    const local = { redirect_uri: 'http://localhost:3000/callback' };
    const forDefault = await connection.emulator.fetch(
      authorizeUrl({ ...local, client_id: 'emulator-default-client-id' }),
    );
    expect(forDefault.status).toBe(200);
    expect((await connection.emulator.fetch(authorizeUrl(local))).status).toBe(400);
  });

  it('refuses a form that comes from another site', async () => {
    const { emulator, realmId } = connection;
    const response = await emulator.fetch(authorizeUrl(), {
      method: 'POST',
      headers: { origin: 'https://evil.test' },
      body: new URLSearchParams({ realmId, decision: 'connect' }),
    });
    expect(response.status).toBe(403);
  });
});

describe('the token endpoint', () => {
  it('exchanges a code, with Basic authentication or the secret in the form', async () => {
    const { clientId, clientSecret } = connection;
    const form = { grant_type: 'authorization_code', redirect_uri: CALLBACK };
    const byHeader = await askForTokens({ ...form, code: await newCode() });
    expect(byHeader.headers.get('cache-control')).toBe('no-cache, no-store');
    expect(Object.keys((await byHeader.json()) as object)).toEqual([
      'token_type',
      'access_token',
      'expires_in',
      'refresh_token',
      'x_refresh_token_expires_in',
    ]);
    const byForm = await askForTokens(
      { ...form, code: await newCode(), client_id: clientId, client_secret: clientSecret },
      { authorization: '' },
    );
    expect(byForm.status).toBe(200);
  });

  it('tells the hard expiry only to those who ask by header', async () => {
    const { refreshToken } = connection;
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const answer = await askForTokens(form, { 'x-include-refresh-token-hard-expires-in': 'true' });
    expect(await answer.json()).toMatchObject({ x_refresh_token_hard_expires_in: 157_680_000 });
    expect(await (await askForTokens(form)).json()).not.toHaveProperty('x_refresh_token_hard_expires_in');
  });

  it.each([
    {
      what: 'a wrong secret',
      form: {},
      headers: { authorization: basic('a', 'b') },
      status: 401,
      body: '{"error":"invalid_client"}',
    },
    {
      what: 'no grant type',
      form: {},
      body: '{"error":"invalid_request","error_description":"Missing required parameter: grant_type"}',
    },
    { what: 'another grant type', form: { grant_type: 'password' }, body: '{"error":"unsupported_grant_type"}' },
    {
      what: 'a code that was never given',
      form: { grant_type: 'authorization_code', code: 'x', redirect_uri: CALLBACK },
      body: '{"error":"invalid_grant","error_description":"Authorization code expired/invalid"}',
    },
    {
      what: 'a refresh token that was never given',
      form: { grant_type: 'refresh_token', refresh_token: 'x' },
      body: '{"error":"invalid_grant","error_description":"Incorrect or invalid refresh token"}',
    },
  ])('refuses $what with the exact body', async ({ form, headers, status, body }) => {
    const given = Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const response = await askForTokens(Object.fromEntries(given), headers);
    expect(response.status).toBe(status ?? 400);
    expect(await response.text()).toBe(body);
    expect(response.headers.get('intuit_tid')).toMatch(/^1-[0-9a-f]{8}-[0-9a-f]{24}$/);
  });

  it('says only invalid_grant, in 25 bytes, of a refresh token that was rotated away', async () => {
    const { emulator, refreshToken } = connection;
    await emulator.control('POST', '/clock', { advanceSeconds: 86_400 });
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
    expect((await askForTokens(form)).status).toBe(200);
    const refused = await askForTokens(form);
    expect(await refused.text()).toBe('{"error":"invalid_grant"}');
  });

  it('takes POST with a form only', async () => {
    const { emulator } = connection;
    const url = `${emulator.url}/oauth2/v1/tokens/bearer`;
    expect((await emulator.fetch(url)).status).toBe(405);
    expect((await emulator.fetch(url, { method: 'POST', body: '{}' })).status).toBe(400);
  });
});

describe('the discovery documents', () => {
  it.each(['openid_configuration', 'openid_sandbox_configuration'])('at %s name the emulator itself', async name => {
    const { emulator } = connection;
    const document = await (await emulator.fetch(`${emulator.url}/.well-known/${name}/`)).json();
    expect(document).toMatchObject({
      token_endpoint: `${emulator.url}/oauth2/v1/tokens/bearer`,
      jwks_uri: `${emulator.url}/op/v1/jwks`,
      issuer: 'https://oauth.platform.intuit.com/op/v1',
    });
  });
});
