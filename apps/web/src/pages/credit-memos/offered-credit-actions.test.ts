import { creditMemoStates } from '@tieout/api';
import { describe, expect, it } from 'vitest';
import { offeredCreditActions } from './offered-credit-actions.ts';

describe('what is offered for a credit memo', () => {
  it.each([
    ['draft', { canBeApplied: false, canBeEdited: false, canBeDeleted: true }],
    ['open', { canBeApplied: true, canBeEdited: true, canBeDeleted: true }],
    ['applied', { canBeApplied: false, canBeEdited: true, canBeDeleted: true }],
    ['voided', { canBeApplied: false, canBeEdited: false, canBeDeleted: true }],
    ['deleted', { canBeApplied: false, canBeEdited: false, canBeDeleted: false }],
  ] as const)('that is %s', (state, offered) => {
    expect(offeredCreditActions(state, true)).toEqual(offered);
  });

  it('is nothing that QuickBooks would have to be told while it is off', () => {
    const offered = creditMemoStates.map(state => ({ state, ...offeredCreditActions(state, false) }));
    expect(offered.filter(({ canBeApplied, canBeEdited }) => canBeApplied || canBeEdited)).toEqual([]);
    expect(offered.filter(({ canBeDeleted }) => canBeDeleted).map(({ state }) => state)).toEqual(['draft']);
  });
});
