import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preciseOf } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import { homeAmountOf } from '../arithmetic/percentage.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { openSidesOf } from '../entities/journal-entry/journal-lines.ts';
import { objectAt, objectsAt, refAt, textAt, type BooksRecord } from '../json.ts';
import { ACTED_ON, RandomBookkeeper, type Act } from '../testing/random-bookkeeper.ts';
import { centsAt, numberAt } from '../transactions/number-at.ts';
import { exchangeRateOf } from '../transactions/transaction-currency.ts';
import { applicationsOf, targetKey } from '../applications/applications.ts';
import { ledgerOf } from './ledger-room.ts';

const act: fc.Arbitrary<Act> = fc.record({
  verb: fc.constantFrom('create', 'create', 'create', 'update', 'void', 'delete', 'apply'),
  entity: fc.constantFrom(...ACTED_ON),
  pick: fc.nat(60),
  amount: fc.integer({ min: 1, max: 50_000 }).map(cents => cents / 100),
  quantity: fc.integer({ min: 1, max: 12 }),
});

function records(keeper: RandomBookkeeper, entity: EntityName): BooksRecord[] {
  return keeper.books.company
    .table(entity)
    .inIdOrder()
    .map(({ id }) => keeper.books.read(entity, id));
}

function sumBy<T>(values: readonly T[], amountOf: (value: T) => bigint): bigint {
  return values.reduce((sum, value) => sum + amountOf(value), 0n);
}

const home = (record: BooksRecord, amount: Cents) => homeAmountOf(amount, exchangeRateOf(record));

/** Every open amount on the customers' side with its owner: charges positive, credits negative. */
function openItems(keeper: RandomBookkeeper) {
  const { company } = keeper.books;
  const simple = (entity: EntityName, field: string, sign: bigint) =>
    records(keeper, entity).map(record => {
      const amount = centsAt(record, field);
      return { customer: refAt(record, 'CustomerRef') ?? '', amount: sign * amount, home: sign * home(record, amount) };
    });
  const journal = records(keeper, 'JournalEntry').flatMap(record =>
    [...openSidesOf(company, record)].map(([party, side]) => {
      const key = targetKey({ type: 'JournalEntry', id: textAt(record, 'Id') ?? '' }, party);
      const applied = applicationsOf(company).appliedTo(key);
      const amount = side > 0n ? side - applied : side + applied;
      return { customer: party.split(':')[1] ?? '', amount, home: home(record, amount) };
    }),
  );
  return [
    ...simple('Invoice', 'Balance', 1n),
    ...simple('CreditMemo', 'RemainingCredit', -1n),
    ...simple('Payment', 'UnappliedAmt', -1n),
    ...journal,
  ];
}

function checkReceivables(keeper: RandomBookkeeper): void {
  const { company } = keeper.books;
  const open = openItems(keeper);
  const accounts = records(keeper, 'Account').filter(account => account['AccountType'] === 'Accounts Receivable');
  const ledger = sumBy(accounts, account => ledgerOf(company).balanceOf(textAt(account, 'Id') ?? ''));
  expect(ledger).toBe(sumBy(open, item => item.home));
  for (const customer of keeper.customers) {
    const own = open.filter(item => item.customer === customer);
    expect(centsAt(keeper.books.read('Customer', customer), 'Balance')).toBe(sumBy(own, item => item.amount));
  }
}

function checkPayables(keeper: RandomBookkeeper): void {
  const unapplied = (payment: BooksRecord) =>
    centsAt(payment, 'TotalAmt') - sumBy(objectsAt(payment, 'Line'), line => centsAt(line, 'Amount'));
  const open = [
    ...records(keeper, 'Bill').map(bill => ({ record: bill, amount: centsAt(bill, 'Balance') })),
    ...records(keeper, 'BillPayment').map(payment => ({ record: payment, amount: -unapplied(payment) })),
  ].map(({ record, amount }) => ({ vendor: refAt(record, 'VendorRef'), amount, home: home(record, amount) }));
  for (const vendor of ['1', '2']) {
    const own = open.filter(item => item.vendor === vendor);
    expect(centsAt(keeper.books.read('Vendor', vendor), 'Balance')).toBe(sumBy(own, item => item.amount));
  }
  const accounts = records(keeper, 'Account').filter(account => account['AccountType'] === 'Accounts Payable');
  const ledger = sumBy(accounts, account => ledgerOf(keeper.books.company).balanceOf(textAt(account, 'Id') ?? ''));
  expect(-ledger).toBe(sumBy(open, item => item.home));
}

