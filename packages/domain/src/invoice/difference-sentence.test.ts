import { expect, test } from 'vitest';
import { taxRateId } from '../ids/record-ids.ts';
import { decimal } from '../money/decimal.ts';
import { differenceSentence } from './difference-sentence.ts';
import type { Difference } from './tie-out.ts';

const difference = (parts: Partial<Difference>): Difference => ({
  cause: 'total',
  lineId: null,
  lineNumber: null,
  rateId: null,
  predicted: decimal('7'),
  answered: decimal('8'),
  difference: decimal('1'),
  ...parts,
});

const sentence = (parts: Partial<Difference>): string =>
  differenceSentence(
    difference(parts),
    amount => `$${amount}`,
    rateId => `Rate ${rateId}`,
  );

const rateId = taxRateId('3');

test.each([
  ['line-amount', { lineNumber: 2 }, 'Line 2 is $7 here and $8 in QuickBooks.'],
  ['line-amount', {}, 'Line is $7 here and $8 in QuickBooks.'],
  ['line-missing', { lineNumber: 2 }, 'Line 2 ($7) is not in QuickBooks.'],
  ['line-added', { lineNumber: 3 }, 'QuickBooks has a line 3 of $8 that is not here.'],
  ['discount', {}, 'The discount is $7 here and $8 in QuickBooks.'],
  ['shipping', {}, 'Shipping is $7 here and $8 in QuickBooks.'],
  ['tax-rounding', { rateId }, 'Rate 3 is $7 here and $8 in QuickBooks: the same base and rate, rounded differently.'],
  ['tax-base', { rateId }, 'Rate 3 is $7 here and $8 in QuickBooks: it is taken of another amount.'],
  ['tax-rate', { rateId }, 'Rate 3 is $7 here and $8 in QuickBooks: the percentage differs.'],
  ['tax-rate', {}, 'The tax is $7 here and $8 in QuickBooks: the percentage differs.'],
  ['tax-missing', { rateId }, 'Rate 3 ($7) is missing in QuickBooks.'],
  ['tax-added', { rateId }, 'QuickBooks adds Rate 3 of $8.'],
  ['total', {}, 'The total is $7 here and $8 in QuickBooks, although every part agrees.'],
] as const)('%s %o', (cause, parts, told) => {
  expect(sentence({ cause, ...parts })).toBe(told);
});
