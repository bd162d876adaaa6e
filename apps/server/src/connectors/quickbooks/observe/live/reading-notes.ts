import { sql } from 'kysely';
import type { QuickBooksFault } from '@tieout/quickbooks';
import { closeProblems, openProblem } from '../../../../problems/open-problem.ts';
import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import { refusalSentence } from '../../call-books.ts';
import type { DocumentEntity } from '../../write/document-request.ts';
import type { FollowedConnection } from './followed-connection.ts';

export interface ReadInFull {
  readonly connection: FollowedConnection;
  readonly entities: readonly DocumentEntity[];
}

/** What is known from its first record on; a refusal to let us read it is over. */
export async function noteReadInFull(tx: Tx, tools: BooksTools, { connection, entities }: ReadInFull): Promise<void> {
  const { rows } = await sql<{ readonly is_settled: boolean }>`
    update connection set read_in_full = array(select distinct unnest(read_in_full || ${[...entities]}::text[]) order by 1),
      refused_reading = refused_reading - ${[...entities]}::text[]
    where id = ${connection.id}
    returning refused_reading = '{}' as is_settled`.execute(tx);
  const wasRefused = Object.keys(connection.refusedReading).length > 0;
  if (!wasRefused || rows[0]?.is_settled !== true) return;
  await closeProblems(tx, tools, { recordId: connection.id, how: 'QuickBooks lets us read it', causes: ['refused'] });
}

export interface RefusedReading {
  readonly connection: FollowedConnection;
  readonly entity: DocumentEntity;
  readonly fault: QuickBooksFault;
}

const words: Readonly<Record<DocumentEntity, string>> = {
  Estimate: 'estimates',
  CreditMemo: 'credit memos',
  RefundReceipt: 'refund receipts',
};

/** When it was refused, and, the first time, a problem: whoever left that as it is is not told again every day. */
export async function noteRefusedReading(
  tools: BooksTools,
  { connection, entity, fault }: RefusedReading,
): Promise<void> {
  const { id, workspaceId, companyName } = connection;
  await tools.db.transaction().execute(async tx => {
    const { rows } = await sql<{ readonly refused: readonly DocumentEntity[] }>`
      update connection set refused_reading = refused_reading || jsonb_build_object(${entity}::text, ${tools.now()}::timestamptz)
      where id = ${id}
      returning array(select jsonb_object_keys(refused_reading)) as refused`.execute(tx);
    if (connection.refusedReading[entity] !== undefined) return;
    const kinds = (rows[0]?.refused ?? [entity]).map(one => words[one]).join(' and ');
    await openProblem(tx, tools, {
      workspaceId,
      connectionId: id,
      cause: 'refused',
      recordKind: 'connection',
      recordId: id,
      booksId: null,
      recordName: companyName,
      sentence: `QuickBooks does not let us read ${kinds}. ${refusalSentence(fault)} Everything else is read; it is asked again every day.`,
      cures: ['dismiss'],
    });
  });
}
