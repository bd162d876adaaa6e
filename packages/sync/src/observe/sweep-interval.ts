import type { Instant } from '@tieout/domain';

/** Between two sweeps while webhooks prove that they arrive: one an hour is within 24 reads a day for an idle company. */
export const quietIntervalMs = 60 * 60 * 1000;
/** Between two sweeps while webhooks are missing although there were changes. */
export const alertIntervalMs = 30 * 1000;
/** How long a webhook that arrived vouches for the next ones. */
export const trustMs = 24 * 60 * 60 * 1000;

/** What the last sweeps and webhooks showed. */
export interface SweepHistory {
  readonly now: Instant;
  readonly lastWebhookAt: Instant | null;
  /** When a sweep last found a change that no webhook had told. */
  readonly lastMissedAt: Instant | null;
  /** Sweeps in a row that found nothing. */
  readonly emptySweeps: number;
}

/**
 * How long to wait before the next sweep: rarely while webhooks arrive, often right after they missed something, and
 * slower with every sweep that finds nothing (each costs a metered read).
 */
export function sweepIntervalMs({ now, lastWebhookAt, lastMissedAt, emptySweeps }: SweepHistory): number {
  const isMissing = lastMissedAt !== null && (lastWebhookAt === null || lastMissedAt > lastWebhookAt);
  if (isMissing) return Math.min(quietIntervalMs, alertIntervalMs * 2 ** emptySweeps);
  const isTrusted = lastWebhookAt !== null && Date.parse(now) - Date.parse(lastWebhookAt) <= trustMs;
  if (isTrusted) return quietIntervalMs;
  // Nothing heard for a day: the company may be idle, or the webhooks dead. Find out, but not every minute.
  return Math.min(quietIntervalMs, alertIntervalMs * 2 ** (emptySweeps + 2));
}
