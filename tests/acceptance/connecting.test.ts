import {
  disconnect,
  listConnections,
  readChoices,
  readReadiness,
  readTaxComparison,
  signIn,
  updateConnection,
} from '@tieout/api';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeWorkspace } from '../../apps/server/src/testing/make-workspace.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
beforeAll(async () => {
  bench = await startBooksBench();
});
afterAll(() => bench.close());
afterEach(() => bench.leaveCompanies());

const first = async () => (await bench.owner.call(listConnections, {})).rows[0];

async function refusalOf(response: Response) {
  expect(response.status).toBe(400);
  return /data-refusal="([a-z-]+)"/.exec(await response.text())?.[1];
}

test('I2G-06 BKP-06 connecting leads over the consent page to a company that is shown by name', async () => {
  const realmId = await bench.makeCompany({ name: 'Harbor Books' });
  const back = await bench.consent(realmId);
  expect([back.status, back.headers.get('location')]).toEqual([303, '/quickbooks/setup']);
  expect(await first()).toMatchObject({
    state: 'connecting',
    companyName: 'Harbor Books',
    country: 'US',
    currency: 'USD',
    isEmulated: true,
    connectedBy: 'Olivia Owner',
    wizardStep: 'company',
  });
});

test('I2G-06 each step of the wizard is validated before the next', async () => {
  const realmId = await bench.makeCompany();
  await bench.consent(realmId);
  const params = { connectionId: (await first())?.id ?? '' };
  const go = (wizardStep: 'income-account' | 'tax-and-currency' | 'done') =>
    bench.owner.call(updateConnection, { params, body: { wizardStep } });
  await expect(go('income-account')).rejects.toThrow('look into the company');
  await bench.owner.call(readReadiness, { params });
  await go('income-account');
  await expect(go('tax-and-currency')).rejects.toThrow('income account');
  await expect(go('done')).rejects.toMatchObject({ problem: { code: 'not-ready' } });
});

test('I2G-07 only an income account of the company can be chosen, and it is kept', async () => {
  const connectionId = await bench.connect(await bench.makeCompany());
  const params = { connectionId };
  const { incomeAccounts } = await bench.owner.call(readChoices, { params });
  expect(incomeAccounts.length).toBeGreaterThan(0);
  const body = { incomeAccountId: 'no such account' };
  await expect(bench.owner.call(updateConnection, { params, body })).rejects.toThrow('no income account');
  const last = incomeAccounts.at(-1);
  await bench.owner.call(updateConnection, { params, body: { incomeAccountId: last?.id ?? '' } });
  expect((await first())?.incomeAccount).toEqual({ id: last?.id, name: last?.name });
});

test('I2G-08 I2G-09 tax rates and currencies of both sides are shown before they are confirmed', async () => {
  await bench.consent(await bench.makeCompany({ country: 'GB', name: 'Thames Books' }));
  const params = { connectionId: (await first())?.id ?? '' };
  const comparison = await bench.owner.call(readTaxComparison, { params });
  expect(comparison).toMatchObject({
    country: 'GB',
    taxModel: 'global',
    homeCurrency: { here: 'USD', books: 'GBP', agrees: false },
    isConfirmed: false,
  });
  const standard = comparison.taxCodes.find(code => code.rates.some(rate => rate.percent === '20'));
  expect(standard).toBeDefined();
});

test('U01 U02 the readiness report says what stands in the way, and one click cures what the API can do', async () => {
  const preferences = { SalesFormsPrefs: { AllowDiscount: false } };
  await bench.consent(await bench.makeCompany({ preferences }));
  const params = { connectionId: (await first())?.id ?? '' };
  const before = await bench.owner.call(readReadiness, { params });
  const discounts = before.checks.find(check => check.code === 'discounts');
  expect(discounts).toMatchObject({ state: 'note', cure: { kind: 'click' } });
  const { cureReadiness } = await import('@tieout/api');
  const after = await bench.owner.call(cureReadiness, { params: { ...params, code: 'discounts' } });
  expect(after.checks.find(check => check.code === 'discounts')).toMatchObject({ state: 'ready', cure: null });
});

test('BKP-07 a set of books that another workspace is linked to is refused with the reason', async () => {
  const realmId = await bench.makeCompany();
  await bench.connect(realmId);
  const stranger = bench.server.visit();
  const account = await makeWorkspace(bench.server.core, 'Rival Works');
  await stranger.signIn({ email: account.email, password: account.password });
  const refused = await bench.consent(realmId, { visitor: stranger });
  expect(await refused.clone().text()).toContain('linked to another workspace');
  expect(await refusalOf(refused)).toBe('company-linked-elsewhere');
  expect((await stranger.call(listConnections, {})).rows).toEqual([]);
  // The refusal must not have hurt the connection that stands.
  const params = { connectionId: (await first())?.id ?? '' };
  await bench.owner.call(readReadiness, { params, query: { refresh: 'true' } });
});

