import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import type { Payment } from '@tieout/quickbooks';
import type { BooksTools } from '../books-tools.ts';
import { holdMirrored } from '../observe/hold-mirrored.ts';
import { takePayments, type BooksPayment } from '../payments/take-payment.ts';
import { booksName } from './live-run.ts';

export interface PaymentFollowing {
  readonly connection: { readonly id: string; readonly workspaceId: string };
  readonly paymentIds: readonly string[];
  /** Who did it, for the timeline; QuickBooks when absent. */
  readonly by?: string;
}

/** For payments that move no money but apply a credit (entities.md §2.7). */
const creditWords = 'Credit applied';

/**
 * Brings what payments settle and the payments themselves in step with the mirror: one row an invoice, also where one payment settles
 * several or comes in several lines. A voided or deleted payment settles nothing; what is unapplied stands in the mirror alone. Answers
 * with the books ids of the invoices that are settled differently now.
 */
export async function followPayments(
  tx: Tx,
  tools: BooksTools,
  { connection, paymentIds, by = booksName }: PaymentFollowing,
): Promise<readonly string[]> {
  if (paymentIds.length === 0) return [];
  await holdMirrored(tx, { connectionId: connection.id, entity: 'Payment', booksIds: paymentIds });
  const { rows } = await sql<{ readonly invoice_id: string }>`
    with settled as (
      select m.books_id as payment_id, t.txn->>'TxnId' as invoice_id, sum((line->>'Amount')::numeric) as amount,
        coalesce((m.payload->>'TxnDate')::date, m.changed_at::date) as txn_date, m.payload->>'PaymentRefNum' as reference,
        case when (m.payload->>'TotalAmt')::numeric = 0 then ${creditWords}::text
          else coalesce(k.payload->>'Name', m.payload->'PaymentMethodRef'->>'name') end as method
      from mirror m
      cross join lateral jsonb_array_elements(coalesce(m.payload->'Line', '[]')) as line
      cross join lateral jsonb_array_elements(coalesce(line->'LinkedTxn', '[]')) as t(txn)
      left join mirror k on k.connection_id = m.connection_id and k.entity = 'PaymentMethod'
        and k.books_id = m.payload->'PaymentMethodRef'->>'value'
      where m.connection_id = ${connection.id} and m.entity = 'Payment' and m.books_id = any(${paymentIds}::text[])
        and m.life = 'live' and t.txn->>'TxnType' = 'Invoice'
      group by m.connection_id, m.entity, m.books_id, t.txn->>'TxnId', k.payload
    ),
    dropped as (
      delete from payment_part p where p.connection_id = ${connection.id} and p.payment_id = any(${paymentIds}::text[])
        and not exists (select from settled s where s.payment_id = p.payment_id and s.invoice_id = p.invoice_id)
      returning p.invoice_id
    ),
    written as (
      insert into payment_part as p (connection_id, payment_id, invoice_id, txn_date, amount, method, reference)
      select ${connection.id}::uuid, payment_id, invoice_id, txn_date, amount, method, reference from settled
      on conflict (connection_id, payment_id, invoice_id) do update set txn_date = excluded.txn_date, amount = excluded.amount,
        method = excluded.method, reference = excluded.reference
      where (p.txn_date, p.amount, p.method, p.reference) is distinct from
        (excluded.txn_date, excluded.amount, excluded.method, excluded.reference)
      returning p.invoice_id
    )
    select invoice_id from dropped union select invoice_id from written`.execute(tx);
  const invoiceIds = rows.map(row => row.invoice_id);
  await takePayments(tx, tools, { connection, payments: await readMirrored(tx, { connection, paymentIds }), by });
  await announceInvoices(tx, tools, { connection, invoiceIds });
  return invoiceIds;
}

/** As the mirror has them now. */
async function readMirrored(
  tx: Tx,
  { connection, paymentIds }: Pick<PaymentFollowing, 'connection' | 'paymentIds'>,
): Promise<readonly BooksPayment[]> {
  const rows = await tx
    .selectFrom('mirror')
    .select(['books_id', 'life', 'payload'])
    .where('connection_id', '=', connection.id)
    .where('entity', '=', 'Payment')
    .where('books_id', 'in', [...paymentIds])
    .orderBy('books_id')
    .execute();
  return rows.map(({ books_id: id, life, payload }) =>
    // The mirror holds what the typed client read.
    life === 'deleted'
      ? { kind: 'deleted', id }
      : { kind: 'present', payment: payload as Payment, isVoided: life === 'voided' },
  );
}

async function announceInvoices(
  tx: Tx,
  tools: BooksTools,
  {
    connection,
    invoiceIds,
  }: { readonly connection: PaymentFollowing['connection']; readonly invoiceIds: readonly string[] },
): Promise<void> {
  if (invoiceIds.length === 0) return;
  const linked = await tx
    .selectFrom('link')
    .select('record_id')
    .where('connection_id', '=', connection.id)
    .where('kind', '=', 'invoice')
    .where('books_id', 'in', [...invoiceIds])
    .execute();
  const { workspaceId } = connection;
  for (const { record_id: id } of linked) await tools.announce(tx, { workspaceId, topic: 'invoice', id });
}
