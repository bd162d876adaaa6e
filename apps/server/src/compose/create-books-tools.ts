import { booksAppOf, environmentKey } from '../connectors/quickbooks/books-app.ts';
import type { BooksTools } from '../connectors/quickbooks/books-tools.ts';
import { createCallCounter } from '../connectors/quickbooks/call-counter.ts';
import { createClient } from '../connectors/quickbooks/create-client.ts';
import { markReconnectNeeded } from '../connectors/quickbooks/connection/mark-reconnect-needed.ts';
import type { Core } from '../server-core.ts';
import { recordToolsOf } from './compose-records.ts';

/** The client and what it needs, of the core. */
export function createBooksTools(core: Core): BooksTools {
  const { db, preparedDb, log, secrets, announce, clock: now } = core;
  const app = booksAppOf(core.settings);
  const environment = environmentKey(app);
  const onError = (error: unknown) => log.warn({ error }, 'figures of QuickBooks calls were not written');
  const calls = createCallCounter({ db, now, environment, onError });
  const client = createClient({
    app,
    // Tokens are read before every call.
    db: preparedDb,
    secrets,
    now,
    calls,
    log,
    onReconnectNeeded: realmId => {
      markReconnectNeeded(db, announce, { realmId, environment }).catch((error: unknown) =>
        log.error({ error, realmId }, 'a dead connection was not marked'),
      );
    },
  });
  const { enqueue, newToken } = core;
  return { ...recordToolsOf(core), client, app, calls, secrets, enqueue, newToken, log };
}
