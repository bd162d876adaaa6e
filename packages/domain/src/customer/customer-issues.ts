import { booksNameIssues, characterIssues } from '../names/books-name.ts';
import { lengthIssuesOf, type FieldIssue } from '../validation/field-issue.ts';
import type { Address } from './address.ts';
import type { Customer } from './customer.ts';
import { areEmailAddresses } from './email-addresses.ts';

/** QuickBooks' longest texts for a customer (entities.md §2.1; the stricter figure where sources differ on names). */
export const customerLengths = {
  displayName: 500,
  companyName: 100,
  email: 100,
  phone: 30,
  mobile: 30,
  fax: 30,
  website: 1000,
  notes: 2000,
  taxNumber: 20,
} as const;

export const personNameLengths = { title: 16, givenName: 100, middleName: 100, familyName: 100, suffix: 16 } as const;

/** QuickBooks' longest address parts (entities.md §1). */
export const addressLengths = {
  line1: 500,
  line2: 500,
  line3: 500,
  city: 255,
  region: 255,
  postalCode: 30,
  country: 255,
} as const;

/** Everything that would keep the books from taking this customer; empty when it can be written. */
export function customerIssues(customer: Omit<Customer, 'id'>): readonly FieldIssue[] {
  return [
    ...booksNameIssues('displayName', customer.displayName, customerLengths.displayName),
    ...lengthIssuesOf({ ...customer, displayName: null }, customerLengths),
    ...personIssues(customer),
    ...emailIssues(customer.email),
    ...addressIssues('billingAddress', customer.billingAddress),
    ...addressIssues('shippingAddress', customer.shippingAddress),
  ];
}

function personIssues(customer: Pick<Customer, 'person'>): readonly FieldIssue[] {
  const person = { ...customer.person };
  const characters = Object.entries(person).flatMap(([part, text]) => characterIssues(part, text));
  return [...characters, ...lengthIssuesOf(person, personNameLengths)];
}

function emailIssues(email: string): readonly FieldIssue[] {
  const isFine = email === '' || areEmailAddresses(email);
  return isFine ? [] : [{ field: 'email', code: 'malformed', sentence: `"${email}" is not an e-mail address.` }];
}

function addressIssues(field: string, address: Address): readonly FieldIssue[] {
  const issues = lengthIssuesOf({ ...address }, addressLengths);
  return issues.map(issue => ({ ...issue, field: `${field}.${issue.field}` }));
}
