import { decidePair, type Verdict } from '@tieout/sync';
import type { Invoice } from '@tieout/quickbooks';
import { openProblem } from '../../../problems/open-problem.ts';
import type { Actor } from '../../../records/record-tools.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import { addStory } from '../../../records/timeline.ts';
import type { Tx } from '../../../store/store.ts';
import { booksName } from '../act/live-run.ts';
import type { BooksTools } from '../books-tools.ts';
import { findPosted } from './act-on-invoice.ts';
import { readInvoicePair } from './invoice-pair.ts';
import { readInvoiceTitle } from './name-of-invoice.ts';

/** A linked invoice that QuickBooks voided or deleted; the caller holds its row. */
export interface RemovedInvoice {
  readonly connectionId: string;
  readonly workspaceId: string;
  readonly recordId: string;
  readonly booksId: string;
  readonly life: 'voided' | 'deleted';
}

/** What was changed here and stands against the removal. */
export type UnsentEdit = Extract<Verdict, { readonly code: 'edit-against-deletion' }>;

/**
 * A change made here that QuickBooks has not taken, and will not take any more: both removals are final there. Asked before the life is
 * written here.
 */
export async function findUnsentEdit(
  tx: Tx,
  tools: BooksTools,
  { connectionId, recordId, booksId, life }: RemovedInvoice,
): Promise<UnsentEdit | undefined> {
  const invoice = await lastKnown(tx, connectionId, booksId);
  if (invoice === undefined) return undefined;
  const { pair, rules } = await readInvoicePair(tx, tools, { connectionId, recordId, invoice });
  const { verdict } = decidePair({ ...pair, books: { ...pair.books, life } }, rules);
  return verdict.code === 'edit-against-deletion' ? verdict : undefined;
}

/** Tells of it: an edit beats a deletion, and nobody may believe that it was sent (sync.md). */
export async function tellUnsentEdit(
  tx: Tx,
  tools: BooksTools,
  { removed, edit }: { readonly removed: RemovedInvoice; readonly edit: UnsentEdit },
): Promise<void> {
  const { workspaceId, connectionId, recordId, booksId, life } = removed;
  const happened = life === 'voided' ? 'Voided' : 'Deleted';
  await openProblem(tx, tools, {
    workspaceId,
    connectionId,
    cause: 'edit-against-deletion',
    recordKind: 'invoice',
    recordId,
    booksId,
    recordName: await readInvoiceTitle(tx, recordId),
    sentence: `${happened} in ${booksName}, but changed here before that was known. The change was not sent, and cannot be any more: take ${booksName}’ version to give it up, or duplicate the invoice to write a new one.`,
    cures: ['take-books', 'open-in-quickbooks'],
    detail: edit,
  });
}

/** What was changed here goes back to what both sides agreed on last; the invoice stays voided or deleted. @throws ProblemFault */
export async function giveUpEdit(tools: BooksTools, actor: Actor, key: RecordKey): Promise<void> {
  const { connection, booksId } = await findPosted(tools, key);
  await tools.db.transaction().execute(async tx => {
    const { is_voided: isVoided } = await tx
      .selectFrom('invoice')
      .select('is_voided')
      .where('id', '=', key.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const invoice = await lastKnown(tx, connection.id, booksId);
    if (invoice === undefined) return;
    const asked = { connectionId: connection.id, recordId: key.id, invoice };
    const { pair, store } = await readInvoicePair(tx, tools, asked);
    await store.update({ id: key.id, version: pair.workspace.version }, pair.link.base.fields);
    const figures = isVoided ? { total: invoice.TotalAmt ?? '0', balance: invoice.Balance ?? '0' } : {};
    await tx
      .updateTable('invoice')
      .set({ ...figures, mark: 'in-step' })
      .where('id', '=', key.id)
      .execute();
    const sentence = `${actor.name} gave up what was changed here after the last time both sides agreed.`;
    await addStory(tx, tools, { recordKind: 'invoice', recordId: key.id, kind: 'changed', sentence, actor });
    await tools.announce(tx, { ...key, topic: 'invoice' });
  });
}

/** As QuickBooks had it last, whatever became of it since. The mirror holds what the typed client read. */
async function lastKnown(tx: Tx, connectionId: string, booksId: string): Promise<Invoice | undefined> {
  const row = await tx
    .selectFrom('mirror')
    .select('payload')
    .where('connection_id', '=', connectionId)
    .where('entity', '=', 'Invoice')
    .where('books_id', '=', booksId)
    .executeTakeFirst();
  return row?.payload as Invoice | undefined;
}
