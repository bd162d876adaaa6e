import QuickBooks from 'node-quickbooks';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator, type Emulator } from '../emulator.ts';

type Json = Record<string, unknown>;
interface Session {
  readonly realmId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

let emulator: Emulator;
let session: Session;
let quickbooks: QuickBooks;

beforeAll(async () => {
  emulator = await startEmulator({ limits: false });
  const { realmId } = (await emulator.control('POST', '/companies', {
    name: 'Harbour Cycles',
    country: 'US',
    edition: 'advanced',
    preferences: { CurrencyPrefs: { MultiCurrencyEnabled: true } },
  })) as { realmId: string };
  session = (await emulator.control('POST', '/tokens', { realmId })) as Session;
  quickbooks = newClient();
});

afterAll(() => emulator.close());

/** The client as its README has it, with the emulator's host. */
function newClient(): QuickBooks {
  const { clientId, clientSecret, accessToken, realmId, refreshToken } = session;
  Object.assign(QuickBooks, {
    TOKEN_URL: `${emulator.url}/oauth2/v1/tokens/bearer`,
    REVOKE_URL: `${emulator.url}/v2/oauth2/tokens/revoke`,
    USER_INFO_URL: `${emulator.url}/v1/openid_connect/userinfo`,
  });
  // The constructor takes ten positional arguments; its types know fewer.
  const Client = QuickBooks as unknown as new (...args: readonly unknown[]) => QuickBooks;
  const client = new Client(
    ...[clientId, clientSecret, accessToken, false, realmId, true, false, 75, '2.0', refreshToken],
  );
  Object.assign(client, { endpoint: `${emulator.url}/v3/company/` });
  return client;
}

/** Calls a method that takes a callback. */
function call(name: string, ...args: readonly unknown[]): Promise<Json> {
  return new Promise((resolve, reject) => {
    const done = (fault: unknown, answer: Json): void => {
      if (fault === null || fault === undefined) resolve(answer);
      else reject(toError(name, fault));
    };
    const method = (quickbooks as unknown as Record<string, ((...all: unknown[]) => unknown) | undefined>)[name];
    if (method === undefined) throw new Error(`node-quickbooks has no ${name}`);
    method.call(quickbooks, ...args, done);
  });
}

function toError(name: string, fault: unknown): Error {
  const data = (fault as { response?: { data?: unknown } }).response?.data ?? fault;
  return new Error(`${name}: ${Buffer.isBuffer(data) ? data.toString() : JSON.stringify(data)}`);
}

let counter = 0;
const unique = (name: string): string => `${name} ${++counter}`;
const line = (amount: number): Json => ({
  Amount: amount,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: '1' } },
});

async function newCustomer(): Promise<string> {
  return (await call('createCustomer', { DisplayName: unique('Customer') }))['Id'] as string;
}
async function newVendor(): Promise<string> {
  return (await call('createVendor', { DisplayName: unique('Vendor') }))['Id'] as string;
}
async function accountOf(type: string): Promise<string> {
  const found = (await call('findAccounts', [
    { field: 'AccountType', value: type },
    { field: 'limit', value: 1 },
  ])) as {
    QueryResponse: { Account: { Id: string }[] };
  };
  return found.QueryResponse.Account[0]?.Id ?? '';
}
const sale = async (): Promise<Json> => ({ CustomerRef: { value: await newCustomer() }, Line: [line(120)] });
const expenseLine = async (): Promise<Json> => ({
  Amount: 40,
  DetailType: 'AccountBasedExpenseLineDetail',
  AccountBasedExpenseLineDetail: { AccountRef: { value: await accountOf('Expense') } },
});

interface Row {
  readonly entity: string;
  readonly plural: string;
  readonly body: () => Json | Promise<Json>;
  readonly patch: Json;
  readonly isDeletable?: true;
}

