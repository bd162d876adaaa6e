import { createQuickBooks, type ClientEvent, type QuickBooks, type Throttle } from '@tieout/quickbooks';
import type { Log } from '../../logs/create-log.ts';
import type { SecretBox } from '../../secrets/secret-box.ts';
import type { Db } from '../../store/store.ts';
import { environmentKey, type BooksApp } from './books-app.ts';
import type { CallCounter } from './call-counter.ts';
import { createTokenStore } from './token-store.ts';

export interface ClientParts {
  readonly app: BooksApp;
  readonly db: Db;
  readonly secrets: SecretBox;
  readonly now: () => Date;
  readonly calls: CallCounter;
  readonly log: Log;
  /** Called when QuickBooks no longer accepts our tokens. */
  readonly onReconnectNeeded: (realmId: string, reason: string) => void;
  readonly throttle?: Throttle;
  readonly timeoutMs?: number;
}

/** The one client of this process, for all companies. */
export function createClient(parts: ClientParts): QuickBooks {
  const { app, db, secrets, now, throttle, timeoutMs } = parts;
  return createQuickBooks({
    environment: app.environment,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    tokenStore: createTokenStore({ db, secrets, now, environment: environmentKey(app) }),
    onEvent: event => notice(parts, event),
    userAgent: 'tieout',
    ...(throttle && { throttle }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
}

function notice({ calls, log, onReconnectNeeded }: ClientParts, event: ClientEvent): void {
  calls.count(event);
  switch (event.kind) {
    case 'call':
      log.debug({ ...event }, 'QuickBooks call');
      break;
    case 'retry':
      log.info({ ...event }, 'QuickBooks call is repeated');
      break;
    case 'tokens-refreshed':
      log.info({ realmId: event.realmId, isRotated: event.isRotated }, 'QuickBooks tokens refreshed');
      break;
    case 'reconnect-needed':
      log.warn({ realmId: event.realmId, reason: event.reason }, 'QuickBooks asks to connect again');
      onReconnectNeeded(event.realmId, event.reason);
      break;
  }
}
