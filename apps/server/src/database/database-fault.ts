/** What can go wrong between us and PostgreSQL before the first query. The message says what happened, the hint what to do. */
export type DatabaseFaultCode =
  | 'binaries-missing'
  | 'folder-not-writable'
  | 'folder-in-use'
  | 'disk-full'
  | 'version-mismatch'
  | 'version-too-old'
  | 'wrong-encoding'
  | 'unreachable'
  | 'wrong-password'
  | 'start-failed'
  | 'stopped-answering'
  | 'schema-newer'
  | 'schema-changed'
  | 'migration-failed'
  | 'unsupported-system';

export interface DatabaseFaultOptions {
  readonly code: DatabaseFaultCode;
  /** What happened, one sentence. */
  readonly message: string;
  /** What the person who started us can do about it, one or two sentences. */
  readonly hint: string;
  readonly cause?: unknown;
}

/** Thrown while opening, starting or migrating the database. Never retried by us: somebody has to act. */
export class DatabaseFault extends Error {
  readonly code: DatabaseFaultCode;
  readonly hint: string;

  constructor({ code, message, hint, cause }: DatabaseFaultOptions) {
    super(`${message} ${hint}`, cause === undefined ? undefined : { cause });
    this.name = 'DatabaseFault';
    this.code = code;
    this.hint = hint;
  }
}
