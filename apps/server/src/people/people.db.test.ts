import {
  acceptInvitation,
  createApiKey,
  createClient,
  createInvitation,
  createOwner,
  listApiKeys,
  listAudit,
  listInvitations,
  listMembers,
  readInvitation,
  readSession,
  readSetup,
  removeMember,
  revokeApiKey,
  signIn,
  signOut,
  switchWorkspace,
  updateMember,
  withdrawInvitation,
} from '@tieout/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinAs } from '../testing/join-as.ts';
import { makeWorkspace } from '../testing/make-workspace.ts';
import { ownerAccount, startTestServer, type TestServer } from '../testing/start-test-server.ts';
import type { Visitor } from '../testing/visitor.ts';

let server: TestServer;
let owner: Visitor;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const tokenOf = (link: string) => link.split('#')[1] ?? '';
const account = { email: ownerAccount.email, password: ownerAccount.password };

describe('the first visit', () => {
  test('asks for the owner', async () => {
    expect(await server.visit().call(readSetup, {})).toMatchObject({
      needsOwner: true,
      isEmulated: true,
      session: null,
    });
  });

  test('of several people who sign up at the same moment exactly one becomes the owner', async () => {
    const visitors = Array.from({ length: 5 }, () => server.visit());
    const results = await Promise.allSettled(visitors.map(visitor => visitor.signUp(ownerAccount)));
    const winners = visitors.filter((_, index) => results[index]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ problem: { code: 'already-set-up' } });
    }
    const [winner] = winners;
    if (winner === undefined) throw new Error('nobody won');
    owner = winner;
    expect(owner.session()).toMatchObject({ role: 'owner', user: { name: ownerAccount.name } });
  });

  test('is over afterwards', async () => {
    expect(await server.visit().call(readSetup, {})).toMatchObject({ needsOwner: false, session: null });
    expect(await owner.call(readSetup, {})).toMatchObject({ session: owner.session() });
    await expect(server.visit().call(createOwner, { body: ownerAccount })).rejects.toMatchObject({
      problem: { code: 'already-set-up', status: 409 },
    });
  });
});

describe('a session', () => {
  test('starts with e-mail and password, whatever the case of the e-mail', async () => {
    const visitor = server.visit();
    await visitor.signIn({ ...account, email: 'OLIVIA@Example.com' });
    expect(await visitor.call(readSession, {})).toMatchObject({ user: { email: ownerAccount.email } });
  });

  test('is refused in the same words for a wrong password and an unknown address', async () => {
    const wrong = await refusal(signInWith({ ...account, password: 'another password' }));
    const unknown = await refusal(signInWith({ ...account, email: 'nobody@example.com' }));
    expect(wrong).toMatchObject({ status: 401, code: 'wrong-credentials' });
    expect({ ...unknown, instance: '' }).toEqual({ ...wrong, instance: '' });
  });

  test('gets a new token at each sign-in, and the old one stops working', async () => {
    const visitor = server.visit();
    await visitor.signIn(account);
    const before = visitor.cookie();
    await visitor.signIn(account);
    expect(visitor.cookie()).not.toBe(before);
    const response = await fetch(`${server.url}/api/v1/session`, { headers: { cookie: before } });
    expect(response.status).toBe(401);
  });

  test('ends on the server when signing out', async () => {
    const visitor = server.visit();
    await visitor.signIn(account);
    const cookie = visitor.cookie();
    await visitor.call(signOut, {});
    expect((await fetch(`${server.url}/api/v1/session`, { headers: { cookie } })).status).toBe(401);
  });

  test('is kept as a hash only', async () => {
    const token = owner.cookie().split('=')[1] ?? '';
    const rows = await server.core.db.selectFrom('session').selectAll().execute();
    expect(JSON.stringify(rows.map(row => row.token_hash.toString('utf8')))).not.toContain(token);
  });

  test('has a cookie out of reach of scripts and other sites', async () => {
    const response = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account),
    });
    expect(response.headers.get('set-cookie')).toMatch(
      /^tieout_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=/,
    );
  });
});

