import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProcessFetch } from '../http/in-process-fetch.ts';
import { connected, type Connected } from '../testing/connected.ts';
import { recordSession } from './record-session.ts';
import { NotARecording, replaySession } from './replay-session.ts';
import { SecretRemover } from './secrets.ts';
import { upstreamOf } from './upstream.ts';

let folder: string;
let books: Connected;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recording-'));
  books = await connected({ clock: 'manual' });
});
afterAll(async () => {
  await books.emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

const ORIGIN = 'http://recorder.internal';

/** A small session: read, write, read the same again, a refusal, a token, a PDF. */
async function session(send: typeof fetch, accessToken: string, refreshToken: string): Promise<readonly string[]> {
  const api = `${ORIGIN}/v3/company/${books.realmId}`;
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' };
  const basic = Buffer.from(`${books.clientId}:${books.clientSecret}`).toString('base64');
  const customer = (body: unknown): Promise<Response> =>
    send(`${api}/customer?requestid=${Math.trunc(performance.now() * 1e6)}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const answers = [
    await send(`${api}/customer/1`, { headers }),
    await customer({ DisplayName: 'Recorded' }),
    await send(`${api}/customer/1`, { headers }),
    await customer({ DisplayName: 'recorded' }),
    await send(`${ORIGIN}/oauth2/v1/tokens/bearer`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    }),
  ];
  return Promise.all(answers.map(async answer => `${answer.status} ${new SecretRemover().clean(await answer.text())}`));
}

describe('a recorded session', () => {
  it('plays back as it was, without holding a secret', async () => {
    const file = join(folder, 'session.ndjson');
    const record = recordSession({ upstream: books.emulator.url, file, fetch: books.emulator.fetch });
    const first = await session(inProcessFetch(record, ORIGIN), books.accessToken, books.refreshToken);
    expect(first.map(answer => answer.slice(0, 3))).toEqual(['400', '200', '200', '400', '200']);
    const written = readFileSync(file, 'utf8');
    for (const secret of [books.accessToken, books.refreshToken, books.clientSecret])
      expect(written).not.toContain(secret);
    expect(written).toContain('"code\\":\\"6240\\"');
    const replay = replaySession(file);
    expect(await session(inProcessFetch(replay, ORIGIN), 'another token', 'another token')).toEqual(first);
  });

  it('has no answer to what was not recorded, and says so', async () => {
    const file = join(folder, 'empty.ndjson');
    writeFileSync(file, '');
    const response = await inProcessFetch(replaySession(file), ORIGIN)(`${ORIGIN}/v3/company/1/item/1`);
    expect(response.status).toBe(501);
    expect(await response.text()).toContain('GET /v3/company/1/item/1');
  });

  it('must be a recording', () => {
    const file = join(folder, 'other.txt');
    writeFileSync(file, '{"a":1}\n');
    expect(() => replaySession(file)).toThrow(NotARecording);
  });
});

describe('secrets', () => {
  it.each([
    ['{"access_token":"abc","expires_in":3600}', '{"access_token":"removed-1","expires_in":3600}'],
    [
      'grant_type=authorization_code&code=AB11&redirect_uri=x',
      'grant_type=authorization_code&code=removed-1&redirect_uri=x',
    ],
    ['{"code": "6240", "token" : "a\\"b"}', '{"code": "6240", "token" : "removed-1"}'],
    ['token=a%2Bb&x={"token":"a+b"}', 'token=removed-1&x={"token":"removed-1"}'],
    ['{"DisplayName":"Ann"}', '{"DisplayName":"Ann"}'],
  ])('in %s become %s', (text, cleaned) => {
    expect(new SecretRemover().clean(text)).toBe(cleaned);
  });
});

describe('the recorded service', () => {
  it.each([
    ['sandbox', '/v3/company/1/invoice', 'https://sandbox-quickbooks.api.intuit.com'],
    ['production', '/v3/company/1/invoice', 'https://quickbooks.api.intuit.com'],
    ['production', '/oauth2/v1/tokens/bearer', 'https://oauth.platform.intuit.com'],
    ['http://127.0.0.1:4010/', '/anything', 'http://127.0.0.1:4010'],
    ['sandbox', '/emulator/companies', undefined],
  ])('%s serves %s at %s', (upstream, path, host) => {
    expect(upstreamOf(upstream, path)).toBe(host);
  });
});
