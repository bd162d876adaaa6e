import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { REALM, tokensFor } from '../testing/scripted-quickbooks.ts';
import { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import { createAccessTokens, type AccessTokensPorts } from './access-tokens.ts';
import { createMemoryTokenStore } from './memory-token-store.ts';
import type { TokenStore } from './token-store.ts';
import type { Tokens } from './tokens.ts';

const clock = createFakeClock();
const expired = tokensFor(clock, { accessTokenExpiresAtMs: 0 });
const pair = (number: number): Tokens =>
  tokensFor(clock, { accessToken: `access-${number}`, refreshToken: `refresh-${number}` });

/** QuickBooks with rotation and no grace: a refresh token works once. */
function rotating() {
  let issued = 1;
  const asked: string[] = [];
  const refresh: AccessTokensPorts['refresh'] = tokens => {
    asked.push(tokens.refreshToken);
    if (tokens.refreshToken !== `refresh-${issued}`)
      return Promise.resolve({ kind: 'dead', reason: 'used', intuitTid: undefined });
    return Promise.resolve({ kind: 'issued', tokens: pair(++issued) });
  };
  return { refresh, asked };
}

/** A store in which some saves, or the commits after them, fail. */
function failingStore(fails: (attempt: number) => 'save' | 'commit' | 'none'): TokenStore {
  const inner = createMemoryTokenStore([expired]);
  let attempt = 0;
  return {
    load: realmId => inner.load(realmId),
    withLock: (realmId, use) =>
      inner.withLock(realmId, async locked => {
        let kept: Tokens | undefined;
        const failure = fails(++attempt);
        const save = (tokens: Tokens) => {
          if (failure === 'save') return Promise.reject(new Error('the database is away'));
          kept = tokens;
          return Promise.resolve();
        };
        const result = await use({ load: () => locked.load(), save });
        if (failure === 'commit') throw new Error('the commit failed');
        if (kept) await locked.save(kept);
        return result;
      }),
  };
}

const listener = () => undefined;

describe('tokens that cannot be stored', () => {
  it.each(['save', 'commit'] as const)('by a %s that fails are stored at the next turn, not lost', async failure => {
    const { refresh, asked } = rotating();
    const store = failingStore(attempt => (attempt === 1 ? failure : 'none'));
    const tokens = createAccessTokens({ store, clock, listener, refresh });
    await expect(tokens.current(REALM)).rejects.toThrow();
    expect(await store.load(REALM)).toEqual(expired);
    expect(await tokens.current(REALM)).toBe('access-2');
    expect(await store.load(REALM)).toEqual(pair(2));
    expect(asked).toEqual(['refresh-1']);
  });

  it('and were refused meanwhile are renewed from the pair that was not stored', async () => {
    const { refresh, asked } = rotating();
    const store = failingStore(attempt => (attempt === 2 ? 'save' : attempt === 3 ? 'commit' : 'none'));
    const tokens = createAccessTokens({ store, clock, listener, refresh });
    await tokens.current(REALM);
    await expect(tokens.replace(REALM, 'access-2')).rejects.toThrow();
    await expect(tokens.replace(REALM, 'access-3')).rejects.toThrow();
    expect(await tokens.replace(REALM, 'access-4')).toBe('access-5');
    expect((await store.load(REALM))?.refreshToken).toBe('refresh-5');
    expect(asked).toEqual(['refresh-1', 'refresh-2', 'refresh-3', 'refresh-4']);
  });

  it('give way to those that a person brought by connecting again', async () => {
    const { refresh } = rotating();
    const store = failingStore(attempt => (attempt === 1 ? 'save' : 'none'));
    const tokens = createAccessTokens({ store, clock, listener, refresh });
    await expect(tokens.current(REALM)).rejects.toThrow();
    const anew = tokensFor(clock, { accessToken: 'new', refreshToken: 'new' });
    await store.withLock(REALM, locked => locked.save(anew));
    expect(await tokens.current(REALM)).toBe('new');
    expect(await store.load(REALM)).toEqual(anew);
  });
});

describe('a refresh', () => {
  it('whose answer was damaged leaves the tokens that still live in use', async () => {
    const soon = tokensFor(clock, { accessTokenExpiresAtMs: clock.now() + 60_000 });
    const damaged = new QuickBooksFault({ kind: 'malformed-answer', message: 'm', retry: { kind: 'never' } });
    const refresh = () => Promise.reject(damaged);
    const tokens = createAccessTokens({ store: createMemoryTokenStore([soon]), clock, listener, refresh });
    expect(await tokens.current(REALM)).toBe('access-1');
  });

  it('that found the old tokens good is not taken for an answer by who had just those refused', async () => {
    const { refresh, asked } = rotating();
    const store = createMemoryTokenStore([tokensFor(clock)]);
    const tokens = createAccessTokens({ store, clock, listener, refresh });
    // Both start before either has loaded what is stored.
    const [refused, other] = await Promise.all([tokens.replace(REALM, 'access-0'), tokens.replace(REALM, 'access-1')]);
    expect([refused, other]).toEqual(['access-1', 'access-2']);
    expect(asked).toEqual(['refresh-1']);
  });
});