const STOCK_DIRECTION: Partial<Record<EntityName, bigint>> = {
  Invoice: -1n,
  SalesReceipt: -1n,
  CreditMemo: 1n,
  RefundReceipt: 1n,
  Bill: 1n,
  Purchase: 1n,
  InventoryAdjustment: 1n,
};

function checkStock(keeper: RandomBookkeeper): void {
  const opening = preciseOf(20);
  const moved = Object.entries(STOCK_DIRECTION).map(([entity, sign]) =>
    sumBy(records(keeper, entity as EntityName), record =>
      sumBy(objectsAt(record, 'Line'), line => {
        const detail =
          objectAt(line, 'SalesItemLineDetail') ??
          objectAt(line, 'ItemBasedExpenseLineDetail') ??
          objectAt(line, 'ItemAdjustmentLineDetail');
        if (detail === undefined || refAt(detail, 'ItemRef') !== keeper.stockItem) return 0n;
        return sign * preciseOf(numberAt(detail, 'Qty') ?? numberAt(detail, 'QtyDiff') ?? 0);
      }),
    ),
  );
  const item = keeper.books.read('Item', keeper.stockItem);
  expect(preciseOf(numberAt(item, 'QtyOnHand') ?? 0)).toBe(opening + sumBy(moved, quantity => quantity));
  const ledger = ledgerOf(keeper.books.company);
  expect(ledger.balanceOf(refAt(item, 'AssetAccountRef') ?? '')).toBe(ledger.stockOf(keeper.stockItem).value);
}

/** Total = SubTotal - Discount + charges + tax (entities.md §4.2); a void form is all zero. */
function checkTotals(keeper: RandomBookkeeper): void {
  for (const entity of ['Invoice', 'Estimate', 'CreditMemo', 'SalesReceipt', 'RefundReceipt'] as const) {
    for (const record of records(keeper, entity)) {
      const sumOf = (type: string) =>
        sumBy(
          objectsAt(record, 'Line').filter(line => line['DetailType'] === type),
          line => centsAt(line, 'Amount'),
        );
      const tax = centsAt(objectAt(record, 'TxnTaxDetail') ?? {}, 'TotalTax');
      const subTotal = sumOf('SubTotalLineDetail');
      expect(subTotal).toBe(sumOf('SalesItemLineDetail'));
      expect(centsAt(record, 'TotalAmt')).toBe(subTotal - sumOf('DiscountLineDetail') + tax);
    }
  }
}

describe('the books, whatever is done to them', () => {
  it('balance: trial balance zero, receivables and payables equal what is open, stock equals what moved', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), acts => {
        const keeper = new RandomBookkeeper();
        for (const each of acts) {
          keeper.does(each);
          expect(ledgerOf(keeper.books.company).trialBalance()).toBe(0n);
          checkReceivables(keeper);
        }
        checkPayables(keeper);
        checkStock(keeper);
        checkTotals(keeper);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('are as they were after a refused act', () => {
    const keeper = new RandomBookkeeper();
    keeper.does({ verb: 'create', entity: 'Invoice', pick: 2, amount: 10, quantity: 3 });
    const before = [...ledgerOf(keeper.books.company).entries()];
    const balance = keeper.books.read('Customer', '1')['Balance'];
    keeper.does({ verb: 'create', entity: 'Payment', pick: 0, amount: -5, quantity: 1 });
    expect(keeper.refusals).toBe(1);
    expect([...ledgerOf(keeper.books.company).entries()]).toEqual(before);
    expect(keeper.books.read('Customer', '1')['Balance']).toBe(balance);
  });
});
