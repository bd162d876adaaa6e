import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isQuickBooksFault } from '../faults/quickbooks-fault.ts';
import { json, scriptQuickBooks, REALM } from '../testing/scripted-quickbooks.ts';
import { discoverEnvironment } from './discover-environment.ts';
import { environmentAt, sandbox } from '../environment.ts';
import { readCallback } from './read-callback.ts';

const issued = {
  token_type: 'bearer',
  access_token: 'access-2',
  expires_in: 3600,
  refresh_token: 'refresh-2',
  x_refresh_token_expires_in: 8726400,
  x_refresh_token_hard_expires_in: 156032154,
};
const grant = { code: 'AB11', realmId: REALM, redirectUri: 'https://app.example/callback' };

async function kindOf(call: Promise<unknown>) {
  const error: unknown = await call.catch((reason: unknown) => reason);
  return isQuickBooksFault(error) ? error.kind : 'no fault';
}

describe('connecting', () => {
  it('leads to the consent page with everything it needs', () => {
    const { quickbooks } = scriptQuickBooks([]);
    const url = new URL(quickbooks.oauth.authorizeUrl({ redirectUri: grant.redirectUri, state: 's&1' }));
    expect(`${url.origin}${url.pathname}`).toBe('http://quickbooks.test/connect/oauth2');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'client',
      response_type: 'code',
      scope: 'com.intuit.quickbooks.accounting',
      redirect_uri: grant.redirectUri,
      state: 's&1',
    });
  });

  it('exchanges the code with the app’s keys and stores the tokens with all three expiries', async () => {
    const { quickbooks, seen, store, clock } = scriptQuickBooks([json(issued)], { tokens: 'none' });
    await quickbooks.connect(grant);
    expect(seen[0]?.headers.get('authorization')).toBe(`Basic ${Buffer.from('client:secret').toString('base64')}`);
    expect(seen[0]?.headers.get('x-include-refresh-token-hard-expires-in')).toBe('true');
    expect(seen[0]?.body).toBe(
      'grant_type=authorization_code&code=AB11&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback',
    );
    expect(await store.load(REALM)).toEqual({
      realmId: REALM,
      accessToken: 'access-2',
      accessTokenExpiresAtMs: clock.now() + 3_600_000,
      refreshToken: 'refresh-2',
      refreshTokenExpiresAtMs: clock.now() + 8_726_400_000,
      hardExpiresAtMs: clock.now() + 156_032_154_000,
      idToken: undefined,
    });
  });

  it.each([
    [{ error: 'invalid_grant' }, 400, 'invalid'],
    [{ error: 'invalid_client' }, 400, 'configuration'],
    [{ error: 'invalid_client' }, 401, 'configuration'],
    [{ error: 'unsupported_grant_type' }, 400, 'configuration'],
    ['Service Unavailable', 503, 'unavailable'],
    ['', 429, 'throttled'],
    ['', 408, 'unavailable'],
    [{ access_token: 'only half' }, 200, 'malformed-answer'],
  ])('fails with a fault of its own for %j (HTTP %i)', async (body, status, kind) => {
    const { quickbooks, store } = scriptQuickBooks([json(body, status)], { tokens: 'none' });
    expect(await kindOf(quickbooks.connect(grant))).toBe(kind);
    expect(await store.load(REALM)).toBeUndefined();
  });
});

describe('a token endpoint that takes no more calls', () => {
  it('says how long to wait', async () => {
    const full = () => new Response('', { status: 429, headers: { 'retry-after': '7' } });
    const { quickbooks } = scriptQuickBooks([full], { tokens: 'none' });
    await expect(quickbooks.connect(grant)).rejects.toMatchObject({ retry: { kind: 'wait', delayMs: 7_000 } });
  });
});

describe('a token answer', () => {
  const hour = 3_600_000;
  const hundredDays = 100 * 24 * hour;

  it.each([
    ['nulls beside the pair', { x_refresh_token_hard_expires_in: null, id_token: null }, [hour, 8_726_400_000]],
    ['lifetimes as text', { expires_in: '1800', x_refresh_token_expires_in: '86400' }, [hour / 2, 24 * hour]],
    ['no lifetimes', { expires_in: undefined, x_refresh_token_expires_in: undefined }, [hour, hundredDays]],
  ])('with %s is kept: the refresh token it took the place of is dead', async (_, fields, [accessMs, refreshMs]) => {
    const hard = { x_refresh_token_hard_expires_in: undefined };
    const { quickbooks, store, clock } = scriptQuickBooks([json({ ...issued, ...hard, ...fields })], {
      tokens: 'none',
    });
    await quickbooks.connect(grant);
    expect(await store.load(REALM)).toEqual({
      realmId: REALM,
      accessToken: 'access-2',
      accessTokenExpiresAtMs: clock.now() + (accessMs ?? 0),
      refreshToken: 'refresh-2',
      refreshTokenExpiresAtMs: clock.now() + (refreshMs ?? 0),
      hardExpiresAtMs: undefined,
      idToken: undefined,
    });
  });
});

