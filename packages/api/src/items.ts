import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { patchOf } from './patch-of.ts';
import { choice, currency, decimal, id, instant, version } from './scalars.ts';
import { syncMarks, syncState } from './sync-state.ts';
import { timelineEntry } from './timeline.ts';

export const itemKinds = ['service', 'non-inventory', 'inventory', 'bundle', 'category'] as const;
export type ItemKind = (typeof itemKinds)[number];

export const itemFields = z.object({
  name: z.string().trim().min(1, 'Write a name').max(100),
  kind: z.enum(itemKinds).default('service'),
  sku: z.string().max(100).default(''),
  description: z.string().max(4000).default(''),
  /** Sales price of one, in the home currency; null where it is set on each line. */
  unitPrice: decimal.nullable().default(null),
  isTaxable: z.boolean().default(false),
  /** QuickBooks account that sales of it are booked to; the connection's income account where null. */
  incomeAccount: choice.nullable().default(null),
  parentId: id.nullable().default(null),
  /** The QuickBooks company that it belongs to. Null: none yet; it goes to the default one. Set once, while no books have it. */
  connectionId: id.nullable().optional(),
});
export type ItemFields = z.infer<typeof itemFields>;

export const item = itemFields.required().extend({
  id,
  /** `Category:Item`, as QuickBooks shows it. */
  fullName: z.string(),
  currency,
  /** Counted by QuickBooks for stock; null for everything else. */
  quantityOnHand: decimal.nullable(),
  isActive: z.boolean(),
  /** When it was deleted here; absent while it lives. A deleted record can still be read, and restored (I2G-20). */
  deletedAt: instant.optional(),
  sync: syncState,
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type Item = z.infer<typeof item>;

const one = z.object({ itemId: id });

export const listItems = endpoint({
  name: 'items.list',
  method: 'GET',
  path: '/api/v1/items',
  summary: 'Products and services, by name.',
  access: 'records.read',
  query: pageQuery.extend({
    search: z.string().max(200).optional(),
    kind: z.enum(itemKinds).optional(),
    mark: z.enum(syncMarks).optional(),
    /** Those that can be named in the books of this QuickBooks company: its own, and those of none. */
    connectionId: id.optional(),
    /** Leaves categories out: what can stand on an invoice line. */
    sellable: z.stringbool().optional(),
    status: z.enum(['active', 'inactive', 'deleted', 'all']).default('active'),
    sort: z.enum(['name', '-name', 'price', '-price', 'updated', '-updated']).default('name'),
  }),
  answer: pageOf(item),
});

export const readItem = endpoint({
  name: 'items.read',
  method: 'GET',
  path: '/api/v1/items/:itemId',
  summary: 'One item.',
  access: 'records.read',
  params: one,
  answer: item,
});

export const createItem = endpoint({
  name: 'items.create',
  method: 'POST',
  path: '/api/v1/items',
  summary: 'Adds a product or service here.',
  access: 'records.write',
  status: 201,
  body: itemFields,
  answer: item,
});

export const updateItem = endpoint({
  name: 'items.update',
  method: 'PATCH',
  path: '/api/v1/items/:itemId',
  summary: 'Changes the fields that are sent.',
  access: 'records.write',
  isVersioned: true,
  params: one,
  body: patchOf(itemFields.omit({ kind: true })),
  answer: item,
});

export const deleteItem = endpoint({
  name: 'items.delete',
  method: 'DELETE',
  path: '/api/v1/items/:itemId',
  summary: 'Deletes here and leaves a tombstone.',
  access: 'records.write',
  params: one,
  refusals: ['conflict'],
});

export const restoreItem = endpoint({
  name: 'items.restore',
  method: 'POST',
  path: '/api/v1/items/:itemId/restore',
  summary: 'Brings a deleted item back and lifts its tombstone.',
  access: 'records.write',
  params: one,
  answer: item,
  refusals: ['conflict'],
});

export const readItemTimeline = endpoint({
  name: 'items.timeline',
  method: 'GET',
  path: '/api/v1/items/:itemId/timeline',
  summary: 'What happened to this item, newest first.',
  access: 'records.read',
  params: one,
  query: pageQuery,
  answer: pageOf(timelineEntry),
});
