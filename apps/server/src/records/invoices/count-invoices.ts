import { sql } from 'kysely';
import { invoiceStates, type countInvoices as contract } from '@tieout/api';
import type { z } from 'zod';
import type { Db } from '../../store/store.ts';
import type { CompanyDays } from '../company-days.ts';
import { readOwing, type Owing } from './read-owing.ts';
import { stateFilter } from './state-filter.ts';

export type InvoiceCounts = z.output<NonNullable<typeof contract.answer>>['counts'];

export interface CountAsked {
  readonly workspaceId: string;
  readonly days: CompanyDays;
  /** What is owed, where it was read already. */
  readonly owing?: Promise<readonly Owing[]>;
}

/** How many invoices are in each state: each is counted at its own place in an index, where nothing is left to be compared or grouped. */
export async function countInvoices(db: Db, asked: CountAsked): Promise<InvoiceCounts> {
  const { workspaceId, days } = asked;
  const columns = invoiceStates.map(
    state => sql`(
      select count(*) from invoice r where r.workspace_id = ${workspaceId} and ${stateFilter(state, days)}
    ) as ${sql.ref(state)}`,
  );
  const [owing, { rows }] = await Promise.all([
    asked.owing ?? readOwing(db, asked),
    sql<Record<string, string>>`select ${sql.join(columns)}`.execute(db),
  ]);
  const found = rows[0] ?? {};
  const byState = Object.fromEntries(invoiceStates.map(state => [state, Number(found[state] ?? 0)]));
  // Each invoice is in one state.
  const all = invoiceStates.reduce((sum, state) => sum + (state === 'deleted' ? 0 : (byState[state] ?? 0)), 0);
  const countOf = (some: readonly Owing[]): number => some.reduce((sum, { count }) => sum + count, 0);
  const overdue = countOf(owing.filter(({ bucket }) => bucket !== 'not-due'));
  return { ...byState, all, open: countOf(owing), overdue } as InvoiceCounts;
}
