import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connected, makeInvoice, type Connected } from '../testing/connected.ts';

let books: Connected;
let home: string;

beforeAll(async () => {
  books = await connected({ company: { name: 'Tea & <Cakes>', sample: true } });
  home = `/companies/${books.realmId}`;
});
afterAll(() => books.emulator.close());

const open = (path: string): Promise<Response> => books.emulator.fetch(books.emulator.url + path);

/** Posts a form as a browser of this origin does. */
function submit(path: string, form: Readonly<Record<string, string>>, origin = books.emulator.url): Promise<Response> {
  return books.emulator.fetch(books.emulator.url + path, {
    method: 'POST',
    headers: { origin, host: new URL(books.emulator.url).host },
    body: new URLSearchParams(form),
  });
}

async function readInvoice(id: string): Promise<Record<string, unknown>> {
  return ((await (await books.api(`invoice/${id}`)).json()) as { Invoice: Record<string, unknown> }).Invoice;
}

describe('the own pages', () => {
  it.each([
    '/',
    '',
    'customers',
    'customers/new',
    'items',
    'items/new',
    'invoices',
    'invoices/new',
    'payments',
    'accounts',
    'records/Estimate',
    'records/vendor',
    'records/Preferences',
    'reports',
    'settings',
  ])('show %s, marked as an emulator', async path => {
    const response = await open(path === '/' ? '/' : `${home}/${path}`);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('QuickBooks emulator</strong>: not Intuit');
    expect(text).not.toContain('<Cakes>');
    expect(text).not.toContain('<script');
  });

  it.each(['requests', 'faults', 'clock', 'style.css'])('show %s', async name => {
    expect((await open(`/emulator-pages/${name}`)).status).toBe(200);
  });

  it('list every kind of record that the books hold, from the overview', async () => {
    const overview = await (await open(home)).text();
    const lists = [...overview.matchAll(/href="([^"]*\/records\/\w+)"/g)].map(([, href]) => href ?? '');
    expect(lists.length).toBeGreaterThan(8);
    for (const list of lists) {
      const record = /href="([^"]*\/records\/\w+\/[^"]+)"/.exec(await (await open(list)).text())?.[1];
      expect((await open(record ?? `${list} holds no record`)).status, list).toBe(200);
    }
    expect((await open(`${home}/records/Nothing`)).status).toBe(404);
  });

  it('add a customer, then change it', async () => {
    const made = await submit(`${home}/customers/new`, { name: 'Ann O’Hara', email: 'ann@example.test', city: 'Bath' });
    expect(made.status).toBe(303);
    const page = made.headers.get('location') ?? '';
    expect(await (await open(page)).text()).toContain('ann@example.test');
    const changed = await submit(`${page}/edit`, { name: 'Ann O’Hara', email: 'new@example.test' });
    expect(changed.status).toBe(303);
    expect(await (await open(page)).text()).toContain('new@example.test');
  });

  it('show a refusal beside the form and lose nothing that was typed', async () => {
    await submit(`${home}/customers/new`, { name: 'Twice' });
    const refused = await submit(`${home}/customers/new`, { name: 'Twice', notes: 'do not "lose" <this>' });
    expect(refused.status).toBe(422);
    const text = await refused.text();
    expect(text).toContain('role="alert"');
    expect(text).toContain('already');
    expect(text).toContain('do not &quot;lose&quot; &lt;this&gt;');
  });

  it('make an invoice, receive a payment, send, void and delete it', async () => {
    const { customerId } = await makeInvoice(books, 5);
    const made = await submit(`${home}/invoices/new`, {
      customer: customerId,
      item0: '1',
      qty0: '3',
      price0: '19.99',
      description0: 'Tea',
      email: 'a@b.test',
    });
    const page = made.headers.get('location') ?? '';
    const id = page.split('/').at(-1) ?? '';
    expect(await readInvoice(id)).toMatchObject({ TotalAmt: 59.97, Balance: 59.97 });
    const paid = await submit(`${page}/payment`, { amount: '20', date: '2026-11-21' });
    expect(paid.status).toBe(303);
    expect(await readInvoice(id)).toMatchObject({ Balance: 39.97 });
    expect((await submit(`${page}/send`, {})).status).toBe(303);
    expect(await readInvoice(id)).toMatchObject({ EmailStatus: 'EmailSent' });
    expect((await submit(`${page}/void`, {})).status).toBe(303);
    expect(await readInvoice(id)).toMatchObject({ TotalAmt: 0 });
    expect((await submit(`${page}/delete`, {})).headers.get('location')).toBe(`${home}/invoices`);
    expect((await open(page)).status).toBe(404);
  });

  it('keep the lines of an invoice when another field is edited', async () => {
    const { invoiceId, customerId } = await makeInvoice(books, 77);
    const form = { customer: customerId, item0: '1', price0: '77', message: 'Thank you' };
    expect((await submit(`${home}/invoices/${invoiceId}/edit`, form)).status).toBe(303);
    expect(await readInvoice(invoiceId)).toMatchObject({ TotalAmt: 77, CustomerMemo: { value: 'Thank you' } });
  });

  it('receive a payment for an invoice that is chosen', async () => {
    const { invoiceId } = await makeInvoice(books, 31);
    expect(await (await open(`${home}/payments/new`)).text()).toContain(`<option value="${invoiceId}"`);
    expect((await submit(`${home}/payments/new`, { amount: '5' })).status).toBe(422);
    const paid = await submit(`${home}/payments/new`, { invoice: invoiceId });
    expect(paid.headers.get('location')).toMatch(/\/payments\/\d+$/);
    expect(await readInvoice(invoiceId)).toMatchObject({ Balance: 0 });
  });

  it('refuse an amount that is no number, beside the payment form', async () => {
    const { invoiceId } = await makeInvoice(books, 10);
    const refused = await submit(`${home}/invoices/${invoiceId}/payment`, { amount: 'abc' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('role="alert"');
  });

  it('merge two customers', async () => {
    const one = await makeInvoice(books, 11);
    const two = await makeInvoice(books, 12);
    const merged = await submit(`${home}/customers/${two.customerId}/merge`, { survivor: one.customerId });
    expect(merged.headers.get('location')).toBe(`${home}/customers/${one.customerId}`);
    expect((await open(`${home}/customers/${two.customerId}`)).status).toBe(404);
    expect(await readInvoice(two.invoiceId)).toMatchObject({ CustomerRef: { value: one.customerId } });
  });

  it('show an invoice as PDF', async () => {
    const { invoiceId } = await makeInvoice(books, 13);
    const response = await open(`${home}/invoices/${invoiceId}/pdf`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('add and remove a fault, and turn the clock', async () => {
    expect((await submit('/emulator-pages/faults', { effect: 'status', times: '2' })).status).toBe(303);
    expect(await (await open('/emulator-pages/faults')).text()).toContain('503');
    await submit('/emulator-pages/faults', { remove: 'all' });
    expect(await books.emulator.control('GET', '/faults')).toEqual({ faults: [] });
    expect((await submit('/emulator-pages/clock', { set: 'soon' })).status).toBe(422);
  });

  it('close the books and open them again', async () => {
    expect((await submit(`${home}/settings/close`, { date: '2030-12-31' })).status).toBe(303);
    const line = { Amount: 1, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } };
    const body = { CustomerRef: { value: '1' }, TxnDate: '2026-01-01', Line: [line] };
    expect(await (await books.api('invoice', { body })).text()).toContain('"6210"');
    expect((await submit(`${home}/settings/close`, { date: '' })).status).toBe(303);
    expect((await books.api('invoice', { body })).status).toBe(200);
  });

  it('disconnect an app, whose tokens are dead then', async () => {
    const other = await connected();
    const settings = `/companies/${other.realmId}/settings`;
    const { emulator, clientId } = other;
    expect(await (await emulator.fetch(emulator.url + settings)).text()).toContain(clientId);
    await emulator.fetch(`${emulator.url}${settings}/disconnect`, {
      method: 'POST',
      body: new URLSearchParams({ clientId }),
    });
    expect((await other.api('companyinfo/1')).status).toBe(401);
    await emulator.close();
  });

  it.each(['https://evil.test', 'null'])('take no form from %s', async origin => {
    const response = await submit(`${home}/customers/new`, { name: 'Forged' }, origin);
    expect(response.status).toBe(403);
    const query = encodeURIComponent("select * from Customer where DisplayName = 'Forged'");
    expect(await (await books.api(`query?query=${query}`)).text()).not.toContain('Forged');
  });
});

describe('deep links', () => {
  it('lead to the record in the company that has it', async () => {
    const { invoiceId, customerId } = await makeInvoice(books, 21);
    const invoice = await open(`/app/invoice?txnId=${invoiceId}`);
    expect(invoice.headers.get('location')).toBe(`${home}/invoices/${invoiceId}`);
    const customer = await open(`/app/customerdetail?nameId=${customerId}&companyId=${books.realmId}`);
    expect(customer.headers.get('location')).toBe(`${home}/customers/${customerId}`);
  });

  it('ask which company, when several have such a record', async () => {
    await books.emulator.control('POST', '/companies', { name: 'Second', country: 'US' });
    const response = await open('/app/register?accountId=1');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Which company?');
  });

  it.each(['/app/invoice?txnId=999999', '/app/invoice', '/app/nothing?txnId=1', '/app/invoice?txnId=1&companyId=1'])(
    'say that there is nothing behind %s',
    async path => {
      expect((await open(path)).status).toBe(404);
    },
  );
});
