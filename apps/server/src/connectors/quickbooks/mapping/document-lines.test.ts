import { decimal, type SalesLine } from '@tieout/quickbooks';
import { describe, expect, test } from 'vitest';
import { documentLinesOf, findShippingLine, hasBundle, lineAmountOf, moneyLines } from './document-lines.ts';

const sale = (Amount: string, detail: object, more: object = {}): SalesLine => ({
  DetailType: 'SalesItemLineDetail',
  Amount: decimal(Amount),
  SalesItemLineDetail: detail,
  ...more,
});

const priced = (line: SalesLine) => {
  const [read] = documentLinesOf([line], 'global');
  return [read?.fields['quantity'], read?.fields['unitPrice']];
};

describe('the price of a line', () => {
  test.each([
    ['quantity and price as they stand', sale('1861.08', { Qty: '25', UnitPrice: '74.443' }), ['25', '74.443']],
    ['a lump sum is one piece of it', sale('50', {}), ['1', '50']],
    ['without a price it follows from the amount', sale('50', { Qty: '4' }), ['4', '12.5']],
    ['what does not multiply to its amount is one piece of it', sale('10', { Qty: '3', UnitPrice: '4' }), ['1', '10']],
    ['nothing of something is worth nothing', sale('0', { Qty: '0', UnitPrice: '5' }), ['0', '5']],
    [
      'prices with tax come from the gross amount',
      sale('16.66', { Qty: '1', UnitPrice: '16.6583333', TaxInclusiveAmt: '19.99' }),
      ['1', '19.99'],
    ],
  ])('%s', (_, line, expected) => {
    expect(priced(line)).toEqual(expected);
  });
});

test('a bundle counts by its components, shipping and texts by nothing', () => {
  const component = sale('8', { Qty: '1', UnitPrice: '8' }, { Id: '2' });
  const bundle: SalesLine = {
    DetailType: 'GroupLineDetail',
    GroupLineDetail: { GroupItemRef: { value: '9' }, Line: [component as never] },
  };
  const shipping = sale('5', { ItemRef: { value: 'SHIPPING_ITEM_ID' } });
  const text: SalesLine = { DetailType: 'DescriptionOnly', Description: 'Thanks' };
  const lines = [bundle, shipping, text];
  expect(moneyLines(lines)).toEqual([component]);
  expect(hasBundle(lines)).toBe(true);
  expect(findShippingLine(lines)).toEqual(shipping);
});

test('where tax is off, codes that QuickBooks fills in are no difference', () => {
  const line = sale('5', { Qty: '1', UnitPrice: '5', TaxCodeRef: { value: 'NON' } });
  expect(documentLinesOf([line], 'off')[0]?.fields['taxCode']).toBeNull();
  expect(documentLinesOf([line], 'us-manual')[0]?.fields['taxCode']).toBe('NON');
});

test('a line comes to its gross amount where prices include tax', () => {
  const [line] = moneyLines([sale('16.66', { TaxInclusiveAmt: '19.99' })]);
  expect(line === undefined ? undefined : lineAmountOf(line)).toBe('19.99');
});
