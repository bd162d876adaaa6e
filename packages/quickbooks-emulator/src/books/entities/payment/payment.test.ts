import { describe, expect, it } from 'vitest';
import { objectsAt, textAt, type JsonObject } from '../../json.ts';
import { ledgerOf } from '../../ledger/ledger-room.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { saleLine, SEED, TestBooks } from '../../testing/test-books.ts';

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';
const toInvoice = (id: string, amount: number): JsonObject => ({
  Amount: amount,
  LinkedTxn: [{ TxnId: id, TxnType: 'Invoice' }],
});

function withInvoice(total = 100) {
  const books = new TestBooks();
  const saved = books.create('Invoice', { CustomerRef: { value: '1' }, Line: [saleLine(total)] });
  const pay = (amount: number, lines: readonly JsonObject[], more: JsonObject = {}) =>
    books.create('Payment', { CustomerRef: { value: '1' }, TotalAmt: amount, Line: lines, ...more });
  return { books, invoiceId: idOf(saved), pay };
}

describe('payment', () => {
  it('rule 20: without lines it is all unapplied, and the customer balance may go below zero', () => {
    const books = new TestBooks();
    const paid = books.create('Payment', { CustomerRef: { value: '1' }, TotalAmt: 261 });
    expect(paid).toMatchObject({ TotalAmt: 261, UnappliedAmt: 261, Line: [], DepositToAccountRef: { value: '4' } });
    expect(paid).not.toHaveProperty('DocNumber');
    expect(books.read('Customer', '1')['Balance']).toBe(-261);
  });

  it('rule 22: moves the balance, links and SyncToken of the invoice, and both ends name each other', () => {
    const { books, invoiceId, pay } = withInvoice();
    books.nowMs += 60_000;
    const paid = pay(60, [toInvoice(invoiceId, 60)]);
    const invoice = books.read('Invoice', invoiceId);
    expect(invoice).toMatchObject({
      Balance: 40,
      SyncToken: '1',
      LinkedTxn: [{ TxnId: idOf(paid), TxnType: 'Payment' }],
    });
    expect(invoice['MetaData']).toMatchObject({ LastUpdatedTime: '2026-03-02T09:01:00-08:00' });
    expect(objectsAt(paid, 'Line')[0]).toMatchObject(toInvoice(invoiceId, 60));
  });

  it('tells beside each line what was open before it, in the recorded shape', () => {
    const { invoiceId, pay } = withInvoice(2400);
    const paid = pay(1000, [toInvoice(invoiceId, 1000)]);
    expect(JSON.stringify(objectsAt(paid, 'Line')[0]?.['LineEx'])).toContain(
      '"value":{"Name":"txnOpenBalance","Value":"2400.00"}',
    );
  });

  it('cannot apply more than is open or more than it is', () => {
    const { books, invoiceId, pay } = withInvoice();
    expect(faultOf(() => pay(200, [toInvoice(invoiceId, 100.01)])).code).toBe('6000');
    expect(faultOf(() => pay(50, [toInvoice(invoiceId, 60)])).code).toBe('6000');
    expect(faultOf(() => pay(100, [toInvoice(invoiceId, 60), toInvoice(invoiceId, 60)])).code).toBe('6000');
    books.company.switches = { ...books.company.switches, overApplication: 'clamp' };
    expect(pay(200, [toInvoice(invoiceId, 150)])).toMatchObject({ UnappliedAmt: 100 });
    expect(books.read('Invoice', invoiceId)['Balance']).toBe(0);
  });

  it('links only to what exists and belongs to the customer or somebody below', () => {
    const { books, invoiceId, pay } = withInvoice();
    expect(faultOf(() => pay(10, [toInvoice('999', 10)])).code).toBe('620');
    books.create('Customer', { DisplayName: 'Stranger' });
    const foreign = { CustomerRef: { value: '2' } };
    expect(faultOf(() => pay(10, [toInvoice(invoiceId, 10)], foreign)).code).toBe('6000');
    const child = books.create('Customer', { DisplayName: 'Quay Site', Job: true, ParentRef: { value: '1' } });
    const forChild = books.create('Invoice', { CustomerRef: { value: idOf(child) }, Line: [saleLine(30)] });
    pay(30, [toInvoice(idOf(forChild), 30)]);
    expect(books.read('Invoice', idOf(forChild))['Balance']).toBe(0);
    expect(books.read('Customer', idOf(child))['Balance']).toBe(0);
    expect(books.read('Customer', '1')).toMatchObject({ Balance: 100, BalanceWithJobs: 100 });
  });

  it('changes its lines all or none: a sparse update with an empty Line unapplies everything', () => {
    const { books, invoiceId, pay } = withInvoice();
    const paid = pay(100, [toInvoice(invoiceId, 100)]);
    expect(books.sparse('Payment', { Id: idOf(paid), PrivateNote: 'thanks' })).toMatchObject({ UnappliedAmt: 0 });
    expect(books.sparse('Payment', { Id: idOf(paid), Line: [] })).toMatchObject({ UnappliedAmt: 100, Line: [] });
    expect(books.read('Invoice', invoiceId)).toMatchObject({ Balance: 100, LinkedTxn: [] });
  });

  it('voided: nothing received, nothing applied, the invoice is open again', () => {
    const { books, invoiceId, pay } = withInvoice();
    const paid = pay(100, [toInvoice(invoiceId, 100)], { PrivateNote: 'check 5' });
    const voided = books.void('Payment', idOf(paid));
    expect(voided).toMatchObject({ TotalAmt: 0, UnappliedAmt: 0, Line: [], PrivateNote: 'Voided - check 5' });
    expect(books.read('Invoice', invoiceId)['Balance']).toBe(100);
    expect(books.read('Customer', '1')['Balance']).toBe(100);
    expect(ledgerOf(books.company).balanceOf(SEED.undeposited)).toBe(0n);
  });

  it('deleted: the invoice is open again', () => {
    const { books, invoiceId, pay } = withInvoice();
    books.delete('Payment', idOf(pay(100, [toInvoice(invoiceId, 100)])));
    expect(books.read('Invoice', invoiceId)).toMatchObject({ Balance: 100, LinkedTxn: [] });
  });

  it('a lower total of the invoice gives the surplus back to its payment', () => {
    const { books, invoiceId, pay } = withInvoice();
    const paid = pay(100, [toInvoice(invoiceId, 100)]);
    const lowered = books.sparse('Invoice', { Id: invoiceId, Line: [saleLine(70)] });
    expect(lowered).toMatchObject({ TotalAmt: 70, Balance: 0 });
    expect(books.read('Payment', idOf(paid))).toMatchObject({ UnappliedAmt: 30, Line: [toInvoice(invoiceId, 70)] });
    expect(books.read('Customer', '1')['Balance']).toBe(-30);
  });

  it('an invoice with payments is not deleted, but voided: its payments become unapplied (switches)', () => {
    const { books, invoiceId, pay } = withInvoice();
    const paid = pay(100, [toInvoice(invoiceId, 100)]);
    expect(faultOf(() => books.delete('Invoice', invoiceId)).code).toBe('6000');
    expect(books.void('Invoice', invoiceId)).toMatchObject({ Balance: 0, LinkedTxn: [] });
    expect(books.read('Payment', idOf(paid))).toMatchObject({ UnappliedAmt: 100, Line: [] });
  });

  it('goes to a bank or other current asset account only', () => {
    const { books, pay } = withInvoice();
    expect(faultOf(() => pay(10, [], { DepositToAccountRef: { value: SEED.income } })).code).toBe('6430');
    pay(10, [], { DepositToAccountRef: { value: SEED.checking } });
    expect(ledgerOf(books.company).balanceOf(SEED.checking)).toBe(1000n);
  });

  it('an invoice is paid by the customer credits on its own when the company says so', () => {
    const { books, pay } = withInvoice();
    const credit = pay(30, []);
    books.prefer({ SalesFormsPrefs: { AutoApplyPayments: true } });
    const invoice = books.create('Invoice', { CustomerRef: { value: '1' }, Line: [saleLine(50)] });
    expect(invoice).toMatchObject({
      TotalAmt: 50,
      Balance: 20,
      LinkedTxn: [{ TxnId: idOf(credit), TxnType: 'Payment' }],
    });
  });

  it('pays the oldest invoices on its own when the company says so and the caller says nothing', () => {
    const { books, invoiceId, pay } = withInvoice(50);
    const older = books.create('Invoice', { CustomerRef: { value: '1' }, TxnDate: '2026-01-02', Line: [saleLine(20)] });
    books.prefer({ SalesFormsPrefs: { AutoApplyPayments: true } });
    const body = { CustomerRef: { value: '1' }, TotalAmt: 30 };
    expect(books.create('Payment', body)['Line']).toMatchObject([toInvoice(idOf(older), 20), toInvoice(invoiceId, 10)]);
    expect(pay(5, [])).toMatchObject({ UnappliedAmt: 5 });
  });

  it('is sent to an address that is given or known', () => {
    const { books, pay } = withInvoice();
    const id = idOf(pay(5, []));
    expect(faultOf(() => books.send('Payment', id)).code).toBe('6420');
    expect(books.send('Payment', id, 'jo@x.example')['SyncToken']).toBe('1');
  });
});
