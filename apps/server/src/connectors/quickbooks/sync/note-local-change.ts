import type { SyncMark } from '@tieout/api';
import { allowsOut, type Policy, type RecordKind } from '@tieout/sync';
import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import { readPolicies } from '../rules/effective-rules.ts';
import { putInOutbox, waitingMark, type LocalChange } from './outbox.ts';

interface Joined {
  readonly id: string;
  readonly is_linked: boolean;
  readonly is_apart: boolean;
}

/**
 * Tells the connections of a workspace that a record was made, changed, deleted or brought back here, in the transaction of that change:
 * where the rules send records of its kind it waits in the outbox from then on. Answers with the mark that the record gets; undefined
 * leaves it as it is.
 */
export async function noteLocalChange(tx: Tx, change: LocalChange): Promise<SyncMark | undefined> {
  let mark: SyncMark | undefined;
  for (const joined of await connectionsOf(tx, change)) {
    const policy = (await readPolicies(tx, joined.id))[change.kind];
    const fate = fateOf(joined, policy);
    if (fate === 'waits') await putInOutbox(tx, { ...change, connectionId: joined.id });
    if (fate === 'waits') mark = waitingMark;
    else if (fate === 'left alone') mark ??= 'left-alone';
  }
  return mark;
}

function fateOf({ is_linked: isLinked, is_apart: isApart }: Joined, policy: Policy): 'waits' | 'left alone' | 'stays' {
  if (isApart) return 'left alone';
  if (isLinked) return allowsOut(policy) ? 'waits' : 'left alone';
  return allowsOut(policy) && policy.there.create ? 'waits' : 'stays';
}

/** A company that is still being set up hears of nothing; one whose tokens are dead gets it when they live again. */
async function connectionsOf(tx: Tx, { workspaceId, kind, recordId }: LocalChange): Promise<readonly Joined[]> {
  const { rows } = await sql<Joined>`
    select c.id,
      exists (select 1 from link l where l.connection_id = c.id and l.kind = ${kind} and l.record_id = ${recordId}) as is_linked,
      exists (select 1 from kept_apart k where k.connection_id = c.id and k.kind = ${kind} and k.record_id = ${recordId}) as is_apart
    from connection c where c.workspace_id = ${workspaceId} and c.state in ('active', 'needs-reconnect')`.execute(tx);
  return rows;
}

/** The connections whose rules send records of a kind out. */
export async function outwardConnections(tx: Tx, workspaceId: string, kind: RecordKind): Promise<ReadonlySet<string>> {
  const connections = await tx
    .selectFrom('connection')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('state', 'in', ['active', 'needs-reconnect'])
    .execute();
  const outward = new Set<string>();
  for (const { id } of connections) if (allowsOut((await readPolicies(tx, id))[kind])) outward.add(id);
  return outward;
}
