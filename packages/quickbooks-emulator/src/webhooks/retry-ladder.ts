const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits between attempts on the current page (protocol.md §6.6); then every six hours. */
const LADDER_MS = [
  10 * SECOND,
  20 * SECOND,
  30 * SECOND,
  5 * MINUTE,
  20 * MINUTE,
  2 * HOUR,
  4 * HOUR,
  6 * HOUR,
] as const;
const THEREAFTER_MS = 6 * HOUR;

/** Our choice, since no end is documented: about a week of attempts. */
export const ATTEMPTS_MAX = 32;

/** How long to wait after so many failed attempts; undefined when it is time to give up. */
export function retryDelayMs(failedAttempts: number): number | undefined {
  if (failedAttempts >= ATTEMPTS_MAX) return undefined;
  return LADDER_MS[failedAttempts - 1] ?? THEREAFTER_MS;
}
