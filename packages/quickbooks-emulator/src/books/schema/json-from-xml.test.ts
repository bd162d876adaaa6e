import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyAnswer } from '../call.ts';
import { BooksClient } from '../testing/books-client.ts';
import { readXml } from './xml-tree.ts';

const XML = { accept: undefined, contentType: 'application/xml' };
const xml = (books: BooksClient, request: string, body: string) => (books.call(request, body, XML) as BodyAnswer).body;

describe('bodies in XML', () => {
  it('create and update records, and are answered in XML', () => {
    const books = new BooksClient();
    const created = xml(
      books,
      'POST customer',
      `<?xml version="1.0" encoding="utf-8"?>
       <Customer xmlns="http://schema.intuit.com/finance/v3" sparse="false">
         <DisplayName>Fish &amp; Chips &#38; Peas</DisplayName>
         <PrimaryEmailAddr><Address>fish@chips.example</Address></PrimaryEmailAddr>
         <SalesTermRef name="Net 30">3</SalesTermRef>
       </Customer>`,
    );
    expect(created).toContain('<DisplayName>Fish &amp; Chips &amp; Peas</DisplayName>');
    expect(books.get('customer/1')).toMatchObject({
      SalesTermRef: { value: '3' },
      PrimaryEmailAddr: { Address: 'fish@chips.example' },
    });
    xml(
      books,
      'POST customer',
      '<Customer sparse="true"><Id>1</Id><SyncToken>0</SyncToken><Notes>x</Notes></Customer>',
    );
    expect(books.get('customer/1')).toMatchObject({ Notes: 'x', SyncToken: '1', DisplayName: 'Fish & Chips & Peas' });
  });

  it('hold lists as repeated elements', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'A' });
    const line = (amount: number) =>
      `<Line><Amount>${amount}</Amount><DetailType>SalesItemLineDetail</DetailType><SalesItemLineDetail><ItemRef>1</ItemRef></SalesItemLineDetail></Line>`;
    const created = xml(
      books,
      'POST invoice',
      `<Invoice>${line(10)}${line(5.5)}<CustomerRef>1</CustomerRef></Invoice>`,
    );
    expect(created).toContain('<TotalAmt>15.50</TotalAmt>');
  });

  it('hold what has a value and a type as text with an attribute', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'A' });
    const memo = xml(
      books,
      'POST invoice',
      '<Invoice><Line><Amount>5</Amount><DetailType>SalesItemLineDetail</DetailType><SalesItemLineDetail><ItemRef>1</ItemRef></SalesItemLineDetail></Line><CustomerRef>1</CustomerRef><CustomerMemo>Thank you</CustomerMemo></Invoice>',
    );
    expect(memo).toContain('<CustomerMemo>Thank you</CustomerMemo>');
    const note = xml(
      books,
      'POST attachable',
      '<Attachable><AttachableRef><EntityRef type="Invoice">1</EntityRef></AttachableRef><Note>x</Note></Attachable>',
    );
    expect(note).toContain('<EntityRef type="Invoice">1</EntityRef>');
  });

  it('what was answered can be posted back', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'A', BillAddr: { Line1: '1 Way' } });
    const before = books.get('customer/1');
    const answered = String((books.call('GET customer/1', undefined, XML) as BodyAnswer).body);
    const record = /<Customer [\s\S]*<\/Customer>/.exec(answered)?.[0] ?? '';
    expect(xml(books, 'POST customer', record)).toContain('<SyncToken>0</SyncToken>');
    expect(books.get('customer/1')).toEqual(before);
  });

  it.each([
    ['another entity', '<Vendor><DisplayName>A</DisplayName></Vendor>'],
    ['what is not well formed', '<Customer><DisplayName>A</Customer>'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><Customer><DisplayName>&a;</DisplayName></Customer>'],
    ['an unknown element', '<Customer><DisplayName>A</DisplayName><Nope>1</Nope></Customer>'],
    ['nothing', ''],
  ])('refuse %s with 2010', (_name, body) => {
    expect(xml(new BooksClient(), 'POST customer', body)).toContain('code="2010"');
  });

  it('never hang and never throw, whatever they are', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<a/>',
      '<a b="c">',
      '&amp;',
      '&#1114112;',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<',
      '>',
      'x',
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const element = readXml(pieces.join(''));
        expect(element === undefined || element.name === 'a').toBe(true);
      }),
    );
    expect(readXml('<a>'.repeat(50_000))).toBeUndefined();
    expect(readXml(`<a ${'b="c" '.repeat(20_000)}`)).toBeUndefined();
  });
});
