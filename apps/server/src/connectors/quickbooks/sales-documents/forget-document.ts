import { closeProblems } from '../../../problems/open-problem.ts';
import type { DocumentKey } from '../../../records/sales-documents/read-document.ts';
import type { BooksTools } from '../books-tools.ts';

/** A document that QuickBooks never took stands nowhere. One that it took is left alone. */
export async function forgetDocument(tools: BooksTools, { workspaceId, kind, id }: DocumentKey): Promise<void> {
  await tools.db.transaction().execute(async tx => {
    const gone = await tx
      .deleteFrom('sales_document')
      .where('id', '=', id)
      .where('workspace_id', '=', workspaceId)
      .where('stage', '=', 'posting')
      .returning('id')
      .executeTakeFirst();
    if (gone === undefined) return;
    await closeProblems(tx, tools, { recordId: id, how: 'the person was told at once' });
    await tx.deleteFrom('timeline_entry').where('record_id', '=', id).execute();
    await tools.announce(tx, { workspaceId, topic: kind, id });
  });
}
