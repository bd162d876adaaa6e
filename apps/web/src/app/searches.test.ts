import { describe, expect, it } from 'vitest';
import { customerSearch, returnSearch } from './searches.ts';

describe('addresses', () => {
  it('keep what they know and drop what they do not', () => {
    expect(customerSearch({ search: 'Quay', mark: 'in-step', sort: 'colour', page: 4 })).toEqual({
      search: 'Quay',
      mark: 'in-step',
    });
  });

  it('read a search for digits as text', () => {
    expect(customerSearch({ search: 1043 })).toEqual({ search: '1043' });
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
    'never lead to another site after signing in: %s',
    path => {
      expect(returnSearch({ returnTo: path })).toEqual({});
    },
  );

  it('lead back to the page that asked for the sign-in', () => {
    expect(returnSearch({ returnTo: '/invoices/new?customerId=1' })).toEqual({
      returnTo: '/invoices/new?customerId=1',
    });
  });
});
