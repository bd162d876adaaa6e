import type { SyncMark } from '@tieout/api';
import { allowsOut, type Policy, type RecordKind } from '@tieout/sync';
import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import { findOwner } from '../connection/company-of-record.ts';
import { findConnectionOn } from '../connection/working-connection.ts';
import { readPolicies } from '../rules/effective-rules.ts';
import { putInOutbox, waitingMark, type LocalChange } from './outbox.ts';

interface Joined {
  readonly id: string;
  readonly is_linked: boolean;
  readonly is_apart: boolean;
  readonly is_off: boolean;
}

/**
 * Tells the company that a record belongs to, or the default one while it belongs to none, that it was made, changed, deleted or brought
 * back here, in the transaction of that change: where the rules send records of its kind it waits in the outbox from then on. Answers
 * with the mark that the record gets; undefined leaves it as it is.
 */
export async function noteLocalChange(tx: Tx, change: LocalChange): Promise<SyncMark | undefined> {
  const joined = await findCompany(tx, change);
  if (joined === undefined) return undefined;
  const policy = (await readPolicies(tx, joined.id))[change.kind];
  const fate = fateOf(joined, policy);
  if (fate === 'waits') await putInOutbox(tx, { ...change, connectionId: joined.id });
  if (fate === 'waits') return waitingMark;
  return fate === 'left alone' && !joined.is_off ? 'left-alone' : undefined;
}

function fateOf({ is_linked: isLinked, is_apart: isApart }: Joined, policy: Policy): 'waits' | 'left alone' | 'stays' {
  if (isApart) return 'left alone';
  if (isLinked) return allowsOut(policy) ? 'waits' : 'left alone';
  return allowsOut(policy) && policy.there.create ? 'waits' : 'stays';
}

/**
 * A company that is still being set up hears of nothing; one whose tokens are dead gets it when they live again. So does one that was
 * disconnected, of records that it knows: they are frozen, and no other company hears of them.
 */
async function findCompany(tx: Tx, { workspaceId, kind, recordId }: LocalChange): Promise<Joined | undefined> {
  const owner = await findOwner(tx, { workspaceId, kind, recordId });
  const company = owner ?? (await findConnectionOn(tx, workspaceId));
  if (company === undefined) return undefined;
  const { rows } = await sql<Joined>`
    select c.id, c.state = 'disconnected' as is_off,
      exists (select 1 from link l where l.connection_id = c.id and l.kind = ${kind} and l.record_id = ${recordId}) as is_linked,
      exists (select 1 from kept_apart k where k.connection_id = c.id and k.kind = ${kind} and k.record_id = ${recordId}) as is_apart
    from connection c where c.id = ${company.id} and c.state <> 'connecting'`.execute(tx);
  const [joined] = rows;
  return joined?.is_off === true && !joined.is_linked ? undefined : joined;
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
