import type { RecordKind } from '@tieout/sync';
import { updateCustomer } from '../../../../records/customers/update-customer.ts';
import { updateItem } from '../../../../records/items/update-item.ts';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import type { Actor, RecordTools } from '../../../../records/record-tools.ts';
import { getSyncKind } from '../kinds/sync-kinds.ts';
import type { StoredProblem } from './find-problem.ts';

/** Gives the record of a problem another name, as a person's own edit of it. @throws ProblemFault */
export async function renameRecord(
  tools: RecordTools,
  actor: Actor,
  { problem, kind, name }: { readonly problem: StoredProblem; readonly kind: RecordKind; readonly name: string },
): Promise<void> {
  const id = problem.recordId;
  const record = id === null ? null : await getSyncKind(kind).find(tools.db, { workspaceId: problem.workspaceId, id });
  if (id === null || record === null) throw new ProblemFault('conflict', 'There is no record here to be renamed.');
  const version = Number(record.version);
  if (kind === 'customer') await updateCustomer(tools, actor, { id, version, fields: { displayName: name } });
  else if (kind === 'item') await updateItem(tools, actor, { id, version, fields: { name } });
}
