import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { joinedKinds } from './record-kind.ts';
import { id, instant } from './scalars.ts';
import { syncState } from './sync-state.ts';

const record = z.object({ kind: z.enum(joinedKinds), recordId: id });

/**
 * `by-rules`: look at both sides and do what the connection's rules say. `send`: a person wants exactly this record in QuickBooks,
 * whatever the rules do by themselves.
 */
export const syncOrders = ['by-rules', 'send'] as const;

export const syncRecord = endpoint({
  name: 'records.sync',
  method: 'POST',
  path: '/api/v1/records/:kind/:recordId/sync',
  summary: 'Brings one record in step now. Goes on when the page is left; the record’s mark tells how it ended (U31).',
  access: 'quickbooks.write',
  status: 202,
  params: record,
  body: z.object({ order: z.enum(syncOrders).default('by-rules') }),
  answer: syncState,
  refusals: ['not-connected', 'conflict'],
});

export const unlinkRecord = endpoint({
  name: 'records.unlink',
  method: 'POST',
  path: '/api/v1/records/:kind/:recordId/unlink',
  summary:
    'Parts a record from its counterpart. Both stay as they are, and are left alone until a person links them again (U35).',
  access: 'quickbooks.write',
  params: record,
  answer: syncState,
  refusals: ['conflict'],
});

export const linkRecord = endpoint({
  name: 'records.link',
  method: 'POST',
  path: '/api/v1/records/:kind/:recordId/link',
  summary:
    'Says that this record and that one in QuickBooks are the same. Without an id: the one it was unlinked from (U35).',
  access: 'quickbooks.write',
  status: 202,
  params: record,
  body: z.object({ booksId: z.string().min(1).max(50).optional() }),
  answer: syncState,
  refusals: ['not-connected', 'conflict'],
});

/** A record of QuickBooks that a record here could be linked to. */
export const linkCandidate = z.object({
  booksId: z.string(),
  name: z.string(),
  /** What tells it from its namesakes: e-mail, SKU. */
  subtitle: z.string(),
  /** Why it is offered: "same name", "same email and name", "unlinked before"; empty when it was only searched for. */
  reason: z.string(),
  /** 0 to 100; 0 when it was only searched for. */
  score: z.int(),
});
export type LinkCandidate = z.infer<typeof linkCandidate>;

export const listLinkCandidates = endpoint({
  name: 'records.candidates',
  method: 'GET',
  path: '/api/v1/records/:kind/:recordId/candidates',
  summary: 'Unlinked records of QuickBooks that this one could be: likely ones first, or those that a search finds.',
  access: 'quickbooks.read',
  params: record,
  query: z.object({ search: z.string().max(200).optional() }),
  answer: z.object({ rows: z.array(linkCandidate) }),
  refusals: ['not-connected'],
});

/** `out`: a change made here that QuickBooks does not have yet. `in`: one made there that is not here yet. */
export const owedDirections = ['out', 'in'] as const;

export const owedRecord = z.object({
  id: z.string(),
  direction: z.enum(owedDirections),
  recordKind: z.string(),
  /** Null for records that are not here yet. */
  recordId: id.nullable(),
  booksId: z.string().nullable(),
  name: z.string(),
  since: instant,
  /** Why it still waits, in one sentence. */
  reason: z.string(),
});
export type OwedRecord = z.infer<typeof owedRecord>;

export const listOwed = endpoint({
  name: 'connections.owed',
  method: 'GET',
  path: '/api/v1/connections/:connectionId/owed',
  summary: 'What waits to go to either side, oldest first, with the reason.',
  access: 'quickbooks.read',
  params: z.object({ connectionId: id }),
  query: pageQuery.extend({ direction: z.enum(owedDirections).optional() }),
  answer: pageOf(owedRecord).extend({ counts: z.object({ out: z.int(), in: z.int() }) }),
});

export const sendUnlinked = endpoint({
  name: 'connections.send-unlinked',
  method: 'POST',
  path: '/api/v1/connections/:connectionId/send-unlinked',
  summary:
    'Sends every customer and item that lives here only to QuickBooks, where the rules let records of its kind go out.',
  access: 'quickbooks.write',
  status: 202,
  params: z.object({ connectionId: id }),
  answer: z.object({ count: z.int() }),
  refusals: ['not-connected'],
});
