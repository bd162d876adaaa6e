import type { AttentionProblem } from '@tieout/api';
import type { Verdict } from '@tieout/sync';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import type { RecordKey } from '../../../../records/record-key.ts';
import type { Db } from '../../../../store/store.ts';

/** A problem as it stands, with the verdict that it came from where the engine opened it. */
export interface StoredProblem {
  readonly id: string;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly cause: string;
  readonly recordKind: string;
  readonly recordId: string | null;
  readonly booksId: string | null;
  readonly recordName: string;
  readonly sentence: string;
  readonly cures: AttentionProblem['cures'];
  readonly openedAt: Date;
  readonly settledAt: Date | null;
  readonly settledHow: string | null;
  readonly detail: unknown;
}

/** @throws ProblemFault `not-found` */
export async function findProblem(db: Db, key: RecordKey): Promise<StoredProblem> {
  const row = await db
    .selectFrom('problem')
    .selectAll()
    .where('id', '=', key.id)
    .where('workspace_id', '=', key.workspaceId)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such problem.');
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    connectionId: row.connection_id,
    cause: row.cause,
    recordKind: row.record_kind,
    recordId: row.record_id,
    booksId: row.books_id,
    recordName: row.record_name,
    sentence: row.sentence,
    // The column holds what openProblem wrote.
    cures: row.cures as AttentionProblem['cures'],
    openedAt: row.opened_at,
    settledAt: row.settled_at,
    settledHow: row.settled_how,
    detail: row.detail,
  };
}

/** The verdict behind a problem of the given sort; undefined where something else opened it. */
export function verdictOfProblem<Code extends Verdict['code']>(
  { detail }: Pick<StoredProblem, 'detail'>,
  code: Code,
): Extract<Verdict, { readonly code: Code }> | undefined {
  const isIt = typeof detail === 'object' && detail !== null && 'code' in detail && detail.code === code;
  // Only the engine writes details with a code, and it writes whole verdicts.
  return isIt ? (detail as Extract<Verdict, { readonly code: Code }>) : undefined;
}