describe('the callback', () => {
  const read = (query: string) => readCallback(new URLSearchParams(query), 'expected');

  it.each([
    ['code=AB11&state=expected&realmId=9130', { kind: 'granted', code: 'AB11', realmId: '9130' }],
    ['code=AB11&state=other&realmId=9130', { kind: 'wrong-state' }],
    ['code=AB11&realmId=9130', { kind: 'wrong-state' }],
    ['error=access_denied&state=expected', { kind: 'denied', error: 'access_denied', description: '' }],
    ['error=access_denied&state=forged', { kind: 'wrong-state' }],
    ['state=expected&realmId=9130', { kind: 'incomplete', missing: 'code' }],
    ['code=AB11&state=expected', { kind: 'incomplete', missing: 'realmId' }],
    ['code=AB11&state=expected&realmId=../x', { kind: 'incomplete', missing: 'realmId' }],
  ])('%s', (query, expected) => {
    expect(read(query)).toEqual(expected);
  });

  it('is never trusted without an expected state', () => {
    expect(readCallback(new URLSearchParams('code=a&state=&realmId=1'), '')).toEqual({ kind: 'wrong-state' });
  });
});

describe('disconnecting', () => {
  it('revokes the stored refresh token', async () => {
    const { quickbooks, seen } = scriptQuickBooks([json('', 200)]);
    await quickbooks.disconnect(REALM);
    expect(seen[0]?.url.pathname).toBe('/v2/oauth2/tokens/revoke');
    expect(seen[0]?.body).toBe('{"token":"refresh-1"}');
  });

  it('succeeds for a token that is dead already, but not with wrong keys', async () => {
    await scriptQuickBooks([json({ error: 'invalid_grant' }, 400)]).quickbooks.disconnect(REALM);
    await scriptQuickBooks([json('', 400)]).quickbooks.disconnect(REALM);
    expect(await kindOf(scriptQuickBooks([json({ error: 'invalid_client' }, 401)]).quickbooks.disconnect(REALM))).toBe(
      'configuration',
    );
    expect(await kindOf(scriptQuickBooks([json('', 503)]).quickbooks.disconnect(REALM))).toBe('unavailable');
  });
});

describe('an id token', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const nowSeconds = Date.UTC(2026, 2, 2, 17) / 1000;
  const claims = {
    sub: 'u-1',
    iss: sandbox.issuer,
    aud: ['client'],
    exp: nowSeconds + 3600,
    iat: nowSeconds,
    realmid: REALM,
  };
  const idToken = (changes: object = {}, header: object = {}, key: KeyObject = privateKey) => {
    const signed = `${part({ alg: 'RS256', kid: 'k1', ...header })}.${part({ ...claims, ...changes })}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
  };

  it('with a good signature gives its claims, and the keys are read once', async () => {
    const { quickbooks, seen } = scriptQuickBooks([keys]);
    expect(await quickbooks.oauth.verifyIdToken(idToken())).toMatchObject({ sub: 'u-1', realmid: REALM });
    await quickbooks.oauth.verifyIdToken(idToken({ nonce: 'n' }), { nonce: 'n' });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['another issuer', idToken({ iss: 'https://evil.example' })],
    ['another app', idToken({ aud: ['other'] })],
    ['an old date', idToken({ exp: nowSeconds - 61 })],
    ['no signature', `${part({ alg: 'none', kid: 'k1' })}.${part(claims)}.`],
    ['a symmetric signature', idToken({}, { alg: 'HS256' })],
    ['an unknown key', idToken({}, { kid: 'k2' })],
    ['somebody else’s signature', idToken({}, {}, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)],
    ['changed claims', idToken().replace(/\.[^.]+\./, `.${part({ ...claims, sub: 'admin' })}.`)],
    ['nonsense inside', 'a.b.c'],
  ])('with %s is refused', async (_, token) => {
    const { quickbooks } = scriptQuickBooks([keys]);
    expect(await kindOf(quickbooks.oauth.verifyIdToken(token))).toBe('unauthorised');
  });

  it('of another sign-in is refused', async () => {
    const { quickbooks } = scriptQuickBooks([keys]);
    expect(await kindOf(quickbooks.oauth.verifyIdToken(idToken({ nonce: 'a' }), { nonce: 'b' }))).toBe('unauthorised');
  });
});

describe('the other OAuth answers', () => {
  it('tell who the person is', async () => {
    const { quickbooks, seen } = scriptQuickBooks([
      json({ sub: 'u-1', email: 'jo@example.test', emailVerified: true, novel: 1 }),
    ]);
    expect(await quickbooks.oauth.userInfo('access-1')).toEqual({
      sub: 'u-1',
      email: 'jo@example.test',
      emailVerified: true,
    });
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer access-1');
  });

  it('name the hosts of an environment in the discovery document', async () => {
    const found = {
      issuer: 'https://issuer.test/op',
      authorization_endpoint: 'https://a.test/connect',
      token_endpoint: 'https://b.test/tokens',
      userinfo_endpoint: 'https://c.test/userinfo',
      revocation_endpoint: 'https://d.test/revoke',
      jwks_uri: 'https://e.test/jwks',
    };
    const network = (body: string, status = 200) => ({
      fetch: () => Promise.resolve(new Response(body, { status, headers: { intuit_tid: '1-a' } })),
    });
    expect(await discoverEnvironment(environmentAt('http://q.test'), network(JSON.stringify(found)))).toMatchObject({
      apiBaseUrl: 'http://q.test',
      tokenUrl: 'https://b.test/tokens',
      issuer: 'https://issuer.test/op',
    });
    const refused = (body: string, status: number) => discoverEnvironment(sandbox, network(body, status));
    await expect(refused('<html>', 200)).rejects.toMatchObject({ kind: 'malformed-answer', intuitTid: '1-a' });
    await expect(refused('<html>', 503)).rejects.toMatchObject({ kind: 'unavailable', intuitTid: '1-a' });
  });
});
