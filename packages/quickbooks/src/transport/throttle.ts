import type { Lane } from './call.ts';

/** A call that asks to be let through. */
export interface Ticket {
  readonly realmId: string;
  readonly lane: Lane;
  readonly isBatch: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Keeps calls under QuickBooks' limits. One throttle serves all companies; share it between clients of one process. */
export interface Throttle {
  /** Resolves when the call may start; call the result once when the call has ended. Rejects with the signal's reason. */
  enter(ticket: Ticket): Promise<() => void>;
  /** Lets no call of this company start before `untilMs`: QuickBooks asked for a pause. */
  pause(realmId: string, untilMs: number): void;
}
