import type { Db } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { connectionQueue } from '../plan-limits.ts';

declare module '../../../queue/task.ts' {
  interface TaskPayloads {
    /** Writes to QuickBooks what was changed here about an invoice. */
    'books.push-invoice': { readonly connectionId: string; readonly invoiceId: string };
  }
}

export interface PushOrder {
  readonly connectionId: string;
  readonly invoiceId: string;
}

/** Ordered in the transaction of the change: what is saved is sent, whatever becomes of this process. */
export const orderPush = (db: Db, tools: BooksTools, { connectionId, invoiceId }: PushOrder): Promise<void> =>
  tools.enqueue(db, {
    name: 'books.push-invoice',
    payload: { connectionId, invoiceId },
    queueName: connectionQueue(connectionId),
    jobKey: `push-invoice:${invoiceId}`,
  });
