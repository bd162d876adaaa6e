import type { Listener } from '../client-event.ts';
import type { Clock } from '../clock.ts';
import { retryHintFor } from '../faults/classify-fault.ts';
import { isQuickBooksFault, QuickBooksFault } from '../faults/quickbooks-fault.ts';
import type { TokenOutcome } from './token-endpoint.ts';
import type { TokenStore } from './token-store.ts';
import type { Tokens } from './tokens.ts';

/** Gives every call a valid access token and refreshes when one is near its end. */
export interface AccessTokens {
  /** An access token that lives long enough for a call. Throws a `reconnect` fault when the connection is dead. */
  current(realmId: string): Promise<string>;
  /** Called when QuickBooks refused `rejected` before its time: takes a newer stored token, or refreshes. */
  replace(realmId: string, rejected: string): Promise<string>;
  /** Drops what is remembered, after disconnecting or reconnecting. */
  forget(realmId: string): void;
}

export interface AccessTokensPorts {
  readonly store: TokenStore;
  readonly clock: Clock;
  readonly listener: Listener;
  readonly refresh: (tokens: Tokens) => Promise<TokenOutcome>;
}

/** A token with less than this left is refreshed before a call: longer than the longest call. */
export const REFRESH_MARGIN_MS = 5 * 60_000;
/** After a refresh that could not reach QuickBooks, a token that still lives is used this long before the next try. */
export const REFRESH_PAUSE_MS = 30_000;

/** Builds the access token provider of one process: one refresh per company at a time, under the store's lock. */
export function createAccessTokens(ports: AccessTokensPorts): AccessTokens {
  const remembered = new Map<string, Tokens>();
  const refreshing = new Map<string, Promise<Tokens>>();
  // Refresh tokens that QuickBooks refused for good: asking again would only cost calls.
  const dead = new Map<string, string>();
  const pausedUntilMs = new Map<string, number>();

  /** Everybody who needs new tokens while a refresh runs waits for that one. */
  const singleFlight = (realmId: string, rejected?: string): Promise<Tokens> => {
    const running = refreshing.get(realmId);
    if (running) return running;
    const started = refreshUnderLock({ ...ports, dead }, realmId, rejected)
      .then(renewal => {
        remembered.set(realmId, renewal.tokens);
        if (renewal.isKept) pausedUntilMs.set(realmId, ports.clock.now() + REFRESH_PAUSE_MS);
        if (renewal.isNew) ports.listener({ kind: 'tokens-refreshed', realmId, isRotated: renewal.isRotated });
        return renewal.tokens;
      })
      .finally(() => refreshing.delete(realmId));
    refreshing.set(realmId, started);
    return started;
  };

  return {
    current: async realmId => {
      const known = remembered.get(realmId) ?? (await ports.store.load(realmId));
      const marginMs = (pausedUntilMs.get(realmId) ?? 0) > ports.clock.now() ? 0 : REFRESH_MARGIN_MS;
      if (known && known.accessTokenExpiresAtMs - ports.clock.now() > marginMs) {
        remembered.set(realmId, known);
        return known.accessToken;
      }
      return (await singleFlight(realmId)).accessToken;
    },
    replace: async (realmId, rejected) => {
      const known = remembered.get(realmId);
      if (known && known.accessToken !== rejected && isFresh(known, ports.clock)) return known.accessToken;
      remembered.delete(realmId);
      return (await singleFlight(realmId, rejected)).accessToken;
    },
    forget: realmId => {
      remembered.delete(realmId);
    },
  };
}

type RefreshPorts = AccessTokensPorts & { readonly dead: Map<string, string> };

/** Tokens to work with, and whether a refresh brought them. */
interface Renewal {
  readonly tokens: Tokens;
  readonly isNew: boolean;
  readonly isRotated: boolean;
  /** QuickBooks could not be asked; the old tokens still live. */
  readonly isKept: boolean;
}

const unchanged = (tokens: Tokens): Renewal => ({ tokens, isNew: false, isRotated: false, isKept: false });

async function refreshUnderLock(ports: RefreshPorts, realmId: string, rejected: string | undefined): Promise<Renewal> {
  return ports.store.withLock(realmId, async locked => {
    const stored = await locked.load();
    if (!stored) throw reconnectFault(ports, { realmId, reason: 'No tokens are stored for this company.' });
    // Another process may have refreshed while this one waited for the lock.
    if (stored.accessToken !== rejected && isFresh(stored, ports.clock)) return unchanged(stored);
    if (ports.dead.get(realmId) === stored.refreshToken) {
      throw reconnectFault(ports, { realmId, reason: 'QuickBooks has refused the refresh token before.' });
    }
    const outcome = await refreshOrKeep(ports, stored, rejected);
    if (outcome.kind === 'kept') return { ...unchanged(stored), isKept: true };
    if (outcome.kind === 'dead') {
      ports.dead.set(realmId, stored.refreshToken);
      throw reconnectFault(ports, { realmId, reason: `${outcome.reason}.`, intuitTid: outcome.intuitTid });
    }
    // Persist before use: a token pair that is used and then lost is a lost connection. Nothing after this may throw inside the lock.
    await locked.save(outcome.tokens);
    return {
      ...unchanged(outcome.tokens),
      isNew: true,
      isRotated: outcome.tokens.refreshToken !== stored.refreshToken,
    };
  });
}

/** A refresh that fails for want of a network says nothing about the token; while the old access token lives, work goes on with it. */
async function refreshOrKeep(
  ports: AccessTokensPorts,
  stored: Tokens,
  rejected: string | undefined,
): Promise<TokenOutcome | { readonly kind: 'kept' }> {
  try {
    return await ports.refresh(stored);
  } catch (error) {
    const isPassing = isQuickBooksFault(error) && ['unavailable', 'timeout', 'throttled'].includes(error.kind);
    const isAlive = stored.accessTokenExpiresAtMs > ports.clock.now() && stored.accessToken !== rejected;
    if (isPassing && isAlive) return { kind: 'kept' };
    throw error;
  }
}

function isFresh(tokens: Tokens, clock: Clock): boolean {
  return tokens.accessTokenExpiresAtMs - clock.now() > REFRESH_MARGIN_MS;
}

function reconnectFault(
  ports: AccessTokensPorts,
  cause: { realmId: string; reason: string; intuitTid?: string | undefined },
): QuickBooksFault {
  ports.listener({ kind: 'reconnect-needed', realmId: cause.realmId, reason: cause.reason });
  return new QuickBooksFault({
    kind: 'reconnect',
    message: `The connection to QuickBooks is no longer valid: ${cause.reason} Connect again.`,
    retry: retryHintFor('reconnect'),
    code: 'invalid_grant',
    detail: cause.reason,
    intuitTid: cause.intuitTid,
  });
}
