import { sql } from 'kysely';
import type { Payment } from '@tieout/api';
import { decimal } from '@tieout/domain';
import { ProblemFault } from '../../http/problem-fault.ts';
import { readProblemsOf } from '../../problems/read-problems-of.ts';
import type { Db } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';
import { syncColumns, syncJoins } from '../sync-facts.ts';
import { paymentColumns, paymentOf, paymentRowJoins, type PaymentRead } from './payment-row.ts';

/** One payment with what it settles. @throws ProblemFault `not-found` */
export async function readPayment(db: Db, key: RecordKey, now: Date): Promise<Payment> {
  const { rows } = await sql<PaymentRead>`
    select ${paymentColumns}, ${syncColumns} from payment r ${paymentRowJoins} ${syncJoins}
    where r.id = ${key.id} and r.workspace_id = ${key.workspaceId}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such payment. It may have been removed.');
  return paymentOf(row, { parts: await readParts(db, key), problems: await readProblemsOf(db, key.id) }, now);
}

interface PartRow {
  readonly kind: Payment['parts'][number]['kind'];
  readonly record_id: string | null;
  readonly number: string | null;
  readonly amount: string;
}

/** With the documents here that they settle, where these are linked; the others by what QuickBooks calls them. */
async function readParts(db: Db, { workspaceId, id }: RecordKey): Promise<Payment['parts']> {
  const { rows } = await sql<PartRow>`
    select a.kind, i.id as record_id, coalesce(i.number, m.payload->>'DocNumber') as number, a.amount
    from payment_allocation a
    left join lateral (
      select l.connection_id from link l where l.kind = 'payment' and l.record_id = a.payment_id order by l.linked_at desc limit 1
    ) p on true
    left join link d on d.connection_id = p.connection_id and d.kind = a.kind and d.books_id = a.books_id
    left join invoice i on i.id = d.record_id and i.workspace_id = ${workspaceId}
    left join mirror m on m.connection_id = p.connection_id and m.books_id = a.books_id
      and m.entity = case a.kind when 'invoice' then 'Invoice' when 'credit-memo' then 'CreditMemo' end
    where a.payment_id = ${id} order by a.position`.execute(db);
  return rows.map(row => ({
    kind: row.kind,
    recordId: row.record_id,
    number: row.number,
    amount: decimal(row.amount),
  }));
}
