import type { Invoice, InvoiceFields } from '@tieout/api';
import { add, decimal, isNegative, subtract, zero } from '@tieout/domain';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { changedFields } from '../../../records/changed-fields.ts';
import { requireDistinctLines } from '../../../records/invoices/create-invoice.ts';
import { fieldsOfInvoice } from '../../../records/invoices/fields-of-invoice.ts';
import { readCompanySetting } from '../../../records/invoices/invoice-setting.ts';
import { readInvoiceOn } from '../../../records/invoices/read-invoice.ts';
import { updateInvoice, withPatch, type InvoiceChange } from '../../../records/invoices/update-invoice.ts';
import { draftColumns, writeLines } from '../../../records/invoices/write-draft.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { addStory } from '../../../records/timeline.ts';
import { requireVersion } from '../../../records/version-guard.ts';
import { canonicalJson } from '../../../store/canonical-json.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { Invoice as BooksInvoice } from '@tieout/quickbooks';
import { reckoningOf } from '../mapping/reckoning-of.ts';
import { requireNoBundle } from './push-invoice.ts';
import { orderPush } from './push-order.ts';
import { requireEditable, requireOpenPeriod, requireSendable } from './require-writable.ts';

/**
 * Changes an invoice: a draft here; one that is in QuickBooks here and, a moment later, there (U09). What QuickBooks is known to
 * refuse is refused before anything is saved. @throws ProblemFault `not-found`, `version-changed`, `conflict`, `not-ready`
 */
export async function editInvoice(tools: BooksTools, actor: Actor, change: InvoiceChange): Promise<Invoice> {
  const key = { workspaceId: actor.workspaceId, id: change.id };
  const isPosted = await isInBooks(tools, key);
  if (!isPosted) return updateInvoice(tools, actor, change);
  const invoice = await tools.db.transaction().execute(tx => editPosted(tx, tools, { key, actor, change }));
  await tools.announce(tools.db, { workspaceId: key.workspaceId, topic: 'invoice', id: key.id });
  await tools.announce(tools.db, { workspaceId: key.workspaceId, topic: 'home' });
  return invoice;
}

async function isInBooks({ db }: BooksTools, { workspaceId, id }: RecordKey): Promise<boolean> {
  const row = await db
    .selectFrom('invoice')
    .select('stage')
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row?.stage === 'posted';
}

interface Edit {
  readonly key: RecordKey;
  readonly actor: Actor;
  readonly change: InvoiceChange;
}

async function editPosted(tx: Tx, tools: BooksTools, { key, actor, change }: Edit): Promise<Invoice> {
  const now = tools.now();
  const stored = await lockPosted(tx, key);
  requireVersion(stored.version, change.version);
  requireSameCompany(stored.connection_id, change);
  const there = stored.payload as BooksInvoice;
  const company = await readCompanySetting(tx, { ...key, connectionId: stored.connection_id }, now);
  const setting = { ...company, reckoning: reckoningOf(there) };
  const shownAt = { now, today: setting.today };
  const present = await readInvoiceOn(tx, key, shownAt);
  requireEditable(present, setting);
  requireOpenPeriod(present, setting);
  if (rewritesLines(change, present)) requireNoBundle(there);
  const fields = fieldsAfter(present, stored.due_date_typed, change);
  requireDistinctLines(fields);
  await requireSendable(tx, { fields, setting, id: key.id });
  const { columns, figures } = await draftColumns(tx, fields, setting);
  await tx
    .updateTable('invoice')
    .set({
      ...columns,
      balance: balanceAfter(present, columns.total),
      mark: 'waiting-out',
      version: stored.version + 1,
      updated_at: now,
    })
    .where('id', '=', key.id)
    .execute();
  await writeLines(tx, key.id, { fields, figures });
  const sentence = `${actor.name} changed ${changedFields(change.fields)}.`;
  await addStory(tx, tools, { recordKind: 'invoice', recordId: key.id, kind: 'changed', sentence, actor });
  await orderPush(tx, tools, { connectionId: stored.connection_id, invoiceId: key.id });
  return readInvoiceOn(tx, key, shownAt);
}

/** With the books that it stands in. @throws ProblemFault `conflict` where these are no longer connected */
async function lockPosted(tx: Tx, key: RecordKey) {
  const row = await tx
    .selectFrom('invoice')
    .innerJoin('link', join => join.onRef('link.record_id', '=', 'invoice.id').on('link.kind', '=', 'invoice'))
    .innerJoin('connection', 'connection.id', 'link.connection_id')
    .innerJoin('mirror', join =>
      join
        .onRef('mirror.connection_id', '=', 'link.connection_id')
        .onRef('mirror.books_id', '=', 'link.books_id')
        .on('mirror.entity', '=', 'Invoice'),
    )
    .select(['invoice.version', 'invoice.due_date_typed', 'link.connection_id', 'mirror.payload'])
    .where('invoice.id', '=', key.id)
    .where('invoice.workspace_id', '=', key.workspaceId)
    .where('connection.state', '<>', 'disconnected')
    .forUpdate('invoice')
    .executeTakeFirst();
  if (row !== undefined) return row;
  throw new ProblemFault(
    'conflict',
    'This invoice is frozen: its QuickBooks company is disconnected. Connect it again to change the invoice.',
  );
}

function requireSameCompany(connectionId: string, { fields }: InvoiceChange): void {
  if (fields.connectionId === undefined || fields.connectionId === connectionId) return;
  throw new ProblemFault('conflict', 'This invoice is in the books of its QuickBooks company already. It stays there.');
}

/** Discount, shipping and the way of writing prices are lines there, or stand on them. */
function rewritesLines({ fields }: InvoiceChange, present: Invoice): boolean {
  const moves = (name: 'discount' | 'shipping' | 'taxMode') =>
    fields[name] !== undefined && canonicalJson(fields[name]) !== canonicalJson(present[name]);
  return fields.lines !== undefined || moves('discount') || moves('shipping') || moves('taxMode');
}

/** A due date that nobody typed follows new terms or a new date; else it stays. */
function fieldsAfter(present: Invoice, typed: string | null, { fields }: InvoiceChange): InvoiceFields {
  const follows = typed === null && (fields.term !== undefined || fields.txnDate !== undefined);
  return withPatch(fieldsOfInvoice(present, follows ? null : present.dueDate), fields);
}

/** What was paid stays paid: what is owed moves with the total. */
function balanceAfter({ total, balance }: Invoice, newTotal: string): string {
  const owed = add(decimal(balance), subtract(decimal(newTotal), decimal(total)));
  return isNegative(owed) ? zero : owed;
}
