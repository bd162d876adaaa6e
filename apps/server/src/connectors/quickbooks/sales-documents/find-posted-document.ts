import { ProblemFault } from '../../../http/problem-fault.ts';
import { readDocument, type DocumentKey, type SalesDocument } from '../../../records/sales-documents/read-document.ts';
import { salesDocumentWords } from '../../../records/sales-documents/sales-document-words.ts';
import type { SalesDocumentKind } from '../../../store/record-tables.ts';
import type { BooksTools } from '../books-tools.ts';
import { callBooks } from '../call-books.ts';
import { getLinkedConnection } from '../connection/company-of-record.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import { buryMirrored } from '../write/bury-mirrored.ts';
import { entityOfKind } from './document-kinds.ts';
import { followDocument } from './follow-sales-documents.ts';
import type { BooksSalesDocument } from './sales-document-columns.ts';

/** A document that is in QuickBooks, with what is needed to reach it. */
export interface PostedDocument {
  readonly connection: WorkingConnection;
  readonly document: SalesDocument;
  readonly booksId: string;
  /** As the mirror has it, in step with the record. */
  readonly there: BooksSalesDocument;
  readonly isInvoiced: boolean;
}

/** @throws ProblemFault `not-found`, `conflict` for one that is not in QuickBooks, `not-connected`, `reconnect-needed` */
export async function findPostedDocument(tools: BooksTools, key: DocumentKey): Promise<PostedDocument> {
  const { kind, id, workspaceId } = key;
  const { booksId } = (await readDocument(tools.db, key, tools.now())).sync;
  const word = salesDocumentWords[kind];
  if (booksId === null) throw new ProblemFault('conflict', `This ${word} is not in QuickBooks yet. Wait a moment.`);
  const connection = await getLinkedConnection(tools.db, { workspaceId, kind, recordId: id });
  return tools.db.transaction().execute(async tx => {
    // Following holds the record: what it shows and what the mirror holds are of one moment.
    await followDocument(tx, tools, { connection, kind, booksId });
    const document = await readDocument(tx, key, tools.now());
    const mirrored = await tx
      .selectFrom('mirror')
      .select('payload')
      .where('connection_id', '=', connection.id)
      .where('entity', '=', entityOfKind[kind])
      .where('books_id', '=', booksId)
      .executeTakeFirstOrThrow();
    // The mirror holds what the typed client read.
    const there = mirrored.payload as BooksSalesDocument;
    const isInvoiced = (there.LinkedTxn ?? []).some(({ TxnType }) => TxnType === 'Invoice');
    return { connection, document, booksId, there, isInvoiced };
  });
}

export interface Fetching {
  readonly connection: WorkingConnection;
  readonly kind: SalesDocumentKind;
  readonly booksId: string;
  /** What it is now is our own doing. */
  readonly isOwnWrite?: boolean;
}

/** Reads it again: somebody may have changed it there. @throws ProblemFault */
export async function fetchDocument(tools: BooksTools, fetching: Fetching): Promise<void> {
  const { connection, kind, booksId } = fetching;
  const entity = entityOfKind[kind];
  const company = tools.client.company(connection.realmId);
  const found = await callBooks(connection, () => company.find(entity, booksId, { lane: 'interactive' }));
  await tools.db.transaction().execute(async tx => {
    const at = { connectionId: connection.id, observedAt: tools.now() };
    if (found === undefined) await buryMirrored(tx, { ...at, entity, booksId });
    else await upsertMirror(tx, [mirrorEntryOf(entity, found.value)], at);
    await followDocument(tx, tools, fetching);
  });
}

/** Whoever pressed sees it at once. The notification brings the same, so that a QuickBooks that is silent now costs nothing. */
export async function refreshDocument(tools: BooksTools, fetching: Fetching): Promise<void> {
  try {
    await fetchDocument(tools, fetching);
  } catch (error) {
    if (!(error instanceof ProblemFault)) throw error;
  }
}
