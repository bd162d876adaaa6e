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
  const unsaved = new Map<string, Unsaved>();
  const pausedUntilMs = new Map<string, number>();

  /** Everybody who needs new tokens while a refresh runs waits for that one; only who had just those tokens refused asks again. */
  const singleFlight = (realmId: string, rejected?: string): Promise<Tokens> => {
    const running = refreshing.get(realmId);
    if (running && rejected === undefined) return running;
    if (running) {
      return running.then(tokens => (tokens.accessToken === rejected ? singleFlight(realmId, rejected) : tokens));
    }
    const started = refreshUnderLock({ ...ports, dead, unsaved }, realmId, rejected)
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

type RefreshPorts = AccessTokensPorts & {
  readonly dead: Map<string, string>;
  readonly unsaved: Map<string, Unsaved>;
};

/**
 * A pair that QuickBooks issued and the store has not confirmed. The refresh token it took the place of is dead: were the new one
 * forgotten because a save failed, the connection would be lost.
 */
interface Unsaved {
  readonly replaces: Tokens;
  readonly tokens: Tokens;
}

/** Tokens to work with, and whether a refresh brought them. */
interface Renewal {
  readonly tokens: Tokens;
  readonly isNew: boolean;
  readonly isRotated: boolean;
  /** QuickBooks could not be asked; the old tokens still live. */
  readonly isKept: boolean;
}

async function refreshUnderLock(ports: RefreshPorts, realmId: string, rejected: string | undefined): Promise<Renewal> {
  const renewal = await ports.store.withLock(realmId, async locked => {
    const stored = await locked.load();
    if (!stored) throw reconnectFault(ports, { realmId, reason: 'No tokens are stored for this company.' });
    const held = unsavedOver(ports, stored) ?? stored;
    const found = await findTokens(ports, held, rejected);
    if (found.tokens !== stored) {
      // Persist before use: a token pair that is used and then lost is a lost connection. Nothing after this may throw inside the lock.
      ports.unsaved.set(realmId, { replaces: stored, tokens: found.tokens });
      await locked.save(found.tokens);
    }
    return { ...found, isNew: found.tokens !== stored, isRotated: found.tokens.refreshToken !== stored.refreshToken };
  });
  ports.unsaved.delete(realmId);
  return renewal;
}

/** The tokens at hand where they are good still, or new ones. */
async function findTokens(
  ports: RefreshPorts,
  held: Tokens,
  rejected: string | undefined,
): Promise<Pick<Renewal, 'tokens' | 'isKept'>> {
  const { realmId } = held;
  // Another process may have refreshed while this one waited for the lock.
  if (held.accessToken !== rejected && isFresh(held, ports.clock)) return { tokens: held, isKept: false };
  if (ports.dead.get(realmId) === held.refreshToken) {
    throw reconnectFault(ports, { realmId, reason: 'QuickBooks has refused the refresh token before.' });
  }
  const outcome = await refreshOrKeep(ports, held, rejected);
  if (outcome.kind === 'kept') return { tokens: held, isKept: true };
  if (outcome.kind === 'issued') return { tokens: outcome.tokens, isKept: false };
  ports.dead.set(realmId, held.refreshToken);
  throw reconnectFault(ports, { realmId, reason: `${outcome.reason}.`, intuitTid: outcome.intuitTid });
}

/** The pair that could not be saved, if the store still holds the one that it took the place of. */
function unsavedOver(ports: RefreshPorts, stored: Tokens): Tokens | undefined {
  const unsaved = ports.unsaved.get(stored.realmId);
  if (!unsaved) return undefined;
  const { replaces, tokens } = unsaved;
  const isStill = stored.refreshToken === replaces.refreshToken && stored.accessToken === replaces.accessToken;
  return isStill ? tokens : undefined;
}

/**
 * A refresh that fails for want of a network, or whose answer was damaged on its way, says nothing about the token; while the old access
 * token lives, work goes on with it.
 */
async function refreshOrKeep(
  ports: AccessTokensPorts,
  stored: Tokens,
  rejected: string | undefined,
): Promise<TokenOutcome | { readonly kind: 'kept' }> {
  try {
    return await ports.refresh(stored);
  } catch (error) {
    const isPassing = isQuickBooksFault(error) && passingKinds.has(error.kind);
    const isAlive = stored.accessTokenExpiresAtMs > ports.clock.now() && stored.accessToken !== rejected;
    if (isPassing && isAlive) return { kind: 'kept' };
    throw error;
  }
}

const passingKinds: ReadonlySet<string> = new Set(['unavailable', 'timeout', 'throttled', 'malformed-answer']);

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