test('BKP-09 BKP-10 BKP-18 disconnecting revokes our access and keeps the connection, and the same company resumes it', async () => {
  const realmId = await bench.makeCompany();
  const connectionId = await bench.connect(realmId, 'mirror');
  const off = await bench.owner.call(disconnect, { params: { connectionId } });
  expect(off).toMatchObject({ state: 'disconnected', preset: 'mirror' });
  const late = bench.owner.call(readReadiness, { params: { connectionId }, query: { refresh: 'true' } });
  await expect(late).rejects.toMatchObject({ problem: { code: 'not-connected' } });
  await bench.consent(realmId, { connectionId });
  expect(await first()).toMatchObject({ id: connectionId, state: 'active', preset: 'mirror', disconnectedAt: null });
});

test('C21 reconnecting with another company is refused and changes nothing', async () => {
  const connectionId = await bench.connect(await bench.makeCompany());
  const other = await bench.makeCompany({ name: 'Another' });
  const refused = await bench.consent(other, { connectionId });
  expect(await refusalOf(refused)).toBe('other-company');
  expect(await first()).toMatchObject({ id: connectionId, state: 'active' });
});

test.each<[string, Parameters<BooksBench['consent']>[1], string]>([
  ['a forged state', { tamper: url => url.searchParams.set('state', 'forged') }, 'wrong-state'],
  ['a missing state', { tamper: url => url.searchParams.delete('state') }, 'wrong-state'],
  ['denied consent', { decision: 'cancel' }, 'denied'],
  ['a code that QuickBooks does not know', { tamper: url => url.searchParams.set('code', 'old') }, 'expired-code'],
  ['a realm that is no number', { tamper: url => url.searchParams.set('realmId', '../1') }, 'incomplete'],
])('bad luck: %s ends on a page that says so, and nothing is connected', async (_, options, reason) => {
  const refused = await bench.consent(await bench.makeCompany(), options);
  expect(await refusalOf(refused)).toBe(reason);
  expect((await first())?.state ?? 'disconnected').toBe('disconnected');
});

test('bad luck: a realm other than the one consented to gets no access', async () => {
  const other = await bench.makeCompany({ name: 'Not consented' });
  const refused = await bench.consent(await bench.makeCompany(), {
    tamper: url => url.searchParams.set('realmId', other),
  });
  // The code is bound to the other company: QuickBooks gives tokens that do not open this one.
  const connection = await first();
  if (refused.status === 303) {
    const params = { connectionId: connection?.id ?? '' };
    const look = bench.owner.call(readReadiness, { params, query: { refresh: 'true' } });
    await expect(look).rejects.toMatchObject({ problem: { code: 'reconnect-needed' } });
  } else expect(await refusalOf(refused)).toBe('expired-code');
});

test('bad luck: the same callback a second time is refused', async () => {
  const realmId = await bench.makeCompany();
  let spent = '';
  await bench.consent(realmId, { tamper: url => void (spent = url.pathname + url.search) });
  expect(await refusalOf(await bench.owner.fetch(spent, { redirect: 'manual' }))).toBe('wrong-state');
});

test('bad luck: a callback that another person opens is refused', async () => {
  const { email, password } = await makeWorkspace(bench.server.core, 'Third Works');
  const stranger = bench.server.visit();
  await stranger.call(signIn, { body: { email, password } });
  const realmId = await bench.makeCompany();
  let callback = '';
  await bench.consent(realmId, {
    tamper: url => {
      callback = url.pathname + url.search;
      url.searchParams.set('state', 'the owner never came back');
    },
  });
  expect(await refusalOf(await stranger.fetch(callback, { redirect: 'manual' }))).toBe('wrong-state');
});

test('bad luck: QuickBooks being down during the exchange connects nothing and says so', async () => {
  await bench.fault({ match: { path: '/oauth2/v1/tokens/bearer' }, effect: 'status', status: 503, body: 'down' });
  const refused = await bench.consent(await bench.makeCompany());
  expect(await refusalOf(refused)).toBe('quickbooks-unavailable');
});

test('C20 bad luck: a revoked token turns the connection to needs-reconnect, and reconnecting resumes it', async () => {
  const realmId = await bench.makeCompany();
  const connectionId = await bench.connect(realmId);
  await bench.emulator.control('POST', '/disconnect', { realmId });
  const look = bench.owner.call(readReadiness, { params: { connectionId }, query: { refresh: 'true' } });
  await expect(look).rejects.toMatchObject({ problem: { code: 'reconnect-needed' } });
  await expect.poll(async () => (await first())?.state).toBe('needs-reconnect');
  await bench.consent(realmId, { connectionId });
  expect(await first()).toMatchObject({ id: connectionId, state: 'active' });
});

test('tokens are not readable in the database', async () => {
  await bench.connect(await bench.makeCompany());
  const rows = await bench.server.core.db.selectFrom('connection_token').select('sealed').execute();
  for (const { sealed } of rows) expect(sealed).not.toContain('realmId');
  expect(rows.length).toBeGreaterThan(0);
});
