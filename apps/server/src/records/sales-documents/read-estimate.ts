import type { Estimate } from '@tieout/api';
import { readProblemsOf } from '../../problems/read-problems-of.ts';
import type { Db } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';
import { readSalesDocument, shownAtOf } from './read-sales-document.ts';
import { estimateOf } from './sales-document-row.ts';

/** One estimate, whole. @throws ProblemFault `not-found` */
export async function readEstimate(db: Db, key: RecordKey, now: Date): Promise<Estimate> {
  const row = await readSalesDocument(db, 'estimate', key);
  return estimateOf(row, await readProblemsOf(db, key.id), await shownAtOf(db, key.workspaceId, now));
}
