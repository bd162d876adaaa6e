import { sql } from 'kysely';
import type { TieOutCure, TieOutDocument } from '@tieout/api';
import { viewBooks } from '@tieout/sync';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Actor } from '../../../records/record-tools.ts';
import type { BooksTools } from '../books-tools.ts';
import { booksName } from '../act/live-run.ts';
import { callBooks } from '../call-books.ts';
import { findPosted } from '../invoices/act-on-invoice.ts';
import { adoptBooks } from '../invoices/adopt-books.ts';
import { readInvoicePair } from '../invoices/invoice-pair.ts';
import { retryInvoice, sendInvoice } from '../invoices/send-invoice.ts';
import { takeInvoice } from '../invoices/take-invoice.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import { curesOfDocument } from './cures-of-document.ts';
import { takeFollowed } from './take-followed.ts';
import { documentOf, getDocument, type DocumentRow } from './list-documents.ts';

export interface Settling {
  readonly tieOutId: string;
  readonly seq: number;
  readonly cure: TieOutCure;
}

/**
 * Presses one of the two buttons of a difference, and looks whether it is gone. The other documents of the run stay as they were found.
 * @throws ProblemFault `not-found`; `conflict` when the button does not fit or the difference is still there; what QuickBooks refuses
 */
export async function settleDocument(tools: BooksTools, actor: Actor, settling: Settling): Promise<TieOutDocument> {
  const key = { workspaceId: actor.workspaceId, id: settling.tieOutId };
  const document = await getDocument(tools.db, key, settling.seq);
  requireFitting(document, settling.cure);
  if (document.kind === 'invoice') await settleInvoice(tools, actor, { document, cure: settling.cure });
  else await takeFollowed(tools, actor.workspaceId, document);
  const words = settling.cure === 'take-books' ? 'took QuickBooks’ figures over' : 'sent ours to QuickBooks';
  await tools.db
    .updateTable('tie_out_document')
    .set({ settled: `${actor.name} ${words}.` })
    .where('tie_out_id', '=', settling.tieOutId)
    .where('seq', '=', settling.seq)
    .execute();
  await tools.announce(tools.db, { workspaceId: actor.workspaceId, topic: 'tie-out', id: settling.tieOutId });
  return documentOf(await getDocument(tools.db, key, settling.seq));
}

async function settleInvoice(
  tools: BooksTools,
  actor: Actor,
  { document, cure }: { readonly document: DocumentRow; readonly cure: TieOutCure },
): Promise<void> {
  const record = { workspaceId: actor.workspaceId, id: document.record_id ?? '' };
  await (cure === 'take-books' ? takeBooks(tools, record) : sendOurs(tools, actor, record));
  await requireEqual(tools, record.id);
}

function requireFitting(document: DocumentRow, wanted: TieOutCure): void {
  if (document.settled !== null) throw new ProblemFault('conflict', 'This difference was settled already.');
  const cure = curesOfDocument(document).find(each => each.cure === wanted);
  const isThere = document.kind === 'invoice' ? document.record_id !== null : document.books_id !== null;
  if (cure?.isPossible === true && isThere) return;
  throw new ProblemFault('conflict', cure?.sentence ?? 'There is nothing to settle here.');
}

/**
 * Everything of the document becomes QuickBooks', whichever side changed it. Taken as it is read, in one transaction: an ordinary look
 * would first send what only we changed.
 */
async function takeBooks(tools: BooksTools, key: RecordKey): Promise<void> {
  const { connection, booksId } = await findPosted(tools, key);
  const connectionId = connection.id;
  const company = tools.client.company(connection.realmId);
  const found = await callBooks(connection, () => company.find('Invoice', booksId, { lane: 'interactive' }));
  const entry = found === undefined ? undefined : mirrorEntryOf('Invoice', found.value);
  await tools.db.transaction().execute(async tx => {
    await tx.selectFrom('invoice').select('id').where('id', '=', key.id).forUpdate().executeTakeFirstOrThrow();
    if (found === undefined || entry === undefined) {
      await takeInvoice(tx, tools, { connectionId, books: { kind: 'deleted', id: booksId }, by: booksName });
      return;
    }
    await upsertMirror(tx, [entry], { connectionId, observedAt: tools.now() });
    const invoice = found.value;
    if (entry.life === 'live') await adoptBooks(tx, tools, { connectionId, recordId: key.id, invoice });
    else await takeInvoice(tx, tools, { connectionId, books: { kind: 'present', invoice }, by: booksName });
  });
}

/**
 * Everything of the document becomes ours: what QuickBooks holds counts as agreed, so that whatever differs from it here is a change to
 * send.
 */
async function sendOurs(tools: BooksTools, actor: Actor, key: RecordKey): Promise<void> {
  const { sync_books_id: linked } = await readLinked(tools, key);
  if (linked === null) return retryInvoice(tools, actor, key);
  const { connection, booksId } = await findPosted(tools, key);
  const company = tools.client.company(connection.realmId);
  const found = await callBooks(connection, () => company.find('Invoice', booksId, { lane: 'interactive' }));
  if (found !== undefined) {
    await tools.db.transaction().execute(async tx => {
      const asked = { connectionId: connection.id, recordId: key.id, invoice: found.value };
      const { pair, rules } = await readInvoicePair(tx, tools, asked);
      const lineKeys = new Map(Object.entries(pair.link.lineIds).map(([ours, theirs]) => [theirs, ours]));
      const { fields } = viewBooks(pair.books.fields, rules.mapping, { links: rules.links, lineKeys });
      await tx
        .updateTable('link')
        .set({ base: JSON.stringify({ life: 'live', fields }), line_ids: JSON.stringify(pair.link.lineIds) })
        .where('connection_id', '=', connection.id)
        .where('kind', '=', 'invoice')
        .where('record_id', '=', key.id)
        .execute();
    });
  }
  await sendInvoice(tools, actor, key);
}

async function readLinked({ db }: BooksTools, { id }: RecordKey): Promise<{ readonly sync_books_id: string | null }> {
  const row = await db
    .selectFrom('link')
    .select('books_id as sync_books_id')
    .where('kind', '=', 'invoice')
    .where('record_id', '=', id)
    .executeTakeFirst();
  return row ?? { sync_books_id: null };
}

/** A button that was pressed without effect must not say that it settled anything. */
async function requireEqual({ db }: BooksTools, recordId: string): Promise<void> {
  const { rows } = await sql<{ readonly is_equal: boolean }>`
    select case when m.life = 'live' then i.total = coalesce((m.payload->>'TotalAmt')::numeric, 0)
      and i.balance = coalesce((m.payload->>'Balance')::numeric, 0) else i.is_voided or i.is_deleted end as is_equal
    from invoice i join link l on l.kind = 'invoice' and l.record_id = i.id
    join mirror m on m.connection_id = l.connection_id and m.entity = 'Invoice' and m.books_id = l.books_id
    where i.id = ${recordId}`.execute(db);
  if (rows[0]?.is_equal === true) return;
  throw new ProblemFault('conflict', 'It still differs. Compare again; what stands in the way is under Attention.');
}
