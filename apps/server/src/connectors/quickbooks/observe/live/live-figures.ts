import { Counter, Histogram, type Metric } from 'prom-client';

/** How an event of a delivery ended. */
export type NotificationOutcome = 'stored' | 'doubled' | 'refused';
/** What a look into the change feed brought. */
export type SweepOutcome = 'clean' | 'found' | 'failed';

/** Figures of notifications and sweeps, for Prometheus. */
export interface LiveFigures {
  readonly countNotifications: (outcome: NotificationOutcome, howMany: number) => void;
  /** From the change in QuickBooks until it stands here. */
  readonly observeDelay: (delayMs: number) => void;
  readonly countSweep: (outcome: SweepOutcome) => void;
  readonly metrics: readonly Metric[];
}

const delayBucketsSeconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1_800];

/** Makes them; whoever owns the registry takes `metrics` in. */
export function createLiveFigures(): LiveFigures {
  const notifications = new Counter({
    name: 'tieout_notification_total',
    help: 'Events in deliveries of QuickBooks webhooks by outcome',
    labelNames: ['outcome'],
    registers: [],
  });
  const delay = new Histogram({
    name: 'tieout_notification_delay_seconds',
    help: 'Time from a change in QuickBooks until it stands here',
    buckets: delayBucketsSeconds,
    registers: [],
  });
  const sweeps = new Counter({
    name: 'tieout_sweep_total',
    help: 'Looks into the change feed by what they brought',
    labelNames: ['outcome'],
    registers: [],
  });
  return {
    countNotifications: (outcome, howMany) => notifications.inc({ outcome }, howMany),
    observeDelay: delayMs => delay.observe(Math.max(0, delayMs) / 1_000),
    countSweep: outcome => sweeps.inc({ outcome }),
    metrics: [notifications, delay, sweeps] as readonly Metric[],
  };
}
