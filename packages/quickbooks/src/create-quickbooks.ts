import { randomUUID } from 'node:crypto';
import type { ClientEvent, Listener } from './client-event.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Company } from './company.ts';
import { createCompany } from './create-company.ts';
import type { Environment } from './environment.ts';
import { createAccessTokens } from './oauth/access-tokens.ts';
import { createOAuth, type OAuth } from './oauth/oauth.ts';
import type { TokenStore } from './oauth/token-store.ts';
import type { Tokens } from './oauth/tokens.ts';
import { MINOR_VERSION } from './transport/build-request.ts';
import type { Send } from './transport/call.ts';
import { createSend } from './transport/create-send.ts';
import { createThrottle } from './transport/create-throttle.ts';
import { httpPortsOf, type HttpOptions } from './transport/http-options.ts';
import { defaultRetryPolicy, type RetryPolicy } from './transport/retry-policy.ts';
import type { Throttle } from './transport/throttle.ts';

/** What the client needs. Only the first four are required; the others exist for tests and for unusual needs. */
export interface QuickBooksOptions extends HttpOptions {
  /** `sandbox`, `production`, or `environmentAt('http://127.0.0.1:4010')` for an emulator. */
  readonly environment: Environment;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenStore: TokenStore;
  /** Told of every call, retry, refresh and dead connection. What it throws becomes a warning of the process and stops no call. */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined;
  /** What differs from `defaultRetryPolicy`. */
  readonly retry?: Partial<RetryPolicy> | undefined;
  /** Share one throttle between all clients of a process. */
  readonly throttle?: Throttle | undefined;
  readonly clock?: Clock | undefined;
  /** 0 ≤ random < 1, for the jitter of retries. */
  readonly random?: (() => number) | undefined;
  /** Ids for writes without one: unique, at most 50 characters. */
  readonly newRequestId?: (() => string) | undefined;
}

/** A client for one app and one environment, for as many companies as have connected to it. */
export interface QuickBooks {
  readonly environment: Environment;
  readonly oauth: OAuth;
  /** The books of one company. Makes no call. `onEvent` is told of the calls and retries that are made through it, beside the client's own. */
  company(realmId: string, onEvent?: Listener): Company;
  /** Exchanges the code of the callback and stores the tokens. */
  connect(grant: { readonly code: string; readonly realmId: string; readonly redirectUri: string }): Promise<Tokens>;
  /** Revokes the stored refresh token at QuickBooks. The caller removes the tokens from its store. */
  disconnect(realmId: string): Promise<void>;
}

/**
 * Builds the client. Makes no call. Clock and randomness enter here and nowhere else.
 * @throws TypeError for an option that is missing
 */
export function createQuickBooks(options: QuickBooksOptions): QuickBooks {
  checkOptions({ ...options });
  const { environment, tokenStore } = options;
  const clock = options.clock ?? systemClock;
  const listener = listenerOf(options.onEvent);
  const http = httpPortsOf(options);
  const oauth = createOAuth({
    environment,
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    http,
    clock,
  });
  const tokens = createAccessTokens({ store: tokenStore, clock, listener, refresh: held => oauth.refresh(held) });
  const ways = {
    http,
    clock,
    random: options.random ?? Math.random,
    tokens,
    throttle: options.throttle ?? createThrottle(clock),
    retry: { ...defaultRetryPolicy, ...options.retry },
    settings: { environment, minorVersion: MINOR_VERSION },
  };
  const send = createSend({ ...ways, listener });
  const sendTelling = (onEvent: Listener): Send => {
    const other = listenerOf(onEvent);
    return createSend({
      ...ways,
      listener: event => {
        listener(event);
        other(event);
      },
    });
  };
  const newRequestId = options.newRequestId ?? randomUUID;
  return {
    environment,
    oauth,
    company: (realmId, onEvent) =>
      createCompany(
        { send: onEvent === undefined ? send : sendTelling(onEvent), realmId, newRequestId },
        { clock, http },
      ),
    connect: async grant => {
      const issued = await oauth.exchange(grant);
      await tokenStore.withLock(grant.realmId, locked => locked.save(issued));
      tokens.forget(grant.realmId);
      return issued;
    },
    disconnect: async realmId => {
      const stored = await tokenStore.load(realmId);
      if (stored) await oauth.revoke(stored.refreshToken);
      tokens.forget(realmId);
    },
  };
}

/** What plain JavaScript lets through, and what would be noticed much later, far away from its cause. */
function checkOptions(options: Readonly<Record<string, unknown>>): void {
  if (!options['environment'] || typeof options['environment'] === 'string')
    throw new TypeError(
      'environment is missing: pass sandbox, production or environmentAt(…), imported from this package.',
    );
  for (const name of ['clientId', 'clientSecret']) {
    if (typeof options[name] !== 'string' || options[name] === '')
      throw new TypeError(`${name} is missing. It stands in the app's settings at Intuit, under "Keys & credentials".`);
  }
  if (!options['tokenStore']) throw new TypeError('tokenStore is missing: pass createMemoryTokenStore() or your own.');
}

/** A write that QuickBooks carried out must not look failed because somebody who watched it did. */
function listenerOf(onEvent: QuickBooksOptions['onEvent']): Listener {
  return event => {
    try {
      onEvent?.(event);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error), 'QuickBooksListenerWarning');
    }
  };
}
