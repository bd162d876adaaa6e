import type { Estimate, EstimateFields } from '@tieout/api';
import type { Actor } from '../../../records/record-tools.ts';
import { readEstimate } from '../../../records/sales-documents/read-estimate.ts';
import type { BooksTools } from '../books-tools.ts';
import { createDocument, type KindOfDocument } from '../sales-documents/create-document.ts';

/** Writes an estimate here and in QuickBooks, once whatever happens (U10). @throws ProblemFault as createDocument */
export async function createEstimate(tools: BooksTools, actor: Actor, fields: EstimateFields): Promise<Estimate> {
  const { id } = await createDocument(tools, actor, { fields, is: estimateUntil(fields.expirationDate) });
  return readEstimate(tools.db, { workspaceId: actor.workspaceId, id }, tools.now());
}

/** As an invoice, with its last day. */
const estimateUntil = (lastDay: string | null): KindOfDocument => ({
  kind: 'estimate',
  sharesNumbers: false,
  requestOf: (body, predicted) => ({
    operation: 'create',
    entity: 'Estimate',
    body: { ...body, ...(lastDay !== null && { ExpirationDate: lastDay }) },
    predicted,
  }),
  columns: { expiration_date: lastDay },
});
