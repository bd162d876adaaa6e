import type { Db, Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { connectionQueue } from '../plan-limits.ts';
import type { BooksIntent, BooksRequest } from './books-request.ts';

declare module '../../../queue/task.ts' {
  interface TaskPayloads {
    /** Sends a write again whose outcome is not known. */
    'books.finish-write': { readonly journalId: string };
  }
}

/** A write that was begun: its intent stands in the journal, its outcome does not. */
export interface PendingWrite {
  readonly journalId: string;
  readonly runId: string;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly realmId: string;
  readonly companyName: string;
  readonly requestId: string;
  readonly recordKind: BooksIntent['recordKind'];
  readonly recordId: string;
  readonly name: string;
  readonly by: string;
  readonly request: BooksRequest;
}

/** If the process that asks does not finish it by then, a job does. Longer than a call to QuickBooks may take (120 s). */
const abandonedAfterMs = 150_000;
/** Whoever asked has given up by then, and sees that it is on its way. */
const askedAgainAfterMs = 3_000;
const attemptsMax = 25;

/**
 * Writes down what is about to be sent, with its request id, in a transaction of the caller: after a crash the same request is sent
 * again, and QuickBooks answers as it did the first time (protocol.md §2.7). Answers with the journal's number.
 */
export async function noteIntent(
  tx: Tx,
  tools: BooksTools,
  {
    intent,
    connection,
  }: { readonly intent: BooksIntent; readonly connection: { readonly id: string; readonly workspaceId: string } },
): Promise<string> {
  const at = tools.now();
  const runId = tools.newId();
  await tx
    .insertInto('run')
    .values({
      id: runId,
      workspace_id: connection.workspaceId,
      connection_id: connection.id,
      kind: 'write',
      state: 'running',
      title: runTitle(intent.request, intent.name),
      progress_total: 1,
      started_by: intent.by,
      started_at: at,
    })
    .execute();
  const { id } = await tx
    .insertInto('journal')
    .values({
      run_id: runId,
      workspace_id: connection.workspaceId,
      connection_id: connection.id,
      at,
      action: intent.request.operation,
      side: 'books',
      record_kind: intent.recordKind,
      record_id: intent.recordId,
      books_id: null,
      name: intent.name,
      outcome: 'pending',
      sentence: 'Sent to QuickBooks; the answer is awaited.',
      request_id: tools.newId(),
      request: JSON.stringify(intent.request),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await orderFinish(tx, tools, { journalId: id, connectionId: connection.id, inMs: abandonedAfterMs });
  return id;
}

/** QuickBooks did not answer: it is asked again soon, and then more and more rarely. */
export const askAgainSoon = (tools: BooksTools, { journalId, connectionId }: PendingWrite): Promise<void> =>
  orderFinish(tools.db, tools, { journalId, connectionId, inMs: askedAgainAfterMs });

interface Finishing {
  readonly journalId: string;
  readonly connectionId: string;
  readonly inMs: number;
}

/** One job finishes a write: a new order moves it. */
const orderFinish = (db: Db, tools: BooksTools, { journalId, connectionId, inMs }: Finishing): Promise<void> =>
  tools.enqueue(db, {
    name: 'books.finish-write',
    payload: { journalId },
    queueName: connectionQueue(connectionId),
    jobKey: `finish-write:${journalId}`,
    runAt: new Date(tools.now().getTime() + inMs),
    attemptsMax,
  });

/** What the run of a write is called. */
export const runTitle = (request: BooksRequest, name: string): string => `${verbOf(request)} ${name}`;

function verbOf({ operation }: BooksRequest): string {
  switch (operation) {
    case 'create':
      return 'Create';
    case 'update':
      return 'Update';
    case 'send':
      return 'Send';
    case 'void':
      return 'Void';
    case 'delete':
      return 'Delete';
  }
}

/** A write that still waits for its outcome; undefined once it is settled. */
export async function findPending(db: Db, journalId: string): Promise<PendingWrite | undefined> {
  const row = await db
    .selectFrom('journal')
    .innerJoin('connection', 'connection.id', 'journal.connection_id')
    .innerJoin('run', 'run.id', 'journal.run_id')
    .select(['journal.id', 'journal.run_id', 'journal.workspace_id', 'journal.connection_id', 'journal.request_id'])
    .select(['journal.record_kind', 'journal.record_id', 'journal.name', 'journal.request', 'run.started_by'])
    .select(['connection.realm_id', 'connection.company_name'])
    .where('journal.id', '=', journalId)
    .where('journal.outcome', '=', 'pending')
    .executeTakeFirst();
  if (row === undefined || row.request_id === null || row.record_id === null) return undefined;
  return {
    journalId: row.id,
    runId: row.run_id,
    workspaceId: row.workspace_id,
    connectionId: row.connection_id,
    realmId: row.realm_id,
    companyName: row.company_name,
    requestId: row.request_id,
    // Only noteIntent writes such rows.
    recordKind: row.record_kind as BooksIntent['recordKind'],
    recordId: row.record_id,
    name: row.name,
    by: row.started_by,
    request: row.request as BooksRequest,
  };
}
