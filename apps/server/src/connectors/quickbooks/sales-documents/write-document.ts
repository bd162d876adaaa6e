import { ProblemFault } from '../../../http/problem-fault.ts';
import { readDocument, type DocumentKey, type SalesDocument } from '../../../records/sales-documents/read-document.ts';
import { salesDocumentWords } from '../../../records/sales-documents/sales-document-words.ts';
import type { BooksTools } from '../books-tools.ts';
import { problemOf } from '../call-books.ts';
import { findPendingWrite } from '../invoices/find-books-id.ts';
import type { DocumentRequest } from '../write/document-request.ts';
import { noteIntent } from '../write/pending-write.ts';
import { settleWrite } from '../write/settle-write.ts';
import { fetchDocument, findPostedDocument, type PostedDocument } from './find-posted-document.ts';

/** A record that somebody changes again and again meanwhile is tried so often. */
const staleAttemptsMax = 3;

export interface DocumentWrite {
  readonly key: DocumentKey;
  readonly by: string;
  /** What is to be said about it as it stands now; undefined when nothing is. */
  readonly requestOf: (posted: PostedDocument) => DocumentRequest | undefined | Promise<DocumentRequest | undefined>;
}

/**
 * Changes or deletes a document in QuickBooks, once; here it follows from the answer. When somebody changed it there meanwhile it is
 * read again and decided anew: never a blind overwrite. @throws ProblemFault `conflict`, `not-connected`, `refused-by-quickbooks`, …
 */
export async function writeDocument(tools: BooksTools, { key, by, requestOf }: DocumentWrite): Promise<SalesDocument> {
  for (let attempt = 1; ; attempt += 1) {
    const posted = await findPostedDocument(tools, key);
    const { connection, booksId } = posted;
    await requireNoneOnItsWay(tools, connection.id, key);
    const request = await requestOf(posted);
    if (request === undefined) return posted.document;
    const name = `${salesDocumentWords[key.kind]} ${posted.document.number ?? ''}`.trim();
    const intent = { recordKind: key.kind, recordId: key.id, name, by, request } as const;
    const journalId = await tools.db.transaction().execute(tx => noteIntent(tx, tools, { intent, connection }));
    const outcome = await settleWrite(tools, journalId);
    if (outcome.kind === 'done') return readDocument(tools.db, key, tools.now());
    if (outcome.fault.kind !== 'stale' || attempt === staleAttemptsMax)
      throw problemOf(outcome.fault, connection.companyName);
    await fetchDocument(tools, { connection, kind: key.kind, booksId });
  }
}

/** What QuickBooks has not answered yet is not written over. @throws ProblemFault `conflict` */
async function requireNoneOnItsWay(tools: BooksTools, connectionId: string, { kind, id }: DocumentKey): Promise<void> {
  if ((await findPendingWrite(tools.db, connectionId, id)) === undefined) return;
  const sentence = `A change of this ${salesDocumentWords[kind]} is on its way to QuickBooks.`;
  throw new ProblemFault('conflict', `${sentence} Wait a moment.`);
}
