/** The families of faults on the wire (protocol.md §8.2). */
export type FaultType = 'ValidationFault' | 'SystemFault' | 'AuthorizationFault' | 'EmulatorFault';

/** One fault of the service dialect, ready for its envelope. */
export interface FaultDetail {
  readonly code: string;
  readonly message: string;
  /** Absent for the few faults that carry no Detail. */
  readonly detail?: string | undefined;
  /** Name of the field at fault; often the empty text. Absent: the key is left out. */
  readonly element?: string | undefined;
  readonly type?: FaultType | undefined;
  /** HTTP status; 400 unless given. Some faults come with 200 (protocol.md §2.5). */
  readonly status?: number | undefined;
}

/**
 * A refusal by the books. Thrown by validation and rules; the entry point turns it into the fault envelope
 * and undoes whatever the call had already written.
 */
export class BooksFault extends Error {
  readonly fault: FaultDetail;

  constructor(fault: FaultDetail) {
    super(`${fault.code} ${fault.message}${fault.detail === undefined ? '' : `: ${fault.detail}`}`);
    this.name = 'BooksFault';
    this.fault = fault;
  }
}
