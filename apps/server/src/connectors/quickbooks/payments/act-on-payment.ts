import type { Payment } from '@tieout/api';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { readPayment } from '../../../records/payments/read-payment.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { callBooks, problemOf } from '../call-books.ts';
import type { BooksTools } from '../books-tools.ts';
import { getLinkedConnection } from '../connection/company-of-record.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';
import { followPayments } from '../act/follow-payments.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import { noteIntent } from '../write/pending-write.ts';
import { settleWrite } from '../write/settle-write.ts';
import { refreshSettled, type SettledDocument } from './refresh-settled.ts';

/** A record that somebody changes again and again meanwhile is tried so often. */
const staleAttemptsMax = 3;

/**
 * Voids or deletes a payment in QuickBooks, once: the invoices that it settled are owed again, on both sides. @throws ProblemFault
 * `conflict`, `not-connected`, `refused-by-quickbooks`, …
 */
export async function actOnPayment(
  tools: BooksTools,
  actor: Actor,
  { id, operation }: { readonly id: string; readonly operation: 'void' | 'delete' },
): Promise<Payment> {
  const key = { workspaceId: actor.workspaceId, id };
  const payment = await readPayment(tools.db, key, tools.now());
  const { booksId } = payment.sync;
  if (booksId === null) throw new ProblemFault('conflict', 'This payment is not in QuickBooks yet. Wait a moment.');
  if (payment.state === 'deleted' || (payment.state === 'voided' && operation === 'void'))
    throw new ProblemFault('conflict', `This payment is ${payment.state} already.`);
  const record = { workspaceId: key.workspaceId, kind: 'payment', recordId: id } as const;
  const connection = await getLinkedConnection(tools.db, record);
  const settled = await settledBy(tools, key);
  for (let attempt = 1; ; attempt += 1) {
    const syncToken = await syncTokenOf(tools, connection, booksId);
    const request = { operation, entity: 'Payment', id: booksId, syncToken } as const;
    const intent = { recordKind: 'payment', recordId: id, name: 'payment', by: actor.name, request } as const;
    const journalId = await tools.db.transaction().execute(tx => noteIntent(tx, tools, { intent, connection }));
    const outcome = await settleWrite(tools, journalId);
    if (outcome.kind === 'done') break;
    if (outcome.fault.kind !== 'stale' || attempt === staleAttemptsMax)
      throw problemOf(outcome.fault, connection.companyName);
    await fetchPayment(tools, connection, booksId);
  }
  await refreshSettled(tools, connection, settled);
  return readPayment(tools.db, key, tools.now());
}

async function settledBy({ db }: BooksTools, { id }: RecordKey): Promise<readonly SettledDocument[]> {
  const rows = await db
    .selectFrom('payment_allocation')
    .select(['kind', 'books_id'])
    .where('payment_id', '=', id)
    .execute();
  return rows.map(({ kind, books_id: booksId }) => ({ kind, booksId }));
}

async function syncTokenOf({ db }: BooksTools, connection: WorkingConnection, booksId: string): Promise<string> {
  const row = await db
    .selectFrom('mirror')
    .select('sync_token')
    .where('connection_id', '=', connection.id)
    .where('entity', '=', 'Payment')
    .where('books_id', '=', booksId)
    .executeTakeFirst();
  return row?.sync_token ?? '0';
}

/** Reads it again, because somebody changed it there. */
async function fetchPayment(tools: BooksTools, connection: WorkingConnection, booksId: string): Promise<void> {
  const company = tools.client.company(connection.realmId);
  const found = await callBooks(connection, () => company.find('Payment', booksId, { lane: 'interactive' }));
  if (found === undefined) return;
  await tools.db.transaction().execute(async tx => {
    const at = { connectionId: connection.id, observedAt: tools.now() };
    await upsertMirror(tx, [mirrorEntryOf('Payment', found.value)], at);
    await followPayments(tx, tools, { connection, paymentIds: [booksId] });
  });
}
