import { expect, test } from 'vitest';
import { tieOutSentence } from './tie-out-sentence.ts';

const agreed = {
  documents: 1_081,
  differing: 0,
  customers: 20,
  differingCustomers: 0,
  periods: 30,
  differingPeriods: 0,
};

test.each([
  ['nothing was compared', { documents: 0 }, 'There is nothing to compare yet: no document is on both sides.'],
  ['all agree', {}, 'Both sides agree to the cent: 1,081 documents.'],
  [
    'one document differs',
    { differing: 1 },
    '1 of 1,081 documents does not agree. What customers owe is the same on both sides.',
  ],
  [
    'everything differs',
    { differing: 42, differingCustomers: 10, differingPeriods: 20 },
    '42 of 1,081 documents, 10 customers and 20 months of accounts do not agree. What customers owe is the same on both sides.',
  ],
])('where %s, the sentence says what', (_, counts, sentence) => {
  expect(tieOutSentence({ counts: { ...agreed, ...counts }, receivables: [] })).toBe(sentence);
});

test('C14 what customers owe is told apart by currency and by side', () => {
  const receivables = [
    { currency: 'USD', here: '100', books: '90.5', difference: '9.5' },
    { currency: 'EUR', here: '0', books: '20', difference: '-20' },
    { currency: 'GBP', here: '7', books: '7', difference: '0' },
  ];
  expect(tieOutSentence({ counts: { ...agreed, differing: 2 }, receivables })).toBe(
    '2 of 1,081 documents do not agree. What customers owe is $9.50 apart (more here) and €20.00 apart (less here).',
  );
});
