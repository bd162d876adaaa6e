import type { Tokens } from './tokens.ts';

/** Access to one company's tokens while its lock is held. */
export interface LockedTokens {
  /** Reads past every cache: another process may have refreshed while this one waited for the lock. */
  load(): Promise<Tokens | undefined>;
  /** Replaces the tokens. The client uses them for nothing before `withLock` has resolved. */
  save(tokens: Tokens): Promise<void>;
}

/**
 * Where the caller keeps tokens. QuickBooks rotates refresh tokens: two refreshes at once kill the connection, so everything that
 * refreshes goes through `withLock` (protocol.md §1.5).
 */
export interface TokenStore {
  /** The tokens as last saved; undefined when the company is not connected. Takes no lock. */
  load(realmId: string): Promise<Tokens | undefined>;
  /**
   * Runs `use` while no other `withLock` for this realm runs, in this process or another one; a row lock or an advisory lock of the
   * database does it. `use` may take two minutes. What `use` throws passes through; it throws nothing after a `save`, so a
   * transaction around it may roll back then. Resolves only when what was saved is durable (after the commit).
   */
  withLock<T>(realmId: string, use: (locked: LockedTokens) => Promise<T>): Promise<T>;
}
