import type { AttentionProblem } from '@tieout/api';
import type { QuickBooksFault } from '@tieout/quickbooks';
import { openProblem } from '../../../problems/open-problem.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { refusalSentence } from '../call-books.ts';
import { isDocumentEntity } from '../sales-documents/document-kinds.ts';
import type { BooksRequest } from './books-request.ts';
import type { PendingWrite } from './pending-write.ts';

/** What may be sent again as it is: the journal's row of it. */
export interface RefusedWrite {
  readonly journalId: string;
}

/**
 * A change, a void or a deletion that QuickBooks refused after whoever asked for it had gone: while they wait they are told at once. Nothing
 * of it stands on either side. A change of an invoice stands here, and has a problem of its own (settle-updated-invoice.ts).
 */
export async function tellLateRefusal(
  tx: Tx,
  tools: BooksTools,
  { pending, fault }: { readonly pending: PendingWrite; readonly fault: QuickBooksFault },
): Promise<void> {
  const { workspaceId, connectionId, recordKind, recordId, request, name } = pending;
  if (request.operation === 'create' || isChangeOfInvoice(request)) return;
  const detail: RefusedWrite = { journalId: pending.journalId };
  await openProblem(tx, tools, {
    workspaceId,
    connectionId,
    cause: 'refused',
    recordKind,
    recordId,
    booksId: request.id,
    recordName: name,
    sentence: `${sentenceOf(pending)} QuickBooks did not take it, and nothing of it stands. ${refusalSentence(fault)}`,
    cures: curesFor(request, fault),
    detail,
  });
  if (isDocumentEntity(request.entity))
    await tx.updateTable('sales_document').set({ mark: 'problem' }).where('id', '=', recordId).execute();
}

const isChangeOfInvoice = ({ entity, operation }: BooksRequest): boolean =>
  entity === 'Invoice' && operation === 'update';

const done = { void: 'voided', delete: 'deleted', send: 'sent' } as const;

function sentenceOf({ request, by, name }: PendingWrite): string {
  if (request.operation === 'create') return `${by} wrote ${name}.`;
  if (request.operation !== 'update') return `${by} ${done[request.operation]} ${name}.`;
  return 'story' in request ? request.story : `${by} changed ${name}.`;
}

/** What was decided about a record that is another one by now is decided anew; invoices are voided, deleted and sent on their page. */
function curesFor({ entity }: BooksRequest, { kind }: QuickBooksFault): AttentionProblem['cures'] {
  const isRepeatable = entity !== 'Invoice' && kind !== 'stale' && kind !== 'not-found';
  return isRepeatable ? ['retry', 'open', 'open-in-quickbooks', 'dismiss'] : ['open', 'open-in-quickbooks', 'dismiss'];
}