/** Every entity that both sides know, with a smallest body. */
const ROWS: readonly Row[] = [
  {
    entity: 'Customer',
    plural: 'Customers',
    body: () => ({ DisplayName: unique('Ann') }),
    patch: { Notes: 'x' },
  },
  { entity: 'Vendor', plural: 'Vendors', body: () => ({ DisplayName: unique('Bo') }), patch: { AcctNum: '7' } },
  {
    entity: 'Employee',
    plural: 'Employees',
    body: () => ({ GivenName: unique('Emp'), FamilyName: 'Loyee' }),
    patch: { FamilyName: 'Loyal' },
  },
  {
    entity: 'Item',
    plural: 'Items',
    body: async () => ({
      Name: unique('Thing'),
      Type: 'Service',
      IncomeAccountRef: { value: await accountOf('Income') },
    }),
    patch: { Description: 'x' },
  },
  {
    entity: 'Account',
    plural: 'Accounts',
    body: () => ({ Name: unique('Account'), AccountType: 'Expense' }),
    patch: { Description: 'x' },
  },
  {
    entity: 'Class',
    plural: 'Classes',
    body: () => ({ Name: unique('Class') }),
    patch: { Name: 'Renamed class' },
  },
  {
    entity: 'Department',
    plural: 'Departments',
    body: () => ({ Name: unique('Place') }),
    patch: { Name: 'Renamed place' },
  },
  { entity: 'Term', plural: 'Terms', body: () => ({ Name: unique('Net'), DueDays: 9 }), patch: { DueDays: 8 } },
  {
    entity: 'PaymentMethod',
    plural: 'PaymentMethods',
    body: () => ({ Name: unique('Pay') }),
    patch: { Name: 'Renamed way' },
  },
  { entity: 'Invoice', plural: 'Invoices', body: sale, patch: { PrivateNote: 'x' }, isDeletable: true },
  { entity: 'Estimate', plural: 'Estimates', body: sale, patch: { PrivateNote: 'x' }, isDeletable: true },
  { entity: 'SalesReceipt', plural: 'SalesReceipts', body: sale, patch: { PrivateNote: 'x' }, isDeletable: true },
  { entity: 'CreditMemo', plural: 'CreditMemos', body: sale, patch: { PrivateNote: 'x' }, isDeletable: true },
  {
    entity: 'RefundReceipt',
    plural: 'RefundReceipts',
    body: async () => ({ ...(await sale()), DepositToAccountRef: { value: await accountOf('Bank') } }),
    patch: { PrivateNote: 'x' },
    isDeletable: true,
  },
  {
    entity: 'Payment',
    plural: 'Payments',
    body: async () => ({ CustomerRef: { value: await newCustomer() }, TotalAmt: 25 }),
    patch: { PrivateNote: 'x' },
    isDeletable: true,
  },
  {
    entity: 'Bill',
    plural: 'Bills',
    body: async () => ({ VendorRef: { value: await newVendor() }, Line: [await expenseLine()] }),
    patch: { PrivateNote: 'x' },
    isDeletable: true,
  },
  {
    entity: 'Deposit',
    plural: 'Deposits',
    body: async () => ({
      DepositToAccountRef: { value: await accountOf('Bank') },
      Line: [
        {
          Amount: 12,
          DetailType: 'DepositLineDetail',
          DepositLineDetail: { AccountRef: { value: await accountOf('Income') } },
        },
      ],
    }),
    patch: { PrivateNote: 'x' },
    isDeletable: true,
  },
  {
    entity: 'JournalEntry',
    plural: 'JournalEntries',
    body: async () => {
      const [bank, income] = [await accountOf('Bank'), await accountOf('Income')];
      const entryLine = (posting: string, account: string): Json => ({
        Amount: 5,
        DetailType: 'JournalEntryLineDetail',
        JournalEntryLineDetail: { PostingType: posting, AccountRef: { value: account } },
      });
      return { Line: [entryLine('Debit', bank), entryLine('Credit', income)] };
    },
    patch: { PrivateNote: 'x' },
    isDeletable: true,
  },
];

