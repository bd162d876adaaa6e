import { lockDraft } from '../../../records/invoices/update-invoice.ts';
import { readInvoice } from '../../../records/invoices/read-invoice.ts';
import type { Actor } from '../../../records/record-tools.ts';
import type { BooksTools } from '../books-tools.ts';
import { actOnInvoice } from './act-on-invoice.ts';

/** Deletes a draft here; deletes a posted invoice in QuickBooks, and marks it deleted here. @throws ProblemFault */
export async function deleteInvoice(tools: BooksTools, actor: Actor, id: string): Promise<void> {
  const key = { workspaceId: actor.workspaceId, id };
  const invoice = await readInvoice(tools.db, key, tools.now());
  if (invoice.sync.booksId !== null) return actOnInvoice(tools, actor, { id, act: { kind: 'delete' } });
  await tools.db.transaction().execute(async tx => {
    await lockDraft(tx, key);
    await tx.deleteFrom('invoice').where('id', '=', id).execute();
    await tools.announce(tx, { workspaceId: key.workspaceId, topic: 'invoice', id });
    await tools.announce(tx, { workspaceId: key.workspaceId, topic: 'home' });
  });
}
