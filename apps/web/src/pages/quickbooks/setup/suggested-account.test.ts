import { describe, expect, it } from 'vitest';
import { byLikelihood, suggestedAccount } from './suggested-account.ts';

const accounts = (...names: readonly string[]) => names.map((name, at) => ({ id: String(at), name }));

describe('the suggested income account', () => {
  it.each([
    [['Billable Expense Income', 'Sales of Product Income', 'Services'], 'Sales of Product Income'],
    [['Discounts given', 'Services', 'Sales'], 'Sales'],
    [['Landscaping Services', 'Services', 'Other Income'], 'Services'],
    [['Unapplied Cash Payment Income', 'Fees'], 'Fees'],
  ])('of %j is %s', (names, expected) => {
    expect(suggestedAccount(accounts(...names))?.name).toBe(expected);
  });

  it('is none where a guess would be no better than chance', () => {
    expect(suggestedAccount(accounts('Fees', 'Commissions'))).toBeUndefined();
    expect(suggestedAccount(accounts('Sales Discounts'))).toBeUndefined();
    expect(suggestedAccount(accounts())).toBeUndefined();
  });
});

it('the likeliest account stands first, those that are not for sales last', () => {
  const sorted = byLikelihood(accounts('Discounts given', 'Design', 'Fees', 'Sales'));
  expect(sorted.map(({ name }) => name)).toEqual(['Sales', 'Design', 'Fees', 'Discounts given']);
});
