import { describe, expect, it } from 'vitest';
import { decimal } from '../entities/decimal.ts';
import { html, json, REALM, scriptQuickBooks, xml } from '../testing/scripted-quickbooks.ts';
import type { BatchItem } from './batch-item.ts';
import { BATCH_ITEMS_MAX } from './run-batch.ts';

const identity = { Id: '7', SyncToken: '2' };
const items: readonly BatchItem[] = [
  { kind: 'create', name: 'Vendor', record: { DisplayName: 'Acme Hardware' } },
  { kind: 'sparse-update', name: 'Customer', changes: { ...identity, Notes: 'x' } },
  { kind: 'delete', name: 'Invoice', record: { ...identity, ...{ TotalAmt: decimal('5') } } },
  { kind: 'void', name: 'SalesReceipt', record: identity },
  { kind: 'deactivate', name: 'Item', record: identity },
  { kind: 'query', query: { from: 'Bill', maxResults: 50 } },
];

const query: BatchItem = { kind: 'query', query: { from: 'Bill' } };
const deletion: BatchItem = { kind: 'delete', name: 'Invoice', record: identity };

const responses = [
  { bId: '6', QueryResponse: { Bill: [{ Id: '9', SyncToken: '0', TotalAmt: 1 }], startPosition: 1, maxResults: 1 } },
  {
    bId: '2',
    Fault: {
      type: 'ValidationFault',
      Error: [{ Message: 'Stale Object Error', Detail: 'Stale', code: '5010', element: '' }],
    },
  },
  { bId: '1', Vendor: { Id: '58', SyncToken: '0', DisplayName: 'Acme Hardware' } },
  { bId: '3', Invoice: { status: 'Deleted', domain: 'QBO', Id: '7' } },
  { bId: '4', SalesReceipt: { Id: '7', SyncToken: '3' } },
];

describe('a batch', () => {
  it('sends every item in the form QuickBooks wants', async () => {
    const { quickbooks, seen } = scriptQuickBooks([json({ BatchItemResponse: responses })]);
    await quickbooks.company(REALM).batch(items);
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      BatchItemRequest: [
        { bId: '1', operation: 'create', Vendor: { DisplayName: 'Acme Hardware' } },
        { bId: '2', operation: 'update', Customer: { ...identity, Notes: 'x', sparse: true } },
        { bId: '3', operation: 'delete', Invoice: identity },
        { bId: '4', operation: 'update', optionsData: 'void', SalesReceipt: { ...identity, sparse: true } },
        { bId: '5', operation: 'update', Item: { ...identity, sparse: true, Active: false } },
        { bId: '6', Query: 'SELECT * FROM Bill MAXRESULTS 50' },
      ],
    });
  });

  it('gives outcomes in the order of the items, whatever the order of the answers', async () => {
    const { quickbooks, events } = scriptQuickBooks([json({ BatchItemResponse: responses })]);
    const { value } = await quickbooks.company(REALM).batch(items);
    expect(value).toMatchObject([
      { kind: 'record', name: 'Vendor', record: { Id: '58' } },
      { kind: 'fault', fault: { kind: 'stale', intuitTid: '1-69a5c0de-0123456789abcdef01234567' } },
      { kind: 'deleted', name: 'Invoice', id: '7' },
      { kind: 'record', name: 'SalesReceipt', record: { SyncToken: '3' } },
      { kind: 'fault', fault: { kind: 'malformed-answer' } },
      { kind: 'rows', name: 'Bill', rows: [{ Id: '9', TotalAmt: '1' }] },
    ]);
    expect(events[0]).toMatchObject({ kind: 'call', meteredReads: 1 });
  });

  it('is sent again whole with the same request id after a failure in between', async () => {
    const { quickbooks, seen } = scriptQuickBooks([html(504), json({ BatchItemResponse: responses })]);
    await quickbooks.company(REALM).batch(items, { requestId: 'journal-1' });
    expect(seen.map(request => request.url.searchParams.get('requestid'))).toEqual(['journal-1', 'journal-1']);
    expect(seen[0]?.body).toBe(seen[1]?.body);
  });

  it.each<[what: string, answer: object, item: BatchItem]>([
    [
      'a query that faults inside',
      { QueryResponse: { Fault: { Error: [{ code: '4001' }], type: 'ValidationFault' } } },
      query,
    ],
    ['a query without an answer', {}, query],
    ['a deletion that only gives the record back', { Invoice: { Id: '7', SyncToken: '2' } }, deletion],
  ])('does not take %s for done', async (_, answer, item) => {
    const { quickbooks } = scriptQuickBooks([json({ BatchItemResponse: [{ bId: '1', ...answer }] })]);
    const { value } = await quickbooks.company(REALM).batch([item]);
    expect(value).toMatchObject([{ kind: 'fault' }]);
  });

  it('is understood in XML too', async () => {
    const { quickbooks } = scriptQuickBooks([
      xml(
        '<IntuitResponse time="2026-03-02T09:00:00.000-08:00"><BatchItemResponse bId="1"><Vendor><Id>58</Id><SyncToken>0</SyncToken></Vendor>' +
          '</BatchItemResponse></IntuitResponse>',
      ),
    ]);
    const { value } = await quickbooks.company(REALM).batch(items.slice(0, 1));
    expect(value).toMatchObject([{ kind: 'record', record: { Id: '58' } }]);
  });

  it('of no items or of more than 30 is refused before it is sent', async () => {
    const { quickbooks } = scriptQuickBooks([json({})]);
    const one = items[0];
    if (!one) throw new Error('no item');
    await expect(quickbooks.company(REALM).batch([])).rejects.toThrow(TypeError);
    await expect(
      quickbooks.company(REALM).batch(Array.from({ length: BATCH_ITEMS_MAX + 1 }, () => one)),
    ).rejects.toThrow('30');
  });
});
