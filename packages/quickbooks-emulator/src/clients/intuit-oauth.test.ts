import OAuthClient from 'intuit-oauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator, type Emulator } from '../emulator.ts';

const CALLBACK = 'https://app.test/callback?keep=me';

let emulator: Emulator;
let realmId: string;
let client: OAuthClient;
let clientId: string;
let clientSecret: string;

beforeAll(async () => {
  emulator = await startEmulator({ limits: false });
  ({ realmId } = (await emulator.control('POST', '/companies', { name: 'Harbour Cycles', country: 'US' })) as {
    realmId: string;
  });
  ({ clientId, clientSecret } = (await emulator.control('POST', '/apps', { redirectUris: [CALLBACK] })) as {
    clientId: string;
    clientSecret: string;
  });
});

afterAll(() => emulator.close());

beforeEach(() => {
  client = new OAuthClient({
    clientId,
    clientSecret,
    environment: 'sandbox',
    redirectUri: CALLBACK,
    includeRefreshTokenHardExpiresIn: true,
  });
  const { url } = emulator;
  client.setAuthorizeURLs({
    authorizeEndpoint: `${url}/connect/oauth2`,
    tokenEndpoint: `${url}/oauth2/v1/tokens/bearer`,
    revokeEndpoint: `${url}/v2/oauth2/tokens/revoke`,
    userInfoEndpoint: `${url}/v1/openid_connect/userinfo`,
  });
  Object.assign(OAuthClient, { jwks_uri: `${url}/op/v1/jwks` });
});

const SCOPES = ['com.intuit.quickbooks.accounting', 'openid', 'profile', 'email', 'phone', 'address'];

/** Presses a button of the consent page, as a browser without script would: the hidden fields and the choice. */
async function consent(authorizeUri: string, decision: 'connect' | 'cancel'): Promise<Response> {
  const page = await (await fetch(authorizeUri)).text();
  const hidden = [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const form = new URLSearchParams(
    hidden.map(([, name = '', value = '']): [string, string] => [name, value.replaceAll('&amp;', '&')]),
  );
  form.set('realmId', realmId);
  form.set('decision', decision);
  return fetch(`${emulator.url}/connect/oauth2`, { method: 'POST', body: form, redirect: 'manual' });
}

async function connect(scope: readonly string[] = SCOPES) {
  const uri = client.authorizeUri({ scope: [...scope], state: 'state-1' });
  const callback = (await consent(uri, 'connect')).headers.get('location') ?? '';
  const response = await client.createToken(callback);
  return { callback: new URL(callback), response };
}

describe('intuit-oauth', () => {
  it('connects: consent, callback with realm and state, tokens with all lifetimes', async () => {
    const { callback, response } = await connect();
    expect(callback.searchParams.get('keep')).toBe('me');
    expect(callback.searchParams.get('state')).toBe('state-1');
    expect(callback.searchParams.get('realmId')).toBe(realmId);
    expect(response.getJson()).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      x_refresh_token_expires_in: 8_726_400,
      x_refresh_token_hard_expires_in: 157_680_000,
    });
    expect(client.isAccessTokenValid()).toBe(true);
    expect(response.getIntuitTid()).toMatch(/^1-[0-9a-f]{8}-[0-9a-f]{24}$/);
  });

  it('verifies the id_token against the JWKS', async () => {
    await connect();
    expect(await client.validateIdToken()).toBe(true);
  });

  it('gets no id_token and no user without the openid scope', async () => {
    const { response } = await connect(['com.intuit.quickbooks.accounting']);
    expect(response.getJson()).not.toHaveProperty('id_token');
    await expect(client.getUserInfo()).rejects.toThrow();
  });

  it('learns who has consented', async () => {
    await connect();
    expect((await client.getUserInfo()).getJson()).toMatchObject({
      sub: expect.any(String) as string,
      email: expect.stringContaining('@') as string,
      emailVerified: true,
      givenName: expect.any(String) as string,
    });
  });

  it('calls the API', async () => {
    await connect();
    const url = `${emulator.url}/v3/company/${realmId}/companyinfo/${realmId}`;
    const response = (await client.makeApiCall({ url })) as { json: unknown };
    expect(response.json).toHaveProperty('CompanyInfo.CompanyName', 'Harbour Cycles');
  });

  it('refreshes, and keeps the refresh token within a day', async () => {
    const { response } = await connect();
    const before = response.getJson() as { access_token: string; refresh_token: string };
    const after = (await client.refresh()).getJson() as typeof before;
    expect(after.access_token).not.toBe(before.access_token);
    expect(after.refresh_token).toBe(before.refresh_token);
    const again = (await client.refreshUsingToken(after.refresh_token)).getJson() as typeof before;
    expect(again).toHaveProperty('refresh_token', before.refresh_token);
  });

  it('revokes the connection: tokens are dead, and a second revocation is refused', async () => {
    const { response } = await connect();
    const { access_token, refresh_token } = response.getJson() as { access_token: string; refresh_token: string };
    const revoked = await client.revoke({ token: refresh_token } as Parameters<OAuthClient['revoke']>[0]);
    expect(revoked.status()).toBe(200);
    await expect(client.refreshUsingToken(refresh_token)).rejects.toThrow();
    const read = await fetch(`${emulator.url}/v3/company/${realmId}/companyinfo/1`, {
      headers: { authorization: `Bearer ${access_token}`, accept: 'application/json' },
    });
    expect(read.status).toBe(401);
  });

  it('hears of a denied consent', async () => {
    const uri = client.authorizeUri({ scope: SCOPES, state: 'state-2' });
    const location = new URL((await consent(uri, 'cancel')).headers.get('location') ?? '');
    expect(location.searchParams.get('error')).toBe('access_denied');
    expect(location.searchParams.get('state')).toBe('state-2');
    expect(location.searchParams.has('code')).toBe(false);
  });

  it('is refused with a wrong secret', async () => {
    const { callback } = await connect();
    const stranger = new OAuthClient({
      clientId,
      clientSecret: 'wrong',
      environment: 'sandbox',
      redirectUri: CALLBACK,
    });
    await expect(stranger.createToken(callback.toString())).rejects.toThrow();
  });
});
