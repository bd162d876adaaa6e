import type { CreditMemo, CreditMemoFields } from '@tieout/api';
import type { Actor } from '../../../records/record-tools.ts';
import { readCreditMemo } from '../../../records/sales-documents/read-credit-memo.ts';
import type { BooksTools } from '../books-tools.ts';
import { createDocument, type KindOfDocument } from '../sales-documents/create-document.ts';

/** Writes a credit memo here and in QuickBooks, once whatever happens (U12). @throws ProblemFault as createDocument */
export async function createCreditMemo(tools: BooksTools, actor: Actor, fields: CreditMemoFields): Promise<CreditMemo> {
  const { id } = await createDocument(tools, actor, { fields, is: creditMemo });
  return readCreditMemo(tools.db, { workspaceId: actor.workspaceId, id }, tools.now());
}

const creditMemo: KindOfDocument = {
  kind: 'credit-memo',
  sharesNumbers: true,
  requestOf: (body, predicted) => ({ operation: 'create', entity: 'CreditMemo', body, predicted }),
};
