import { sql } from 'kysely';
import type { Tx } from '../../../../store/store.ts';
import { bringDocumentsOf } from '../../act/bring-documents-of.ts';
import { followInvoices, type HeldInvoice } from '../../act/follow-invoices.ts';
import { followList } from '../../act/follow-list.ts';
import { followSalesDocuments } from '../../sales-documents/follow-sales-documents.ts';
import { followPayments } from '../../act/follow-payments.ts';
import type { LiveRun } from '../../act/live-run.ts';
import type { BooksTools } from '../../books-tools.ts';
import { wantedOf } from '../../invoices/look-at.ts';
import type { Looks } from '../../invoices/looks.ts';
import { listsOf } from '../../decide/plan-categories.ts';
import { upsertMirror } from '../upsert-mirror.ts';
import { buryInMirror } from './bury-in-mirror.ts';
import { followedEntities, type FollowedEntity } from './followed-entity.ts';
import type { FollowedConnection } from './followed-connection.ts';
import { findRelated } from './find-related.ts';
import { tellOf } from './tell-of.ts';
import { withoutSettled } from './without-settled.ts';
import { wantedRecord, type Gone, type Observation, type Seen, type WantedRecord } from './observation.ts';

/** What was seen in one look, to be brought here. */
export interface Absorption {
  readonly connection: FollowedConnection;
  readonly run: LiveRun;
  readonly observations: readonly Observation[];
  /** Before QuickBooks was asked: an answer is as old as its question. */
  readonly observedAt: Date;
  /** Somebody told of these very records: then what moves along with them moved too, even if a write of ours brought them here. */
  readonly isTold: boolean;
  /** What was taken over before and has not changed since is passed over: for looks that see the same again and again. */
  readonly skipsSettled?: boolean;
  /** What an earlier absorption of the same look had to have read. */
  readonly looks?: Looks;
}

export interface Absorbed {
  /** How many records are different from what the mirror held. */
  readonly changes: number;
  /** Records that changed with them without telling: balances of customers, invoices that a payment settles. */
  readonly related: readonly WantedRecord[];
  /** What reading these settles. */
  readonly looks: readonly string[];
}

/** By kind. */
export type Ids = Readonly<Record<FollowedEntity, readonly string[]>>;

/**
 * Brings observations into the mirror and does here what the connection's rules say about them, in one transaction: customers, then
 * items, estimates, credit memos, refund receipts, invoices, payments. Bringing the same thing twice, or an older one later, changes nothing.
 * Pages are told when the caller closes the run, which must be in this transaction.
 */
export async function absorb(tx: Tx, given: BooksTools, absorption: Absorption): Promise<Absorbed> {
  const { connection, run, observations, isTold, skipsSettled = false, looks } = absorption;
  if (observations.length === 0) return { changes: 0, related: [], looks: [] };
  const tools = { ...given, announce: run.announce };
  const began = tools.now();
  const changed = await updateMirror(tx, absorption);
  const looked = idsOf(observations);
  const open = skipsSettled ? await withoutSettled(tx, { connectionId: connection.id, looked, changed }) : looked;
  for (const list of listsOf(['customers', 'inventory'])) {
    const booksIds = open[list.entity];
    if (booksIds.length === 0) continue;
    await followList(tx, tools, { connection, run, list, booksIds, changed: new Set(changed[list.entity]) });
  }
  await followSalesDocuments(tx, tools, { connection, booksIds: looked });
  const invoices = { booksIds: open.Invoice, changed: new Set(changed.Invoice) };
  const held = await followInvoices(tx, tools, { connection, run, looks, ...invoices });
  if (looks !== undefined) await tellOfUnlooked(tx, tools, { connection, held, looks });
  const settled = await followPayments(tx, tools, { connection, paymentIds: looked.Payment });
  await bringDocumentsOfNewcomers(tx, tools, { connection, looked, since: began });
  const moved = isTold ? looked : changed;
  const related = [
    ...(await findRelated(tx, { connectionId: connection.id, moved, settled, looked })),
    ...held.flatMap(wantedFor),
  ];
  const changes = Object.values(changed).reduce((sum, ids) => sum + ids.length, 0);
  return { changes, related, looks: held.flatMap(one => one.looks) };
}

interface Unlooked {
  readonly connection: FollowedConnection;
  readonly held: readonly HeldInvoice[];
  readonly looks: Looks;
}

/** Nobody looks a third time in one go: an invoice that somebody changed between the two looks is told of anew. */
async function tellOfUnlooked(tx: Tx, tools: BooksTools, { connection, held, looks }: Unlooked): Promise<void> {
  const unlooked = held.filter(one => one.looks.some(look => !looks.has(look)));
  const records = unlooked.map(({ booksId }) => ({ entity: 'Invoice' as const, booksId }));
  await tellOf(tx, tools, { connectionId: connection.id, records });
}

interface Newcomers {
  readonly connection: FollowedConnection;
  readonly looked: Ids;
  readonly since: Date;
}

/** Documents of a customer who was not here yet were left in QuickBooks: they come in with the customer. */
async function bringDocumentsOfNewcomers(
  tx: Tx,
  tools: BooksTools,
  { connection, looked, since }: Newcomers,
): Promise<void> {
  const { rows } = await sql<{ readonly books_id: string }>`
    select l.books_id from link l
    where l.connection_id = ${connection.id} and l.kind = 'customer' and l.linked_at >= ${since} and (
      l.books_id = any(${looked.Customer}::text[]) or l.books_id in (
        select m.payload->'CustomerRef'->>'value' from mirror m
        where m.connection_id = ${connection.id} and m.entity = 'Invoice' and m.books_id = any(${looked.Invoice}::text[])))`.execute(
    tx,
  );
  if (rows.length > 0) await bringDocumentsOf(tx, tools, { ...connection, customerIds: rows.map(row => row.books_id) });
}

/** What a held invoice waits for, and the invoice itself: it is taken when they are known. */
const wantedFor = ({ booksId, missing }: HeldInvoice): readonly WantedRecord[] => [
  ...wantedOf(missing),
  wantedRecord('Invoice', booksId),
];

async function updateMirror(tx: Tx, { connection, observations, observedAt }: Absorption): Promise<Ids> {
  const at = { connectionId: connection.id, observedAt };
  const seen = observations.filter((one): one is Seen => one.kind === 'seen');
  const buried = await buryInMirror(
    tx,
    observations.filter((one): one is Gone => one.kind === 'gone'),
    at,
  );
  const changed = { ...noIds };
  for (const entity of followedEntities) {
    const entries = seen.filter(one => one.entity === entity).map(one => one.entry);
    const upserted = await upsertMirror(tx, entries, at);
    changed[entity] = [...upserted, ...buried.filter(one => one.entity === entity).map(one => one.booksId)];
  }
  return changed;
}

/** A look that found nothing. */
export const noIds: Readonly<Record<FollowedEntity, readonly string[]>> = {
  Account: [],
  Term: [],
  PaymentMethod: [],
  Customer: [],
  Item: [],
  Estimate: [],
  CreditMemo: [],
  RefundReceipt: [],
  Invoice: [],
  Payment: [],
};

function idsOf(observations: readonly Observation[]): Ids {
  const ids = { ...noIds };
  for (const entity of followedEntities) {
    ids[entity] = [...new Set(observations.filter(one => one.entity === entity).map(one => one.booksId))];
  }
  return ids;
}
