import { sql } from 'kysely';
import type { LinkedKind } from '@tieout/api';
import { ProblemFault } from '../http/problem-fault.ts';
import type { Db } from '../store/store.ts';

/** Kinds of which past states are kept. */
const recordedKinds = { customer: 'full_name', item: 'full_name', invoice: 'number' } as const satisfies Partial<
  Record<LinkedKind, string>
>;
export type RecordedKind = keyof typeof recordedKinds;

export interface RecordAsked {
  readonly workspaceId: string;
  readonly kind: LinkedKind;
  readonly id: string;
}

/** A record of which past states are kept. */
export interface RecordedRecord {
  readonly workspaceId: string;
  readonly kind: RecordedKind;
  readonly id: string;
  readonly name: string;
}

export const isRecorded = (kind: LinkedKind): kind is RecordedKind => kind in recordedKinds;

/** The record by kind and id. @throws ProblemFault `not-found` */
export async function getRecorded(db: Db, { workspaceId, kind, id }: RecordAsked): Promise<RecordedRecord> {
  if (!isRecorded(kind)) throw notFound();
  const { rows } = await sql<{ readonly name: string | null }>`
    select ${sql.ref(recordedKinds[kind])} as name from ${sql.table(kind)}
    where id = ${id} and workspace_id = ${workspaceId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw notFound();
  return { workspaceId, kind, id, name: row.name ?? 'Draft' };
}

const notFound = (): ProblemFault => new ProblemFault('not-found', 'There is no such record.');
