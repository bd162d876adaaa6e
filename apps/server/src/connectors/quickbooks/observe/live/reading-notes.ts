import { sql } from 'kysely';
import { closeProblems, openProblem } from '../../../../problems/open-problem.ts';
import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import { refusalSentence } from '../../call-books.ts';
import { isDocumentEntity } from '../../sales-documents/document-kinds.ts';
import { orderReading } from './follow-order.ts';
import type { FollowedConnection } from './followed-connection.ts';
import type { FollowedEntity } from './followed-entity.ts';
import type { RefusedKind } from './kind-by-kind.ts';

export interface KindsRead {
  readonly connection: FollowedConnection;
  readonly entities: readonly FollowedEntity[];
}

/** What is known from its first record on, or again after a refusal; that problem is over with the last of them. */
export async function noteRead(tx: Tx, tools: BooksTools, { connection, entities }: KindsRead): Promise<void> {
  const documents = entities.filter(isDocumentEntity);
  const { rows } = await sql<{ readonly is_settled: boolean }>`
    update connection set read_in_full = array(select distinct unnest(read_in_full || ${documents}::text[]) order by 1),
      left_unread = left_unread - ${[...entities]}::text[]
    where id = ${connection.id}
    returning not jsonb_path_exists(left_unread, '$.* ? (@.refusedAt != null)') as is_settled`.execute(tx);
  const wasRefused = connection.unread.some(({ refusedAt }) => refusedAt !== null);
  if (!wasRefused || rows[0]?.is_settled !== true) return;
  await closeProblems(tx, tools, { recordId: connection.id, how: 'QuickBooks lets us read it', causes: ['refused'] });
}

export interface KindsLeft {
  readonly connection: FollowedConnection;
  readonly entities: readonly FollowedEntity[];
}

/** Orders kinds to be read, of which a record was refused: whether the whole kind is, that reading tells. */
export async function noteUnread(tx: Tx, tools: BooksTools, { connection, entities }: KindsLeft): Promise<void> {
  if (entities.length === 0) return;
  for (const entity of entities) {
    const left = { since: knownUntil(connection), refusedAt: null };
    await sql`
      update connection set left_unread = jsonb_build_object(${entity}::text, ${JSON.stringify(left)}::jsonb) || left_unread
      where id = ${connection.id}`.execute(tx);
  }
  await orderReading(tx, tools.enqueue, connection.id);
}

/** Up to when all changes are known here. */
export const knownUntil = ({ watermark, connectedAt }: FollowedConnection): Date => watermark ?? connectedAt;

export interface KindRefused extends RefusedKind {
  readonly connection: FollowedConnection;
  /** What changed in it since is unknown; null: it was never read. */
  readonly since: Date | null;
}

/** What people call the records of each kind. */
const words: Readonly<Record<FollowedEntity, string>> = {
  Account: 'accounts',
  Term: 'payment terms',
  PaymentMethod: 'payment methods',
  Customer: 'customers',
  Item: 'items',
  Estimate: 'estimates',
  CreditMemo: 'credit memos',
  RefundReceipt: 'refund receipts',
  Invoice: 'invoices',
  Payment: 'payments',
};

const listed = new Intl.ListFormat('en-GB');

/** When it was refused, and, the first time, a problem: whoever left that as it is is not told again every day. */
export async function noteRefused(
  tx: Tx,
  tools: BooksTools,
  { connection, entity, since, fault }: KindRefused,
): Promise<void> {
  const { id, workspaceId, companyName } = connection;
  const left = { since, refusedAt: tools.now() };
  const { rows } = await sql<{ readonly refused: readonly FollowedEntity[] }>`
    update connection set left_unread = left_unread || jsonb_build_object(${entity}::text,
      ${JSON.stringify(left)}::jsonb || jsonb_strip_nulls(jsonb_build_object('since', left_unread->${entity}::text->'since')))
    where id = ${id}
    returning array(select key from jsonb_each(left_unread) where value->>'refusedAt' is not null) as refused`.execute(
    tx,
  );
  if (connection.unread.some(one => one.entity === entity && one.refusedAt !== null)) return;
  const kinds = listed.format((rows[0]?.refused ?? [entity]).map(one => words[one]));
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
}
