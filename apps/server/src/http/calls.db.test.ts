import { randomUUID } from 'node:crypto';
import { createApiKey, createInvitation, listMembers, readWorkspace, updateWorkspace } from '@tieout/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import type { Visitor } from '../testing/visitor.ts';
import { bodyBytesMax } from './read-body.ts';

let server: TestServer;
let owner: Visitor;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.signUpOwner();
});
afterAll(() => server.close());

const send = (path: string, init: { method?: string; body?: string; headers?: Record<string, string> } = {}) =>
  owner.fetch(path, {
    method: init.method ?? 'POST',
    headers: { 'x-tieout-csrf': owner.session().csrfToken, 'content-type': 'application/json', ...init.headers },
    ...(init.body !== undefined && { body: init.body }),
  });
const invite = (body: unknown, headers?: Record<string, string>) =>
  send('/api/v1/invitations', { body: JSON.stringify(body), ...(headers && { headers }) });

const draft = (more: object) =>
  send('/api/v1/invoices', { body: JSON.stringify({ customerId: null, lines: [], txnDate: '2026-11-20', ...more }) });
const cursorOf = (place: readonly unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
const listedBy = (sort: string, place: readonly unknown[]) =>
  send(`/api/v1/customers?sort=${sort}&cursor=${cursorOf(place)}`, { method: 'GET' });

describe('a request that is not well formed', () => {
  test.each<[string, () => Promise<Response>, readonly [status: number, code: string]]>([
    ['broken JSON', () => send('/api/v1/invitations', { body: '{"email":' }), [400, 'malformed-json']],
    [
      'an unknown field',
      () => invite({ email: 'a@example.com', role: 'member', admin: true }),
      [400, 'invalid-request'],
    ],
    ['a missing field', () => invite({ role: 'member' }), [400, 'invalid-request']],
    ['a role that may not be given', () => invite({ email: 'a@example.com', role: 'owner' }), [400, 'invalid-request']],
    ['an array instead of an object', () => invite([]), [400, 'invalid-request']],
    ['null', () => invite(null), [400, 'invalid-request']],
    [
      'a form',
      () => send('/api/v1/invitations', { body: 'a=b', headers: { 'content-type': 'text/plain' } }),
      [415, 'unsupported-media-type'],
    ],
    ['a body beyond the limit', () => invite({ email: 'x'.repeat(bodyBytesMax) }), [413, 'body-too-large']],
    ['an id that is none', () => send('/api/v1/members/17', { method: 'DELETE' }), [404, 'not-found']],
    ['an unknown query field', () => send('/api/v1/audit?pageSize=3', { method: 'GET' }), [400, 'invalid-request']],
    [
      'a limit beyond the largest page',
      () => send('/api/v1/audit?limit=100000', { method: 'GET' }),
      [400, 'invalid-request'],
    ],
    ['an invented cursor', () => send('/api/v1/audit?cursor=xyz', { method: 'GET' }), [400, 'invalid-request']],
    [
      'a character that cannot be kept',
      () => invite({ email: 'a@example.com', role: 'member\0' }),
      [400, 'invalid-request'],
    ],
    [
      'half a character, deep in the body',
      () => draft({ billTo: { address: { city: 'Bos\ud800ton' } } }),
      [400, 'invalid-request'],
    ],
    [
      'a search that cannot be kept',
      () => send('/api/v1/customers?search=a%00b', { method: 'GET' }),
      [400, 'invalid-request'],
    ],
    ['a day before all calendars', () => draft({ txnDate: '0000-01-01' }), [400, 'invalid-request']],
    [
      'more money than digits',
      () => draft({ lines: [{ id: randomUUID(), quantity: '9'.repeat(12), unitPrice: '9'.repeat(12) }] }),
      [400, 'invalid-request'],
    ],
    ['a rate of nothing', () => draft({ exchangeRate: '0.00' }), [400, 'invalid-request']],
    ['a cursor of another order', () => listedBy('balance', ['Amy', randomUUID(), 2, false]), [400, 'invalid-request']],
    ['a cursor with another id', () => listedBy('name', ['Amy', 'Amy', 2, false]), [400, 'invalid-request']],
    [
      'a cursor of another list',
      () => send(`/api/v1/audit?cursor=${cursorOf(['x', 'y'])}`, { method: 'GET' }),
      [400, 'invalid-request'],
    ],
    ['another method', () => send('/api/v1/members', { method: 'PUT' }), [405, 'method-not-allowed']],
    ['an unknown address', () => send('/api/v1/nothing', { method: 'GET' }), [404, 'not-found']],
  ])('with %s is refused as a problem document', async (_, call, [status, code]) => {
    const response = await call();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ type: `/problems/${code}`, code, status });
  });

  test('says which fields and what to write there', async () => {
    const response = await invite({ email: 'nonsense', role: 'king', extra: 1 });
    const { fields, detail } = (await response.json()) as {
      fields: { path: string; message: string }[];
      detail: string;
    };
    expect(fields).toEqual([
      { path: 'email', message: 'Write an email address such as name@example.com' },
      { path: 'role', message: 'Choose one of: admin, member, read-only' },
      { path: 'extra', message: 'This field is not known here' },
    ]);
    expect(detail).toContain('Nothing was changed');
  });
});

