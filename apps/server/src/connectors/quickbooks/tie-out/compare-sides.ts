import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import { gatherDocuments } from './gather-documents.ts';
import { gatherLines } from './gather-lines.ts';
import { sumUpCustomers, type SummedRun } from './sum-up-customers.ts';
import { sumUpPeriods } from './sum-up-periods.ts';
import { sumUpRun, type RunSums } from './sum-up-run.ts';
import { writeDocuments } from './write-documents.ts';

/** Sorts and joins of a hundred thousand documents stay in memory. */
const workMemory = '128MB';

/**
 * Compares workspace and mirror to the cent and stores what was found with the run (B04). Both sides are looked at in one snapshot: what
 * arrives meanwhile belongs to the next comparison.
 */
export async function compareSides(tx: Tx, run: SummedRun): Promise<RunSums> {
  await sql`set local work_mem = ${sql.lit(workMemory)}`.execute(tx);
  await gatherDocuments(tx, run.connection);
  await gatherLines(tx, run.connection);
  await writeDocuments(tx, run.tieOutId);
  await sumUpCustomers(tx, run);
  await sumUpPeriods(tx, run);
  return sumUpRun(tx, run);
}
