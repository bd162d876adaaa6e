import { ProblemFault } from '../../../http/problem-fault.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { readDocument, type DocumentKey } from '../../../records/sales-documents/read-document.ts';
import { salesDocumentWords } from '../../../records/sales-documents/sales-document-words.ts';
import type { BooksTools } from '../books-tools.ts';
import { findPendingCreate } from '../invoices/find-books-id.ts';
import { entityOfKind } from './document-kinds.ts';
import type { PostedDocument } from './find-posted-document.ts';
import { forgetDocument } from './forget-document.ts';
import { writeDocument } from './write-document.ts';

export interface Deleting {
  readonly kind: DocumentKey['kind'];
  readonly id: string;
  /** What else speaks against it. @throws ProblemFault */
  readonly requireDeletable?: (posted: PostedDocument) => void;
}

/** Deletes a document on both sides; one that QuickBooks never took, here. @throws ProblemFault `conflict`, `refused-by-quickbooks`, … */
export async function deleteDocument(tools: BooksTools, actor: Actor, deleting: Deleting): Promise<void> {
  const { kind, id, requireDeletable } = deleting;
  const key = { workspaceId: actor.workspaceId, kind, id };
  const word = salesDocumentWords[kind];
  const { sync, state } = await readDocument(tools.db, key, tools.now());
  if (state === 'draft') {
    const pending = sync.company === null ? undefined : await findPendingCreate(tools.db, sync.company.id, id);
    if (pending === undefined) return forgetDocument(tools, key);
    throw new ProblemFault('conflict', `This ${word} is being created in QuickBooks. Wait a moment.`);
  }
  const entity = entityOfKind[kind];
  await writeDocument(tools, {
    key,
    by: actor.name,
    requestOf: posted => {
      if (posted.document.state === 'deleted') throw new ProblemFault('conflict', `This ${word} is deleted already.`);
      requireDeletable?.(posted);
      return { operation: 'delete', entity, id: posted.booksId, syncToken: posted.there.SyncToken };
    },
  });
}
