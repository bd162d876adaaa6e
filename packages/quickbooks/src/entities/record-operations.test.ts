import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Company } from '../company.ts';
import { json, REALM, scriptQuickBooks } from '../testing/scripted-quickbooks.ts';
import type { WriteOptions } from '../transport/call.ts';
import type { Decimal } from './decimal.ts';
import { decimal, decimalFromWire } from './decimal.ts';
import type { DeletableName, SendableName, UpdatableName, VoidableName } from './entity-catalogue.ts';
import type { Entity, FullUpdate, NewEntity, SparseUpdate } from './entity-types.ts';
import { lineExtras } from './line-extras.ts';

const identity = { Id: '7', SyncToken: '0', DisplayName: 'not sent', TotalAmt: decimal('5') };

async function sent(act: (company: Company) => Promise<unknown>) {
  const names = ['Invoice', 'Payment', 'BillPayment', 'SalesReceipt', 'Customer', 'Item'];
  const answer = Object.fromEntries(names.map(name => [name, { Id: '7', SyncToken: '1', status: 'Deleted' }]));
  const { quickbooks, seen } = scriptQuickBooks([json(answer)]);
  await act(quickbooks.company(REALM));
  const url = seen[0]?.url;
  url?.searchParams.delete('minorversion');
  url?.searchParams.delete('requestid');
  return [`${url?.pathname.split('/').at(-1) ?? ''}${url?.search ?? ''}`, seen[0]?.body];
}

describe('writing a record', () => {
  it.each<[what: string, act: (company: Company) => Promise<unknown>, path: string, body: string]>([
    ['create', company => company.create('Customer', { DisplayName: 'A' }), 'customer', '{"DisplayName":"A"}'],
    [
      'full update',
      company => company.update('Customer', { Id: '7', SyncToken: '0', DisplayName: 'A' }),
      'customer?operation=update',
      '{"Id":"7","SyncToken":"0","DisplayName":"A","sparse":false}',
    ],
    [
      'full update of a record that was read as a part',
      company => company.update('Customer', { ...identity, ...{ sparse: true } }),
      'customer?operation=update',
      '{"Id":"7","SyncToken":"0","DisplayName":"not sent","TotalAmt":5,"sparse":false}',
    ],
    [
      'sparse update',
      company => company.sparseUpdate('Customer', { Id: '7', SyncToken: '0', Notes: '' }),
      'customer?operation=update',
      '{"Id":"7","SyncToken":"0","Notes":"","sparse":true}',
    ],
    [
      'deactivate',
      company => company.deactivate('Item', identity),
      'item?operation=update',
      '{"Id":"7","SyncToken":"0","sparse":true,"Active":false}',
    ],
    [
      'delete',
      company => company.delete('Invoice', identity),
      'invoice?operation=delete',
      '{"Id":"7","SyncToken":"0"}',
    ],
    [
      'void an invoice',
      company => company.void('Invoice', identity),
      'invoice?operation=void',
      '{"Id":"7","SyncToken":"0"}',
    ],
    [
      'void a payment',
      company => company.void('Payment', identity),
      'payment?operation=update&include=void',
      '{"Id":"7","SyncToken":"0","sparse":true}',
    ],
    [
      'void a bill payment',
      company => company.void('BillPayment', identity),
      'billpayment?operation=update&include=void',
      '{"Id":"7","SyncToken":"0","sparse":true}',
    ],
    [
      'create with a number that is taken',
      company =>
        company.create('Invoice', { CustomerRef: { value: '1' }, Line: [] }, { allowDuplicateDocNumber: true }),
      'invoice?include=allowduplicatedocnum',
      '{"CustomerRef":{"value":"1"},"Line":[]}',
    ],
    [
      'void with a switch of its own',
      company => company.void('Payment', identity, { include: ['enhancedAllCustomFields'] }),
      'payment?operation=update&include=void%2CenhancedAllCustomFields',
      '{"Id":"7","SyncToken":"0","sparse":true}',
    ],
    [
      'read with what is given on demand only',
      company => company.get('Invoice', '7', { include: ['invoiceLink', 'firsttxndate'] }),
      '7?include=invoiceLink%2Cfirsttxndate',
      '',
    ],
  ])('%s goes out in the form that works', async (...[, act, path, body]) => {
    expect(await sent(act)).toEqual([path, body]);
  });

  it('keeps the request id that the caller stored before', async () => {
    const { quickbooks, seen } = scriptQuickBooks([json({ Customer: { Id: '7', SyncToken: '0', DisplayName: 'A' } })]);
    const answer = await quickbooks
      .company(REALM)
      .create('Customer', { DisplayName: 'A' }, { requestId: 'journal-17' });
    expect(seen[0]?.url.searchParams.get('requestid')).toBe('journal-17');
    expect(answer.meta.requestId).toBe('journal-17');
  });
});

