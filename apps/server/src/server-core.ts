import type pg from 'pg';
import type { NewId } from './ids/new-id.ts';
import type { Announce } from './events/announce.ts';
import type { Log } from './logs/create-log.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Enqueue } from './queue/task.ts';
import type { SecretBox } from './secrets/secret-box.ts';
import type { Settings } from './settings/read-settings.ts';
import type { Db } from './store/store.ts';

/** What every area of the server may use. Made once in `compose`, handed down as an argument. */
export interface Core {
  readonly settings: Settings;
  readonly db: Db;
  /** The same database, for work that says the same statements again and again. */
  readonly preparedDb: Db;
  readonly pool: pg.Pool;
  readonly clock: () => Date;
  readonly newId: NewId;
  /** An unguessable text of 256 bits, for tokens and links. */
  readonly newToken: () => string;
  readonly log: Log;
  readonly secrets: SecretBox;
  readonly mailer: Mailer;
  /** Puts work into the queue, inside a transaction if one is handed over. */
  readonly enqueue: Enqueue;
  /** Tells open pages what changed, once the transaction is committed. */
  readonly announce: Announce;
}
