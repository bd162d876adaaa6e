import type { RetryHint } from '../faults/fault-kinds.ts';
import type { QuickBooksFault } from '../faults/quickbooks-fault.ts';

/** How often and how patiently a failed call is sent again. */
export interface RetryPolicy {
  /** Tries in all, the first one included. */
  readonly attemptsMax: number;
  /** First pause; doubles with each try. */
  readonly baseDelayMs: number;
  readonly delayMaxMs: number;
}

export const defaultRetryPolicy: RetryPolicy = { attemptsMax: 5, baseDelayMs: 500, delayMaxMs: 30_000 };

export interface RetryQuestion {
  readonly policy: RetryPolicy;
  readonly fault: QuickBooksFault;
  /** Tries made so far. */
  readonly attempt: number;
  /** False for a write without a request id: it could happen twice. */
  readonly isRepeatable: boolean;
  /** 0 ≤ random < 1. */
  readonly random: number;
}

/** Milliseconds to wait before the same call is sent again, or undefined to give up. */
export function delayBeforeRetry(question: RetryQuestion): number | undefined {
  const { policy, fault, attempt } = question;
  // A throttled call never reached the books, so even a write without a request id may be repeated.
  if (!question.isRepeatable && fault.kind !== 'throttled') return undefined;
  if (attempt >= triesAllowed(fault.retry, policy)) return undefined;
  if (fault.retry.kind === 'wait') return fault.retry.delayMs + Math.floor(question.random * policy.baseDelayMs);
  return backOffMs(policy, attempt, question.random);
}

function triesAllowed(hint: RetryHint, policy: RetryPolicy): number {
  switch (hint.kind) {
    case 'wait':
    case 'back-off':
      return policy.attemptsMax;
    case 'once':
      return Math.min(2, policy.attemptsMax);
    case 'never':
    case 'refresh-token':
    case 'reload-and-merge':
    case 'reconnect':
      return 1;
  }
}

/** Full jitter over the upper half: 50 % to 100 % of base × 2^(attempt − 1). */
function backOffMs(policy: RetryPolicy, attempt: number, random: number): number {
  const full = Math.min(policy.baseDelayMs * 2 ** (attempt - 1), policy.delayMaxMs);
  return Math.floor(full / 2 + (full / 2) * random);
}
