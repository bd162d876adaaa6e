import { sql } from 'kysely';
import type { agingBuckets } from '@tieout/api';
import { decimal, type Decimal } from '@tieout/domain';
import type { Db } from '../../store/store.ts';
import { dayOfRow, type CompanyDays } from '../company-days.ts';

export type AgingBucket = (typeof agingBuckets)[number];

/** What is owed in one currency and for so long. */
export interface Owing {
  readonly currency: string;
  readonly bucket: AgingBucket;
  /** Invoices. */
  readonly count: number;
  readonly amount: Decimal;
}

/** Days late that a bucket ends with; the last one has no end. */
const lastDays: Readonly<Record<Exclude<AgingBucket, 'over-90'>, number>> = {
  'not-due': 0,
  '1-30': 30,
  '31-60': 60,
  '61-90': 90,
};

/**
 * All that customers owe on invoices, by currency and by age on the day of each one's company. Read from an index alone, and summed up in its
 * order: what is due on one day first, these sums by age then.
 */
export async function readOwing(
  db: Db,
  { workspaceId, days }: { readonly workspaceId: string; readonly days: CompanyDays },
): Promise<readonly Owing[]> {
  const buckets = Object.entries(lastDays).map(
    ([bucket, lastDay]) => sql`when late <= ${lastDay}::integer then ${bucket}`,
  );
  const { rows } = await sql<{ currency: string; bucket: AgingBucket; count: string; amount: string }>`
    select currency, case ${sql.join(buckets, sql` `)} else 'over-90' end as bucket, sum(count) as count, sum(amount) as amount
    from (
      select currency, ${dayOfRow(days)} - due_date as late, count(*) as count, sum(balance) as amount from invoice
      where workspace_id = ${workspaceId} and stage = 'posted' and balance > 0 and not is_voided and not is_deleted
      group by ${days.others.size === 0 ? sql`due_date, currency` : sql`due_date, currency, connection_id`}
    ) o group by currency, bucket`.execute(db);
  return rows.map(row => ({ ...row, count: Number(row.count), amount: decimal(row.amount) }));
}
