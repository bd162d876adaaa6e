import { estimateStates } from '@tieout/api';
import { describe, expect, it } from 'vitest';
import { offeredEstimateActions } from './offered-estimate-actions.ts';

describe('what is offered for an estimate', () => {
  it.each([
    ['draft', { others: [], canBeEdited: false, canBeInvoiced: false, canBeDeleted: true }],
    [
      'pending',
      {
        awaited: 'accepted',
        others: ['rejected', 'closed'],
        canBeEdited: true,
        canBeInvoiced: true,
        canBeDeleted: true,
      },
    ],
    [
      'accepted',
      { others: ['pending', 'rejected', 'closed'], canBeEdited: true, canBeInvoiced: true, canBeDeleted: true },
    ],
    [
      'rejected',
      { others: ['pending', 'accepted', 'closed'], canBeEdited: true, canBeInvoiced: false, canBeDeleted: true },
    ],
    [
      'closed',
      { others: ['pending', 'accepted', 'rejected'], canBeEdited: false, canBeInvoiced: false, canBeDeleted: true },
    ],
    ['converted', { others: [], canBeEdited: false, canBeInvoiced: false, canBeDeleted: true }],
    ['voided', { others: [], canBeEdited: false, canBeInvoiced: false, canBeDeleted: true }],
    ['deleted', { others: [], canBeEdited: false, canBeInvoiced: false, canBeDeleted: false }],
  ] as const)('that is %s', (state, offered) => {
    expect(offeredEstimateActions({ state, invoice: null }, true)).toEqual(offered);
  });

  it('is nothing but to delete it once an invoice was made of it', () => {
    const offered = { others: [], canBeEdited: false, canBeInvoiced: false, canBeDeleted: true };
    expect(offeredEstimateActions({ state: 'closed', invoice: { id: 'i', number: '7' } }, true)).toEqual(offered);
  });

  it('is nothing that QuickBooks would have to be told while it is off', () => {
    const offered = estimateStates.map(state => offeredEstimateActions({ state, invoice: null }, false));
    expect(offered.flatMap(({ awaited, others }) => [awaited ?? [], ...others].flat())).toEqual([]);
    expect(offered.some(({ canBeInvoiced, canBeEdited }) => canBeInvoiced || canBeEdited)).toBe(false);
    expect(
      estimateStates.filter(state => offeredEstimateActions({ state, invoice: null }, false).canBeDeleted),
    ).toEqual(['draft']);
  });
});
