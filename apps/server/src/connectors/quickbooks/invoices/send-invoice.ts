import { readInvoice } from '../../../records/invoices/read-invoice.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { problemOf } from '../call-books.ts';
import type { BooksTools } from '../books-tools.ts';
import { findPosted } from './act-on-invoice.ts';
import { postInvoice } from './post-invoice.ts';
import { pushInvoice } from './push-invoice.ts';

/** Sends what was changed here and is not there yet. @throws ProblemFault where QuickBooks refuses it or does not answer */
export async function sendInvoice(tools: BooksTools, actor: Actor, key: RecordKey): Promise<void> {
  const { connection } = await findPosted(tools, key);
  const outcome = await pushInvoice(tools, { connectionId: connection.id, invoiceId: key.id, by: actor.name });
  if (outcome.kind !== 'done') throw problemOf(outcome.fault, connection.companyName);
}

/** The same again: the first writing of a draft, or a change that was refused. @throws ProblemFault */
export async function retryInvoice(tools: BooksTools, actor: Actor, key: RecordKey): Promise<void> {
  const { sync } = await readInvoice(tools.db, key, tools.now());
  if (sync.booksId === null) await postInvoice(tools, actor, key.id);
  else await sendInvoice(tools, actor, key);
}
