import type { ProblemField } from '@tieout/api';
import { describe, expect, it } from 'vitest';
import { chooseSide, choicesSoFar, openFields, ruleSentence, sideOf } from './field-choices.ts';

const field = (name: string, over: Partial<ProblemField> = {}): ProblemField => ({
  field: name,
  label: name,
  kind: 'text',
  base: 'old',
  here: 'ours',
  books: 'theirs',
  isConflict: true,
  isDifferent: true,
  entry: { kind: 'text' },
  chosen: null,
  ...over,
});
const phone = field('phone');
const email = field('email');
const quiet = field('name', { isConflict: false, isDifferent: false });
const rule = { here: 'The workspace wins for customers.', books: 'QuickBooks wins for customers.' };

describe('choosing between two sides', () => {
  it('starts with what was said before', () => {
    expect(choicesSoFar([{ ...phone, chosen: 'books' }, email])).toEqual({ phone: 'books' });
  });

  it('takes one side for all that is in conflict, and touches nothing that is not', () => {
    expect(chooseSide([phone, email, quiet], 'here')).toEqual({ phone: 'here', email: 'here' });
  });

  it('knows what is still open', () => {
    expect(openFields([phone, email, quiet], { phone: 'here' })).toEqual([email]);
    expect(openFields([phone, email], { phone: 'here', email: { value: null } })).toEqual([]);
  });

  it.each([
    [{ phone: 'here', email: 'here' }, 'here'],
    [{ phone: 'books' }, 'books'],
    [{ phone: 'books', email: 'here' }, undefined],
    [{ phone: 'books', email: { value: 'typed' } }, undefined],
    [{ phone: { value: 'typed' } }, undefined],
    [{}, undefined],
  ] as const)('of %j takes the side %s', (choices, side) => {
    expect(sideOf(choices)).toBe(side);
  });

  it('can become a rule only where one side won everywhere and a rule exists', () => {
    expect(ruleSentence(rule, { phone: 'books', email: 'books' })).toBe(rule.books);
    expect(ruleSentence(rule, { phone: 'books', email: 'here' })).toBeUndefined();
    expect(ruleSentence(null, { phone: 'books' })).toBeUndefined();
  });
});
