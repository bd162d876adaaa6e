import { describe, expect, it } from 'vitest';
import type { BodyAnswer } from '../call.ts';
import { textAt } from '../json.ts';
import { BooksClient } from '../testing/books-client.ts';

const xml = (books: BooksClient, path: string, query: Record<string, string> = {}) =>
  books.call(`GET ${path}`, undefined, { accept: undefined, query }) as BodyAnswer;

describe('answers in XML', () => {
  const books = new BooksClient();
  books.post('customer', { DisplayName: 'Fish & <Chips>', CompanyName: 'F' });

  it('come when Accept does not name JSON, with attributes, references as text and Id first', () => {
    const answer = xml(books, 'customer/1');
    expect(answer.contentType).toBe('application/xml;charset=UTF-8');
    expect(answer.body).toContain(
      '<IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="2026-03-02T09:14:41.322-08:00"><Customer domain="QBO" sparse="false"><Id>1</Id><SyncToken>0</SyncToken><MetaData>',
    );
    expect(answer.body).toContain('<DisplayName>Fish &amp; &lt;Chips&gt;</DisplayName>');
    expect(answer.body).toContain('<CurrencyRef name="United States Dollar">USD</CurrencyRef>');
  });

  it('repeat the element of a list and carry the page as attributes', () => {
    const answer = xml(books, 'query', { query: 'select * from Term maxresults 2' });
    expect(answer.body).toMatch(
      /<QueryResponse startPosition="1" maxResults="2"><Term .*<\/Term><Term .*<\/Term><\/QueryResponse>/,
    );
  });

  it('show an empty page as an empty element', () => {
    expect(xml(books, 'query', { query: 'select * from Vendor' }).body).toContain('<QueryResponse/>');
  });

  it('show money with two decimals unless it is 0, prices as they are, and extras of payments as names and values', () => {
    const sale = { ItemRef: { value: '1' }, UnitPrice: 12.5, Qty: 2 };
    const line = { Amount: 25, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: sale };
    const invoice = books.post('invoice', { CustomerRef: { value: '1' }, Line: [line] });
    const link = { Amount: 25, LinkedTxn: [{ TxnId: textAt(invoice, 'Id') ?? '', TxnType: 'Invoice' }] };
    const payment = books.post('payment', { CustomerRef: { value: '1' }, TotalAmt: 25, Line: [link] });
    const shown = xml(books, `invoice/${textAt(invoice, 'Id')}`).body;
    expect(shown).toMatch(/<Amount>25\.00<\/Amount>.*<UnitPrice>12\.5<\/UnitPrice>.*<TotalTax>0<\/TotalTax>/);
    expect(shown).toMatch(/<TotalAmt>25\.00<\/TotalAmt>.*<Balance>0<\/Balance>/);
    expect(xml(books, `payment/${textAt(payment, 'Id')}`).body).toContain(
      `<LineEx><NameValue><Name>txnId</Name><Value>${textAt(invoice, 'Id')}</Value></NameValue><NameValue><Name>txnOpenBalance</Name><Value>25.00</Value></NameValue>`,
    );
  });

  it('show faults as recorded', () => {
    expect(xml(books, 'query', { query: "select * from Vendor where PrimaryEmailAddr = 'a'" }).body).toContain(
      '<Fault type="ValidationFault"><Error code="4001"><Message>Invalid query</Message><Detail>QueryValidationError: property \'PrimaryEmailAddr\' is not queryable</Detail></Error></Fault>',
    );
  });

  it('show a report under its own root, cells as attributes', () => {
    const { body } = xml(books, 'reports/BalanceSheet');
    expect(body).toMatch(/<Report xmlns="http:\/\/schema.intuit.com\/finance\/v3"><Header><Time>/);
    expect(body).toMatch(/<Row type="Section" group="TotalAssets">/);
    expect(body).toMatch(/<Summary><ColData value="TOTAL ASSETS"\/><ColData value="[\d.]*"\/><\/Summary>/i);
  });
});
