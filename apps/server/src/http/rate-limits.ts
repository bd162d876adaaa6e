import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { callerKey, type Caller } from './caller.ts';
import { ProblemFault } from './problem-fault.ts';

/** Requests a minute, per process: a fence against runaway programs, not a quota. */
const knownCallerMax = 6_000;
const unknownAddressMax = 600;
const windowSeconds = 60;

/** Counts a request; throws `too-many-requests` beyond the limit. */
export type CountRequest = (caller: Caller, address: string) => Promise<void>;

/** Limits by caller, and by network address where the caller is nobody. */
export function createRequestLimits(): CountRequest {
  const known = new RateLimiterMemory({ points: knownCallerMax, duration: windowSeconds });
  const unknown = new RateLimiterMemory({ points: unknownAddressMax, duration: windowSeconds });
  return async (caller, address) => {
    const counted = caller.kind === 'nobody' ? unknown.consume(address) : known.consume(callerKey(caller));
    await counted.catch(asTooMany);
  };
}

/** Turns the limiter's refusal into ours; other errors pass. */
export function asTooMany(refusal: unknown): never {
  if (!(refusal instanceof RateLimiterRes)) throw refusal;
  const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
  const detail = `Too many tries. Wait ${describeWait(retryAfterSeconds)}, then try again.`;
  throw new ProblemFault('too-many-requests', detail, { retryAfterSeconds });
}

function describeWait(seconds: number): string {
  const minute = 60;
  if (seconds === 1) return 'a second';
  return seconds < 2 * minute ? `${seconds} seconds` : `${Math.ceil(seconds / minute)} minutes`;
}
