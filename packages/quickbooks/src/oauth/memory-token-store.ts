import type { LockedTokens, TokenStore } from './token-store.ts';
import type { Tokens } from './tokens.ts';

/** A token store for scripts and tests: nothing outlives the process. */
export function createMemoryTokenStore(initial: readonly Tokens[] = []): TokenStore {
  const held = new Map(initial.map(tokens => [tokens.realmId, tokens]));
  const tails = new Map<string, Promise<unknown>>();

  const lockedTokens = (realmId: string): LockedTokens => ({
    load: () => Promise.resolve(held.get(realmId)),
    save: tokens => {
      held.set(realmId, tokens);
      return Promise.resolve();
    },
  });

  return {
    load: realmId => Promise.resolve(held.get(realmId)),
    withLock: (realmId, use) => {
      const before = tails.get(realmId) ?? Promise.resolve();
      const turn = before.then(() => use(lockedTokens(realmId)));
      tails.set(
        realmId,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}
