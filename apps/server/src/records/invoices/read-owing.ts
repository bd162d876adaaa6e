import { sql } from 'kysely';
import type { agingBuckets } from '@tieout/api';
import { decimal, type Decimal, type LocalDate } from '@tieout/domain';
import type { Db } from '../../store/store.ts';

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

/** All that customers owe on invoices, by currency and age; read from an index alone. */
export async function readOwing(
  db: Db,
  { workspaceId, today }: { readonly workspaceId: string; readonly today: LocalDate },
): Promise<readonly Owing[]> {
  const buckets = Object.entries(lastDays).map(
    ([bucket, lastDay]) => sql`when late <= ${lastDay}::integer then ${bucket}`,
  );
  const { rows } = await sql<{ currency: string; bucket: AgingBucket; count: string; amount: string }>`
    select currency, case ${sql.join(buckets, sql` `)} else 'over-90' end as bucket, count(*) as count, sum(balance) as amount
    from (
      select currency, ${today}::date - due_date as late, balance from invoice
      where workspace_id = ${workspaceId} and stage = 'posted' and balance > 0 and not is_voided and not is_deleted
    ) o group by currency, bucket`.execute(db);
  return rows.map(row => ({ ...row, count: Number(row.count), amount: decimal(row.amount) }));
}
