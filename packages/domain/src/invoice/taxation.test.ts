import { describe, expect, test } from 'vitest';
import { taxCodeId } from '../ids/record-ids.ts';
import { amountLine, documentOf, rulesOf } from '../testing/documents.ts';
import { computeDocument } from './compute-document.ts';
import { taxationOf } from './taxation.ts';

const codes = { G: [['gst', '10']] } as const;
const G = taxCodeId('G');
const TAX = taxCodeId('TAX');

describe('how a document is taxed', () => {
  test.each([
    ['off', 'inclusive', { pricesInclude: false, isDiscountFirst: false, certainty: 'exact' }],
    ['us-manual', 'inclusive', { pricesInclude: false, isDiscountFirst: false, certainty: 'exact' }],
    ['us-automated', 'exclusive', { pricesInclude: false, isDiscountFirst: false, certainty: 'estimated' }],
    ['global', 'exclusive', { pricesInclude: false, isDiscountFirst: true, certainty: 'exact' }],
    ['global', 'inclusive', { pricesInclude: true, isDiscountFirst: true, certainty: 'exact' }],
    ['global', 'none', { pricesInclude: false, isDiscountFirst: true, certainty: 'exact' }],
  ] as const)('under %s with prices %s of tax', (model, taxMode, taxation) => {
    expect(taxationOf(documentOf({ taxMode }), rulesOf(model, codes).tax)).toMatchObject(taxation);
  });

  test.each(['us-manual', 'us-automated'] as const)('under %s the document says when the discount comes', model => {
    const document = documentOf({ isTaxAfterDiscount: true });
    expect(taxationOf(document, rulesOf(model).tax)).toMatchObject({ isDiscountFirst: true });
  });

  test('in the US the line says whether, the document which', () => {
    const { chainOf } = taxationOf(documentOf({ documentTaxCodeId: G }), rulesOf('us-manual', codes).tax);
    expect([TAX, taxCodeId('NON'), G, null].map(code => chainOf(code).length)).toEqual([1, 0, 0, 0]);
  });

  test('elsewhere the line says which; a code that is not known carries no tax', () => {
    const { chainOf } = taxationOf(documentOf({}), rulesOf('global', codes).tax);
    expect([G, taxCodeId('7'), null].map(code => chainOf(code).length)).toEqual([1, 0, 0]);
  });

  test('lines of one code are one group: its chain is the same object each time', () => {
    const { chainOf } = taxationOf(documentOf({}), rulesOf('global', codes).tax);
    expect(chainOf(G)).toBe(chainOf(G));
  });

  test.each([
    ['global', 'none'],
    ['off', 'exclusive'],
  ] as const)('under %s with tax mode %s nothing is taxed', (model, taxMode) => {
    const { chainOf } = taxationOf(documentOf({ taxMode }), rulesOf(model, codes).tax);
    expect(chainOf(G)).toEqual([]);
  });
});

test('lines with tax that cancel each other out come to nothing, a discount included', () => {
  const lines = [amountLine('1', '11', 'G'), amountLine('2', '-11', 'G')];
  const totals = computeDocument(documentOf({ lines, taxMode: 'inclusive' }), rulesOf('global', codes));
  expect(totals).toMatchObject({ subtotal: '0', tax: '0', total: '0' });
});
