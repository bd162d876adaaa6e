import { describe, expect, it } from 'vitest';
import { objectsAt, type JsonObject } from '../json.ts';
import { bodyTextOf, BooksClient } from '../testing/books-client.ts';

const run = (books: BooksClient, items: readonly JsonObject[]) =>
  objectsAt(books.json('POST batch', { BatchItemRequest: items }), 'BatchItemResponse');

describe('a batch', () => {
  it('answers each item under its bId; a fault is that item’s alone', () => {
    const books = new BooksClient();
    const results = run(books, [
      { bId: 'b1', operation: 'create', Vendor: { DisplayName: 'Acme Hardware' } },
      { bId: 'b2', operation: 'create', Customer: { DisplayName: 'acme hardware' } },
      { bId: 'b3', operation: 'update', Vendor: { Id: '1', SyncToken: '0', sparse: true, AcctNum: '7' } },
      { bId: 'b4', Query: 'select count(*) from Vendor' },
      { bId: 'b5', operation: 'delete', Vendor: { Id: '1', SyncToken: '1' } },
      { bId: 'b6', CDCQuery: { Entities: 'Vendor', ChangedSince: '2026-03-02T00:00:00-08:00' } },
    ]);
    expect(results).toMatchObject([
      { bId: 'b1', Vendor: { Id: '1', SyncToken: '0' } },
      { bId: 'b2', Fault: { type: 'ValidationFault', Error: [{ code: '6240' }] } },
      { bId: 'b3', Vendor: { AcctNum: '7', SyncToken: '1' } },
      { bId: 'b4', QueryResponse: { totalCount: 1 } },
      { bId: 'b5', Fault: { Error: [{ code: '500' }] } },
      { bId: 'b6', CDCResponse: [{ QueryResponse: [{ maxResults: 1 }] }] },
    ]);
  });

  it('costs as much as its queries and feeds would alone', () => {
    const books = new BooksClient();
    const items = [
      { bId: '1', Query: 'select * from Term' },
      { bId: '2', Query: 'select * from Nothing' },
      { bId: '3', operation: 'create', Vendor: { DisplayName: 'A' } },
    ];
    expect(books.call('POST batch', { BatchItemRequest: items })).toMatchObject({ status: 200, metered: 1 });
  });

  it.each([
    ['an empty batch', { BatchItemRequest: [] }, '400', 'Batch Request is Empty'],
    [
      'more than thirty items',
      { BatchItemRequest: Array.from({ length: 31 }, () => ({ bId: '1' })) },
      '1040',
      'more than 30',
    ],
    ['a body that is no batch', { Items: [] }, '400', 'Batch Request is Empty'],
  ])('refuses %s', (...row) => {
    const [, body, code, detail] = row;
    const fault = new BooksClient().fault('POST batch', body);
    expect(fault['code']).toBe(code);
    expect(fault['Detail']).toContain(detail);
  });

  it('takes fifty items where the company is switched so', () => {
    const books = new BooksClient({ switches: { batchItemsMax: 50 } });
    const items = Array.from({ length: 50 }, (_, index) => ({
      bId: String(index),
      Query: 'select count(*) from Term',
    }));
    expect(run(books, items)).toHaveLength(50);
  });

  it('may be written in XML, as clients of that dialect do', () => {
    const body = `<?xml version="1.0" encoding="utf-8"?>
      <IntuitBatchRequest xmlns="http://schema.intuit.com/finance/v3">
        <BatchItemRequest bId="1" operation="create"><Vendor><DisplayName>Acme</DisplayName></Vendor></BatchItemRequest>
        <BatchItemRequest bId="2" operation="create"><Vendor><DisplayName>ACME</DisplayName></Vendor></BatchItemRequest>
        <BatchItemRequest bId="3"><Query>select * from Term maxresults 1</Query></BatchItemRequest>
        <BatchItemRequest bId="4" operation="delete"><Invoice><Id>7</Id><SyncToken>0</SyncToken></Invoice></BatchItemRequest>
      </IntuitBatchRequest>`;
    const answer = new BooksClient().call('POST batch', body, { accept: undefined, contentType: 'application/xml' });
    const xml = bodyTextOf(answer);
    expect(xml).toMatch(/<BatchItemResponse bId="1"><Vendor domain="QBO" sparse="false"><Id>1<\/Id>/);
    expect(xml).toMatch(/<BatchItemResponse bId="2"><Fault type="ValidationFault"><Error code="6240"/);
    expect(xml).toMatch(/<BatchItemResponse bId="3"><QueryResponse startPosition="1" maxResults="1"><Term/);
    expect(xml).toMatch(/<BatchItemResponse bId="4"><Fault type="ValidationFault"><Error code="610"/);
  });

  it.each([
    ['an empty one', '<IntuitBatchRequest/>', '400'],
    ['another root', '<Vendor><DisplayName>A</DisplayName></Vendor>', '2010'],
    ['another member', '<IntuitBatchRequest><Vendor/></IntuitBatchRequest>', '2010'],
  ])('in XML refuses %s', (...row) => {
    const answer = new BooksClient().json('POST batch', row[1], { contentType: 'application/xml' });
    expect(answer).toMatchObject({ Fault: { Error: [{ code: row[2] }] } });
  });
});
