import { sql } from 'kysely';
import type { RecordedKind } from '@tieout/api';
import { ProblemFault } from '../http/problem-fault.ts';
import type { Db } from '../store/store.ts';

/** The column that names a record. */
const nameColumns = { customer: 'full_name', item: 'full_name', invoice: 'number' } as const satisfies Record<
  RecordedKind,
  string
>;

export interface RecordAsked {
  readonly workspaceId: string;
  readonly kind: RecordedKind;
  readonly id: string;
}

/** A record of which past states are kept. */
export interface RecordedRecord extends RecordAsked {
  readonly name: string;
}

/** The record by kind and id. @throws ProblemFault `not-found` */
export async function getRecorded(db: Db, { workspaceId, kind, id }: RecordAsked): Promise<RecordedRecord> {
  const { rows } = await sql<{ readonly name: string | null }>`
    select ${sql.ref(nameColumns[kind])} as name from ${sql.table(kind)}
    where id = ${id} and workspace_id = ${workspaceId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such record.');
  return { workspaceId, kind, id, name: row.name ?? 'Draft' };
}
