import { createApiKey, endpoints, isAllowed, roles, type AnyEndpoint, type Permission, type Role } from '@tieout/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinAs } from '../testing/join-as.ts';
import { probeEndpoints, type ProbeAnswer, type Prober } from '../testing/probe-endpoints.ts';
import { programProber, proberOf, stranger } from '../testing/prober-of.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import type { Visitor } from '../testing/visitor.ts';

let server: TestServer;
let visitors: Readonly<Record<Role, Visitor>>;
let keyOfNothing: Prober;

/** Ending the session, or changing whose it is, would change who knocks. */
const changesWhoKnocks = new Set(['session.delete', 'session.switch-workspace', 'session.create']);
const guarded = endpoints.filter(({ access, name }) => access !== 'public' && !changesWhoKnocks.has(name));

beforeAll(async () => {
  server = await startTestServer();
  const owner = await server.signUpOwner();
  const join = (role: Exclude<Role, 'owner'>) => joinAs(server.url, owner, role);
  visitors = { owner, admin: await join('admin'), member: await join('member'), 'read-only': await join('read-only') };
  const { secret } = await owner.call(createApiKey, { body: { name: 'narrow', scopes: ['settings.read'] } });
  keyOfNothing = programProber('key with settings.read only', secret);
});
afterAll(() => server.close());

const describeAnswer = ({ endpoint, prober, status, code }: ProbeAnswer) =>
  `${endpoint.name} as ${prober.name}: ${status} ${code ?? ''}`;
const isPermission = (access: AnyEndpoint['access']): access is Permission =>
  access !== 'public' && access !== 'signed-in';

describe('every endpoint', () => {
  test('of the contract is answered by some area', async () => {
    const prober = proberOf('owner', visitors.owner);
    const answers = await probeEndpoints({ origin: server.url, endpoints: guarded, probers: [prober] });
    const missing = answers.filter(({ body }) => body.includes('This version of the server does not offer this'));
    expect(missing.map(describeAnswer)).toEqual([]);
    expect(answers.filter(({ status }) => status === 500).map(describeAnswer)).toEqual([]);
  });

  test('that is not public refuses a stranger with 401', async () => {
    const answers = await probeEndpoints({ origin: server.url, endpoints: guarded, probers: [stranger] });
    expect(answers.filter(({ status }) => status !== 401).map(describeAnswer)).toEqual([]);
  });

  test('refuses an invented API key and an invented session', async () => {
    const probers = [
      programProber('invented key', `tieout_${'A'.repeat(43)}`),
      { name: 'invented session', headers: { cookie: `tieout_session=${'A'.repeat(43)}` } },
    ];
    const answers = await probeEndpoints({ origin: server.url, endpoints: guarded, probers });
    expect(answers.filter(({ status }) => status !== 401).map(describeAnswer)).toEqual([]);
  });

  test.each(roles)('asks the table of rights what a person with the role %s may do', async role => {
    const prober = proberOf(role, visitors[role]);
    const forbidden = guarded.filter(({ access }) => isPermission(access) && !isAllowed(role, access));
    const refusals = await probeEndpoints({ origin: server.url, endpoints: forbidden, probers: [prober] });
    expect(refusals.filter(({ code }) => code !== 'not-allowed').map(describeAnswer)).toEqual([]);
  });

  test('lets a role read what the table allows', async () => {
    const reading = guarded.filter(({ method, access }) => method === 'GET' && isPermission(access));
    for (const role of roles) {
      const allowed = reading.filter(({ access }) => isPermission(access) && isAllowed(role, access));
      const prober = proberOf(role, visitors[role]);
      const answers = await probeEndpoints({ origin: server.url, endpoints: allowed, probers: [prober] });
      const wrong = answers.filter(({ status }) => status === 401 || status === 403 || status === 500);
      expect(wrong.map(describeAnswer)).toEqual([]);
    }
  });

  test('asks an API key for its scope', async () => {
    const others = guarded.filter(({ access }) => isPermission(access) && access !== 'settings.read');
    const answers = await probeEndpoints({ origin: server.url, endpoints: others, probers: [keyOfNothing] });
    expect(answers.filter(({ code }) => code !== 'not-allowed').map(describeAnswer)).toEqual([]);
  });

  test('that writes refuses a session without its CSRF token', async () => {
    const prober = { name: 'owner without token', headers: { cookie: visitors.owner.cookie() } };
    const writing = endpoints.filter(({ method, access }) => method !== 'GET' && access !== 'public');
    const answers = await probeEndpoints({ origin: server.url, endpoints: writing, probers: [prober] });
    expect(answers.filter(({ code }) => code !== 'cross-site-request').map(describeAnswer)).toEqual([]);
  });
});
