import type { SecretPlace } from './secret-box.ts';

export type SecretFaultCode = 'unreadable' | 'unknown-key';

/** A stored secret cannot be opened. Its text never appears in the message. */
export class SecretFault extends Error {
  readonly code: SecretFaultCode;
  readonly hint =
    'Start with the key this database was used with (TIEOUT_SECRET_KEY or TIEOUT_DATA/secret.key, the same on every machine).';

  constructor(code: SecretFaultCode, place: SecretPlace, cause?: unknown) {
    const [table, rowId, column] = place;
    super(`The secret in ${table}.${column} of ${rowId} cannot be opened with the key at hand.`, { cause });
    this.name = 'SecretFault';
    this.code = code;
  }
}

/** This machine has another key than the installation. */
export class WrongKeyFault extends Error {
  readonly code = 'wrong-key';
  readonly hint =
    'Copy secret.key from the TIEOUT_DATA of the first machine, or set the same TIEOUT_SECRET_KEY everywhere. If it is lost for good: tieout forget-secrets.';

  constructor(cause: unknown) {
    super('The secrets in this database were sealed with another key than the one of this machine.', { cause });
    this.name = 'WrongKeyFault';
    this.message = `${this.message} ${this.hint}`;
  }
}
