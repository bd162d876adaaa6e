import { objectsAt, refAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import type { SampleDesk } from './sample-desk.ts';

/** Vendor, what for (account id), amount, and days ago. */
const BILLS: readonly (readonly [vendor: string, account: string, amount: number, daysAgo: number])[] = [
  ['Dockside Properties', '17', 1850, 92],
  ['Dockside Properties', '17', 1850, 61],
  ['Dockside Properties', '17', 1850, 31],
  ['Bay City Utilities', '24', 214.36, 58],
  ['Bay City Utilities', '24', 198.02, 27],
  ['Evergreen Insurance', '11', 241.23, 45],
  ['Allied Cycle Parts', '19', 486.4, 22],
  ['Small Engine Supply', '19', 129.95, 9],
];

const PAID_BILLS = 5;

/** What the sample business bought: bills, most of them paid, and a card purchase. */
export function buyAndPay(desk: SampleDesk): void {
  const bills = BILLS.map(([vendor, account, amount, daysAgo]) =>
    desk.create('Bill', {
      VendorRef: { value: desk.idOf('Vendor', vendor) },
      TxnDate: desk.daysAgo(daysAgo),
      DueDate: desk.daysAgo(daysAgo - 30),
      Line: [expenseLine(desk, account, amount)],
      ...inclusive(desk),
    }),
  );
  for (const bill of bills.slice(0, PAID_BILLS)) pay(desk, bill);
  desk.create('Purchase', {
    PaymentType: 'CreditCard',
    AccountRef: { value: '41' },
    TxnDate: desk.daysAgo(14),
    EntityRef: { value: desk.idOf('Vendor', 'Toolroom Rentals'), type: 'Vendor' },
    Line: [expenseLine(desk, '10', 96.5)],
    ...inclusive(desk),
  });
}

function expenseLine(desk: SampleDesk, account: string, amount: number): JsonObject {
  return {
    Amount: amount,
    DetailType: 'AccountBasedExpenseLineDetail',
    AccountBasedExpenseLineDetail: { AccountRef: { value: account }, ...desk.lineTax(false) },
  };
}

function inclusive(desk: SampleDesk): JsonObject {
  return desk.company.profile.taxModel === 'by-code' ? { GlobalTaxCalculation: 'TaxExcluded' } : {};
}

function pay(desk: SampleDesk, bill: BooksRecord): void {
  const id = textAt(bill, 'Id');
  if (id === undefined || objectsAt(bill, 'Line').length === 0) return;
  desk.create('BillPayment', {
    VendorRef: { value: refAt(bill, 'VendorRef') },
    PayType: 'Check',
    TxnDate: textAt(bill, 'TxnDate'),
    CheckPayment: { BankAccountRef: { value: '35' } },
    TotalAmt: bill['TotalAmt'],
    Line: [{ Amount: bill['TotalAmt'], LinkedTxn: [{ TxnId: id, TxnType: 'Bill' }] }],
  });
}
