export type BackupFaultCode =
  | 'file-exists'
  | 'file-not-writable'
  | 'file-unreadable'
  | 'file-damaged'
  | 'database-not-empty'
  | 'schema-newer'
  | 'verification-failed';

export interface BackupFaultOptions {
  readonly code: BackupFaultCode;
  readonly message: string;
  readonly hint: string;
  readonly cause?: unknown;
}

/** A backup cannot be written or taken back. Nothing half done is left behind. */
export class BackupFault extends Error {
  readonly code: BackupFaultCode;
  readonly hint: string;

  constructor({ code, message, hint, cause }: BackupFaultOptions) {
    super(`${message} ${hint}`, cause === undefined ? undefined : { cause });
    this.name = 'BackupFault';
    this.code = code;
    this.hint = hint;
  }
}
