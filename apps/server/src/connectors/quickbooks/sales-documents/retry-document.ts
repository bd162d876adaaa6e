import { ProblemFault } from '../../../http/problem-fault.ts';
import type { Actor } from '../../../records/record-tools.ts';
import type { DocumentKey } from '../../../records/sales-documents/read-document.ts';
import type { BooksTools } from '../books-tools.ts';
import type { DocumentRequest } from '../write/document-request.ts';
import { writeDocument } from './write-document.ts';

export interface RefusedDocument {
  readonly kind: DocumentKey['kind'];
  readonly id: string;
  readonly request: Exclude<DocumentRequest, { readonly operation: 'create' }>;
}

/**
 * Sends a change or a deletion that QuickBooks refused once more, as it was decided. A document that somebody changed there since is
 * another one than it was decided about, and is left alone. @throws ProblemFault `version-changed`, and as writeDocument
 */
export async function retryDocument(
  tools: BooksTools,
  actor: Actor,
  { kind, id, request }: RefusedDocument,
): Promise<void> {
  await writeDocument(tools, {
    key: { workspaceId: actor.workspaceId, kind, id },
    by: actor.name,
    requestOf: ({ there }) => {
      if (there.SyncToken === request.syncToken) return request;
      throw new ProblemFault(
        'version-changed',
        'Somebody changed it in QuickBooks since. Nothing was written. Open it, and make the change again.',
      );
    },
  });
}
