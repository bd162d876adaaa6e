import { sql } from 'kysely';
import type { Customer } from '@tieout/api';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Db } from '../../store/store.ts';
import { syncColumns, syncJoins } from '../sync-facts.ts';
import type { RecordKey } from '../record-key.ts';
import { customerColumns, customerOf, type CustomerRead } from './customer-row.ts';

/** One customer, deleted ones included. @throws ProblemFault `not-found` */
export async function readCustomer(db: Db, key: RecordKey, now: Date): Promise<Customer> {
  const { rows } = await sql<CustomerRead>`
    select ${customerColumns}, ${syncColumns} from customer r ${syncJoins}
    where r.id = ${key.id} and r.workspace_id = ${key.workspaceId}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such customer. It may have been removed.');
  return customerOf(row, now);
}
