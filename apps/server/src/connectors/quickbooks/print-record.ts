import { ProblemFault } from '../../http/problem-fault.ts';
import { readInvoice } from '../../records/invoices/read-invoice.ts';
import { readPayment } from '../../records/payments/read-payment.ts';
import type { RecordKey } from '../../records/record-key.ts';
import { readDocument } from '../../records/sales-documents/read-document.ts';
import { salesDocumentWords } from '../../records/sales-documents/sales-document-words.ts';
import type { SalesDocumentKind } from '../../store/record-tables.ts';
import type { BooksTools } from './books-tools.ts';
import { callBooks } from './call-books.ts';
import { getLinkedConnection } from './connection/company-of-record.ts';
import { entityOfKind } from './sales-documents/document-kinds.ts';

/** What QuickBooks prints of what we keep (protocol.md §2.6). */
export type PrintedKind = SalesDocumentKind | 'invoice' | 'payment';

/** A record that QuickBooks may be asked to print. */
export interface PrintedKey extends RecordKey {
  readonly kind: PrintedKind;
}

/** A PDF, as QuickBooks made it. */
export interface PrintedRecord {
  readonly bytes: Uint8Array;
  /** Its number, or its id in QuickBooks where it has none. */
  readonly name: string;
}

const entities = { ...entityOfKind, invoice: 'Invoice', payment: 'Payment' } as const;
const words = { ...salesDocumentWords, invoice: 'invoice', payment: 'payment' };

/**
 * Has QuickBooks print a record as it stands there. @throws ProblemFault `not-found`, `conflict` for one that is not in QuickBooks yet
 * or no longer, `not-connected`, `reconnect-needed`, `refused-by-quickbooks`, `quickbooks-unavailable`
 */
export async function printRecord(tools: BooksTools, key: PrintedKey, signal: AbortSignal): Promise<PrintedRecord> {
  const { kind, id, workspaceId } = key;
  const record = await readPrinted(tools, key);
  const { booksId } = record.sync;
  if (record.state === 'deleted')
    throw new ProblemFault('conflict', `This ${words[kind]} is deleted; QuickBooks has no PDF of it any more.`);
  if (booksId === null) throw new ProblemFault('conflict', notThere(kind));
  const connection = await getLinkedConnection(tools.db, { workspaceId, kind, recordId: id });
  const company = tools.client.company(connection.realmId);
  const options = { lane: 'interactive', signal } as const;
  const { value: bytes } = await callBooks(connection, () => company.pdf(entities[kind], booksId, options));
  return { bytes, name: ('number' in record ? record.number : null) ?? booksId };
}

/** Invoices go there when somebody says so, all others by themselves. */
function notThere(kind: PrintedKind): string {
  const cure = kind === 'invoice' ? 'Create it there first.' : 'Wait a moment.';
  return `This ${words[kind]} is not in QuickBooks yet, so there is no PDF of it. ${cure}`;
}

function readPrinted({ db, now }: BooksTools, { kind, ...key }: PrintedKey) {
  if (kind === 'invoice') return readInvoice(db, key, now());
  return kind === 'payment' ? readPayment(db, key, now()) : readDocument(db, { ...key, kind }, now());
}
