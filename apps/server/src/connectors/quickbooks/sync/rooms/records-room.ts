import type { RecordAt, WorkspaceRecord, WorkspaceRecords, WorkspaceWrite } from '@tieout/sync';
import { sql } from 'kysely';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import type { RecordKey } from '../../../../records/record-key.ts';
import { getSyncKind } from '../kinds/sync-kinds.ts';
import type { SyncKind } from '../sync-kind.ts';
import { writingIn, type RoomContext } from './room-context.ts';

/** The records of the workspace that a connection belongs to. */
export const recordsRoom = (context: RoomContext): WorkspaceRecords => ({
  find: (kind, id) => find(context, getSyncKind(kind), id),
  create: (kind, fields, life) => {
    const id = context.tools.newId();
    const making = { company: context.company, id, fields, life };
    return written(context, { sync: getSyncKind(kind), id }, async sync => {
      await sync.make(writingIn(context), context.tools, making);
      return undefined;
    });
  },
  update: (at, fields) => {
    const changing = { company: context.company, key: keyOf(context, at.id), fields };
    return guarded(context, at, (sync, stored) =>
      sync.change(writingIn(context), context.tools, { ...changing, stored }),
    );
  },
  setLife: (at, life) =>
    guarded(context, at, async sync => {
      await sync.setLife(writingIn(context), context.tools, { key: keyOf(context, at.id), life });
      return undefined;
    }),
});

const keyOf = ({ company }: RoomContext, id: string): RecordKey => ({ workspaceId: company.workspaceId, id });

/**
 * What acts holds each record that it looks at until its transaction ends, as people's edits do: somebody who restores a record while its
 * removal is being settled either sees the tombstone or is seen.
 */
export async function holdRecord(context: RoomContext, sync: SyncKind, id: string): Promise<void> {
  if (context.held.has(id)) return;
  await sql`select 1 from ${sql.table(sync.table)} where id = ${id} and workspace_id = ${context.company.workspaceId}
    for no key update`.execute(context.tx);
  context.held.add(id);
}

async function find(context: RoomContext, sync: SyncKind, id: string): Promise<WorkspaceRecord | null> {
  if (context.isActing) await holdRecord(context, sync, id);
  return sync.find(context.tx, keyOf(context, id));
}

/** Writes only over the version that the decision was made on, and holds the record until the transaction ends. */
async function guarded(
  context: RoomContext,
  { kind, id, version }: RecordAt,
  write: (sync: SyncKind, stored: WorkspaceRecord) => Promise<WorkspaceRecord | undefined>,
): Promise<WorkspaceWrite> {
  const sync = getSyncKind(kind);
  await holdRecord(context, sync, id);
  const stored = context.known.get(id) ?? (await sync.find(context.tx, keyOf(context, id)));
  if (stored?.version !== version) return { kind: 'stale' };
  return written(context, { sync, id }, () => write(sync, stored));
}

/** `write` answers with the record where it knows it: it is read otherwise. */
async function written(
  context: RoomContext,
  { sync, id }: { readonly sync: SyncKind; readonly id: string },
  write: (sync: SyncKind) => Promise<WorkspaceRecord | undefined>,
): Promise<WorkspaceWrite> {
  let answered: WorkspaceRecord | undefined;
  try {
    answered = await write(sync);
  } catch (error) {
    if (error instanceof ProblemFault) return { kind: 'refused', message: error.message };
    throw error;
  }
  const record = answered ?? (await sync.find(context.tx, keyOf(context, id)));
  if (record === null) throw new Error(`The ${sync.kind} ${id} was written and is not there.`);
  context.known.set(id, record);
  const { workspaceId } = context.company;
  await context.tools.announce(context.tx, { workspaceId, topic: sync.table, id });
  return { kind: 'written', record };
}