describe('node-quickbooks', () => {
  it.each(ROWS)('creates, reads, finds and updates a $entity', async ({ entity, plural, body, patch }) => {
    const created = await call(`create${entity}`, await body());
    expect(created).toMatchObject({ Id: expect.any(String) as string, SyncToken: '0', domain: 'QBO' });
    const read = await call(`get${entity}`, created['Id']);
    expect(read).toMatchObject({ Id: created['Id'] as string, SyncToken: '0' });
    const found = (await call(`find${plural}`, { Id: created['Id'] })) as { QueryResponse: Json };
    expect(found.QueryResponse[entity]).toMatchObject([{ Id: created['Id'] as string }]);
    const { Id, SyncToken } = created;
    const required = { CustomerRef: created['CustomerRef'], VendorRef: created['VendorRef'] };
    const updated = await call(`update${entity}`, { Id, SyncToken, sparse: true, ...required, ...patch });
    expect(updated).toMatchObject({ SyncToken: '1', ...patch });
  });

  it.each(ROWS.filter(row => row.isDeletable))(
    'deletes a $entity, which then cannot be read',
    async ({ entity, body }) => {
      const { Id } = await call(`create${entity}`, await body());
      expect(await call(`delete${entity}`, Id)).toMatchObject({ [entity]: { status: 'Deleted', Id } });
      await expect(call(`get${entity}`, Id)).rejects.toThrow(/"610"/);
    },
  );

  it('voids an invoice and a payment', async () => {
    const invoice = await call('createInvoice', await sale());
    expect(await call('voidInvoice', invoice['Id'])).toMatchObject({ Invoice: { TotalAmt: 0, Balance: 0 } });
    const payment = await call('createPayment', { CustomerRef: { value: await newCustomer() }, TotalAmt: 9 });
    expect(await call('voidPayment', { Id: payment['Id'], SyncToken: '0', sparse: true })).toMatchObject({
      TotalAmt: 0,
    });
  });

  it.each(['Invoice', 'Estimate', 'CreditMemo', 'SalesReceipt'])('sends a %s and gets it as PDF', async entity => {
    const { Id } = await call(`create${entity}`, await sale());
    const sent = await call(`send${entity}Pdf`, Id, 'jo@example.test');
    expect(sent).toMatchObject({ EmailStatus: 'EmailSent', BillEmail: { Address: 'jo@example.test' } });
    const pdf = (await call(`get${entity}Pdf`, Id)) as unknown as Buffer;
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(1000);
  });

  it('pages through everything with fetchAll, counts, orders and filters', async () => {
    const { realmId } = session;
    await emulator.control('POST', `/companies/${realmId}/generate`, { customers: 1200, seed: 5 });
    const counted = (await call('findCustomers', { count: true })) as { QueryResponse: { totalCount: number } };
    const all = (await call('findCustomers', { fetchAll: true })) as { QueryResponse: { Customer: Json[] } };
    expect(all.QueryResponse.Customer.length).toBe(counted.QueryResponse.totalCount);
    expect(new Set(all.QueryResponse.Customer.map(customer => customer['Id'])).size).toBe(
      counted.QueryResponse.totalCount,
    );
    const some = (await call('findCustomers', [
      { field: 'DisplayName', value: 'Customer%', operator: 'LIKE' },
      { field: 'limit', value: 3 },
      { field: 'desc', value: 'Id' },
    ])) as { QueryResponse: { Customer: { Id: string; DisplayName: string }[] } };
    const ids = some.QueryResponse.Customer.map(customer => Number(customer.Id));
    expect(ids).toEqual([...ids].sort((left, right) => right - left));
    expect(some.QueryResponse.Customer.every(customer => customer.DisplayName.startsWith('Customer'))).toBe(true);
  });

  it.each([
    'TaxCodes',
    'TaxRates',
    'TaxAgencies',
    'CompanyInfos',
    'CompanyCurrencies',
    'Preferenceses',
    'CustomerTypes',
    'Attachables',
    'BillPayments',
    'Purchases',
  ])('finds %s', async plural => {
    expect(await call(`find${plural}`, {})).toHaveProperty('QueryResponse');
  });

  it('reads and changes the singletons', async () => {
    const info = await call('getCompanyInfo', session.realmId);
    expect(info).toMatchObject({ CompanyName: 'Harbour Cycles', Country: 'US' });
    const preferences = await call('getPreferences');
    const { Id, SyncToken } = preferences;
    const patch = { Id, SyncToken, sparse: true, SalesFormsPrefs: { CustomTxnNumbers: true } };
    expect(await call('updatePreferences', patch)).toMatchObject({ SalesFormsPrefs: { CustomTxnNumbers: true } });
    await call('updatePreferences', {
      ...patch,
      SyncToken: String(Number(SyncToken) + 1),
      SalesFormsPrefs: { CustomTxnNumbers: false },
    });
  });

  it('batches, with one item refused and the others done', async () => {
    const answer = (await call('batch', [
      { bId: '1', operation: 'create', Customer: { DisplayName: unique('Batch') } },
      { bId: '2', operation: 'create', Customer: { DisplayName: '' } },
      { bId: '3', Query: 'select count(*) from Customer' },
    ])) as { BatchItemResponse: Json[] };
    expect(answer.BatchItemResponse[0]).toHaveProperty('Customer.Id');
    expect(answer.BatchItemResponse[1]).toHaveProperty('Fault.Error');
    expect(answer.BatchItemResponse[2]).toHaveProperty('QueryResponse.totalCount');
  });

  it('hears of changes', async () => {
    const { Id } = await call('createInvoice', await sale());
    const since = new Date(Date.now() - 60_000);
    const changed = await call('changeDataCapture', ['Invoice', 'Customer'], since.toISOString());
    expect(JSON.stringify(changed)).toContain(`"Id":"${Id as string}"`);
  });

  it('uploads a file and links it to an invoice', async () => {
    const invoice = await call('createInvoice', await sale());
    const stream = Readable.from([Buffer.from('%PDF-1.4 made up')]);
    const attachable = await call('upload', 'note.pdf', 'application/pdf', stream, 'Invoice', invoice['Id']);
    expect(attachable).toMatchObject({
      FileName: 'note.pdf',
      AttachableRef: [{ EntityRef: { type: 'Invoice', value: invoice['Id'] as string } }],
    });
    expect(await call('getAttachable', attachable['Id'])).toHaveProperty('FileName', 'note.pdf');
    expect(await call('deleteAttachable', attachable['Id'])).toMatchObject({ Attachable: { status: 'Deleted' } });
  });

  it('makes tax codes through the tax service', async () => {
    const answer = await call('createTaxService', {
      TaxCode: unique('Tax'),
      TaxRateDetails: [{ TaxRateName: unique('Rate'), RateValue: '7', TaxAgencyId: '1', TaxApplicableOn: 'Sales' }],
    });
    expect(answer).toHaveProperty('TaxCodeId');
  });

  it.each(['ProfitAndLoss', 'BalanceSheet', 'TrialBalance', 'AgedReceivables', 'CustomerBalance', 'TransactionList'])(
    'gets the report %s',
    async name => {
      const report = await call(`report${name}`, { start_date: '2026-01-01', end_date: '2027-12-31' });
      expect(report).toHaveProperty('Header.ReportName');
      expect(report).toHaveProperty('Columns.Column');
      expect(report).toHaveProperty('Rows');
    },
  );

  it.each(['getTimeActivity', 'getTransfer', 'getPurchaseOrder', 'getVendorCredit', 'getJournalCode'])(
    'is told by %s that the emulator does not emulate it',
    async method => {
      await expect(call(method, '1')).rejects.toThrow(/emulat/i);
    },
  );

  it('refreshes and revokes its tokens', async () => {
    const before = (quickbooks as unknown as { token: string }).token;
    const refreshed = await call('refreshAccessToken');
    expect(refreshed['access_token']).not.toBe(before);
    expect(await call('getCompanyInfo', session.realmId)).toHaveProperty('CompanyName');
    await call('revokeAccess', true);
    session = (await emulator.control('POST', '/tokens', { realmId: session.realmId })) as Session;
    quickbooks = newClient();
  });
});
