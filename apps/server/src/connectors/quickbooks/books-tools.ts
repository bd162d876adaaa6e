import type { QuickBooks } from '@tieout/quickbooks';
import type { Log } from '../../logs/create-log.ts';
import type { Enqueue } from '../../queue/task.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import type { SecretBox } from '../../secrets/secret-box.ts';
import type { BooksApp } from './books-app.ts';
import type { CallCounter } from './call-counter.ts';

/** What everything that works with QuickBooks is given. */
export interface BooksTools extends RecordTools {
  readonly client: QuickBooks;
  readonly app: BooksApp;
  readonly calls: CallCounter;
  readonly secrets: SecretBox;
  readonly enqueue: Enqueue;
  readonly newToken: () => string;
  readonly log: Log;
}
