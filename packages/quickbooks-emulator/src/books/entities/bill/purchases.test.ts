import { describe, expect, it } from 'vitest';
import { objectAt, objectsAt, textAt, type JsonObject } from '../../json.ts';
import { ledgerOf } from '../../ledger/ledger-room.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { SEED, TestBooks } from '../../testing/test-books.ts';

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';
const expense = (amount: number, more: JsonObject = {}): JsonObject => ({
  Amount: amount,
  DetailType: 'AccountBasedExpenseLineDetail',
  AccountBasedExpenseLineDetail: { AccountRef: { value: SEED.expense }, ...more },
});

function withVendor(options: ConstructorParameters<typeof TestBooks>[0] = {}) {
  const books = new TestBooks(options);
  books.create('Vendor', { DisplayName: 'Bob’s Burger Joint' });
  const bill = (more: JsonObject = {}): JsonObject => ({ VendorRef: { value: '1' }, Line: [expense(500)], ...more });
  const balance = (account: string) => ledgerOf(books.company).balanceOf(account);
  const pay = (id: string, amount: number, more: JsonObject = {}) =>
    books.create('BillPayment', {
      VendorRef: { value: '1' },
      PayType: 'Check',
      CheckPayment: { BankAccountRef: { value: SEED.checking } },
      TotalAmt: amount,
      Line: [{ Amount: amount, LinkedTxn: [{ TxnId: id, TxnType: 'Bill' }] }],
      ...more,
    });
  return { books, bill, balance, pay };
}

describe('bill', () => {
  it('has the recorded shape: due on its own date, no number, NON and NotBillable', () => {
    const { books, bill } = withVendor();
    const saved = books.create('Bill', bill({ TxnDate: '2026-01-07' }));
    expect(saved).toMatchObject({
      TotalAmt: 500,
      Balance: 500,
      DueDate: '2026-01-07',
      APAccountRef: { value: '33', name: 'Accounts Payable (A/P)' },
      LinkedTxn: [],
    });
    expect(saved).not.toHaveProperty('DocNumber');
    expect(objectsAt(saved, 'Line')).toMatchObject([
      {
        Id: '1',
        LineNum: 1,
        Amount: 500,
        AccountBasedExpenseLineDetail: { BillableStatus: 'NotBillable', TaxCodeRef: { value: 'NON' } },
      },
    ]);
    expect(books.read('Vendor', '1')['Balance']).toBe(500);
  });

  it('does not check quantity times price (recorded: 24 x 8 with 16 was taken)', () => {
    const { books, bill } = withVendor();
    const line = {
      Amount: 16,
      DetailType: 'ItemBasedExpenseLineDetail',
      ItemBasedExpenseLineDetail: { ItemRef: { value: SEED.services }, Qty: 24, UnitPrice: 8 },
    };
    expect(books.create('Bill', bill({ Line: [line] }))['TotalAmt']).toBe(16);
  });

  it('is paid by check; both ends name each other with the recorded words', () => {
    const { books, bill, balance, pay } = withVendor();
    const billId = idOf(books.create('Bill', bill()));
    const payment = pay(billId, 300);
    expect(books.read('Bill', billId)).toMatchObject({
      Balance: 200,
      SyncToken: '1',
      LinkedTxn: [{ TxnId: idOf(payment), TxnType: 'BillPaymentCheck' }],
    });
    expect(payment).toMatchObject({ CheckPayment: { PrintStatus: 'NotSet', BankAccountRef: { name: 'Checking' } } });
    expect(balance(SEED.checking)).toBe(-30000n);
    expect(books.read('Vendor', '1')['Balance']).toBe(200);
    books.void('BillPayment', idOf(payment));
    expect(books.read('Bill', billId)).toMatchObject({ Balance: 500, LinkedTxn: [] });
  });

  it('a check leaves a bank account and a card payment a card', () => {
    const { books, bill, pay } = withVendor();
    const billId = idOf(books.create('Bill', bill()));
    const byCheck = { CheckPayment: { BankAccountRef: { value: SEED.card } } };
    expect(faultOf(() => pay(billId, 1, byCheck)).code).toBe('6430');
    const byCard = { PayType: 'CreditCard', CreditCardPayment: { CCAccountRef: { value: SEED.card } } };
    pay(billId, 1, byCard);
    expect(textAt(objectsAt(books.read('Bill', billId), 'LinkedTxn')[0] ?? {}, 'TxnType')).toBe(
      'BillPaymentCreditCard',
    );
  });

  it('voiding answers a SystemFault under HTTP 200', () => {
    const { books, bill } = withVendor();
    const fault = faultOf(() => books.void('Bill', idOf(books.create('Bill', bill()))));
    expect(fault).toMatchObject({ code: '10000', status: 200, type: 'SystemFault' });
    expect(fault.detail).toContain('java.lang.UnsupportedOperationException');
  });

  it('a sparse update must repeat the vendor; a delete leaves its payment unapplied', () => {
    const { books, bill, pay } = withVendor();
    const billId = idOf(books.create('Bill', bill()));
    expect(faultOf(() => books.sparse('Bill', { Id: billId, PrivateNote: 'x' }))).toMatchObject({
      code: '2020',
      element: 'VendorRef',
    });
    const payment = pay(billId, 500);
    books.delete('Bill', billId);
    expect(books.read('BillPayment', idOf(payment))).toMatchObject({ TotalAmt: 500, Line: [] });
    expect(books.read('Vendor', '1')['Balance']).toBe(-500);
  });

  it('numbers may repeat unless the company wants a warning', () => {
    const { books, bill } = withVendor();
    books.create('Bill', bill({ DocNumber: '17' }));
    books.create('Bill', bill({ DocNumber: '17' }));
    books.prefer({ OtherPrefs: { NameValue: [{ Name: 'WarnDuplicateBillNumber', Value: 'true' }] } });
    expect(faultOf(() => books.create('Bill', bill({ DocNumber: '17' }))).code).toBe('6140');
  });

  it('is not in Simple Start', () => {
    const { books, bill } = withVendor({ edition: 'simple-start' });
    expect(faultOf(() => books.create('Bill', bill())).code).toBe('5020');
  });

  it('takes input tax by the purchase rates of its codes outside the US', () => {
    const { books, bill } = withVendor({ country: 'GB' });
    expect(faultOf(() => books.create('Bill', bill())).detail).toContain('have a VAT rate before you save');
    const saved = books.create('Bill', bill({ Line: [expense(400, { TaxCodeRef: { value: '3' } })] }));
    expect(saved).toMatchObject({ TotalAmt: 420, TxnTaxDetail: { TotalTax: 20 }, GlobalTaxCalculation: 'TaxExcluded' });
  });
});

