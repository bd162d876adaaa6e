import { sql, type RawBuilder } from 'kysely';
import type { TieOutDifference, TieOutDocument, TieOutVerdict } from '@tieout/api';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { listPage, type ListedPage } from '../../../records/list-page.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Db } from '../../../store/store.ts';
import type { DocumentLife } from '../../../store/tie-out-tables.ts';
import { deepLink } from '../deep-link.ts';
import { comparedAmount } from './compared-amount.ts';
import { curesOfDocument } from './cures-of-document.ts';
import { readTieOut } from './tie-out-answer.ts';

/** A stored row as the lists and the file show it. */
export interface DocumentRow {
  readonly seq: number;
  readonly kind: TieOutDocument['kind'];
  readonly verdict: TieOutVerdict;
  readonly record_id: string | null;
  readonly books_id: string | null;
  readonly number: string | null;
  readonly customer_id: string | null;
  readonly customer_name: string;
  readonly txn_date: string | null;
  readonly currency: string;
  readonly life_here: DocumentLife;
  readonly life_books: DocumentLife;
  readonly total_here: string;
  readonly total_books: string;
  readonly tax_here: string;
  readonly tax_books: string;
  readonly balance_here: string;
  readonly balance_books: string;
  readonly differences: readonly TieOutDifference[] | null;
  readonly settled: string | null;
  readonly connection_id: string;
  readonly realm_id: string;
  readonly app_url: string;
  readonly connection_state: string;
}

export interface DocumentFilter {
  readonly show: 'differing' | 'all';
  readonly kind?: TieOutDocument['kind'] | undefined;
  readonly verdict?: TieOutVerdict | undefined;
  readonly search?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const columns = sql`r.seq, r.kind, r.verdict, r.record_id, r.books_id, r.number, r.customer_id, r.customer_name, r.txn_date, r.currency,
  r.life_here, r.life_books, r.total_here, r.total_books, r.tax_here, r.tax_books, r.balance_here, r.balance_books, r.differences,
  r.settled, c.id as connection_id, c.realm_id, c.app_url, c.state as connection_state`;
const joins = sql`join tie_out_run t on t.id = r.tie_out_id join connection c on c.id = t.connection_id`;

/** Documents of a tie-out in their order. @throws ProblemFault `not-found` */
export async function listDocuments(
  db: Db,
  key: RecordKey,
  filter: DocumentFilter,
): Promise<ListedPage<TieOutDocument>> {
  await readTieOut(db, key);
  const page = await listPage<DocumentRow>(db, {
    from: sql`tie_out_document r`,
    where: whereOf(key.id, filter),
    sorting: { key: sql`r.seq`, type: 'bigint', isDescending: false, id: sql`r.seq::text` },
    columns,
    joins,
    page: filter,
  });
  return { ...page, rows: page.rows.map(documentOf) };
}

function whereOf(tieOutId: string, { show, kind, verdict, search }: DocumentFilter): RawBuilder<unknown> {
  const parts = [
    sql`r.tie_out_id = ${tieOutId}`,
    ...(show === 'differing' && verdict === undefined ? [sql`r.verdict not in ('ties', 'left-alone')`] : []),
    ...(kind === undefined ? [] : [sql`r.kind = ${kind}`]),
    ...(verdict === undefined ? [] : [sql`r.verdict = ${verdict}`]),
    ...(search === undefined
      ? []
      : [
          sql`(strpos(lower(coalesce(r.number, '')), lower(${search})) > 0
          or strpos(lower(r.customer_name), lower(${search})) > 0)`,
        ]),
  ];
  return sql.join(parts, sql` and `);
}

/** One document of a tie-out. @throws ProblemFault `not-found` */
export async function getDocument(db: Db, key: RecordKey, seq: number): Promise<DocumentRow> {
  await readTieOut(db, key);
  const { rows } = await sql<DocumentRow>`
    select ${columns} from tie_out_document r ${joins} where r.tie_out_id = ${key.id} and r.seq = ${seq}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such document in this tie-out.');
  return row;
}

/** A stored row as the API shows it. */
export const documentOf = (row: DocumentRow): TieOutDocument => ({
  seq: row.seq,
  kind: row.kind,
  verdict: row.verdict,
  recordId: row.record_id,
  booksId: row.books_id,
  number: row.number,
  customerId: row.customer_id,
  customerName: row.customer_name,
  txnDate: row.txn_date,
  currency: row.currency,
  total: comparedAmount(row.total_here, row.total_books),
  tax: comparedAmount(row.tax_here, row.tax_books),
  balance: comparedAmount(row.balance_here, row.balance_books),
  differences: [...(row.differences ?? [])],
  cures: row.settled === null ? [...curesOfDocument(row)] : [],
  settled: row.settled,
  booksUrl:
    row.books_id === null ? null : deepLink({ appUrl: row.app_url, realmId: row.realm_id }, row.kind, row.books_id),
});
