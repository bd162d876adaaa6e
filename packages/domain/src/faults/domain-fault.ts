/** What was wrong with what the caller handed over. Stable: tests and logs name it. */
export type DomainFaultCode =
  | 'decimal-malformed'
  | 'division-by-zero'
  | 'currency-unknown'
  | 'date-malformed'
  | 'time-zone-unknown'
  | 'unreachable';

/**
 * Thrown when a caller breaks a contract of the domain (a malformed decimal, a division by zero).
 * What a *person* can get wrong is never thrown: those functions answer with a union.
 */
export class DomainFault extends Error {
  readonly code: DomainFaultCode;
  /** What the programmer or operator can do about it. */
  readonly hint: string;

  constructor(code: DomainFaultCode, message: string, hint: string) {
    super(message);
    this.name = 'DomainFault';
    this.code = code;
    this.hint = hint;
  }
}
