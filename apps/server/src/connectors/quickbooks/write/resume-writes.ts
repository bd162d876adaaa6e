import type { BooksTools } from '../books-tools.ts';
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
