import { sql } from 'kysely';
import type { Item } from '@tieout/api';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Db } from '../../store/store.ts';
import { syncColumns, syncJoins } from '../sync-facts.ts';
import type { RecordKey } from '../record-key.ts';
import { itemColumns, itemOf, type ItemRead } from './item-row.ts';

/** One item, deleted ones included. @throws ProblemFault `not-found` */
export async function readItem(db: Db, key: RecordKey, now: Date): Promise<Item> {
  const { rows } = await sql<ItemRead>`
    select ${itemColumns}, ${syncColumns} from item r ${syncJoins}
    where r.id = ${key.id} and r.workspace_id = ${key.workspaceId}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such item. It may have been removed.');
  return itemOf(row, now);
}
