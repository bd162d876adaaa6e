import { describe, expect, test } from 'vitest';
import { addressLines, emptyAddress, isEmptyAddress } from './address.ts';
import type { Customer } from './customer.ts';
import { customerIssues } from './customer-issues.ts';
import { fullName, noPersonName, proposeDisplayName } from './display-name.ts';

const customerOf = (parts: Partial<Omit<Customer, 'id'>> = {}): Omit<Customer, 'id'> => ({
  displayName: 'Harbor Cafe',
  companyName: '',
  person: noPersonName,
  email: '',
  phone: '',
  mobile: '',
  fax: '',
  website: '',
  billingAddress: emptyAddress,
  shippingAddress: emptyAddress,
  notes: '',
  taxNumber: '',
  currency: null,
  isTaxable: true,
  taxCodeId: null,
  termId: null,
  paymentMethodId: null,
  parentId: null,
  isActive: true,
  ...parts,
});

const mara = { ...noPersonName, title: 'Dr', givenName: ' Mara ', familyName: 'Lindqvist' };

describe('names', () => {
  test("the parts of a person's name are joined in QuickBooks' order", () => {
    expect(fullName({ ...mara, suffix: 'PhD' })).toBe('Dr Mara Lindqvist PhD');
  });

  test.each([
    ['chosen', { displayName: ' Harbor ', companyName: 'Cafe Ltd' }, 'Harbor'],
    ['company', { companyName: 'Cafe Ltd', person: mara }, 'Cafe Ltd'],
    ['person', { person: mara, email: 'mara@cafe.example' }, 'Dr Mara Lindqvist'],
    ['e-mail address', { email: 'mara@cafe.example' }, 'mara@cafe.example'],
    ['nothing', {}, ''],
  ])('a customer is called by its %s', (_, known, name) => {
    expect(proposeDisplayName({ displayName: '', companyName: '', person: noPersonName, email: '', ...known })).toBe(
      name,
    );
  });
});

describe('what the books would refuse', () => {
  test('a sound customer has no issues', () => {
    expect(customerIssues(customerOf({ email: 'a@cafe.example, b@cafe.example', person: mara }))).toEqual([]);
  });

  test.each([
    ['displayName', 'missing', { displayName: '' }],
    ['displayName', 'forbidden-character', { displayName: 'Harbor: Cafe' }],
    ['displayName', 'too-long', { displayName: 'x'.repeat(501) }],
    ['companyName', 'too-long', { companyName: 'x'.repeat(101) }],
    ['email', 'malformed', { email: 'mara@cafe' }],
    ['givenName', 'forbidden-character', { person: { ...mara, givenName: 'Mara\t' } }],
    ['suffix', 'too-long', { person: { ...mara, suffix: 'x'.repeat(17) } }],
    ['notes', 'too-long', { notes: 'x'.repeat(2001) }],
    ['billingAddress.postalCode', 'too-long', { billingAddress: { ...emptyAddress, postalCode: '9'.repeat(31) } }],
    ['shippingAddress.city', 'too-long', { shippingAddress: { ...emptyAddress, city: 'x'.repeat(256) } }],
  ] as const)('%s: %s', (field, code, parts) => {
    expect(customerIssues(customerOf(parts)).map(issue => [issue.field, issue.code])).toEqual([[field, code]]);
  });
});

test('an address that QuickBooks would not mail to is named', () => {
  const [issue] = customerIssues(customerOf({ email: 'mara@cafe' }));
  expect(issue?.sentence).toBe('"mara@cafe" is not an e-mail address.');
});

test('an address is written in lines, empty parts left out', () => {
  const address = { ...emptyAddress, line1: '14 Quay Road', city: 'Oakland', region: 'CA', postalCode: '94607' };
  expect(addressLines(address)).toEqual(['14 Quay Road', 'Oakland CA 94607']);
  expect(addressLines({ ...address, city: '', country: 'USA' })).toEqual(['14 Quay Road', 'CA 94607', 'USA']);
  expect(addressLines(emptyAddress)).toEqual([]);
  expect([isEmptyAddress(address), isEmptyAddress(emptyAddress)]).toEqual([false, true]);
});