describe('writing with a session', () => {
  const write = (headers: Record<string, string>) =>
    owner.fetch('/api/v1/invitations', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ email: 'someone@example.com', role: 'member' }),
    });

  test.each<[string, (csrf: string) => Record<string, string>]>([
    ['no CSRF token', () => ({})],
    ['another session’s token', () => ({ 'x-tieout-csrf': 'A'.repeat(43) })],
    ['another site’s origin', csrf => ({ 'x-tieout-csrf': csrf, origin: 'https://evil.example' })],
    ['a cross-site fetch', csrf => ({ 'x-tieout-csrf': csrf, 'sec-fetch-site': 'cross-site' })],
    ['an opaque origin', csrf => ({ 'x-tieout-csrf': csrf, origin: 'null' })],
  ])('is refused with %s', async (_, headers) => {
    const response = await write(headers(owner.session().csrfToken));
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'cross-site-request' });
  });

  test('is let through with the token and our own origin', async () => {
    const response = await write({ 'x-tieout-csrf': owner.session().csrfToken, origin: server.url });
    expect(response.status).toBe(201);
  });
});

describe('an invitation', () => {
  test('lets a person in with the role it names, once', async () => {
    const { link, wasMailed } = await invite('mia@example.com');
    expect(wasMailed).toBe(false);
    expect(link.startsWith(`${server.url}/join#`)).toBe(true);
    const visitor = server.visit();
    const body = { token: tokenOf(link), name: 'Mia Member', password: 'a long enough password' };
    expect(await visitor.call(readInvitation, { body: { token: body.token } })).toEqual({
      workspaceName: ownerAccount.workspaceName,
      email: 'mia@example.com',
      role: 'member',
      hasAccount: false,
    });
    expect(await visitor.call(acceptInvitation, { body })).toMatchObject({ role: 'member' });
    expect(await refusal(server.visit().call(acceptInvitation, { body }))).toMatchObject({ code: 'expired-link' });
  });

  test('of two who use the link at the same moment lets one in', async () => {
    const { link } = await invite('twins@example.com');
    const body = { token: tokenOf(link), name: 'Twin', password: 'a long enough password' };
    const results = await Promise.allSettled([1, 2].map(() => server.visit().call(acceptInvitation, { body })));
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1);
  });

  test('to an address with an account wants that account’s password', async () => {
    const other = await makeWorkspace(server.core, 'Other business');
    const { link } = await invite(other.email);
    const body = { token: tokenOf(link), name: '', password: 'not the right one' };
    expect(await refusal(server.visit().call(acceptInvitation, { body }))).toMatchObject({ code: 'wrong-credentials' });
    const visitor = server.visit();
    const session = await visitor.call(acceptInvitation, { body: { ...body, password: other.password } });
    expect(session.workspaces.map(workspace => workspace.name).toSorted()).toEqual(
      [ownerAccount.workspaceName, 'Other business'].toSorted(),
    );
    visitor.remember(session);
    const switched = await visitor.call(switchWorkspace, { body: { workspaceId: other.workspaceId } });
    expect(switched).toMatchObject({ workspace: { name: 'Other business' }, role: 'owner' });
  });

  test('stops working when withdrawn, and is not kept in the clear', async () => {
    const { invitation, link } = await invite('late@example.com');
    const row = await server.core.db
      .selectFrom('invitation')
      .selectAll()
      .where('id', '=', invitation.id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(tokenOf(link));
    await owner.call(withdrawInvitation, { params: { invitationId: invitation.id } });
    const body = { token: tokenOf(link), name: 'Late', password: 'a long enough password' };
    expect(await refusal(server.visit().call(acceptInvitation, { body }))).toMatchObject({ status: 410 });
    const { rows } = await owner.call(listInvitations, {});
    expect(rows.map(found => found.email)).not.toContain('late@example.com');
  });

  test('expires after a week', async () => {
    const { invitation, link } = await invite('slow@example.com');
    await server.core.db
      .updateTable('invitation')
      .set({ expires_at: new Date(0) })
      .where('id', '=', invitation.id)
      .execute();
    const asked = server.visit().call(readInvitation, { body: { token: tokenOf(link) } });
    expect(await refusal(asked)).toMatchObject({ code: 'expired-link' });
  });
});

