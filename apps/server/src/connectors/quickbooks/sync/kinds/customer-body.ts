import type { Address, NewCustomer } from '@tieout/quickbooks';
import type { Fields } from '@tieout/sync';
import { textOf } from './plain-field.ts';

const texts = {
  displayName: 'DisplayName',
  companyName: 'CompanyName',
  givenName: 'GivenName',
  familyName: 'FamilyName',
  notes: 'Notes',
} as const;

const addresses = { billing: 'BillAddr', shipping: 'ShipAddr' } as const;

const addressParts = {
  line1: 'Line1',
  line2: 'Line2',
  city: 'City',
  region: 'CountrySubDivisionCode',
  postalCode: 'PostalCode',
  country: 'Country',
} as const;

/**
 * The parts of a customer that change, as QuickBooks takes them. An empty text clears a field (entities.md §1). Addresses are replaced
 * whole, so that they are composed of what changes and what QuickBooks holds (`current`).
 */
export function customerBody(changes: Fields, current: Fields): NewCustomer {
  const body: Record<string, unknown> = {};
  for (const [field, name] of Object.entries(texts)) if (field in changes) body[name] = textOf(changes, field) ?? '';
  if ('email' in changes) body['PrimaryEmailAddr'] = { Address: textOf(changes, 'email') ?? '' };
  if ('phone' in changes) body['PrimaryPhone'] = { FreeFormNumber: textOf(changes, 'phone') ?? '' };
  if ('mobile' in changes) body['Mobile'] = { FreeFormNumber: textOf(changes, 'mobile') ?? '' };
  if ('website' in changes) body['WebAddr'] = { URI: textOf(changes, 'website') ?? '' };
  if (typeof changes['isTaxable'] === 'boolean') body['Taxable'] = changes['isTaxable'];
  for (const [prefix, name] of Object.entries(addresses)) {
    const isChanged = Object.keys(changes).some(field => field.startsWith(`${prefix}.`));
    if (isChanged) body[name] = addressOf(prefix, changes, current);
  }
  if ('parent' in changes) Object.assign(body, parentOf(changes));
  return body;
}

function addressOf(prefix: string, changes: Fields, current: Fields): Address {
  const given = { ...current, ...changes };
  const address: Partial<Record<keyof Address, string>> = {};
  for (const [part, name] of Object.entries(addressParts)) address[name] = textOf(given, `${prefix}.${part}`) ?? '';
  return { ...address, ...furtherLines(prefix, changes, current) };
}

/**
 * Our second line holds all that QuickBooks has beyond its first (mapping/customer-entity.ts). While nobody touched it here, its parts
 * go back to the lines they came from.
 */
function furtherLines(prefix: string, changes: Fields, current: Fields): Partial<Address> {
  const kept = textOf(current, `${prefix}.furtherLines`);
  if (kept === null || `${prefix}.line2` in changes) return {};
  const [Line2 = '', Line3 = '', Line4 = '', Line5 = ''] = kept.split('\n');
  return { Line2, Line3, Line4, Line5 };
}

/** A sub-customer is a job of its parent; without parent it stands at the top again (entities.md §2.1). */
function parentOf(changes: Fields): Pick<NewCustomer, 'Job' | 'ParentRef'> {
  const parent = textOf(changes, 'parent');
  return parent === null ? { Job: false } : { Job: true, ParentRef: { value: parent } };
}

/** For a new customer: the same without what is empty. */
export function newCustomerBody(fields: Fields): NewCustomer {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));
  return customerBody(filled, {});
}
