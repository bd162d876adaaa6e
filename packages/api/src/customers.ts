import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { patchOf } from './patch-of.ts';
import { address, currency, decimal, email, id, instant, name, version } from './scalars.ts';
import { syncMarks, syncState } from './sync-state.ts';
import { timelineEntry } from './timeline.ts';

const phone = z.string().max(30);

export const customerFields = z.object({
  displayName: name,
  companyName: z.string().max(100).default(''),
  givenName: z.string().max(100).default(''),
  familyName: z.string().max(100).default(''),
  email: z.union([email, z.literal('')]).default(''),
  phone: phone.default(''),
  mobile: phone.default(''),
  website: z.string().max(1000).default(''),
  billingAddress: address.prefault({}),
  shippingAddress: address.prefault({}),
  notes: z.string().max(2000).default(''),
  /** Set at creation; QuickBooks never lets it change (entities.md §3.6). */
  currency: currency.optional(),
  isTaxable: z.boolean().default(true),
  parentId: id.nullable().default(null),
  /** The QuickBooks company that it belongs to. Null: none yet; it goes to the default one. Set once, while no books have it. */
  connectionId: id.nullable().optional(),
});
export type CustomerFields = z.infer<typeof customerFields>;

export const customer = customerFields.required().extend({
  id,
  /** `Parent:Child`, as QuickBooks shows sub-customers. */
  fullName: z.string(),
  currency,
  /** Open balance in the customer's currency, credits counted. */
  balance: decimal,
  isActive: z.boolean(),
  /** When it was deleted here; absent while it lives. A deleted record can still be read, and restored (I2G-20). */
  deletedAt: instant.optional(),
  sync: syncState,
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type Customer = z.infer<typeof customer>;

const one = z.object({ customerId: id });

export const listCustomers = endpoint({
  name: 'customers.list',
  method: 'GET',
  path: '/api/v1/customers',
  summary: 'Customers, by name.',
  access: 'records.read',
  query: pageQuery.extend({
    search: z.string().max(200).optional(),
    mark: z.enum(syncMarks).optional(),
    /** Those that can be named in the books of this QuickBooks company: its own, and those of none. */
    connectionId: id.optional(),
    status: z.enum(['active', 'inactive', 'deleted', 'all']).default('active'),
    sort: z.enum(['name', '-name', 'balance', '-balance', 'updated', '-updated']).default('name'),
  }),
  answer: pageOf(customer),
});

export const readCustomer = endpoint({
  name: 'customers.read',
  method: 'GET',
  path: '/api/v1/customers/:customerId',
  summary: 'One customer.',
  access: 'records.read',
  params: one,
  answer: customer,
});

export const createCustomer = endpoint({
  name: 'customers.create',
  method: 'POST',
  path: '/api/v1/customers',
  summary: 'Adds a customer here. It goes to QuickBooks with its first invoice, or as the rules say.',
  access: 'records.write',
  status: 201,
  body: customerFields,
  answer: customer,
});

export const updateCustomer = endpoint({
  name: 'customers.update',
  method: 'PATCH',
  path: '/api/v1/customers/:customerId',
  summary: 'Changes the fields that are sent.',
  access: 'records.write',
  isVersioned: true,
  params: one,
  body: patchOf(customerFields.omit({ currency: true })),
  answer: customer,
});

export const deleteCustomer = endpoint({
  name: 'customers.delete',
  method: 'DELETE',
  path: '/api/v1/customers/:customerId',
  summary: 'Deletes here and leaves a tombstone, so that imports do not bring it back (I2G-13).',
  access: 'records.write',
  params: one,
  refusals: ['conflict'],
});

export const restoreCustomer = endpoint({
  name: 'customers.restore',
  method: 'POST',
  path: '/api/v1/customers/:customerId/restore',
  summary: 'Brings a deleted customer back and lifts its tombstone (I2G-20, U06).',
  access: 'records.write',
  params: one,
  answer: customer,
  refusals: ['conflict'],
});

export const readCustomerTimeline = endpoint({
  name: 'customers.timeline',
  method: 'GET',
  path: '/api/v1/customers/:customerId/timeline',
  summary: 'What happened to this customer, newest first.',
  access: 'records.read',
  params: one,
  query: pageQuery,
  answer: pageOf(timelineEntry),
});
