/** Which queue of the throttle a call waits in: a person waits for `interactive` calls, nobody for `background` ones. */
export type Lane = 'interactive' | 'background';

/** What QuickBooks gives or does only where it is asked to (protocol.md §2.2). */
export type IncludeSwitch =
  /** The page on which the customer can see and pay an invoice, in `InvoiceLink`. */
  | 'invoiceLink'
  /** Custom fields beyond the first three of a form. */
  | 'enhancedAllCustomFields'
  /** The date of the company's first transaction. */
  | 'firsttxndate'
  /** Whether an item's new account goes into the transactions that it stands in. */
  | 'updateaccountontxns'
  | 'donotupdateaccountontxns';

/** What a caller may say about any single call. */
export interface CallOptions {
  /** `background` when absent. */
  readonly lane?: Lane | undefined;
  /** Ends the call: waiting, sending or reading. The fault is `cancelled`; a write may have been carried out. */
  readonly signal?: AbortSignal | undefined;
  readonly include?: readonly IncludeSwitch[] | undefined;
}

/** What a caller may say about a call that writes. */
export interface WriteOptions extends CallOptions {
  /**
   * Idempotency key, at most 50 characters, unique per company: the same key again returns the first answer and does nothing new
   * (protocol.md §2.7). Store it before the call to be able to repeat it after a crash. Made up when absent.
   */
  readonly requestId?: string | undefined;
  /** Accepts a document number that another document already has (fault 6140 otherwise). */
  readonly allowDuplicateDocNumber?: boolean | undefined;
}

export interface CallBody {
  readonly contentType: string | undefined;
  readonly content: string | Uint8Array<ArrayBuffer> | FormData;
}

/** One call to the Accounting API of one company, before tokens, throttling and retries. */
export interface Call extends Omit<CallOptions, 'include'> {
  readonly realmId: string;
  readonly method: 'GET' | 'POST';
  /** Below `/v3/company/{realmId}/`. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string | undefined>> | undefined;
  readonly include?: readonly string[] | undefined;
  readonly body?: CallBody;
  /** `document`: JSON or XML, parsed. `bytes`: a PDF. `text`: a plain body such as a download address. */
  readonly accept: 'document' | 'bytes' | 'text';
  /** A write is never repeated without a request id. */
  readonly effect: 'read' | 'write';
  readonly requestId?: string | undefined;
  /** Counts against the limit for batches too. */
  readonly isBatch?: boolean;
  /** CorePlus reads that Intuit counts and charges when the call succeeds (protocol.md §7.1). */
  readonly meteredReads: number;
}

/** A hint that came with a successful answer. */
export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly detail: string;
  readonly element: string;
}

/** What is known about an answer beside its content. */
export interface CallMeta {
  /** QuickBooks' trace id: log it. */
  readonly intuitTid: string | undefined;
  readonly httpStatus: number;
  readonly requestId: string | undefined;
  /** QuickBooks' own clock at the answer, `2026-03-02T09:14:41.322-08:00`. */
  readonly time: string | undefined;
  readonly warnings: readonly Warning[];
  /** 1 when the first try succeeded. */
  readonly attempts: number;
}

/** What a call brought: its content and what is known about it. */
export interface Answer<T> {
  readonly value: T;
  readonly meta: CallMeta;
}

export type AnswerContent =
  | { readonly kind: 'document'; readonly document: Readonly<Record<string, unknown>> }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly contentType: string }
  | { readonly kind: 'text'; readonly text: string };

/** Sends a call through tokens, throttle and retries. Throws `QuickBooksFault`. */
export type Send = (call: Call) => Promise<Answer<AnswerContent>>;