describe('a repeated request', () => {
  const repeat = (key: string, body: unknown) => invite(body, { 'idempotency-key': key });

  test('with the same key is carried out once and answered alike', async () => {
    const body = { email: 'once@example.com', role: 'member' };
    const first = await repeat('key-once', body);
    const second = await repeat('key-once', body);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.get('idempotent-replay')).toBe('true');
    expect(await second.json()).toEqual(await first.json());
    const rows = await server.core.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('sentence', 'like', '%once@%')
      .execute();
    expect(rows).toHaveLength(1);
  });

  test('with the same key and another body is refused', async () => {
    await repeat('key-other', { email: 'one@example.com', role: 'member' });
    const response = await repeat('key-other', { email: 'two@example.com', role: 'member' });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'idempotency-key-reused' });
  });

  test('that arrives ten times at once is carried out once', async () => {
    const body = { name: 'Ten', scopes: ['records.read'] };
    const call = () =>
      send('/api/v1/api-keys', { body: JSON.stringify(body), headers: { 'idempotency-key': 'key-ten' } });
    const responses = await Promise.all(Array.from({ length: 10 }, call));
    const statuses = responses.map(response => response.status);
    expect(statuses.filter(status => status === 201).length).toBeGreaterThan(0);
    expect(statuses.every(status => status === 201 || status === 409)).toBe(true);
    const keys = await server.core.db.selectFrom('api_key').selectAll().where('name', '=', 'Ten').execute();
    expect(keys).toHaveLength(1);
  });

  test('after a refusal is tried anew', async () => {
    const body = JSON.stringify({ email: owner.session().user.email, role: 'member' });
    const call = () => send('/api/v1/invitations', { body, headers: { 'idempotency-key': 'key-refused' } });
    expect((await call()).status).toBe(409);
    expect(await (await call()).json()).toMatchObject({ code: 'conflict' });
  });

  test('of a killed server is taken over after two minutes', async () => {
    const body = { email: 'killed@example.com', role: 'member' };
    await repeat('key-killed', body);
    const half = server.core.db.updateTable('idempotency_key').where('key', '=', 'key-killed');
    await half.set({ status: null, body: null }).execute();
    expect(await (await repeat('key-killed', body)).json()).toMatchObject({ code: 'request-in-progress' });
    await half.set({ created_at: new Date(Date.now() - 121_000) }).execute();
    expect((await repeat('key-killed', body)).status).toBe(201);
  });

  test('keeps no secret in the clear', async () => {
    const body = { name: 'Sealed', scopes: ['records.read' as const] };
    const { secret } = await owner.call(createApiKey, { body }, { idempotencyKey: 'key-sealed' });
    const rows = await server.core.db.selectFrom('idempotency_key').select('body').execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test('of one caller does not meet the key of another', async () => {
    const { secret } = await owner.call(createApiKey, { body: { name: 'Caller', scopes: ['people.manage'] } });
    const headers = {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/json',
      'idempotency-key': 'key-once',
    };
    const body = JSON.stringify({ email: 'program@example.com', role: 'member' });
    const response = await fetch(`${server.url}/api/v1/invitations`, { method: 'POST', headers, body });
    expect(response.status).toBe(201);
  });
});