describe('purchase', () => {
  const spend = (more: JsonObject): JsonObject => ({
    PaymentType: 'CreditCard',
    AccountRef: { value: SEED.card },
    Line: [expense(10)],
    ...more,
  });

  it('takes money from the card, and a credit brings it back', () => {
    const { books, balance } = withVendor();
    const saved = books.create('Purchase', spend({}));
    expect(saved).toMatchObject({ TotalAmt: 10, Credit: false });
    expect(balance(SEED.card)).toBe(-1000n);
    books.create('Purchase', spend({ Credit: true }));
    expect(balance(SEED.card)).toBe(0n);
  });

  it('wants PaymentType on every write, fitting accounts, and offers no void', () => {
    const { books } = withVendor();
    const id = idOf(books.create('Purchase', spend({})));
    expect(faultOf(() => books.sparse('Purchase', { Id: id, PrivateNote: 'x' })).element).toBe('PaymentType');
    expect(faultOf(() => books.create('Purchase', spend({ PaymentType: 'Check' }))).code).toBe('6430');
    expect(faultOf(() => books.void('Purchase', id)).detail).toBe('Operation void is not supported.');
  });
});

describe('journal entry', () => {
  const side = (type: string, account: string, { amount = 10, ...more }: JsonObject = {}): JsonObject => ({
    Amount: amount,
    DetailType: 'JournalEntryLineDetail',
    JournalEntryLineDetail: { PostingType: type, AccountRef: { value: account }, ...more },
  });
  const customer = { Entity: { Type: 'Customer', EntityRef: { value: '1' } } };

  it('must balance, and receivables must say whose they are', () => {
    const { books } = withVendor();
    const uneven = [side('Debit', SEED.checking), side('Credit', SEED.income, { amount: 9 })];
    expect(faultOf(() => books.create('JournalEntry', { Line: uneven })).code).toBe('2300');
    const nameless = [side('Debit', SEED.receivable), side('Credit', SEED.income)];
    expect(faultOf(() => books.create('JournalEntry', { Line: nameless })).detail).toBe(
      'Business Validation Error: When you use Accounts Receivable, you must choose a customer in the Name field.',
    );
  });

  it('a receivable in it can be paid, and is then fixed', () => {
    const { books } = withVendor();
    const lines = [side('Debit', SEED.receivable, customer), side('Credit', SEED.income)];
    const entry = books.create('JournalEntry', { Line: lines });
    expect(books.read('Customer', '1')['Balance']).toBe(10);
    const link = { Amount: 10, LinkedTxn: [{ TxnId: idOf(entry), TxnType: 'JournalEntry' }] };
    const body = { CustomerRef: { value: '1' }, TotalAmt: 10, Line: [link] };
    expect(books.create('Payment', body)).toMatchObject({ UnappliedAmt: 0 });
    expect(books.read('Customer', '1')['Balance']).toBe(0);
    expect(faultOf(() => books.create('Payment', body)).code).toBe('6000');
    expect(faultOf(() => books.delete('JournalEntry', idOf(entry))).code).toBe('6000');
  });

  it('a void answers nothing and changes nothing', () => {
    const { books } = withVendor();
    const lines = [side('Debit', SEED.checking), side('Credit', SEED.income)];
    const id = idOf(books.create('JournalEntry', { Line: lines }));
    expect(books.void('JournalEntry', id)).toEqual({});
    expect(books.read('JournalEntry', id)['SyncToken']).toBe('0');
  });
});

