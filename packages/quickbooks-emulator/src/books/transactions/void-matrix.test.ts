import { describe, expect, it } from 'vitest';
import type { BodyAnswer } from '../call.ts';
import { objectAt, textAt, type JsonObject } from '../json.ts';
import { BooksClient, jsonOf } from '../testing/books-client.ts';
import { saleLine, SEED } from '../testing/test-books.ts';

const sale = { CustomerRef: { value: '1' }, Line: [saleLine(10)] };
const expense = {
  Amount: 10,
  DetailType: 'AccountBasedExpenseLineDetail',
  AccountBasedExpenseLineDetail: { AccountRef: { value: SEED.expense } },
};
const side = (PostingType: string, account: string): JsonObject => ({
  Amount: 10,
  DetailType: 'JournalEntryLineDetail',
  JournalEntryLineDetail: { PostingType, AccountRef: { value: account } },
});
const bank = { value: SEED.checking };

/** A body that makes each kind of transaction. */
const BODIES: Readonly<Record<string, JsonObject>> = {
  invoice: sale,
  estimate: sale,
  creditmemo: sale,
  salesreceipt: sale,
  refundreceipt: { ...sale, DepositToAccountRef: bank },
  payment: { CustomerRef: { value: '1' }, TotalAmt: 10 },
  deposit: {
    DepositToAccountRef: bank,
    Line: [{ Amount: 10, DetailType: 'DepositLineDetail', DepositLineDetail: { AccountRef: { value: SEED.income } } }],
  },
  bill: { VendorRef: { value: '1' }, Line: [expense] },
  billpayment: { VendorRef: { value: '1' }, PayType: 'Check', CheckPayment: { BankAccountRef: bank }, TotalAmt: 10 },
  purchase: { PaymentType: 'Cash', AccountRef: bank, Line: [expense] },
  journalentry: { Line: [side('Debit', SEED.checking), side('Credit', SEED.income)] },
};

function withRecord(path: string) {
  const client = new BooksClient();
  client.post('customer', { DisplayName: 'Harbor Cafe' });
  client.post('vendor', { DisplayName: 'Bob' });
  const record = client.post(path, BODIES[path] ?? {});
  const stamp = { Id: textAt(record, 'Id') ?? '', SyncToken: '0' };
  const voids = (query: Readonly<Record<string, string>>) =>
    client.call(`POST ${path}`, stamp, { query }) as BodyAnswer;
  return { client, record, stamp, voids };
}

const VOID = { operation: 'void' };
const UPDATE = { operation: 'update', include: 'void' };
const INCLUDE = { include: 'void' };

describe('void over the API (protocol.md §2.5)', () => {
  it.each([
    ['invoice', VOID],
    ['salesreceipt', VOID],
    ['salesreceipt', UPDATE],
    ['payment', UPDATE],
    ['billpayment', UPDATE],
    ['salesreceipt', INCLUDE],
    ['payment', INCLUDE],
    ['billpayment', INCLUDE],
  ])('%s is voided by %o', (path, query) => {
    const { voids } = withRecord(path);
    const answer = jsonOf(voids(query));
    const [voided] = Object.values(answer) as JsonObject[];
    expect(voided).toMatchObject({ TotalAmt: 0, PrivateNote: 'Voided', SyncToken: '1' });
  });

  it.each(['payment', 'billpayment', 'purchase', 'estimate', 'creditmemo', 'refundreceipt', 'deposit'])(
    '%s refuses operation=void with code 500',
    path => {
      const { voids } = withRecord(path);
      const answer = voids(VOID);
      expect(answer.status).toBe(400);
      expect(String(answer.body)).toContain('"Detail":"Operation void is not supported."');
    },
  );

  it('bill answers a SystemFault under HTTP 200', () => {
    const answer = withRecord('bill').voids(VOID);
    expect(answer).toMatchObject({ status: 200, faulted: true });
    expect(objectAt(jsonOf(answer), 'Fault')).toMatchObject({ type: 'SystemFault', Error: [{ code: '10000' }] });
  });

  it('journal entry answers an empty batch under HTTP 200 and does nothing', () => {
    const { client, stamp, voids } = withRecord('journalentry');
    const answer = voids(VOID);
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toMatchObject({ BatchItemResponse: [] });
    expect(client.get(`journalentry/${stamp.Id}`)['SyncToken']).toBe('0');
  });
});

describe('every transaction', () => {
  it.each(Object.keys(BODIES))('rule 15: deleting a %s answers domain, status and Id; it is 610 afterwards', path => {
    const { client, record, stamp } = withRecord(path);
    const answer = client.json(`POST ${path}`, stamp, { query: { operation: 'delete' } });
    const [gone] = Object.values(answer) as JsonObject[];
    expect(gone).toEqual({ domain: 'QBO', status: 'Deleted', Id: record['Id'] });
    expect(client.fault(`GET ${path}/${stamp.Id}`)['code']).toBe('610');
    expect(client.fault(`POST ${path}`, stamp, { operation: 'delete' })['code']).toBe('610');
  });

  it.each(Object.keys(BODIES))('rule 19: sending a %s back as it was read changes nothing', path => {
    const { client, record } = withRecord(path);
    client.nowMs += 60_000;
    const again = client.post(path, record);
    expect(again['SyncToken']).toBe('0');
    expect(again['MetaData']).toEqual(record['MetaData']);
  });

  it.each(Object.keys(BODIES))('a stale SyncToken of a %s is 5010, an unknown field 2010', path => {
    const { client, stamp } = withRecord(path);
    const stale = { ...BODIES[path], ...stamp, SyncToken: '7' };
    expect(client.fault(`POST ${path}`, stale)['code']).toBe('5010');
    expect(client.fault(`POST ${path}`, { ...BODIES[path], Colour: 'blue' })['code']).toBe('2010');
  });

  it.each(Object.keys(BODIES))('rule 30: a %s dated in closed books is refused', path => {
    const { client } = withRecord(path);
    const preferences = client.get('preferences');
    client.post('preferences', {
      ...preferences,
      AccountingInfoPrefs: { ...objectAt(preferences, 'AccountingInfoPrefs'), BookCloseDate: '2026-02-28' },
    });
    expect(client.fault(`POST ${path}`, { ...BODIES[path], TxnDate: '2026-02-28' })['code']).toBe('6210');
  });
});
