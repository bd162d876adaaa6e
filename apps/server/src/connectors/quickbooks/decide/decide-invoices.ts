import { sql } from 'kysely';
import { instant, normaliseName } from '@tieout/domain';
import type { BooksLife, Candidate, Verdict } from '@tieout/sync';
import { currency, decimal, formatMoney, money } from '@tieout/domain';
import type { PlanStep } from '@tieout/api';
import type { Db } from '../../../store/store.ts';

/** What is planned about an invoice of the books. */
export interface InvoiceStep {
  readonly category: 'invoices';
  readonly kind: 'invoice';
  readonly group: PlanStep['group'];
  readonly action: PlanStep['action'];
  readonly isTicked: boolean;
  readonly name: string;
  readonly subtitle: string;
  readonly verdict: Verdict;
  readonly offers: PlanStep['offers'];
  readonly candidates: PlanStep['candidates'] | null;
  readonly changes: null;
  readonly recordId: string | null;
  readonly booksId: string;
  readonly level: number;
}

export interface InvoicesAsked {
  readonly connection: { readonly id: string; readonly workspaceId: string; readonly currency: string };
  /** `YYYY-MM-DD`: earlier ones stay in the books (U07). Null: all of them. */
  readonly from: string | null;
  /** Only these; all that the mirror holds when absent. */
  readonly booksIds?: readonly string[];
}

interface Row {
  readonly books_id: string;
  readonly life: BooksLife;
  readonly number: string | null;
  readonly customer_name: string | null;
  readonly txn_date: string;
  readonly currency: string | null;
  readonly total: string;
  readonly is_linked: boolean;
  /** A person parted it from its counterpart here. */
  readonly is_apart: boolean;
  readonly buried_at: Date | null;
  readonly customer_buried_at: Date | null;
  readonly matches: readonly { readonly id: string; readonly number: string }[] | null;
}

/**
 * Decides about the invoices of the books: one verdict for each. What is here already is left alone; one of the same number, customer
 * and total that lives here alone is the same (design/sync.md, match keys); several are never guessed at.
 */
export async function decideInvoices(
  db: Db,
  { connection, from, booksIds }: InvoicesAsked,
): Promise<readonly InvoiceStep[]> {
  const isAsked = booksIds === undefined ? sql`true` : sql`m.books_id = any(${booksIds}::text[])`;
  const { rows } = await sql<Row>`
    select m.books_id, m.life, m.payload->>'DocNumber' as number, m.payload->'CustomerRef'->>'name' as customer_name,
      m.payload->>'TxnDate' as txn_date, m.payload->'CurrencyRef'->>'value' as currency, m.payload->>'TotalAmt' as total,
      l.record_id is not null as is_linked, k.books_id is not null as is_apart, t.deleted_at as buried_at,
      ct.deleted_at as customer_buried_at, s.matches
    from mirror m
    left join link l on l.connection_id = m.connection_id and l.kind = 'invoice' and l.books_id = m.books_id
    left join kept_apart k on k.connection_id = m.connection_id and k.kind = 'invoice' and k.books_id = m.books_id
    left join tombstone t on t.connection_id = m.connection_id and t.kind = 'invoice' and t.books_id = m.books_id
    left join tombstone ct on ct.connection_id = m.connection_id and ct.kind = 'customer'
      and ct.books_id = m.payload->'CustomerRef'->>'value'
    left join link cl on cl.connection_id = m.connection_id and cl.kind = 'customer'
      and cl.books_id = m.payload->'CustomerRef'->>'value'
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number) order by r.created_at, r.id) as matches
      from invoice r
      where l.record_id is null and r.workspace_id = ${connection.workspaceId} and r.customer_id = cl.record_id
        and r.number = m.payload->>'DocNumber' and r.total = (m.payload->>'TotalAmt')::numeric and r.stage <> 'posting'
        and not r.is_voided and not r.is_deleted
        and not exists (select from link o where o.kind = 'invoice' and o.record_id = r.id)
    ) s on true
    where m.connection_id = ${connection.id} and m.entity = 'Invoice' and m.life <> 'deleted' and ${isAsked}
      and (${from}::date is null or (m.payload->>'TxnDate')::date >= ${from}::date)
    order by m.payload->>'TxnDate', length(m.books_id), m.books_id`.execute(db);
  return rows.map(row => stepOf(row, connection.currency));
}

function stepOf(row: Row, home: string): InvoiceStep {
  const matches = row.matches ?? [];
  const verdict = verdictOf(row, matches);
  const group = verdict.code === 'several-candidates' ? 'decide' : isToDo(verdict) ? 'do' : 'leave';
  const [only] = matches;
  return {
    category: 'invoices',
    kind: 'invoice',
    group,
    action: group === 'decide' ? 'decide' : group === 'leave' ? 'skip' : verdict.code === 'linked' ? 'link' : 'create',
    isTicked: group === 'do',
    name: `Invoice ${row.number ?? row.books_id}`,
    subtitle: [row.customer_name, shownTotal(row, home), row.txn_date].filter(Boolean).join(' · '),
    verdict,
    offers: group === 'decide' ? ['choose', 'create-anyway'] : [],
    candidates:
      group === 'decide'
        ? matches.map(({ id, number }) => ({
            recordId: id,
            name: `Invoice ${number}`,
            score: sameDocument,
            reason: 'document',
          }))
        : null,
    changes: null,
    recordId: verdict.code === 'linked' ? (only?.id ?? null) : null,
    booksId: row.books_id,
    // The whole list is worked off one after the other: invoices share customers and items.
    level: 0,
  };
}

const sameDocument = 95;
const isToDo = ({ code }: Verdict): boolean => code === 'created' || code === 'linked';

function verdictOf(row: Row, matches: NonNullable<Row['matches']>): Verdict {
  if (row.is_linked) return { code: 'unchanged' };
  if (row.is_apart) return { code: 'kept-apart' };
  const buried = row.buried_at ?? row.customer_buried_at;
  if (buried !== null) return { code: 'deleted-here', deletedAt: instant(buried.toISOString()) };
  if (row.life === 'voided') return { code: 'inactive-there', life: 'voided' };
  if (matches.length === 1) return { code: 'linked', by: 'document' };
  if (matches.length === 0) return { code: 'created', side: 'workspace' };
  return { code: 'several-candidates', candidates: matches.map(candidateOf) };
}

const candidateOf = ({ id, number }: { readonly id: string; readonly number: string }): Candidate => ({
  side: 'workspace',
  id,
  name: normaliseName(number),
  reason: 'document',
  score: sameDocument,
});

const shownTotal = (row: Row, home: string): string =>
  formatMoney(money(decimal(row.total), currency(row.currency ?? home)), 'en-US');
