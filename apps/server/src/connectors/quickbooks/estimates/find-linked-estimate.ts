import { sql } from 'kysely';
import { isInvoiceable } from '@tieout/domain';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { Db } from '../../../store/store.ts';

/**
 * The estimate in QuickBooks that an invoice is made of. @throws ProblemFault `not-ready` when it was closed meanwhile: QuickBooks would
 * drop the link without a word, and the customer might be invoiced twice
 */
export async function findLinkedEstimate(
  db: Db,
  { connectionId, invoiceId }: { readonly connectionId: string; readonly invoiceId: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ readonly books_id: string; readonly number: string | null; readonly status: string }>`
    select l.books_id, d.number, case when d.is_deleted then 'deleted' else d.status end as status
    from invoice r join sales_document d on d.id = r.estimate_id
    join link l on l.connection_id = ${connectionId} and l.kind = 'estimate' and l.record_id = d.id
    where r.id = ${invoiceId}`.execute(db);
  const [estimate] = rows;
  if (estimate === undefined) return undefined;
  if (isInvoiceable(estimate.status)) return estimate.books_id;
  const sentence = `Estimate ${estimate.number ?? ''} is ${estimate.status} by now. Delete this draft, or open the estimate again.`;
  throw new ProblemFault('not-ready', `${sentence} Nothing was written.`);
}
