import { addressParts, addressColumn, textColumn, typedColumn, type FieldColumn } from '../field-columns.ts';
import type { Address } from '@tieout/api';
import { decimal } from '@tieout/domain';
import type { Fields } from '@tieout/sync';

/** Mapped fields of a customer as columns. Names come from elsewhere, because they hold the parent's. */
export const customerFieldColumns: readonly FieldColumn[] = [
  textColumn('company_name', 'companyName'),
  textColumn('given_name', 'givenName'),
  textColumn('family_name', 'familyName'),
  textColumn('email', 'email'),
  textColumn('phone', 'phone'),
  textColumn('mobile', 'mobile'),
  textColumn('website', 'website'),
  addressColumn('billing_address', 'billing'),
  addressColumn('shipping_address', 'shipping'),
  textColumn('notes', 'notes'),
  typedColumn('is_taxable', 'isTaxable', { type: 'boolean', otherwise: 'true' }),
  typedColumn('balance', 'balance', { type: 'numeric', otherwise: '0' }),
];

/** What {@link customerFieldsOf} reads. */
export interface CustomerFieldRow {
  readonly display_name: string;
  readonly company_name: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
  readonly website: string;
  readonly billing_address: Partial<Address>;
  readonly shipping_address: Partial<Address>;
  readonly notes: string;
  readonly is_taxable: boolean;
  readonly balance: string;
  readonly currency: string;
  readonly parent_id: string | null;
}

/** The same way back: a stored customer in mapped fields, as the planner compares them. */
export function customerFieldsOf(row: CustomerFieldRow): Fields {
  return {
    displayName: row.display_name,
    companyName: row.company_name,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    phone: row.phone,
    mobile: row.mobile,
    website: row.website,
    ...flatAddress('billing', row.billing_address),
    ...flatAddress('shipping', row.shipping_address),
    notes: row.notes,
    isTaxable: row.is_taxable,
    balance: decimal(row.balance),
    currency: row.currency,
    parent: row.parent_id === null ? null : { to: 'customer', side: 'workspace', id: row.parent_id },
  };
}

function flatAddress(prefix: string, address: Partial<Address>): Fields {
  return Object.fromEntries(addressParts.map(part => [`${prefix}.${part}`, address[part] ?? '']));
}
