import type { BooksTools } from '../books-tools.ts';
import { orderPush } from '../invoices/push-order.ts';
import { connectionQueue } from '../plan-limits.ts';

/** Sends what waited for a dead connection, now that it lives again, instead of at the next try that was planned. */
export async function resumeWrites(tools: BooksTools, connectionId: string): Promise<void> {
  const waiting = await tools.db
    .selectFrom('journal')
    .select('id')
    .where('connection_id', '=', connectionId)
    .where('outcome', '=', 'pending')
    .orderBy('id')
    .execute();
  await resumePushes(tools, connectionId);
  for (const { id } of waiting) {
    await tools.enqueue(tools.db, {
      name: 'books.finish-write',
      payload: { journalId: id },
      queueName: connectionQueue(connectionId),
      jobKey: `finish-write:${id}`,
      runAt: tools.now(),
    });
  }
}

/** Invoices that were changed here meanwhile. */
async function resumePushes(tools: BooksTools, connectionId: string): Promise<void> {
  const changed = await tools.db
    .selectFrom('invoice')
    .innerJoin('link', join => join.onRef('link.record_id', '=', 'invoice.id').on('link.kind', '=', 'invoice'))
    .select('invoice.id')
    .where('link.connection_id', '=', connectionId)
    .where('invoice.mark', '=', 'waiting-out')
    .where('invoice.stage', '=', 'posted')
    .orderBy('invoice.id')
    .execute();
  for (const { id } of changed) await orderPush(tools.db, tools, { connectionId, invoiceId: id });
}
