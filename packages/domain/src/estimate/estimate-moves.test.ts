import { expect, test } from 'vitest';
import { estimateMoves, estimateStatuses, isInvoiceable } from './estimate-moves.ts';

test.each(estimateStatuses)('%s: nobody moves it to where it is', status => {
  expect(estimateMoves[status]).not.toContain(status);
});

test('a converted estimate stays converted', () => {
  expect(estimateMoves.converted).toEqual([]);
});

test('only what the customer may still take is invoiced', () => {
  expect(estimateStatuses.filter(isInvoiceable)).toEqual(['pending', 'accepted']);
});