describe('an update of a versioned record', () => {
  const update = (headers: Record<string, string>) =>
    send('/api/v1/workspace', { method: 'PATCH', body: JSON.stringify({ name: 'New name' }), headers });

  test('needs the version that was read, and loses nobody’s change', async () => {
    expect((await update({})).status).toBe(428);
    const settings = await owner.call(readWorkspace, {});
    const answer = await owner.fetch('/api/v1/workspace');
    expect(answer.headers.get('etag')).toBe(`"${settings.version}"`);
    const changes = [1, 2, 3].map(() => update({ 'if-match': `"${settings.version}"` }));
    const statuses = (await Promise.all(changes)).map(response => response.status);
    expect(statuses.toSorted()).toEqual([200, 412, 412]);
  });

  test('refuses a time zone or language that does not exist', async () => {
    const { version } = await owner.call(readWorkspace, {});
    const change = owner.call(updateWorkspace, { body: { timeZone: 'Mars/Olympus' } }, { version });
    await expect(change).rejects.toMatchObject({ problem: { fields: [{ path: 'timeZone' }] } });
  });
});

test('every answer carries the headers that make browsers careful, and a request id', async () => {
  for (const path of ['/api/v1/setup', '/api/v1/nothing', '/healthz', '/api/docs']) {
    const { headers } = await fetch(server.url + path);
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  }
});

test('a fault of ours tells the caller its request id and nothing of its inside', async () => {
  await server.core.db.schema.alterTable('invitation').renameTo('invitation_hidden').execute();
  const response = await owner.fetch('/api/v1/invitations');
  await server.core.db.schema.alterTable('invitation_hidden').renameTo('invitation').execute();
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ code: 'internal-error', instance: response.headers.get('x-request-id') });
  expect(text).not.toMatch(/relation|invitation_hidden|select/);
});

test('of two invitations of one person at the same moment nobody gets a fault of ours', async () => {
  const calls = Array.from({ length: 6 }, () => invite({ email: 'race@example.com', role: 'member' }));
  const statuses = (await Promise.all(calls)).map(response => response.status);
  expect(statuses).toContain(201);
  expect(statuses.every(status => status === 201 || status === 409)).toBe(true);
  const open = await server.core.db
    .selectFrom('invitation')
    .selectAll()
    .where('email', '=', 'race@example.com')
    .execute();
  expect(open).toHaveLength(1);
});

test('behind https the cookie is secure and bound to the host', async () => {
  const secure = await startTestServer({ environment: { PUBLIC_URL: 'https://books.example.com' } });
  const body = {
    name: 'A',
    email: 'a@example.com',
    password: 'a long enough password',
    workspaceName: 'A',
    start: 'empty',
  };
  const response = await fetch(`${secure.url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://books.example.com' },
    body: JSON.stringify(body),
  });
  expect(response.headers.get('set-cookie')).toMatch(/^__Host-tieout_session=.*; Secure$/);
  expect(response.headers.get('strict-transport-security')).toContain('max-age=31536000');
  await secure.close();
});

test('many at once are slowed down by address, not by what they claim to be', async () => {
  const small = await startTestServer();
  const ask = (n: number) =>
    fetch(`${small.url}/api/v1/setup`, { headers: { 'x-forwarded-for': `10.0.0.${n % 200}` } });
  const statuses: number[] = [];
  for (let round = 0; round < 13; round += 1) {
    const burst = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(n)));
    for (const response of burst) {
      statuses.push(response.status);
      await response.text();
    }
  }
  expect(statuses.filter(status => status === 429).length).toBe(50);
  await small.close();
});

test('the contract’s client reads lists of the server it was made for', async () => {
  await owner.call(createInvitation, { body: { email: 'client@example.com', role: 'admin' } });
  const { rows } = await owner.call(listMembers, {});
  expect(rows.map(row => row.role)).toEqual(['owner']);
});
