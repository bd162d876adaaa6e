import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchItem } from './batch/batch-item.ts';
import type { Item } from './entities/item.ts';
import { decimal } from './entities/decimal.ts';
import { isQuickBooksFault } from './faults/quickbooks-fault.ts';
import { activeOrNot } from './query/query.ts';
import {
  connectCompany,
  startEmulator,
  type ConnectedCompany,
  type RunningEmulator,
} from './testing/running-emulator.ts';

let emulator: RunningEmulator;
let company: ConnectedCompany;

beforeAll(async () => {
  emulator = await startEmulator();
  company = await connectCompany(emulator, { name: 'Harbor Cafe Group', country: 'US' });
});

afterAll(async () => {
  await emulator.stop();
});

async function kindOf(call: Promise<unknown>) {
  const error: unknown = await call.catch((reason: unknown) => reason);
  return isQuickBooksFault(error) ? error.kind : `no fault: ${String(error)}`;
}

async function sellableItem(): Promise<Item> {
  const { value: accounts } = await company.books.query({
    from: 'Account',
    where: [{ field: 'AccountType', is: '=', value: 'Income' }],
  });
  const income = accounts[0];
  if (!income) throw new Error('the company has no income account');
  const { value } = await company.books.create('Item', {
    Name: `Design ${crypto.randomUUID().slice(0, 8)}`,
    Type: 'Service',
    UnitPrice: decimal('64.50'),
    IncomeAccountRef: { value: income.Id },
  });
  return value;
}

const line = (item: Item, qty: string, amount: string) => ({
  DetailType: 'SalesItemLineDetail' as const,
  Amount: decimal(amount),
  SalesItemLineDetail: { ItemRef: { value: item.Id }, Qty: decimal(qty), UnitPrice: decimal('64.50') },
});

