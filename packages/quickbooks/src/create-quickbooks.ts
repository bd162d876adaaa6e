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
import { DEFAULT_USER_AGENT, REQUEST_TIMEOUT_MS, type Fetch } from './transport/exchange-http.ts';
import { defaultRetryPolicy, type RetryPolicy } from './transport/retry-policy.ts';
import type { Throttle } from './transport/throttle.ts';

/** What the client needs. Only the first four are required; the others exist for tests and for unusual needs. */
export interface QuickBooksOptions {
  /** `sandbox`, `production`, or `environmentAt('http://127.0.0.1:4010')` for an emulator. */
  readonly environment: Environment;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenStore: TokenStore;
  /** Told of every call, retry, refresh and dead connection. Must not throw. */
  readonly onEvent?: (event: ClientEvent) => void;
  /** Sent with every request, those for tokens too. */
  readonly userAgent?: string;
  readonly retry?: RetryPolicy;
  /** Share one throttle between all clients of a process. */
  readonly throttle?: Throttle;
  readonly fetch?: Fetch;
  readonly clock?: Clock;
  /** 0 ≤ random < 1, for the jitter of retries. */
  readonly random?: () => number;
  /** Ids for writes without one: unique, at most 50 characters. */
  readonly newRequestId?: () => string;
  readonly timeoutMs?: number;
  /** A signal that aborts after so many milliseconds. */
  readonly timeoutSignal?: (ms: number) => AbortSignal;
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

/** Builds the client: the only place where defaults from outside (clock, randomness, network) are taken. */
export function createQuickBooks(options: QuickBooksOptions): QuickBooks {
  const { environment, tokenStore } = options;
  const clock = options.clock ?? systemClock;
  const listener = options.onEvent ?? (() => undefined);
  const http = {
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    timeoutSignal: options.timeoutSignal ?? (ms => AbortSignal.timeout(ms)),
    timeoutMs: options.timeoutMs ?? REQUEST_TIMEOUT_MS,
    userAgent: options.userAgent ?? DEFAULT_USER_AGENT,
  };
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
    retry: options.retry ?? defaultRetryPolicy,
    settings: { environment, minorVersion: MINOR_VERSION },
  };
  const send = createSend({ ...ways, listener });
  const sendTelling = (onEvent: Listener): Send =>
    createSend({
      ...ways,
      listener: event => {
        listener(event);
        onEvent(event);
      },
    });
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
