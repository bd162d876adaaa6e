import { expect, test } from 'vitest';
import { estimateMoves, estimateStatuses, isInvoiceable } from './estimate-moves.ts';

test('a person may give an open estimate any state but the one it has; a converted one stays converted', () => {
  const settable = estimateStatuses.filter(status => status !== 'converted');
  for (const status of settable) {
    expect(estimateMoves[status].toSorted()).toEqual(settable.filter(other => other !== status).toSorted());
  }
  expect(estimateMoves.converted).toEqual([]);
});

test('only what the customer may still take is invoiced', () => {
  expect(estimateStatuses.filter(isInvoiceable)).toEqual(['pending', 'accepted']);
});
