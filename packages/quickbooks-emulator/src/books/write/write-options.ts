import type { Actor } from '../call.ts';

/** How a write is asked for. */
export interface WriteOptions {
  readonly actor: Actor;
  /** Switches of `?include=`, lower-cased. */
  readonly include: ReadonlySet<string>;
  readonly sendTo?: string | undefined;
}

/** The emulator itself, as it fills sample companies or applies credits. */
export const EMULATOR_ACTOR: Actor = { userName: 'QuickBooks Emulator' };

/** A write by the emulator itself, without switches. */
export const PLAIN_WRITE: WriteOptions = { actor: EMULATOR_ACTOR, include: new Set() };
