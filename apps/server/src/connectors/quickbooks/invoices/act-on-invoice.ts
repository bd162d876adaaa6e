import type { Invoice } from '@tieout/api';
import { canDo } from '@tieout/domain';
import type { Invoice as BooksInvoiceRecord } from '@tieout/quickbooks';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { readInvoice } from '../../../records/invoices/read-invoice.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Actor } from '../../../records/record-tools.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { callBooks, problemOf } from '../call-books.ts';
import { getLinkedConnection } from '../connection/company-of-record.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import type { BooksRequest } from '../write/books-request.ts';
import type { Needed } from '../act/bring-in.ts';
import { noteIntent } from '../write/pending-write.ts';
import { settleWrite } from '../write/settle-write.ts';
import { lookAt } from './look-at.ts';
import { lookFor, noLooks, type Looks } from './looks.ts';
import { nameOfInvoice } from './name-of-invoice.ts';
import { readMirrored } from './mirrored-invoice.ts';
import { takeInvoice, type BooksInvoice } from './take-invoice.ts';

/** A posted invoice with what is needed to reach it. */
export interface PostedInvoice {
  readonly connection: WorkingConnection;
  readonly invoice: Invoice;
  readonly booksId: string;
}

/** Finds an invoice in QuickBooks. @throws ProblemFault `not-found`, `conflict` for a draft, `not-connected`, `reconnect-needed` */
export async function findPosted(tools: BooksTools, key: RecordKey): Promise<PostedInvoice> {
  const invoice = await readInvoice(tools.db, key, tools.now());
  const { booksId } = invoice.sync;
  if (booksId === null)
    throw new ProblemFault('conflict', 'This invoice is not in QuickBooks yet. Create it there first.');
  const record = { workspaceId: key.workspaceId, kind: 'invoice', recordId: key.id } as const;
  return { connection: await getLinkedConnection(tools.db, record), invoice, booksId };
}

/** Asks QuickBooks for the present state now. @throws ProblemFault */
export async function refreshInvoice(tools: BooksTools, key: RecordKey): Promise<Invoice> {
  const { connection, booksId } = await findPosted(tools, key);
  await fetchInvoice(tools, connection, { booksId });
  return readInvoice(tools.db, key, tools.now());
}

/** Fetches one invoice into the mirror and takes it over; undefined when it was deleted there. */
export async function fetchInvoice(
  tools: BooksTools,
  connection: WorkingConnection,
  { booksId }: { readonly booksId: string },
): Promise<BooksInvoiceRecord | undefined> {
  const company = tools.client.company(connection.realmId);
  const found = await callBooks(connection, () => company.find('Invoice', booksId, { lane: 'interactive' }));
  const { invoice, missing } = await takeFound(tools, { connection, booksId, invoice: found?.value, looks: noLooks });
  if (missing.length === 0 || invoice === undefined) return invoice;
  await lookAt(tools, connection, missing);
  const looks = new Set(missing.map(needed => lookFor(invoice, needed)));
  return (await takeFound(tools, { connection, booksId, invoice, looks })).invoice;
}

interface Found {
  readonly connection: WorkingConnection;
  readonly booksId: string;
  readonly invoice: BooksInvoiceRecord | undefined;
  readonly looks: Looks;
}

interface Taken {
  readonly invoice: BooksInvoiceRecord | undefined;
  /** Customers and items that must be read before it can be understood. */
  readonly missing: readonly Needed[];
}

const takeFound = (tools: BooksTools, { connection, booksId, invoice, looks }: Found): Promise<Taken> =>
  tools.db.transaction().execute(async tx => {
    const books = await bringFound(tx, tools, { connectionId: connection.id, booksId, invoice });
    const missing = await takeInvoice(tx, tools, { connectionId: connection.id, books, by: 'QuickBooks', looks });
    return { invoice: books.kind === 'present' ? books.invoice : undefined, missing };
  });

/**
 * Brings an answer into the mirror, which holds it from then on, and answers with the latest: while it was on its way another one may have
 * come, such as that of a change of ours. What QuickBooks had before is no change made there.
 */
async function bringFound(
  tx: Tx,
  tools: BooksTools,
  { connectionId, booksId, invoice }: Pick<Found, 'booksId' | 'invoice'> & { readonly connectionId: string },
): Promise<BooksInvoice> {
  if (invoice === undefined) return { kind: 'deleted', id: booksId };
  await upsertMirror(tx, [mirrorEntryOf('Invoice', invoice)], { connectionId, observedAt: tools.now() });
  return readMirrored(tx, { connectionId, booksId });
}

export type InvoiceAct =
  { readonly kind: 'send'; readonly email: string } | { readonly kind: 'void' } | { readonly kind: 'delete' };

/** A record that somebody changes again and again meanwhile is tried so often. */
const staleAttemptsMax = 3;

/**
 * Sends, voids or deletes a posted invoice in QuickBooks, once. When somebody changed it there meanwhile it is read again first: never
 * a blind overwrite. @throws ProblemFault `conflict`, `refused-by-quickbooks`, …
 */
export async function actOnInvoice(
  tools: BooksTools,
  actor: Actor,
  { id, act }: { readonly id: string; readonly act: InvoiceAct },
): Promise<void> {
  const key = { workspaceId: actor.workspaceId, id };
  for (let attempt = 1; ; attempt += 1) {
    const posted = await findPosted(tools, key);
    requireAllowed(posted.invoice, act);
    const outcome = await writeAct(tools, { posted, act, by: actor.name });
    if (outcome.kind === 'done') return;
    if (outcome.fault.kind !== 'stale' || attempt === staleAttemptsMax) {
      throw problemOf(outcome.fault, posted.connection.companyName);
    }
    await fetchInvoice(tools, posted.connection, { booksId: posted.booksId });
  }
}

function requireAllowed(invoice: Invoice, { kind }: InvoiceAct): void {
  const state = invoice.isOverdue && invoice.state !== 'partially-paid' ? 'overdue' : invoice.state;
  if (canDo(state, kind)) return;
  throw new ProblemFault('conflict', `An invoice that is ${state.replaceAll('-', ' ')} cannot be ${pastTense[kind]}.`);
}

const pastTense = { send: 'sent', void: 'voided', delete: 'deleted' } as const;

interface Act {
  readonly posted: PostedInvoice;
  readonly act: InvoiceAct;
  readonly by: string;
}

async function writeAct(tools: BooksTools, { posted, act, by }: Act) {
  const { connection, invoice, booksId } = posted;
  const mirrored = await tools.db
    .selectFrom('mirror')
    .select('sync_token')
    .where('connection_id', '=', connection.id)
    .where('entity', '=', 'Invoice')
    .where('books_id', '=', booksId)
    .executeTakeFirst();
  const request: BooksRequest =
    act.kind === 'send'
      ? { operation: 'send', entity: 'Invoice', id: booksId, sendTo: act.email }
      : { operation: act.kind, entity: 'Invoice', id: booksId, syncToken: mirrored?.sync_token ?? '0' };
  const name = nameOfInvoice(invoice.number, invoice.customerName);
  const intent = { recordKind: 'invoice', recordId: invoice.id, name, by, request } as const;
  const journalId = await tools.db.transaction().execute(tx => noteIntent(tx, tools, { intent, connection }));
  return settleWrite(tools, journalId);
}