describe('purchased stock', () => {
  it('goes to the inventory asset at what it cost, and comes out at the average', () => {
    const { books, bill, balance } = withVendor();
    const item = idOf(
      books.create('Item', {
        Name: 'Brake Pad',
        Type: 'Inventory',
        TrackQtyOnHand: true,
        QtyOnHand: 2,
        PurchaseCost: 30,
        InvStartDate: '2026-01-01',
        IncomeAccountRef: { value: SEED.productIncome },
        ExpenseAccountRef: { value: SEED.costOfGoods },
        AssetAccountRef: { value: SEED.inventoryAsset },
      }),
    );
    const line = {
      Amount: 90,
      DetailType: 'ItemBasedExpenseLineDetail',
      ItemBasedExpenseLineDetail: { ItemRef: { value: item }, Qty: 2, UnitPrice: 45 },
    };
    books.create('Bill', bill({ Line: [line] }));
    expect(books.read('Item', item)['QtyOnHand']).toBe(4);
    expect(balance(SEED.inventoryAsset)).toBe(15000n);
    const sale = {
      Amount: 64.5,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: { ItemRef: { value: item }, Qty: 1 },
    };
    const invoice = books.create('Invoice', { CustomerRef: { value: '1' }, Line: [sale] });
    expect(balance(SEED.costOfGoods)).toBe(3750n);
    expect(books.read('Item', item)).toMatchObject({ QtyOnHand: 3, SyncToken: '2' });
    books.void('Invoice', idOf(invoice));
    expect(balance(SEED.costOfGoods)).toBe(0n);
    expect(books.read('Item', item)['QtyOnHand']).toBe(4);
    const adjustment = books.create('InventoryAdjustment', {
      Line: [
        { DetailType: 'ItemAdjustmentLineDetail', ItemAdjustmentLineDetail: { ItemRef: { value: item }, NewQty: 3 } },
      ],
    });
    expect(objectAt(objectsAt(adjustment, 'Line')[0] ?? {}, 'ItemAdjustmentLineDetail')).toMatchObject({ QtyDiff: -1 });
    expect(balance(SEED.inventoryAsset)).toBe(11250n);
    const early = { CustomerRef: { value: '1' }, TxnDate: '2025-12-31', Line: [sale] };
    expect(faultOf(() => books.create('Invoice', early))).toMatchObject({
      code: '6270',
      message: 'Transaction date is prior to start date for inventory item',
    });
  });
});
