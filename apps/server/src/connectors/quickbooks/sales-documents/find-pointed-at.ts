import { sql } from 'kysely';
import type { Db } from '../../../store/store.ts';
import type { DocumentEntity } from '../write/document-request.ts';

export interface PointingAsked {
  readonly connectionId: string;
  readonly entity: DocumentEntity;
  /** `YYYY-MM-DD`: of what points, earlier ones do not count. */
  readonly from: string;
}

/**
 * Documents of a kind that living invoices and payments of the books name: the estimate that became an invoice, the credit memo that a
 * payment used up. QuickBooks names them on the invoice itself and in the lines of the payment (entities.md §2.4, §5).
 */
export async function findPointedAt(db: Db, { connectionId, entity, from }: PointingAsked): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly books_id: string }>`
    select distinct t.txn->>'TxnId' as books_id from mirror m
    cross join lateral (
      select jsonb_array_elements(coalesce(m.payload->'LinkedTxn', '[]')) as txn
      union all
      select jsonb_array_elements(coalesce(line->'LinkedTxn', '[]'))
      from jsonb_array_elements(coalesce(m.payload->'Line', '[]')) as line
    ) t
    where m.connection_id = ${connectionId} and m.entity in ('Invoice', 'Payment') and m.life = 'live'
      and (m.payload->>'TxnDate')::date >= ${from}::date and t.txn->>'TxnType' = ${entity}
    order by 1`.execute(db);
  return rows.map(row => row.books_id);
}
