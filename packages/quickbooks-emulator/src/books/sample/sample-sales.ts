import { decimal, decimalAt, jsonNumber, r2, ZERO } from '../decimal.ts';
import { refAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import type { SampleDesk } from './sample-desk.ts';
import { SAMPLE_CUSTOMERS, SAMPLE_ITEMS, SAMPLE_JOBS } from './sample-lists.ts';

const INVOICES = 42;
const ESTIMATES = 7;
const SALES_RECEIPTS = 6;

/** Four months of sales: estimates, invoices of every state, payments, deposits, cash sales, a credit and a refund. */
export function sellAndCollect(desk: SampleDesk): void {
  for (let number = 0; number < ESTIMATES; number += 1) {
    desk.create('Estimate', {
      ...saleBody(desk, desk.daysAgo(desk.chance.between(2, 60))),
      ExpirationDate: desk.daysAgo(-21),
    });
  }
  const payments: BooksRecord[] = [];
  for (let number = 0; number < INVOICES; number += 1) {
    const age = Math.round(120 - (number * 118) / INVOICES);
    const invoice = desk.create('Invoice', {
      ...saleBody(desk, desk.daysAgo(age)),
      SalesTermRef: { value: '3' },
      BillEmail: { Address: 'accounts@customers.example' },
      ...(number % 9 === 4 ? { CustomerMemo: { value: 'Thank you for looking after your machines.' } } : {}),
    });
    const payment = collect(desk, invoice, { age, number });
    if (payment !== undefined) payments.push(payment);
  }
  deposit(desk, payments);
  sellForCash(desk);
  makeGood(desk);
}

function saleBody(desk: SampleDesk, day: string): JsonObject {
  const { chance } = desk;
  const names = [
    ...SAMPLE_CUSTOMERS.map(customer => textAt(customer, 'DisplayName') ?? ''),
    ...SAMPLE_JOBS.map(([name]) => name),
  ];
  const items = Array.from({ length: chance.between(1, 4) }, () => chance.pick(SAMPLE_ITEMS));
  const lines = items.map(item => {
    const quantity = item.kind === 'Service' ? chance.between(1, 6) / 2 : chance.between(1, 4);
    return {
      Description: item.name,
      Amount: jsonNumber(r2(decimal(item.price).times(quantity))),
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: {
        ItemRef: { value: desk.idOf('Item', item.name) },
        Qty: quantity,
        UnitPrice: item.price,
        ...desk.lineTax(item.taxable),
      },
    };
  });
  return {
    CustomerRef: { value: desk.idOf('Customer', chance.pick(names)) },
    TxnDate: day,
    Line: lines,
    ...desk.formTax(items.some(item => item.taxable)),
  };
}

/** Old invoices are mostly paid, a few only in part, the newest not yet. */
function collect(
  desk: SampleDesk,
  invoice: BooksRecord,
  { age, number }: { readonly age: number; readonly number: number },
): BooksRecord | undefined {
  const balance = decimalAt(invoice, 'Balance') ?? ZERO;
  if (balance.eq(0) || age < 20 || number % 6 === 5) return undefined;
  const amount = jsonNumber(number % 7 === 3 ? r2(balance.div(2)) : balance);
  return desk.create('Payment', {
    CustomerRef: { value: refAt(invoice, 'CustomerRef') },
    TxnDate: desk.daysAgo(age - desk.chance.between(5, 18)),
    TotalAmt: amount,
    PaymentMethodRef: { value: String(desk.chance.between(1, 4)) },
    PaymentRefNum: String(desk.chance.between(1000, 9999)),
    Line: [{ Amount: amount, LinkedTxn: [{ TxnId: textAt(invoice, 'Id'), TxnType: 'Invoice' }] }],
  });
}

/** Every third payment lies in a deposit already, so that it cannot be changed (rule 16). */
function deposit(desk: SampleDesk, payments: readonly BooksRecord[]): void {
  const banked = payments.filter((_payment, index) => index % 3 === 0);
  for (let from = 0; from + 3 <= banked.length; from += 3) {
    const group = banked.slice(from, from + 3);
    const day = group
      .map(payment => textAt(payment, 'TxnDate') ?? '')
      .sort()
      .at(-1);
    desk.create('Deposit', {
      TxnDate: day,
      DepositToAccountRef: { value: '35' },
      Line: group.map(payment => ({
        Amount: payment['TotalAmt'],
        LinkedTxn: [{ TxnId: textAt(payment, 'Id'), TxnType: 'Payment', TxnLineId: '0' }],
      })),
    });
  }
}

function sellForCash(desk: SampleDesk): void {
  for (let number = 0; number < SALES_RECEIPTS; number += 1) {
    desk.create('SalesReceipt', {
      ...saleBody(desk, desk.daysAgo(desk.chance.between(1, 90))),
      PaymentMethodRef: { value: '1' },
    });
  }
}

/** One credit that is still open, one refund. */
function makeGood(desk: SampleDesk): void {
  desk.create('CreditMemo', { ...saleBody(desk, desk.daysAgo(33)), PrivateNote: 'Chain returned, wrong length.' });
  desk.create('RefundReceipt', {
    ...saleBody(desk, desk.daysAgo(12)),
    DepositToAccountRef: { value: '35' },
    PaymentMethodRef: { value: '1' },
  });
}
