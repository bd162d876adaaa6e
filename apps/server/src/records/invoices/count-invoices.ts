import { sql } from 'kysely';
import { invoiceStates, type countInvoices as contract } from '@tieout/api';
import type { LocalDate } from '@tieout/domain';
import type { z } from 'zod';
import type { Db } from '../../store/store.ts';
import { readOwing, type Owing } from './read-owing.ts';
import { stateFilter } from './state-filter.ts';

export type InvoiceCounts = z.output<NonNullable<typeof contract.answer>>['counts'];

export interface CountAsked {
  readonly workspaceId: string;
  readonly today: LocalDate;
  /** What is owed, where it was read already. */
  readonly owing?: Promise<readonly Owing[]>;
}

/** How many invoices are in each state. Rows of the same facts are counted first: each state is then a sum over a handful. */
export async function countInvoices(db: Db, asked: CountAsked): Promise<InvoiceCounts> {
  const { workspaceId, today } = asked;
  const columns = invoiceStates.map(
    state => sql`coalesce(sum(r.count) filter (where ${stateFilter(state, today)}), 0) as ${sql.ref(state)}`,
  );
  const [owing, { rows }] = await Promise.all([
    asked.owing ?? readOwing(db, asked),
    sql<Record<string, string>>`
      select ${sql.join(columns)}, coalesce(sum(r.count) filter (where not r.is_deleted), 0) as all from (
        select is_deleted, is_voided, stage, email_state, settled, count(*) as count from invoice
        where workspace_id = ${workspaceId} group by is_deleted, is_voided, stage, email_state, settled
      ) r`.execute(db),
  ]);
  const found = rows[0] ?? {};
  const byState = Object.fromEntries([...invoiceStates, 'all'].map(name => [name, Number(found[name] ?? 0)]));
  const countOf = (some: readonly Owing[]): number => some.reduce((sum, { count }) => sum + count, 0);
  const overdue = countOf(owing.filter(({ bucket }) => bucket !== 'not-due'));
  return { ...byState, open: countOf(owing), overdue } as InvoiceCounts;
}