describe('a name that plain JavaScript lets through', () => {
  const nonsense = JSON.parse('"customer"') as 'Customer';

  it.each<[what: string, act: (company: Company) => Promise<unknown>]>([
    ['read', company => company.get(nonsense, '1')],
    ['created', company => company.create(nonsense, {})],
    ['made inactive', company => company.deactivate(nonsense, identity)],
    ['voided', company => company.void(JSON.parse('"invoice"') as 'Invoice', identity)],
    ['queried', company => company.query({ from: nonsense })],
    ['printed', company => company.pdf(JSON.parse('"invoice"') as 'Invoice', '1')],
  ])('is told when it is %s, and nothing is sent', async (_, act) => {
    const { quickbooks, seen } = scriptQuickBooks([json({})]);
    await expect(act(quickbooks.company(REALM))).rejects.toThrow(/"(customer|invoice)" is no kind of record/);
    expect(seen).toHaveLength(0);
  });
});

describe('types', () => {
  it('take every record back as it was read, changed or not', () => {
    type Unfit = {
      [Name in UpdatableName]: Entity<Name> extends FullUpdate<Name> & SparseUpdate<Name> ? never : Name;
    }[UpdatableName];
    expectTypeOf<Unfit>().toEqualTypeOf<never>();
    expectTypeOf<{ Name: string; Type: 'Group' }>().not.toExtend<NewEntity<'Item'>>();
  });

  it('take options that may be undefined, under exactOptionalPropertyTypes too', () => {
    const signal = undefined as AbortSignal | undefined;
    expectTypeOf({ signal, lane: undefined, requestId: undefined }).toExtend<WriteOptions>();
  });

  it('allow each operation only where QuickBooks has it', () => {
    expectTypeOf<'Customer'>().not.toExtend<DeletableName>();
    expectTypeOf<'Invoice'>().toExtend<DeletableName>();
    expectTypeOf<VoidableName>().toEqualTypeOf<'BillPayment' | 'Invoice' | 'Payment' | 'SalesReceipt'>();
    expectTypeOf<'Bill'>().not.toExtend<SendableName>();
  });

  it('tell apart what is read and what is written', () => {
    expectTypeOf<Entity<'Invoice'>['Balance']>().toEqualTypeOf<Decimal | undefined>();
    expectTypeOf<NewEntity<'Invoice'>>().not.toHaveProperty('Balance');
    expectTypeOf<number>().not.toExtend<Decimal>();
    expectTypeOf<string>().not.toExtend<Decimal>();
  });

  it('ask for what even a sparse update must repeat', () => {
    expectTypeOf<{ Id: string; SyncToken: string }>().not.toExtend<SparseUpdate<'Bill'>>();
    expectTypeOf<{ Id: string; SyncToken: string; VendorRef: { value: string } }>().toExtend<SparseUpdate<'Bill'>>();
    expectTypeOf<{ Id: string; SyncToken: string }>().toExtend<SparseUpdate<'Invoice'>>();
  });
});

describe('decimals', () => {
  it.each([
    ['120.00', '120.00'],
    ['1E+2', '100'],
    ['1.5e-3', '0.0015'],
    ['-0.5E1', '-5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+7', '7'],
    ['007.10', '7.10'],
    ['', undefined],
    ['.', undefined],
    ['1,5', undefined],
    ['1e99999', undefined],
    ['1e9999', undefined],
  ])('on the wire as %j are read as %j', (text, expected) => {
    expect(decimalFromWire(text)).toBe(expected);
  });

  it('are refused when a person wrote something else', () => {
    for (const text of ['', '1,5', '1e3', ' 1', '01', 'abc']) expect(() => decimal(text)).toThrow(TypeError);
    for (const value of ['129.5', '129', 'null']) {
      const given = JSON.parse(value) as string;
      expect(() => decimal(given)).toThrow(`${value} is not a decimal number as text. Write it like '1234.50'.`);
    }
  });
});

describe('the extras of a payment line', () => {
  it('are read in the form of JSON and in that of XML', () => {
    const line = { Amount: decimal('1'), LinkedTxn: [] };
    const json = { any: [{ name: '{x}NameValue', value: { Name: 'txnOpenBalance', Value: '71.00' }, nil: false }] };
    const xml = { NameValue: [{ Name: 'txnOpenBalance', Value: '71.00' }] };
    expect(lineExtras({ ...line, LineEx: json })).toEqual({ txnOpenBalance: '71.00' });
    expect(lineExtras({ ...line, LineEx: xml })).toEqual({ txnOpenBalance: '71.00' });
    expect(lineExtras(line)).toEqual({});
  });
});
