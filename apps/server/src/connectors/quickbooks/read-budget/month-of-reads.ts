import { sql } from 'kysely';
import { readAllowance, type ReadAllowance } from '@tieout/sync';
import type { Db } from '../../../store/store.ts';
import { monthlyReadsAllowed } from '../connection/connection-answer.ts';

/** How the reads of a calendar month stand against what it may cost. */
export interface MonthOfReads {
  /** First day, `YYYY-MM-DD`. */
  readonly month: string;
  readonly used: number;
  readonly budget: number;
  /** 0 to 1. */
  readonly elapsed: number;
  readonly allowance: ReadAllowance;
}

/** Reads of the running month, by UTC: that is how Intuit counts (protocol.md §7.1). */
export async function readMonthOfReads(db: Db, connectionId: string, now: Date): Promise<MonthOfReads> {
  const month = `${now.toISOString().slice(0, 7)}-01`;
  const { rows } = await sql<{ readonly used: string; readonly budget: number }>`
    select coalesce((select metered from call_count where connection_id = ${connectionId} and month = ${month}), 0) as used,
      coalesce((select reads_budget from connection_configuration where connection_id = ${connectionId}),
        ${monthlyReadsAllowed}) as budget`.execute(db);
  const used = Number(rows[0]?.used ?? 0);
  const budget = rows[0]?.budget ?? monthlyReadsAllowed;
  const elapsed = monthElapsed(now);
  return { month, used, budget, elapsed, allowance: readAllowance(used, budget, elapsed) };
}

function monthElapsed(now: Date): number {
  const start = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
  const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  return (now.getTime() - start) / (end - start);
}
