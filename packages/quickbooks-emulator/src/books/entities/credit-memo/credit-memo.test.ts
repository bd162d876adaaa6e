import { describe, expect, it } from 'vitest';
import { textAt, type JsonObject } from '../../json.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { saleLine, TestBooks } from '../../testing/test-books.ts';

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';
const form = (amount: number): JsonObject => ({ CustomerRef: { value: '1' }, Line: [saleLine(amount)] });
const line = (id: string, type: string, amount: number): JsonObject => ({
  Amount: amount,
  LinkedTxn: [{ TxnId: id, TxnType: type }],
});

function applied() {
  const books = new TestBooks();
  const memoId = idOf(books.create('CreditMemo', form(100)));
  const invoiceId = idOf(books.create('Invoice', form(80)));
  const lines = [line(invoiceId, 'Invoice', 60), line(memoId, 'CreditMemo', 60)];
  const payment = books.create('Payment', { CustomerRef: { value: '1' }, TotalAmt: 0, Line: lines });
  return { books, memoId, invoiceId, payment };
}

describe('credit memo', () => {
  it('rule 6: shares the numbers of invoices, and lowers what the customer owes', () => {
    const books = new TestBooks();
    books.create('Invoice', form(30));
    expect(books.create('CreditMemo', form(100))).toMatchObject({
      DocNumber: '1002',
      TotalAmt: 100,
      Balance: 100,
      RemainingCredit: 100,
      PrintStatus: 'NeedToPrint',
      EmailStatus: 'NotSet',
    });
    expect(books.read('Customer', '1')['Balance']).toBe(-70);
  });

  it('rule 23: is applied by a zero payment with two positive lines', () => {
    const { books, memoId, invoiceId, payment } = applied();
    expect(payment).toMatchObject({ TotalAmt: 0, UnappliedAmt: 0 });
    expect(payment).not.toHaveProperty('DepositToAccountRef');
    const link = { TxnId: idOf(payment), TxnType: 'Payment' };
    expect(books.read('Invoice', invoiceId)).toMatchObject({ Balance: 20, LinkedTxn: [link] });
    expect(books.read('CreditMemo', memoId)).toMatchObject({ Balance: 40, RemainingCredit: 40, LinkedTxn: [link] });
    expect(books.read('Customer', '1')['Balance']).toBe(-20);
  });

  it('cannot be deleted or made smaller than what is applied; without its payment it can', () => {
    const { books, memoId, payment } = applied();
    expect(faultOf(() => books.delete('CreditMemo', memoId)).code).toBe('6000');
    expect(faultOf(() => books.sparse('CreditMemo', { Id: memoId, Line: [saleLine(50)] })).code).toBe('6000');
    books.delete('Payment', idOf(payment));
    books.delete('CreditMemo', memoId);
    expect(books.read('Customer', '1')['Balance']).toBe(80);
  });

  it('credits alone cannot pay more than they hold', () => {
    const { books, memoId, invoiceId } = applied();
    const lines = [line(invoiceId, 'Invoice', 20), line(memoId, 'CreditMemo', 10)];
    const body = { CustomerRef: { value: '1' }, TotalAmt: 0, Line: lines };
    expect(faultOf(() => books.create('Payment', body)).code).toBe('6000');
  });

  it('is applied by the company itself when AutoApplyCredit is on', () => {
    const books = new TestBooks({ preferences: { SalesFormsPrefs: { AutoApplyCredit: true } } });
    const memo = books.create('CreditMemo', form(30));
    const invoice = books.create('Invoice', form(50));
    expect(invoice).toMatchObject({ TotalAmt: 50, Balance: 20 });
    expect(books.read('CreditMemo', idOf(memo))).toMatchObject({ RemainingCredit: 0 });
    const [payment] = books.company.table('Payment').inIdOrder();
    expect(payment?.record?.['PrivateNote']).toBe('Created by QB Online to link credits to charges.');
  });
});