describe('the books of a company', () => {
  it('tell who they are', async () => {
    expect((await company.books.companyInfo()).value).toMatchObject({
      CompanyName: 'Harbor Cafe Group',
      Country: 'US',
    });
    expect((await company.books.preferences()).value.CurrencyPrefs?.HomeCurrency?.value).toBe('USD');
  });

  it('keep a customer through create, change, clash, stale write and deactivation', async () => {
    const { books } = company;
    const { value: created, meta } = await books.create('Customer', { DisplayName: "Zoë's Café 🦊", Notes: 'a\n"b"' });
    expect(created).toMatchObject({ DisplayName: "Zoë's Café 🦊", Active: true, SyncToken: '0' });
    expect(meta.intuitTid).toMatch(/^1-[0-9a-f]{8}-[0-9a-f]{24}$/);
    const { value: changed } = await books.sparseUpdate('Customer', { ...identity(created), CompanyName: 'Z' });
    expect(changed).toMatchObject({ Notes: 'a\n"b"', CompanyName: 'Z', SyncToken: '1' });
    expect(await kindOf(books.sparseUpdate('Customer', { ...identity(created), Notes: 'late' }))).toBe('stale');
    expect(await kindOf(books.create('Customer', { DisplayName: "zoë's café 🦊" }))).toBe('duplicate-name');
    const found = await books.query({
      from: 'Customer',
      where: [{ field: 'DisplayName', is: '=', value: "Zoë's Café 🦊" }],
    });
    expect(found.value.map(customer => customer.Id)).toEqual([created.Id]);
    const { value: inactive } = await books.deactivate('Customer', changed);
    expect(inactive).toMatchObject({ Active: false, DisplayName: "Zoë's Café 🦊 (deleted)" });
    const byId = { field: 'Id', is: '=', value: created.Id } as const;
    expect((await books.query({ from: 'Customer', where: [byId] })).value).toHaveLength(0);
    expect((await books.query({ from: 'Customer', where: [byId, activeOrNot] })).value).toHaveLength(1);
    expect(await books.find('Customer', '999999')).toBeUndefined();
  });

  it('keep an invoice to the cent from draft over payment to void', async () => {
    const { books } = company;
    const item = await sellableItem();
    const { value: customer } = await books.create('Customer', { DisplayName: 'Quay Road Site' });
    const { value: invoice } = await books.create('Invoice', {
      CustomerRef: { value: customer.Id },
      Line: [line(item, '2', '129.00'), line(item, '0.333', '21.48')],
      BillEmail: { Address: 'mara@harborcafe.example' },
    });
    expect([Number(invoice.TotalAmt), Number(invoice.Balance)]).toEqual([150.48, 150.48]);
    expect(
      await kindOf(books.create('Invoice', { CustomerRef: { value: customer.Id }, Line: [line(item, '2', '129.01')] })),
    ).toBe('invalid');
    const { value: pdf } = await books.pdf('Invoice', invoice.Id);
    expect(pdf.length).toBeGreaterThan(500);
    const { value: sent } = await books.send('Invoice', invoice.Id);
    expect(sent.EmailStatus).toBe('EmailSent');
    await books.create('Payment', {
      CustomerRef: { value: customer.Id },
      TotalAmt: decimal('50.48'),
      Line: [{ Amount: decimal('50.48'), LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
    });
    const { value: partlyPaid } = await books.get('Invoice', invoice.Id);
    expect(Number(partlyPaid.Balance)).toBe(100);
    const other = await books.create('Invoice', {
      CustomerRef: { value: customer.Id },
      Line: [line(item, '1', '64.50')],
    });
    const { value: voided } = await books.void('Invoice', other.value);
    expect(Number(voided.TotalAmt)).toBe(0);
    expect(voided.PrivateNote).toMatch(/^Voided/);
    const third = await books.create('Invoice', {
      CustomerRef: { value: customer.Id },
      Line: [line(item, '1', '64.50')],
    });
    expect((await books.delete('Invoice', third.value)).value).toEqual({ Id: third.value.Id, status: 'Deleted' });
    expect(await books.find('Invoice', third.value.Id)).toBeUndefined();
  });

  it('take batches in which one item fails alone, and are read page by page with a count that fits', async () => {
    const { books } = company;
    const names = Array.from({ length: 60 }, (_, index) => `Batch customer ${index}`);
    for (let start = 0; start < names.length; start += 29) {
      const creates = names
        .slice(start, start + 29)
        .map((name): BatchItem => ({ kind: 'create', name: 'Customer', record: { DisplayName: name } }));
      const clash: BatchItem = { kind: 'create', name: 'Customer', record: { DisplayName: 'Batch customer 0' } };
      const { value } = await books.batch([...creates, clash]);
      expect(value.map(outcome => outcome.kind)).toEqual([...creates.map(() => 'record'), 'fault']);
    }
    const seen = new Set<string>();
    let check;
    for await (const page of books.pages({
      from: 'Customer',
      where: [activeOrNot],
      pageSize: 25,
      verifiesCount: true,
    })) {
      for (const row of page.rows) seen.add(row.DisplayName);
      check = page.countCheck ?? check;
    }
    expect(names.filter(name => !seen.has(name))).toEqual([]);
    expect(check).toMatchObject({ hasDrifted: false });
  });

  it('tell what changed and what was deleted', async () => {
    const { books } = company;
    const sinceMs = Date.now() - 2_000;
    const item = await sellableItem();
    const { value: customer } = await books.create('Customer', { DisplayName: 'Changed Customer' });
    const { value: invoice } = await books.create('Invoice', {
      CustomerRef: { value: customer.Id },
      Line: [line(item, '1', '64.50')],
    });
    await books.delete('Invoice', invoice);
    const changes = await books.changes({ names: ['Customer', 'Invoice', 'Item'], sinceMs });
    if (changes.kind !== 'changes') throw new Error(changes.kind);
    expect(changes.changed.map(entry => `${entry.name} ${entry.record.Id}`)).toEqual(
      expect.arrayContaining([`Customer ${customer.Id}`, `Item ${item.Id}`]),
    );
    expect(changes.deleted.map(entry => `${entry.name} ${entry.id}`)).toContain(`Invoice ${invoice.Id}`);
    expect(changes.gaps).toEqual([]);
  });

  it('keep files, and give them back byte for byte', async () => {
    const { books } = company;
    const { value: customer } = await books.create('Customer', { DisplayName: 'Customer with file' });
    const bytes = new TextEncoder().encode('%PDF-1.4 invented é');
    const { value: file } = await books.upload({
      fileName: 'plan.pdf',
      contentType: 'application/pdf',
      bytes,
      attachTo: [{ EntityRef: { type: 'Customer', value: customer.Id } }],
    });
    expect(file).toMatchObject({ FileName: 'plan.pdf', Size: bytes.length });
    expect((await books.download(file.Id)).value).toEqual(bytes);
  });

  it('make tax codes through the tax service', async () => {
    const { books } = company;
    const { value: agency } = await books.create('TaxAgency', { DisplayName: 'Harbor Board' });
    const { value: made } = await books.createTaxCode({
      TaxCode: 'Harbor 9.5',
      TaxRateDetails: [
        { TaxRateName: 'Harbor', RateValue: decimal('9.5'), TaxAgencyId: agency.Id, TaxApplicableOn: 'Sales' },
      ],
    });
    const { value: code } = await books.get('TaxCode', made.TaxCodeId);
    expect(code.Name).toBe('Harbor 9.5');
    const rateId = made.TaxRateDetails[0]?.TaxRateId ?? '';
    expect(Number((await books.get('TaxRate', rateId)).value.RateValue)).toBe(9.5);
  });

  it('answer a wrong query with the place of the mistake', async () => {
    expect(await kindOf(company.books.queryStatement('SELECT * FROM Customer WHERE'))).toBe('invalid-query');
    const fault: unknown = await company.books
      .query({ from: 'Customer', where: [{ field: 'NoSuchField', is: '=', value: '1' }] })
      .catch((error: unknown) => error);
    expect(isQuickBooksFault(fault) && fault.code).toBe('4001');
  });
});

function identity(record: { readonly Id: string; readonly SyncToken: string }) {
  return { Id: record.Id, SyncToken: record.SyncToken };
}
