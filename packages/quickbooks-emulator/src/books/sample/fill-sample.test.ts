import { describe, expect, it } from 'vitest';
import { ledgerOf } from '../ledger/ledger-room.ts';
import { objectAt, textAt } from '../json.ts';
import { countryCodes } from '../profiles/countries.ts';
import type { Edition } from '../profiles/profile.ts';
import { summariseCompany } from '../state/summarise-company.ts';
import { BooksClient } from '../testing/books-client.ts';

describe('the sample business', () => {
  it('has four months of trade, and its books balance', () => {
    const books = new BooksClient({ sample: true });
    const summary = summariseCompany(books.company);
    expect(summary['counts']).toMatchObject({
      Customer: 24,
      Vendor: 6,
      Invoice: 42,
      Estimate: 7,
      SalesReceipt: 6,
      CreditMemo: 1,
    });
    expect(summary['trialBalanceSum']).toBe(0);
    const receivables = objectAt(summary, 'receivables') ?? {};
    expect(receivables['ledger']).toBe(receivables['customers']);
    expect(Number(receivables['ledger'])).toBeGreaterThan(500);
  });

  it('has invoices in every state', () => {
    const books = new BooksClient({ sample: true });
    const invoices = books.rows('Invoice', 'select * from Invoice maxresults 1000');
    const [paid, open] = [
      invoices.filter(invoice => invoice['Balance'] === 0),
      invoices.filter(invoice => invoice['Balance'] !== 0),
    ];
    expect(paid.length).toBeGreaterThan(10);
    expect(open.some(invoice => Number(invoice['Balance']) < Number(invoice['TotalAmt']))).toBe(true);
    expect(open.some(invoice => (textAt(invoice, 'DueDate') ?? '') < '2026-03-02')).toBe(true);
    expect(open.some(invoice => (textAt(invoice, 'DueDate') ?? '') > '2026-03-02')).toBe(true);
  });

  it('names first an item that can be sold', () => {
    const books = new BooksClient({ sample: true });
    const [first] = books.rows('Item', 'select * from Item maxresults 1');
    expect(first?.['Type']).toBe('Service');
  });

  it('is the same every time', () => {
    const numbers = () =>
      new BooksClient({ sample: true }).rows('Invoice', 'select * from Invoice orderby Id').map(row => row['TotalAmt']);
    expect(numbers()).toEqual(numbers());
  });

  it.each(countryCodes().map(country => [country]))('opens in %s', country => {
    const books = new BooksClient({ sample: true, country });
    expect(ledgerOf(books.company).trialBalance()).toBe(0n);
    expect(books.query('select count(*) from Invoice')).toEqual({ totalCount: 42 });
  });

  it.each([['simple-start'], ['essentials'], ['advanced']] as const)('opens in the edition %s', (edition: Edition) => {
    const books = new BooksClient({ sample: true, edition });
    expect(books.query('select count(*) from Customer')).toEqual({ totalCount: 24 });
  });
});
