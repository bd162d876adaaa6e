import { sql } from 'kysely';
import type { MoneyKind } from '@tieout/api';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { Tx } from '../../../store/store.ts';
import { followPayments } from '../act/follow-payments.ts';
import type { BooksTools } from '../books-tools.ts';
import { callBooks } from '../call-books.ts';
import { getWorkingConnection, type WorkingConnection } from '../connection/working-connection.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import { entityOfKind } from '../sales-documents/document-kinds.ts';
import { followDocument } from '../sales-documents/follow-sales-documents.ts';
import type { DocumentRow } from './list-documents.ts';

type FollowedKind = Exclude<MoneyKind, 'invoice'>;

const entities = { payment: 'Payment', ...entityOfKind } as const;
const tableOf = (kind: FollowedKind) => (kind === 'payment' ? 'payment' : 'sales_document');

/**
 * Takes a payment or sales document over as QuickBooks has it now, whatever stands here. @throws ProblemFault `conflict` when the
 * difference is still there; `not-connected`, `quickbooks-unavailable`, …
 */
export async function takeFollowed(tools: BooksTools, workspaceId: string, document: DocumentRow): Promise<void> {
  const { kind, books_id: booksId, connection_id: id } = document;
  if (kind === 'invoice' || booksId === null) return;
  const connection = await getWorkingConnection(tools.db, { workspaceId, id });
  const company = tools.client.company(connection.realmId);
  const found = await callBooks(connection, () => company.find(entities[kind], booksId, { lane: 'interactive' }));
  const observedAt = tools.now();
  await tools.db.transaction().execute(async tx => {
    if (found === undefined) await buryOne(tx, { connection, kind, booksId, observedAt });
    else
      await upsertMirror(tx, [mirrorEntryOf(entities[kind], found.value)], { connectionId: connection.id, observedAt });
    await forgetAgreed(tx, { connection, kind, booksId });
    await followOne(tx, tools, { connection, kind, booksId });
    await requireSame(tx, { connection, kind, booksId });
  });
}

interface One {
  readonly connection: WorkingConnection;
  readonly kind: FollowedKind;
  readonly booksId: string;
}

const buryOne = (tx: Tx, { connection, kind, booksId, observedAt }: One & { readonly observedAt: Date }) =>
  tx
    .updateTable('mirror')
    .set({ life: 'deleted', observed_at: observedAt })
    .where('connection_id', '=', connection.id)
    .where('entity', '=', entities[kind])
    .where('books_id', '=', booksId)
    .execute();

/** What was agreed says nothing any more: the record here moved without it. */
const forgetAgreed = (tx: Tx, { connection, kind, booksId }: One) =>
  tx
    .updateTable('link')
    .set({ base: JSON.stringify({ life: 'live', fields: {} }) })
    .where('connection_id', '=', connection.id)
    .where('kind', '=', kind)
    .where('books_id', '=', booksId)
    .execute();

async function followOne(tx: Tx, tools: BooksTools, { connection, kind, booksId }: One): Promise<void> {
  if (kind === 'payment') {
    await followPayments(tx, tools, { connection, paymentIds: [booksId] });
    return;
  }
  await followDocument(tx, tools, { connection, kind, booksId });
}

/** A button that was pressed without effect must not say that it settled anything. */
async function requireSame(tx: Tx, { connection, kind, booksId }: One): Promise<void> {
  const { rows } = await sql<{ readonly is_same: boolean }>`
    select case when m.life = 'live' then r.total = coalesce((m.payload->>'TotalAmt')::numeric, 0) and not r.is_deleted
      and not r.is_voided else r.is_voided or r.is_deleted end as is_same
    from link l join ${sql.table(tableOf(kind))} r on r.id = l.record_id
    join mirror m on m.connection_id = l.connection_id and m.entity = ${entities[kind]} and m.books_id = l.books_id
    where l.connection_id = ${connection.id} and l.kind = ${kind} and l.books_id = ${booksId}`.execute(tx);
  if (rows[0]?.is_same === true) return;
  throw new ProblemFault('conflict', 'It still differs. Compare again; its customer may not be here.');
}
