import { ProblemFault } from '../../http/problem-fault.ts';
import type { Tx } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';
import type { RecordList } from './record-lists.ts';

/** Reads a customer or an item and holds it until the transaction ends. @throws ProblemFault `not-found` */
export async function lockRecord(tx: Tx, { kind, nameColumn }: RecordList, key: RecordKey) {
  const row = await tx
    .selectFrom(kind)
    .select(['id', 'full_name', 'parent_id', 'life', 'mark', 'version'])
    .select(eb => eb.ref(nameColumn as 'full_name').as('name'))
    .where('id', '=', key.id)
    .where('workspace_id', '=', key.workspaceId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new ProblemFault('not-found', `There is no such ${kind}. It may have been removed.`);
  return row;
}
