import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connected, makeInvoice, type Connected } from '../testing/connected.ts';

let books: Connected;

beforeAll(async () => {
  books = await connected();
});
afterAll(() => books.emulator.close());

async function send(method: string, path: string, body?: unknown): Promise<{ status: number; answer: unknown }> {
  const response = await books.emulator.fetch(`${books.emulator.url}/emulator${path}`, {
    method,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, answer: await response.json() };
}

const atCompany = (path = ''): string => `/companies/${books.realmId}${path}`;
const control = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> =>
  books.emulator.control(method, path, body);

describe('control calls', () => {
  it('make a company of every country, with a realm id of 16 digits', async () => {
    for (const country of ['US', 'GB', 'CA', 'AU', 'IE', 'ZA', 'FR', 'IT', 'NO', 'DE']) {
      const { answer } = await send('POST', '/companies', { name: `In ${country}`, country });
      expect(answer).toEqual({ realmId: expect.stringMatching(/^\d{16}$/) as string });
    }
    const { companies } = (await control('GET', '/companies')) as { companies: { country: string }[] };
    expect(companies.map(company => company.country)).toContain('GB');
  });

  it.each([
    ['GET', '/nothing', undefined, 404, /There is no control call/],
    ['PUT', '/companies', '{}', 404, /There is no control call/],
    ['POST', '/companies', '{', 400, /not JSON/],
    ['POST', '/companies', [], 400, /JSON object/],
    ['POST', '/companies', {}, 400, /"name" is missing/],
    ['POST', '/companies', { name: 'A', country: 'Britain' }, 400, /ISO 3166/],
    ['POST', '/companies', { name: 'A', edition: 'gold' }, 400, /simple-start, essentials, plus, advanced/],
    ['POST', '/companies', { name: 'A', nmae: 'B' }, 400, /does not know nmae/],
    ['POST', '/companies/import', { a: 1 }, 400, /no export/],
    ['GET', '/companies/1', undefined, 404, /There is no company 1/],
    ['POST', '/tokens', { realmId: '1' }, 404, /There is no company/],
    ['POST', '/tokens', {}, 400, /"realmId" is missing/],
    ['POST', '/apps', { redirectUris: ['nowhere'] }, 400, /no absolute URL/],
    ['POST', '/apps', { redirectUris: [], webhook: { url: 'ftp://x', verifierToken: 'v' } }, 400, /http/],
    ['POST', '/limits', { appPerSecond: 'ten' }, 400, /must be a number/],
    ['POST', '/limits', { appsPerSecond: 10 }, 400, /does not know/],
    ['POST', '/clock', {}, 400, /Nothing to do/],
    ['POST', '/clock', { set: 'tomorrow' }, 400, /instant/],
    ['POST', '/clock', { advanceSeconds: -1 }, 400, /from 0/],
    ['POST', '/faults', { effect: 'boom' }, 400, /must be one of/],
    ['GET', '/requests?limit=many', undefined, 400, /whole number/],
    ['POST', '/switches', { refreshGraceSeconds: -5 }, 400, /number/],
    ['POST', '/webhooks/nothing/redeliver', undefined, 404, /no such delivery/],
  ] as const)('%s %s with %j answers what to send', async (...row) => {
    const [method, path, body, status, words] = row;
    const { status: got, answer } = await send(method, path, body);
    expect(got).toBe(status);
    expect((answer as { error: string }).error).toMatch(words);
  });

  it('are not taken from a page of another site', async () => {
    const response = await books.emulator.fetch(`${books.emulator.url}/emulator/clock`, {
      method: 'POST',
      headers: { origin: 'https://evil.test' },
      body: '{"advanceSeconds":1}',
    });
    expect(response.status).toBe(403);
  });

  it('keep one app over restarts when it is registered with its own credentials', async () => {
    const app = { redirectUris: ['https://a.test/b'], clientId: 'my-app', clientSecret: 'my-secret' };
    expect(await control('POST', '/apps', app)).toEqual({ clientId: 'my-app', clientSecret: 'my-secret' });
    expect(await control('POST', '/apps', { ...app, clientSecret: 'other' })).toMatchObject({ clientSecret: 'other' });
    const { apps } = (await control('GET', '/apps')) as { apps: { clientId: string }[] };
    expect(apps.filter(known => known.clientId === 'my-app').length).toBe(1);
    expect(apps[0]?.clientId).toBe('emulator-default-client-id');
  });

  it('tell the state of a company for tie-out', async () => {
    await makeInvoice(books, 120);
    expect(await control('GET', atCompany())).toMatchObject({
      realmId: books.realmId,
      counts: { Invoice: 1 },
      receivables: { ledger: 120, customers: 120 },
      trialBalanceSum: 0,
    });
  });

  it('take a snapshot, go back to it, reset to the beginning, export and import', async () => {
    const fresh = await connected();
    const { emulator, realmId } = fresh;
    const beginning = await emulator.control('GET', `/companies/${realmId}`);
    await makeInvoice(fresh, 50);
    const middle = await emulator.control('GET', `/companies/${realmId}`);
    await emulator.control('POST', `/companies/${realmId}/snapshots`, { name: 'middle' });
    await makeInvoice(fresh, 60);
    await emulator.control('POST', `/companies/${realmId}/snapshots/middle/restore`);
    expect(await emulator.control('GET', `/companies/${realmId}`)).toEqual(middle);
    const exported = await emulator.control('GET', `/companies/${realmId}/export`);
    const copy = (await emulator.control('POST', '/companies/import', exported)) as { realmId: string };
    expect(copy.realmId).not.toBe(realmId);
    const { counts } = middle as { counts: unknown };
    expect(await emulator.control('GET', `/companies/${copy.realmId}`)).toMatchObject({ counts });
    await emulator.control('POST', `/companies/${realmId}/reset`);
    expect(await emulator.control('GET', `/companies/${realmId}`)).toEqual(beginning);
    expect((await fresh.api('companyinfo/1')).status).toBe(200);
    await emulator.close();
  });

  it('generate the same bulk data for the same seed, without a webhook or a metered call', async () => {
    const names: unknown[] = [];
    for (const seed of [7, 7, 8]) {
      const { realmId } = (await control('POST', '/companies', { name: 'Bulk', country: 'US' })) as { realmId: string };
      const order = { customers: 20, items: 5, invoices: 30, payments: 10, seed };
      const counts = await control('POST', `/companies/${realmId}/generate`, order);
      expect(counts).toEqual({ customers: 20, items: 5, invoices: 30, payments: 10 });
      const query = { method: 'GET', path: '/query?query=select * from Customer maxresults 1000' };
      const { QueryResponse } = (await control('POST', `/companies/${realmId}/act/call`, query)) as {
        QueryResponse: { Customer: { DisplayName: string }[] };
      };
      names.push(QueryResponse.Customer.map(customer => customer.DisplayName).sort());
    }
    expect(names[0]).toEqual(names[1]);
    expect(names[0]).not.toEqual(names[2]);
  });

  it('act as a bookkeeper: edit a line, void, delete, close the books, switch a preference', async () => {
    const { invoiceId } = await makeInvoice(books, 40);
    const edit = { id: invoiceId, line: 1, qty: 3, unitPrice: 0.335 };
    expect(await control('POST', atCompany('/act/edit-line'), edit)).toMatchObject({ Invoice: { TotalAmt: 1.01 } });
    expect(await control('POST', atCompany('/act/void'), { id: invoiceId })).toMatchObject({ Invoice: { Balance: 0 } });
    expect(await control('POST', atCompany('/act/delete'), { id: invoiceId })).toMatchObject({
      Invoice: { status: 'Deleted' },
    });
    const preferences = { SalesFormsPrefs: { CustomTxnNumbers: true } };
    expect(await control('POST', atCompany('/act/preferences'), { preferences })).toMatchObject({
      Preferences: { SalesFormsPrefs: { CustomTxnNumbers: true, AllowDiscount: expect.any(Boolean) as boolean } },
    });
    await control('POST', atCompany('/act/preferences'), {
      preferences: { SalesFormsPrefs: { CustomTxnNumbers: false } },
    });
    await control('POST', atCompany('/act/close-books'), { date: '2030-01-01' });
    const refused = await send('POST', atCompany('/act/receive-payment'), { invoiceId: '1', amount: 1 });
    expect(refused).toMatchObject({ status: 422, answer: { error: expect.stringContaining('6210') as string } });
    await control('POST', atCompany('/act/close-books'), { date: null });
  });

  it('make an API writer stale against the bookkeeper by name', async () => {
    const { customerId } = await makeInvoice(books, 41);
    const patch = { Id: customerId, SyncToken: '0', sparse: true };
    const body = { ...patch, Notes: 'by hand' };
    await control('POST', atCompany('/act/call'), { path: '/customer', body });
    const stale = await books.api('customer', { body: { ...patch, Notes: 'by API' } });
    expect(await stale.text()).toContain('Craig Carlson');
  });

  it('end a subscription, so that writes are refused and reads go on', async () => {
    await control('POST', atCompany('/switches'), { readOnly: true });
    const refused = await books.api('customer', { body: { DisplayName: 'Too late' } });
    expect(await refused.text()).toContain('"6190"');
    expect((await books.api('companyinfo/1')).status).toBe(200);
    await control('POST', atCompany('/switches'), { readOnly: false });
  });
});
