import { describe, expect, it } from 'vitest';
import { objectsAt, textAt, type JsonObject } from '../../json.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { SEED } from '../../testing/test-books.ts';
import { expenseLine, vendorBooks } from '../../testing/vendor-books.ts';

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';

describe('bill', () => {
  it('has the recorded shape: due on its own date, no number, NON and NotBillable', () => {
    const { books, bill } = vendorBooks();
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
    const { books, bill } = vendorBooks();
    const line = {
      Amount: 16,
      DetailType: 'ItemBasedExpenseLineDetail',
      ItemBasedExpenseLineDetail: { ItemRef: { value: SEED.services }, Qty: 24, UnitPrice: 8 },
    };
    expect(books.create('Bill', bill({ Line: [line] }))['TotalAmt']).toBe(16);
  });

  it('is paid by check; both ends name each other with the recorded words', () => {
    const { books, bill, balance, pay } = vendorBooks();
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
    const { books, bill, pay } = vendorBooks();
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
    const { books, bill } = vendorBooks();
    const fault = faultOf(() => books.void('Bill', idOf(books.create('Bill', bill()))));
    expect(fault).toMatchObject({ code: '10000', status: 200, type: 'SystemFault' });
    expect(fault.detail).toContain('java.lang.UnsupportedOperationException');
  });

  it('a sparse update must repeat the vendor; a delete leaves its payment unapplied', () => {
    const { books, bill, pay } = vendorBooks();
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
    const { books, bill } = vendorBooks();
    books.create('Bill', bill({ DocNumber: '17' }));
    books.create('Bill', bill({ DocNumber: '17' }));
    books.prefer({ OtherPrefs: { NameValue: [{ Name: 'WarnDuplicateBillNumber', Value: 'true' }] } });
    expect(faultOf(() => books.create('Bill', bill({ DocNumber: '17' }))).code).toBe('6140');
  });

  it('is not in Simple Start', () => {
    const { books, bill } = vendorBooks({ edition: 'simple-start' });
    expect(faultOf(() => books.create('Bill', bill())).code).toBe('5020');
  });

  it('takes input tax by the purchase rates of its codes outside the US', () => {
    const { books, bill } = vendorBooks({ country: 'GB' });
    expect(faultOf(() => books.create('Bill', bill())).detail).toContain('have a VAT rate before you save');
    const saved = books.create('Bill', bill({ Line: [expenseLine(400, { TaxCodeRef: { value: '3' } })] }));
    expect(saved).toMatchObject({ TotalAmt: 420, TxnTaxDetail: { TotalTax: 20 }, GlobalTaxCalculation: 'TaxExcluded' });
  });
});
