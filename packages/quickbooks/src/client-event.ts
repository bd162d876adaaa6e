import type { FaultKind } from './faults/fault-kinds.ts';
import type { Lane } from './transport/call.ts';

/** What the client tells a listener, for logs, counters and screens. Holds no token and no record. */
export type ClientEvent =
  | {
      /** One HTTP exchange ended. */
      readonly kind: 'call';
      readonly realmId: string;
      readonly method: 'GET' | 'POST';
      readonly path: string;
      readonly lane: Lane;
      readonly attempt: number;
      readonly durationMs: number;
      /** 0 when no answer came. */
      readonly httpStatus: number;
      readonly outcome: 'ok' | FaultKind;
      readonly intuitTid: string | undefined;
      readonly requestId: string | undefined;
      /** CorePlus reads that Intuit counts for this exchange; 0 unless it succeeded. */
      readonly meteredReads: number;
    }
  | {
      /** The same call will be sent again after a pause. */
      readonly kind: 'retry';
      readonly realmId: string;
      readonly path: string;
      readonly attempt: number;
      readonly waitMs: number;
      readonly because: FaultKind;
    }
  | { readonly kind: 'tokens-refreshed'; readonly realmId: string; readonly isRotated: boolean }
  | { readonly kind: 'reconnect-needed'; readonly realmId: string; readonly reason: string };

export type Listener = (event: ClientEvent) => void;
