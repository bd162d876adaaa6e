import type { FieldProblem, ProblemCode } from '@tieout/api';

export interface ProblemExtras {
  /** The fields of a form, with the words to show beside them. */
  readonly fields?: readonly FieldProblem[];
  /** Stable id of what settles it, where we can offer that. */
  readonly cure?: string;
  /** For `too-many-requests` and `not-available`: when to try again. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** A refusal on its way to the caller: it becomes a problem document (RFC 9457). The message says what happened and what to do. */
export class ProblemFault extends Error {
  readonly code: ProblemCode;
  readonly fields: readonly FieldProblem[] | undefined;
  readonly cure: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProblemCode, detail: string, extras: ProblemExtras = {}) {
    super(detail, extras.cause === undefined ? undefined : { cause: extras.cause });
    this.name = 'ProblemFault';
    this.code = code;
    this.fields = extras.fields;
    this.cure = extras.cure;
    this.retryAfterSeconds = extras.retryAfterSeconds;
  }
}
