import { sql } from 'kysely';
import { agingBuckets, invoiceStates, type readHome } from '@tieout/api';
import { decimal, type LocalDate } from '@tieout/domain';
import type { z } from 'zod';
import { selectConnections } from '../connectors/quickbooks/connection/connection-answer.ts';
import { countInvoices, type InvoiceCounts } from '../records/invoices/list-invoices.ts';
import { readInvoiceSetting } from '../records/invoices/invoice-setting.ts';
import type { Db } from '../store/store.ts';
import { readLatest } from './read-latest.ts';

export type HomeAnswer = z.output<NonNullable<typeof readHome.answer>>;

const attentionMax = 5;

/** What is owed, invoices by state, what needs a person, latest activity. Money of other currencies is not added to the home one. */
export async function readHomePage(db: Db, workspaceId: string, now: Date): Promise<HomeAnswer> {
  const setting = await readInvoiceSetting(db, workspaceId, now);
  const { today, homeCurrency: currency } = setting;
  const [owed, counts, records, connections, attention, latest] = await Promise.all([
    readOwed(db, { workspaceId, currency, today }),
    countInvoices(db, workspaceId, now),
    countRecords(db, workspaceId),
    selectConnections(db, { workspaceId }, now),
    readAttention(db, workspaceId),
    readLatest(db, workspaceId),
  ]);
  return {
    currency,
    ...owed,
    invoiceCounts: shownCounts(counts),
    ...records,
    connection: connections[0] ?? null,
    attention,
    latest,
  };
}

/** Sums over states are no states of their own. */
function shownCounts(counts: InvoiceCounts): HomeAnswer['invoiceCounts'] {
  const shown = [...invoiceStates, 'overdue'] as const;
  return Object.fromEntries(shown.map(state => [state, counts[state]])) as HomeAnswer['invoiceCounts'];
}

interface Owing {
  readonly workspaceId: string;
  readonly currency: string;
  readonly today: LocalDate;
}

async function readOwed(db: Db, { workspaceId, currency, today }: Owing) {
  const { rows } = await sql<Record<(typeof agingBuckets)[number], string>>`
    select ${sql.join(
      agingBuckets.map(
        bucket => sql`coalesce(sum(balance) filter (where ${bucketConditions[bucket]}), 0) as ${sql.ref(bucket)}`,
      ),
    )}
    from (
      select balance, ${today}::date - due_date as late from invoice
      where workspace_id = ${workspaceId} and currency = ${currency} and stage = 'posted' and balance > 0 and not is_voided
        and not is_deleted
    ) o`.execute(db);
  const [row] = rows;
  const aging = agingBuckets.map(bucket => ({ bucket, amount: decimal(row?.[bucket] ?? '0') }));
  const totals = await sql<{ readonly owed: string; readonly overdue: string }>`
    select coalesce(sum(balance), 0) as owed, coalesce(sum(balance) filter (where due_date < ${today}::date), 0) as overdue
    from invoice where workspace_id = ${workspaceId} and currency = ${currency} and stage = 'posted' and balance > 0
      and not is_voided and not is_deleted`.execute(db);
  const [total] = totals.rows;
  return { owed: decimal(total?.owed ?? '0'), overdue: decimal(total?.overdue ?? '0'), aging };
}

const bucketConditions = {
  'not-due': sql`late <= 0`,
  '1-30': sql`late between 1 and 30`,
  '31-60': sql`late between 31 and 60`,
  '61-90': sql`late between 61 and 90`,
  'over-90': sql`late > 90`,
} as const;

async function countRecords(db: Db, workspaceId: string) {
  const { rows } = await sql<{ readonly customers: string; readonly items: string }>`
    select (select count(*) from customer where workspace_id = ${workspaceId} and life = 'live') as customers,
      (select count(*) from item where workspace_id = ${workspaceId} and life = 'live') as items`.execute(db);
  return { customerCount: Number(rows[0]?.customers ?? 0), itemCount: Number(rows[0]?.items ?? 0) };
}

async function readAttention(db: Db, workspaceId: string): Promise<HomeAnswer['attention']> {
  const rows = await db
    .selectFrom('problem')
    .select(['id', 'sentence', 'record_name', 'record_kind', 'record_id'])
    .where('workspace_id', '=', workspaceId)
    .where('settled_at', 'is', null)
    .orderBy('opened_at', 'desc')
    .limit(attentionMax)
    .execute();
  return rows.map(row => ({
    id: row.id,
    sentence: `${row.record_name}: ${row.sentence}`,
    link: row.record_id === null ? '/quickbooks/attention' : `/${row.record_kind}s/${row.record_id}`,
  }));
}