describe('members', () => {
  test('a changed role counts from the next request on', async () => {
    const visitor = await joinAs(server.url, owner, 'read-only');
    expect(await refusal(visitor.call(listInvitations, {}))).toMatchObject({ code: 'not-allowed' });
    const { rows } = await owner.call(listMembers, {});
    const member = rows.find(row => row.email === 'read-only@example.com');
    await owner.call(updateMember, { params: { memberId: member?.id ?? '' }, body: { role: 'admin' } });
    await expect(visitor.call(listInvitations, {})).resolves.toBeDefined();
    await owner.call(removeMember, { params: { memberId: member?.id ?? '' } });
    expect(await refusal(visitor.call(readSession, {}))).toMatchObject({ status: 401 });
  });

  test('the owner can neither be removed nor get another role', async () => {
    const { rows } = await owner.call(listMembers, {});
    const memberId = rows.find(row => row.role === 'owner')?.id ?? '';
    expect(await refusal(owner.call(removeMember, { params: { memberId } }))).toMatchObject({ code: 'conflict' });
    const demotion = owner.call(updateMember, { params: { memberId }, body: { role: 'member' } });
    expect(await refusal(demotion)).toMatchObject({ code: 'conflict' });
  });
});

describe('an API key', () => {
  test('works within its scopes until revoked, and only its beginning is ever shown again', async () => {
    const body = { name: 'Reports', scopes: ['settings.read' as const] };
    const { key, secret } = await owner.call(createApiKey, { body });
    const program = createClient({ origin: server.url, apiKey: secret });
    await expect(program(listMembers, {})).resolves.toBeDefined();
    expect(await refusal(program(listApiKeys, {}))).toMatchObject({ code: 'not-allowed' });
    const { rows } = await owner.call(listApiKeys, {});
    const found = rows.find(row => row.id === key.id);
    expect(found?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(rows)).not.toContain(secret);
    await owner.call(revokeApiKey, { params: { apiKeyId: key.id } });
    expect(await refusal(program(listMembers, {}))).toMatchObject({ status: 401 });
  });

  test('cannot make other keys', async () => {
    const body = { name: 'Admin', scopes: ['people.manage' as const] };
    const { secret } = await owner.call(createApiKey, { body });
    const program = createClient({ origin: server.url, apiKey: secret });
    expect(await refusal(program(createApiKey, { body }))).toMatchObject({ code: 'not-allowed' });
  });
});

test('guessing passwords is slowed down, for this address only', async () => {
  const guess = () => signInWith({ email: 'victim@example.com', password: 'guess' });
  const codes: string[] = [];
  for (let round = 0; round < 12; round += 1) codes.push((await refusal(guess())).code);
  expect(codes.slice(0, 10)).toEqual(Array(10).fill('wrong-credentials'));
  expect(codes.slice(10)).toEqual(['too-many-requests', 'too-many-requests']);
  await expect(server.visit().signIn(account)).resolves.toBeDefined();
});

test('the audit tells of sign-ins, refused ones too, and holds no secret', async () => {
  await refusal(signInWith({ ...account, password: 'hunter2hunter2' }));
  const { rows, total } = await owner.call(listAudit, { query: { limit: 500 } });
  expect(rows).toHaveLength(total);
  const actions = new Set(rows.map(row => row.action));
  for (const action of [
    'setup.create-owner',
    'session.sign-in',
    'session.refused',
    'session.sign-out',
    'invitations.create',
    'api-keys.create',
  ]) {
    expect(actions).toContain(action);
  }
  expect(rows[0]).toMatchObject({ action: 'session.refused', actor: ownerAccount.email });
  expect(JSON.stringify(rows)).not.toContain('hunter2');
});

test('the audit is paged without a gap or a double', async () => {
  const all = await owner.call(listAudit, { query: { limit: 500 } });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await owner.call(listAudit, { query: { limit: 3, ...(cursor !== undefined && { cursor }) } });
    seen.push(...page.rows.map(row => row.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(all.rows.map(row => row.id));
});

async function signInWith(body: { readonly email: string; readonly password: string }) {
  return server.visit().call(signIn, { body });
}

async function invite(email: string) {
  return owner.call(createInvitation, { body: { email, role: 'member' } });
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly instance: string;
}

async function refusal(call: Promise<unknown>): Promise<Refusal> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome === undefined) throw new Error('This call should have been refused.');
  return (outcome as { readonly problem: Refusal }).problem;
}
