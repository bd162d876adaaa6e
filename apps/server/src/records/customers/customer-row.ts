import { sql } from 'kysely';
import { address, type Address, type Customer, type CustomerFields } from '@tieout/api';
import { decimal } from '@tieout/domain';
import type { WorkspaceLife } from '@tieout/sync';
import { namesBelow } from '../lists/record-names.ts';
import type { Patch } from '../patch.ts';
import { syncStateOf, type SyncFacts } from '../sync-facts.ts';

/** Columns of a customer as they are read for the outside. */
export const customerColumns = sql`r.id, r.display_name, r.full_name, r.company_name, r.given_name, r.family_name, r.email, r.phone,
  r.mobile, r.website, r.billing_address, r.shipping_address, r.notes, r.currency, r.is_taxable, r.parent_id, r.connection_id, r.balance, r.life, r.deleted_at, r.mark,
  r.version, r.created_at, r.updated_at`;

export interface CustomerRead extends SyncFacts {
  readonly id: string;
  readonly display_name: string;
  readonly full_name: string;
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
  readonly currency: string;
  readonly is_taxable: boolean;
  readonly parent_id: string | null;
  readonly connection_id: string | null;
  readonly balance: string;
  readonly life: WorkspaceLife;
  readonly deleted_at: Date | null;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** The customer that the API shows. */
export function customerOf(row: CustomerRead, now: Date): Customer {
  return {
    id: row.id,
    displayName: row.display_name,
    fullName: row.full_name,
    companyName: row.company_name,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    phone: row.phone,
    mobile: row.mobile,
    website: row.website,
    billingAddress: address.parse(row.billing_address),
    shippingAddress: address.parse(row.shipping_address),
    notes: row.notes,
    currency: row.currency,
    isTaxable: row.is_taxable,
    parentId: row.parent_id,
    connectionId: row.connection_id,
    balance: decimal(row.balance),
    isActive: row.life === 'live',
    ...(row.deleted_at !== null && { deletedAt: row.deleted_at.toISOString() }),
    sync: syncStateOf('customer', row, now),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

/** Typed fields as columns. Names that depend on the parent are not among them. */
export function customerValues(fields: Patch<CustomerFields>) {
  return {
    ...(fields.companyName !== undefined && { company_name: fields.companyName }),
    ...(fields.givenName !== undefined && { given_name: fields.givenName }),
    ...(fields.familyName !== undefined && { family_name: fields.familyName }),
    ...(fields.email !== undefined && { email: fields.email }),
    ...(fields.phone !== undefined && { phone: fields.phone }),
    ...(fields.mobile !== undefined && { mobile: fields.mobile }),
    ...(fields.website !== undefined && { website: fields.website }),
    ...(fields.billingAddress !== undefined && { billing_address: JSON.stringify(fields.billingAddress) }),
    ...(fields.shippingAddress !== undefined && { shipping_address: JSON.stringify(fields.shippingAddress) }),
    ...(fields.notes !== undefined && { notes: fields.notes }),
    ...(fields.isTaxable !== undefined && { is_taxable: fields.isTaxable }),
  };
}

/** The name with everything that is derived from it. `parentName` is the full name of the record above. */
export const customerNames = (displayName: string, parentName: string | null) => ({
  display_name: displayName,
  ...namesBelow(parentName, displayName),
});
