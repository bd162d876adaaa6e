import { createOwner, customerFields } from '@tieout/api';
import { describe, expect, it } from 'vitest';
import { schemaErrors } from './use-fields.ts';

describe('the checks of a form', () => {
  it('are the contract of the server, by field', () => {
    const errors = schemaErrors(customerFields, {
      displayName: ' ',
      email: 'no-at-sign',
      billingAddress: { line1: 'x'.repeat(501) },
    });
    expect(errors['displayName']).toBe('Write a name');
    expect(Object.keys(errors).sort()).toEqual(['billingAddress.line1', 'displayName', 'email']);
  });

  it('say how long a password has to be', () => {
    if (createOwner.body === undefined) throw new Error('The contract of the first visit has a body.');
    const errors = schemaErrors(createOwner.body, {
      name: 'Ida',
      email: 'ida@example.com',
      password: 'short',
      workspaceName: 'W',
      start: 'sample',
    });
    expect(errors).toEqual({ password: 'Use at least 10 characters' });
  });

  it('find nothing where all is well', () => {
    expect(schemaErrors(customerFields, { displayName: 'Harbour Cafe' })).toEqual({});
  });
});
