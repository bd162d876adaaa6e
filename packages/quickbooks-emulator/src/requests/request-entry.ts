/** One call of the real service's paths, as the journal keeps it. */
export interface RequestEntry {
  /** Counts up from 1. */
  readonly number: number;
  /** ISO instant of the emulator's clock. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly realmId?: string | undefined;
  readonly clientId?: string | undefined;
  /** `read`, `query`, `create`, … or `oauth`. */
  readonly operation?: string | undefined;
  readonly entity?: string | undefined;
  /** 0: the connection was broken off on purpose. */
  readonly status: number;
  readonly durationMs: number;
  /** CorePlus calls that it cost. */
  readonly metered: number;
  /** The code of the fault in the answer. */
  readonly faultCode?: string | undefined;
  /** The limit that refused it. */
  readonly refusedBy?: string | undefined;
  /** The fault that was put in its way on purpose. */
  readonly injected?: string | undefined;
  readonly intuitTid: string;
}

export interface RequestCounters {
  total: number;
  metered: number;
  readonly byOperation: Record<string, number>;
  readonly byStatus: Record<string, number>;
}
