import type pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { asTooMany } from '../http/rate-limits.ts';

/** A person mistypes a few times; a program that guesses wants thousands. Both windows hold over all processes. */
const perAddressAndEmail = { points: 10, duration: 15 * 60 };
const perEmail = { points: 100, duration: 24 * 60 * 60 };

/** Counts tries to sign in. */
export interface SignInLimits {
  /** Counts one try; throws `too-many-requests` when there were too many. Call it before looking at the password. */
  readonly count: (email: string, address: string) => Promise<void>;
  /** The password was right: mistypings before it are forgiven. */
  readonly forgive: (email: string, address: string) => Promise<void>;
}

/** Keeps the counts in the table `rate_limit`. */
export function createSignInLimits(pool: pg.Pool): SignInLimits {
  const shared = { storeClient: pool, storeType: 'pool', tableName: 'rate_limit', tableCreated: true };
  const narrow = new RateLimiterPostgres({ ...shared, ...perAddressAndEmail, keyPrefix: 'sign-in' });
  const wide = new RateLimiterPostgres({ ...shared, ...perEmail, keyPrefix: 'sign-in-email' });
  const narrowKey = (email: string, address: string) => `${address} ${email.toLowerCase()}`;
  return {
    count: async (email, address) => {
      await narrow.consume(narrowKey(email, address)).catch(asTooMany);
      await wide.consume(email.toLowerCase()).catch(asTooMany);
    },
    forgive: async (email, address) => {
      await narrow.delete(narrowKey(email, address));
      await wide.delete(email.toLowerCase());
    },
  };
}
