import type { Estimate } from '@tieout/api';
import type { Db } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';
import { readSalesDocument, shownWith } from './read-sales-document.ts';
import { estimateOf } from './sales-document-row.ts';

/** One estimate, whole. @throws ProblemFault `not-found` */
export const readEstimate = async (db: Db, key: RecordKey, now: Date): Promise<Estimate> =>
  estimateOf(await readSalesDocument(db, 'estimate', key), await shownWith(db, key, now));
