import type { ClockMode } from './clock/clock.ts';
import type { Randomness } from './random/randomness.ts';

/** How an emulator is started. Everything has a default. */
export interface EmulatorOptions {
  /** Port to listen on; 0 takes a free one (the default for library use); `null` opens none: use `fetch`. */
  readonly port?: number | null;
  readonly host?: string;
  /** Folder that keeps everything; without it all is in memory. */
  readonly dataDir?: string;
  readonly clock?: ClockMode;
  /** Whether the limits of the real service hold from the start. */
  readonly limits?: boolean;
  /** How long changes are gathered before a webhook leaves. */
  readonly webhookDelayMs?: number;
  /** Makes ids, tokens and keys repeatable, for simulations. */
  readonly randomness?: Randomness;
  /** How webhooks are sent: the global `fetch`, or a test's own way into an app in the same process. */
  readonly fetch?: typeof fetch;
  /** Real time, milliseconds since 1970. */
  readonly realNowMs?: () => number;
}

export const DEFAULT_HOST = '127.0.0.1';
export const DEFAULT_PORT = 4010;
export const DEFAULT_WEBHOOK_DELAY_MS = 500;
/** What an emulator without a port calls itself in links and discovery documents. */
export const IN_PROCESS_ORIGIN = 'http://quickbooks-emulator.internal';
