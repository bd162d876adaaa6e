import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import { explainDocument, type DifferingDocument } from './explain-document.ts';

/** Documents explained in one round. */
const explainedAtOnce = 500;

/** Stores every compared document with its run, and why it differs where it does. */
export async function writeDocuments(tx: Tx, tieOutId: string): Promise<void> {
  await sql`
    insert into tie_out_document (tie_out_id, seq, kind, verdict, record_id, books_id, number, customer_id, customer_books_id,
      customer_name, txn_date, currency, life_here, life_books, total_here, total_books, tax_here, tax_books, balance_here, balance_books)
    select ${tieOutId}, seq, kind, verdict, record_id, books_id, number, coalesce(customer_here, customer_linked), customer_books_id,
      customer_name, coalesce(date_here, date_books), currency, life_here, life_books, total_here, total_books, tax_here, tax_books,
      balance_here, balance_books
    from compared`.execute(tx);
  for (let after = 0; ;) {
    const documents = await readDiffering(tx, after);
    if (documents.length === 0) return;
    await writeReasons(tx, tieOutId, documents);
    after = documents.at(-1)?.seq ?? after;
  }
}

async function readDiffering(tx: Tx, after: number): Promise<readonly DifferingDocument[]> {
  const { rows } = await sql<DifferingDocument>`
    select c.seq, c.verdict, c.life_here, c.life_books, c.currency_here, c.currency_books, c.date_here, c.date_books,
      coalesce(c.customer_here <> c.customer_linked, false) as has_other_customer,
      trim_scale(c.total_here)::text as total_here, trim_scale(c.total_books)::text as total_books,
      trim_scale(c.balance_here)::text as balance_here, trim_scale(c.balance_books)::text as balance_books,
      coalesce((select jsonb_agg(jsonb_build_object('part', p.part, 'position', p.position, 'here', trim_scale(p.amount_here)::text,
        'books', trim_scale(p.amount_books)::text) order by p.part = 'income' desc, p.position)
        from compared_part p where p.seq = c.seq), '[]') as parts
    from compared c
    where c.seq > ${after} and c.verdict not in ('ties', 'left-alone') order by c.seq limit ${explainedAtOnce}`.execute(
    tx,
  );
  return rows;
}

async function writeReasons(tx: Tx, tieOutId: string, documents: readonly DifferingDocument[]): Promise<void> {
  const reasons = documents.map(document => ({ seq: document.seq, differences: explainDocument(document) }));
  await sql`
    update tie_out_document d set differences = g.differences
    from jsonb_to_recordset(${JSON.stringify(reasons)}::jsonb) as g(seq integer, differences jsonb)
    where d.tie_out_id = ${tieOutId} and d.seq = g.seq`.execute(tx);
}
