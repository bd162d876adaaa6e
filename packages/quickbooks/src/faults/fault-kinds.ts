/** What went wrong, as a caller has to tell it apart. Every `QuickBooksFault` has exactly one. */
export type FaultKind =
  /** Too many calls: wait, then send the same call again. */
  | 'throttled'
  /** QuickBooks or the way to it is down, or the company is locked for maintenance: try later. */
  | 'unavailable'
  /** No answer within the time limit. A write may have been carried out: repeat it with the same request id. */
  | 'timeout'
  /** The caller's own signal aborted the call. */
  | 'cancelled'
  /** QuickBooks failed inside (code 10000): worth one more try. */
  | 'server-error'
  /** Somebody changed the record since: read it again, merge, write again. */
  | 'stale'
  /** The request breaks a rule of the format; the message names the field. */
  | 'invalid'
  /** The query statement was not understood. */
  | 'invalid-query'
  /** A customer, vendor, employee, item, … of that name exists, perhaps inactive. */
  | 'duplicate-name'
  /** Another document has that number. */
  | 'duplicate-number'
  /** The request id was used for another request. */
  | 'duplicate-request'
  /** There is no such record, or it was deleted or made inactive. */
  | 'not-found'
  /** The request refers to a record that does not exist. */
  | 'invalid-reference'
  /** The access token is expired or malformed. The client refreshes and repeats by itself; seen only when that did not help. */
  | 'unauthorised'
  /** The connection is gone for good; a person has to connect again. */
  | 'reconnect'
  /** The app's own settings are wrong (client id or secret, redirect URI). */
  | 'configuration'
  /** The record's date lies in a closed period of the books. */
  | 'closed-period'
  /** The company's edition or settings lack the feature. */
  | 'not-entitled'
  /** The company's subscription ended: it can be read, not written. */
  | 'read-only-company'
  /** Other records hold this one fast: a deposit, a payment, a balance, a parent. */
  | 'blocked'
  /** A rule of the books says no; the detail tells which. */
  | 'refused'
  /** QuickBooks does not offer this operation for this record. */
  | 'unsupported'
  /** Too large: batch, file, result or request. */
  | 'too-large'
  /** The answer was not what QuickBooks promises: not JSON or XML, or the record is missing from it. */
  | 'malformed-answer';

/** What to do about a fault. `wait` carries its own delay; `back-off` leaves the delay to the retry policy. */
export type RetryHint =
  | { readonly kind: 'never' }
  | { readonly kind: 'wait'; readonly delayMs: number }
  | { readonly kind: 'back-off' }
  | { readonly kind: 'once' }
  | { readonly kind: 'refresh-token' }
  | { readonly kind: 'reload-and-merge' }
  | { readonly kind: 'reconnect' };
