import { estimateStates } from '@tieout/api';
import { describe, expect, it } from 'vitest';
import { offeredEstimateActions } from './offered-estimate-actions.ts';

describe('what is offered for an estimate', () => {
  it.each([
    ['draft', { statuses: [], canBeInvoiced: false, canBeDeleted: true }],
    ['pending', { statuses: ['accepted', 'rejected', 'closed'], canBeInvoiced: true, canBeDeleted: true }],
    ['accepted', { statuses: ['pending', 'rejected', 'closed'], canBeInvoiced: true, canBeDeleted: true }],
    ['rejected', { statuses: ['pending', 'accepted', 'closed'], canBeInvoiced: false, canBeDeleted: true }],
    ['closed', { statuses: ['pending', 'accepted', 'rejected'], canBeInvoiced: false, canBeDeleted: true }],
    ['converted', { statuses: [], canBeInvoiced: false, canBeDeleted: true }],
    ['voided', { statuses: [], canBeInvoiced: false, canBeDeleted: true }],
    ['deleted', { statuses: [], canBeInvoiced: false, canBeDeleted: false }],
  ] as const)('that is %s', (state, offered) => {
    expect(offeredEstimateActions(state, true)).toEqual(offered);
  });

  it('is nothing that QuickBooks would have to be told while it is off', () => {
    const offered = estimateStates.map(state => offeredEstimateActions(state, false));
    expect(offered.flatMap(({ statuses }) => statuses)).toEqual([]);
    expect(offered.some(({ canBeInvoiced }) => canBeInvoiced)).toBe(false);
    expect(estimateStates.filter(state => offeredEstimateActions(state, false).canBeDeleted)).toEqual(['draft']);
  });
});
