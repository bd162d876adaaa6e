import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../books/json.ts';
import { printableForm } from './printable-form.ts';

const SELLER = {
  CompanyName: 'Harbour Cycles Ltd',
  CompanyAddr: { Line1: '1 Quay', City: 'Bristol', PostalCode: 'BS1 4ST' },
  Email: { Address: 'hello@harbour.example' },
};

const sale = (name: string, Amount: number, more: JsonObject = {}): JsonObject => ({
  Amount,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: name === 'Shipping' ? 'SHIPPING_ITEM_ID' : '1', name }, ...more },
});

const INVOICE: JsonObject = {
  DocNumber: '1043',
  TxnDate: '2026-03-02',
  DueDate: '2026-04-01',
  CurrencyRef: { value: 'GBP' },
  CustomerRef: { value: '1', name: 'Mara' },
  BillAddr: { Line1: 'Mara', Line2: '2 Road', City: 'Bath' },
  Line: [
    sale('Labour', 170, { Qty: 2, UnitPrice: 85 }),
    { DetailType: 'DescriptionOnly', Description: 'Thank you for waiting', DescriptionLineDetail: {} },
    {
      DetailType: 'GroupLineDetail',
      GroupLineDetail: { GroupItemRef: { value: '9', name: 'Kit' }, Line: [sale('Chain', 30), sale('Pads', 20)] },
    },
    { Amount: 220, DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} },
    { Amount: 20, DetailType: 'DiscountLineDetail', DiscountLineDetail: {} },
    sale('Shipping', 5),
  ],
  TxnTaxDetail: { TotalTax: 41 },
  TotalAmt: 1246,
  Balance: 46.5,
  CustomerMemo: { value: 'Ta' },
};

describe('a printed form', () => {
  it('shows seller, buyer once, number, dates and terms', () => {
    const form = printableForm('Invoice', INVOICE, SELLER);
    expect(form.title).toBe('Invoice');
    expect(form.seller).toEqual(['Harbour Cycles Ltd', '1 Quay', 'Bristol BS1 4ST', 'hello@harbour.example']);
    expect(form.parties).toEqual([{ label: 'Bill to', lines: ['Mara', '2 Road', 'Bath'] }]);
    expect(form.facts.map(fact => `${fact.label} ${fact.text}`)).toEqual([
      'Number 1043',
      'Date 2026-03-02',
      'Due 2026-04-01',
    ]);
  });

  it('shows every line a person wrote, bundles with their members, and no subtotal twice', () => {
    const { rows } = printableForm('Invoice', INVOICE, SELLER);
    expect(rows.map(row => [row.name.trim(), row.qty, row.rate, row.amount])).toEqual([
      ['Labour', '2', '85.00', '170.00'],
      ['', '', '', ''],
      ['Kit', '', '', ''],
      ['Chain', '', '', '30.00'],
      ['Pads', '', '', '20.00'],
    ]);
    expect(rows[1]?.description).toBe('Thank you for waiting');
  });

  it('shows the stored totals in order, the discount with a real minus', () => {
    const { totals } = printableForm('Invoice', INVOICE, SELLER);
    expect(totals.map(total => `${total.label} ${total.text}`)).toEqual([
      'Subtotal 220.00',
      'Discount −20.00',
      'Shipping 5.00',
      'Tax 41.00',
      'Total GBP 1,246.00',
      'Balance due 46.50',
    ]);
  });

  it.each([
    ['CreditMemo', 'Credit memo', 'Credit left'],
    ['Estimate', 'Estimate', undefined],
    ['SalesReceipt', 'Sales receipt', undefined],
  ] as const)('of a %s is called %s', (entity, title, balance) => {
    const form = printableForm(entity, INVOICE, SELLER);
    expect(form.title).toBe(title);
    expect(form.totals.find(total => /Balance|Credit/.test(total.label))?.label).toBe(balance);
  });

  it('is stamped when it was voided', () => {
    expect(printableForm('Invoice', { ...INVOICE, PrivateNote: 'Voided' }, SELLER).stamp).toBe('VOID');
    expect(printableForm('Invoice', INVOICE, SELLER)).not.toHaveProperty('stamp');
  });

  it('of a payment says what it paid', () => {
    const payment = {
      TotalAmt: 70,
      UnappliedAmt: 20,
      Line: [{ Amount: 50, LinkedTxn: [{ TxnId: '145', TxnType: 'Invoice' }] }],
    };
    const { rows, totals } = printableForm('Payment', payment, SELLER);
    expect(rows).toMatchObject([{ name: 'Invoice 145', amount: '50.00' }]);
    expect(totals.map(total => total.text)).toEqual(['70.00', '20.00']);
  });
});
