import { expect, test } from 'vitest';
import { explainDocument, type DifferingDocument } from './explain-document.ts';

const equal: DifferingDocument = {
  seq: 1,
  verdict: 'differs',
  life_here: 'live',
  life_books: 'live',
  currency_here: 'USD',
  currency_books: 'USD',
  date_here: '2026-11-20',
  date_books: '2026-11-20',
  has_other_customer: false,
  total_here: '100',
  total_books: '100',
  balance_here: '100',
  balance_books: '100',
  parts: [{ part: 'income', position: 1, here: '100', books: '100' }],
};

const rows: readonly (readonly [string, Partial<DifferingDocument>, readonly string[]])[] = [
  ['equal figures', {}, []],
  ['a document of one side', { verdict: 'only-here' }, ['It is here and not in QuickBooks.']],
  ['a voided one', { life_books: 'voided' }, ['It stands here and is voided in QuickBooks.']],
  ['another currency', { currency_books: 'CAD' }, ['It is in USD here and in CAD in QuickBooks.']],
  ['another day', { date_books: '2026-12-01' }, ['It is dated 2026-11-20 here and 2026-12-01 in QuickBooks.']],
  ['another customer', { has_other_customer: true }, ['It belongs to another customer in QuickBooks.']],
  [
    'a line that is a cent off: the line explains the total and what is owed',
    { total_books: '99.99', balance_books: '99.99', parts: [{ part: 'income', position: 1, here: '100', books: '99.99' }] },
    ['Line 1 is $100.00 here and $99.99 in QuickBooks.'],
  ],
  [
    'a line of one side',
    { total_books: '90', balance_books: '90', parts: [{ part: 'income', position: 2, here: '10', books: null }] },
    ['Line 2 ($10.00) is here only.'],
  ],
  [
    'amounts that moved between lines of the same total',
    {
      parts: [
        { part: 'income', position: 1, here: '60', books: '50' },
        { part: 'income', position: 2, here: '40', books: '50' },
      ],
    },
    ['Line 1 is $60.00 here and $50.00 in QuickBooks.', 'Line 2 is $40.00 here and $50.00 in QuickBooks.'],
  ],
  [
    'a total that no part explains',
    { total_books: '101', balance_books: '101' },
    ['The total is $100.00 here and $101.00 in QuickBooks, although every part agrees.'],
  ],
  [
    'a total that is off while the same is open: what is open needs no explanation',
    { total_books: '101' },
    ['The total is $100.00 here and $101.00 in QuickBooks, although every part agrees.'],
  ],
  [
    'a payment on one side',
    { balance_books: '40' },
    ['$100.00 is open here and $40.00 in QuickBooks: a payment or credit is on one side only.'],
  ],
]; // prettier-ignore

test.each(rows)('%s', (_, parts, sentences) => {
  expect(explainDocument({ ...equal, ...parts }).map(({ sentence }) => sentence)).toEqual(sentences);
});

test('differences are here less books, exactly', () => {
  const parts = [{ part: 'tax', position: null, here: '0.1', books: '0.3' }] as const;
  expect(explainDocument({ ...equal, parts })[0]?.difference).toBe('-0.2');
});
