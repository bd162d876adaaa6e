import type { Payment } from '@tieout/api';
import type { Db } from '../store/store.ts';

/** The open problems of a record, newest first, each with its best cure. */
export async function readProblemsOf(db: Db, recordId: string): Promise<Payment['problems']> {
  const rows = await db
    .selectFrom('problem')
    .select(['id', 'sentence', 'cures'])
    .where('record_id', '=', recordId)
    .where('settled_at', 'is', null)
    .orderBy('opened_at', 'desc')
    .execute();
  return rows.map(({ id, sentence, cures }) => ({ id, sentence, cure: cures[0] ?? null }));
}
