/** The limits of protocol.md §7; `null` turns a single one off. */
export interface LimitFigures {
  readonly realmPerMinute: number | null;
  readonly appPerSecond: number | null;
  readonly appConcurrent: number | null;
  readonly appBatchesPerMinute: number | null;
  readonly realmBatchesPerMinute: number | null;
  /** All Intuit endpoints together, per company and app. */
  readonly appPerMinute: number | null;
  /** An old figure, no longer in the documents: off unless asked for. */
  readonly realmReportsPerMinute: number | null;
  /** Metered calls per app and calendar month (UTC). */
  readonly corePlusPerMonth: number | null;
}

export type LimitName = keyof LimitFigures;

/** How limits show, where the facts leave room. */
export interface LimitManners {
  /** Whether a batch is one call of the limits per minute, or as many as it has items. */
  readonly batchCountsAs: 'call' | 'items';
  /** No official statement says that there is a Retry-After: left out unless asked for. */
  readonly retryAfterSeconds: number | null;
  /** XML was seen even by callers who asked for JSON (protocol.md §7). */
  readonly refusalFormat: 'as-asked' | 'xml' | 'json';
}

export const DEFAULT_LIMITS: LimitFigures = {
  realmPerMinute: 500,
  appPerSecond: 10,
  appConcurrent: 10,
  appBatchesPerMinute: 40,
  realmBatchesPerMinute: 120,
  appPerMinute: 800,
  realmReportsPerMinute: null,
  corePlusPerMonth: 500_000,
};

export const DEFAULT_MANNERS: LimitManners = {
  batchCountsAs: 'call',
  retryAfterSeconds: null,
  refusalFormat: 'as-asked',
};

/** What the control call and `--limits` set. */
export interface LimitSettings {
  readonly on: boolean;
  readonly figures: LimitFigures;
  readonly manners: LimitManners;
}
