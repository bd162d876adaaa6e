import type { FaultKind, RetryHint } from './fault-kinds.ts';
import type { FaultEntry } from './read-fault.ts';

/** Everything known about a fault when it is thrown. */
export interface FaultFacts {
  readonly kind: FaultKind;
  readonly message: string;
  readonly retry: RetryHint;
  /** The first error's code as QuickBooks gave it (`'6240'`), the OAuth error (`'invalid_grant'`), or `''`. */
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  /** The field QuickBooks complains about, where it says so. */
  readonly element?: string | undefined;
  /** QuickBooks' trace id: quote it to Intuit's support. */
  readonly intuitTid?: string | undefined;
  readonly httpStatus?: number | undefined;
  readonly requestId?: string | undefined;
  readonly errors?: readonly FaultEntry[] | undefined;
  readonly isAfterLostTry?: boolean | undefined;
  readonly cause?: unknown;
}

/**
 * The one error that this package throws for whatever goes wrong between a call and QuickBooks. Switch on `kind`; show `message` to a
 * person; log `intuitTid`.
 */
export class QuickBooksFault extends Error {
  override readonly name = 'QuickBooksFault';
  readonly kind: FaultKind;
  readonly retry: RetryHint;
  readonly code: string;
  readonly detail: string;
  readonly element: string;
  readonly intuitTid: string | undefined;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  readonly errors: readonly FaultEntry[];
  /**
   * An earlier try of the same call got no answer that says what became of it: a write may have been carried out although this fault,
   * which ended the last try, says that nothing was done. Send it again with the same request id before you give it up.
   */
  readonly isAfterLostTry: boolean;

  constructor(facts: FaultFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.kind = facts.kind;
    this.retry = facts.retry;
    this.code = facts.code ?? '';
    this.detail = facts.detail ?? '';
    this.element = facts.element ?? '';
    this.intuitTid = facts.intuitTid;
    this.httpStatus = facts.httpStatus;
    this.requestId = facts.requestId;
    this.errors = facts.errors ?? [];
    this.isAfterLostTry = facts.isAfterLostTry ?? false;
  }
}

export function isQuickBooksFault(error: unknown): error is QuickBooksFault {
  return error instanceof QuickBooksFault;
}
