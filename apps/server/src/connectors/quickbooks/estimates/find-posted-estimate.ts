import type { Estimate } from '@tieout/api';
import type { Estimate as BooksEstimate } from '@tieout/quickbooks';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import { readEstimate } from '../../../records/sales-documents/read-estimate.ts';
import type { BooksTools } from '../books-tools.ts';
import { callBooks } from '../call-books.ts';
import { getLinkedConnection } from '../connection/company-of-record.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import { followSalesDocuments } from '../sales-documents/follow-sales-documents.ts';
import { buryMirrored } from '../write/bury-mirrored.ts';

/** An estimate that is in QuickBooks, with what is needed to reach it. */
export interface PostedEstimate {
  readonly connection: WorkingConnection;
  readonly estimate: Estimate;
  readonly booksId: string;
  /** As the mirror has it. */
  readonly syncToken: string;
  readonly isInvoiced: boolean;
}

/** @throws ProblemFault `not-found`, `conflict` for one that is not in QuickBooks, `not-connected`, `reconnect-needed` */
export async function findPostedEstimate(tools: BooksTools, key: RecordKey): Promise<PostedEstimate> {
  const estimate = await readEstimate(tools.db, key, tools.now());
  const { booksId } = estimate.sync;
  if (booksId === null) throw new ProblemFault('conflict', 'This estimate is not in QuickBooks yet. Wait a moment.');
  const record = { workspaceId: key.workspaceId, kind: 'estimate', recordId: key.id } as const;
  const connection = await getLinkedConnection(tools.db, record);
  const mirrored = await tools.db
    .selectFrom('mirror')
    .select(['sync_token', 'payload'])
    .where('connection_id', '=', connection.id)
    .where('entity', '=', 'Estimate')
    .where('books_id', '=', booksId)
    .executeTakeFirst();
  // The mirror holds what the typed client read.
  const links = (mirrored?.payload as Partial<BooksEstimate> | undefined)?.LinkedTxn ?? [];
  const isInvoiced = links.some(({ TxnType }) => TxnType === 'Invoice');
  return { connection, estimate, booksId, syncToken: mirrored?.sync_token ?? '0', isInvoiced };
}

export interface Fetching {
  readonly connection: WorkingConnection;
  readonly booksId: string;
  /** What it is now is our own doing. */
  readonly isOwnWrite?: boolean;
}

/** Reads it again: somebody may have changed it there. @throws ProblemFault */
export async function fetchEstimate(
  tools: BooksTools,
  { connection, booksId, isOwnWrite = false }: Fetching,
): Promise<void> {
  const company = tools.client.company(connection.realmId);
  const found = await callBooks(connection, () => company.find('Estimate', booksId, { lane: 'interactive' }));
  await tools.db.transaction().execute(async tx => {
    const at = { connectionId: connection.id, observedAt: tools.now() };
    if (found === undefined) await buryMirrored(tx, { ...at, entity: 'Estimate', booksId });
    else await upsertMirror(tx, [mirrorEntryOf('Estimate', found.value)], at);
    await followSalesDocuments(tx, tools, { connection, estimateIds: [booksId], creditMemoIds: [], isOwnWrite });
  });
}
