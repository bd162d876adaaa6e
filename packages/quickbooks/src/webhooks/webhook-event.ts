/** What happened to a record. */
export type WebhookOperation = 'created' | 'updated' | 'deleted' | 'merged' | 'voided' | 'emailed';

/**
 * One notification: this record of this company changed. It carries no fields: read the record. Notifications may be late, doubled,
 * out of order or lost, and your own writes cause them too.
 */
export interface WebhookEvent {
  readonly realmId: string;
  /** `Invoice`, `BillPayment`, …; names this package does not know are given as they came. */
  readonly entity: string;
  readonly entityId: string;
  readonly operation: WebhookOperation;
  /** With `merged`: the record that was absorbed into `entityId` and is gone. */
  readonly absorbedId: string | undefined;
  /** Milliseconds since 1970, cut to whole milliseconds. */
  readonly occurredAtMs: number;
  /** Unique per event in the CloudEvents format; undefined in the classic one. */
  readonly eventId: string | undefined;
}

/** Events of a delivery, and what in it could not be understood. Answer 200 for both: a retry would bring the same. */
export interface WebhookBatch {
  readonly events: readonly WebhookEvent[];
  readonly rejected: readonly { readonly reason: string; readonly entry: unknown }[];
}
