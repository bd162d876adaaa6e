import type { SecretPlace } from './secret-box.ts';

export type SecretFaultCode = 'unreadable' | 'unknown-key' | 'key-file';

/** A stored secret cannot be opened. Its text never appears in the message. */
export class SecretFault extends Error {
  readonly code: SecretFaultCode;
  readonly hint =
    'Start with the key this database was used with (TIEOUT_SECRET_KEY or TIEOUT_DATA/secret.key), or connect and set up the secrets anew.';

  constructor(code: SecretFaultCode, place: SecretPlace, cause?: unknown) {
    const [table, rowId, column] = place;
    super(`The secret in ${table}.${column} of ${rowId} cannot be opened with the key at hand.`, { cause });
    this.name = 'SecretFault';
    this.code = code;
  }
}
