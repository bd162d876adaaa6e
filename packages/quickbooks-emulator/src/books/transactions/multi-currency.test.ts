import { describe, expect, it } from 'vitest';
import { readExchangeRate } from '../currency/exchange-rates.ts';
import { objectAt, textAt, type JsonObject } from '../json.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import { faultOf } from '../testing/expect-fault.ts';
import { saleLine, SEED, TestBooks } from '../testing/test-books.ts';

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';

function withEuroCustomer() {
  const books = new TestBooks({ preferences: { CurrencyPrefs: { MultiCurrencyEnabled: true } } });
  const customer = idOf(books.create('Customer', { DisplayName: 'Café de Flore', CurrencyRef: { value: 'EUR' } }));
  const invoice = (more: JsonObject = {}) =>
    books.create('Invoice', { CustomerRef: { value: customer }, Line: [saleLine(100)], ExchangeRate: 1.1, ...more });
  const pay = (id: string, amount: number, rate: number) =>
    books.create('Payment', {
      CustomerRef: { value: customer },
      TotalAmt: amount,
      ExchangeRate: rate,
      Line: [{ Amount: amount, LinkedTxn: [{ TxnId: id, TxnType: 'Invoice' }] }],
    });
  const balanceNamed = (name: string) => {
    const account = books.company
      .table('Account')
      .inIdOrder()
      .find(({ nameKey }) => nameKey === name.toLowerCase());
    return account === undefined ? 0n : ledgerOf(books.company).balanceOf(account.id);
  };
  return { books, customer, invoice, pay, balanceNamed };
}

describe('several currencies', () => {
  it('rule 29: a transaction has the currency of its customer, at a rate, and shows what it is worth at home', () => {
    const { books, invoice } = withEuroCustomer();
    expect(invoice()).toMatchObject({
      CurrencyRef: { value: 'EUR', name: 'Euro' },
      ExchangeRate: 1.1,
      TotalAmt: 100,
      HomeTotalAmt: 110,
      HomeBalance: 110,
    });
    expect(faultOf(() => invoice({ CurrencyRef: { value: 'USD' } })).code).toBe('6000');
    const home = books.create('Invoice', { CustomerRef: { value: '1' }, Line: [saleLine(5)] });
    expect(home).toMatchObject({ ExchangeRate: 1, HomeTotalAmt: 5, CurrencyRef: { value: 'USD' } });
  });

  it('counts the customer in its own currency, and the receivable at home on an account of its own', () => {
    const { books, customer, invoice, balanceNamed } = withEuroCustomer();
    invoice();
    expect(books.read('Customer', customer)['Balance']).toBe(100);
    expect(balanceNamed('Accounts Receivable (A/R) - EUR')).toBe(11000n);
  });

  it('posts the difference between invoice and payment rate to exchange gain or loss', () => {
    const { books, customer, invoice, pay, balanceNamed } = withEuroCustomer();
    const id = idOf(invoice());
    const payment = pay(id, 100, 1.2);
    expect(books.read('Invoice', id)).toMatchObject({ Balance: 0, HomeBalance: 0 });
    expect(ledgerOf(books.company).balanceOf(SEED.undeposited)).toBe(12000n);
    expect(balanceNamed('Accounts Receivable (A/R) - EUR')).toBe(0n);
    expect(balanceNamed('Exchange Gain or Loss')).toBe(-1000n);
    expect(books.read('Customer', customer)['Balance']).toBe(0);
    books.void('Payment', idOf(payment));
    expect(balanceNamed('Exchange Gain or Loss')).toBe(0n);
    expect(ledgerOf(books.company).trialBalance()).toBe(0n);
  });

  it('part payments leave exactly the home balance that the invoice shows, in whatever order they go', () => {
    const { books, invoice, pay, balanceNamed } = withEuroCustomer();
    const id = idOf(invoice({ Line: [saleLine(100.01)], ExchangeRate: 1.08453 }));
    const payments = [33.33, 33.34, 11.11].map(amount => idOf(pay(id, amount, 1.1)));
    const agrees = () => {
      const home = Math.round(Number(books.read('Invoice', id)['HomeBalance']) * 100);
      expect(balanceNamed('Accounts Receivable (A/R) - EUR')).toBe(BigInt(home));
    };
    agrees();
    books.delete('Payment', payments[0] ?? '');
    agrees();
    books.sparse('Invoice', { Id: id, ExchangeRate: 1.2 });
    agrees();
    books.delete('Payment', payments[2] ?? '');
    agrees();
  });

  it('takes the rate of the day when none is sent', () => {
    const { books, customer } = withEuroCustomer();
    books.create('ExchangeRate', { SourceCurrencyCode: 'EUR', Rate: 1.05, AsOfDate: '2026-01-01' });
    books.create('ExchangeRate', { SourceCurrencyCode: 'EUR', Rate: 1.15, AsOfDate: '2026-02-01' });
    const invoiced = (TxnDate: string) =>
      books.create('Invoice', { CustomerRef: { value: customer }, TxnDate, Line: [saleLine(1)] })['ExchangeRate'];
    expect([invoiced('2026-01-31'), invoiced('2026-02-01')]).toEqual([1.05, 1.15]);
  });

  it('takes the rate that /exchangerate answers while nobody has set one', () => {
    const { books, customer } = withEuroCustomer();
    const invoice = books.create('Invoice', { CustomerRef: { value: customer }, Line: [saleLine(100)] });
    const today = books.company.today();
    expect(invoice['ExchangeRate']).toBe(readExchangeRate(books.company, 'EUR', today)['Rate']);
    expect(invoice['HomeTotalAmt']).toBe(117);
  });

  it('pays only in the currency of the invoice', () => {
    const { books } = withEuroCustomer();
    const home = idOf(books.create('Invoice', { CustomerRef: { value: '1' }, Line: [saleLine(5)] }));
    const line = { Amount: 5, LinkedTxn: [{ TxnId: home, TxnType: 'Invoice' }] };
    const body = { CustomerRef: { value: '1' }, TotalAmt: 5, CurrencyRef: { value: 'EUR' }, Line: [line] };
    expect(faultOf(() => books.create('Payment', body)).code).toBe('6000');
  });

  it('rule 28: with one currency only the home currency is ever shown', () => {
    const saved = new TestBooks().create('Invoice', { CustomerRef: { value: '1' }, Line: [saleLine(5)] });
    expect(objectAt(saved, 'CurrencyRef')).toEqual({ value: 'USD', name: 'United States Dollar' });
    for (const name of ['ExchangeRate', 'HomeTotalAmt', 'HomeBalance']) expect(saved).not.toHaveProperty(name);
  });
});
