import type { Worker, WorkerEvents } from 'graphile-worker';

/** Has one worker that sleeps look for a task now. Nothing happens while all are busy: whoever ends its task looks by itself. */
export type Nudge = () => void;

/** Makes it, before the workers are: it learns of them by their events. */
export function createNudge(events: WorkerEvents): Nudge {
  // A worker that has ended must not be nudged.
  const living = new Set<Worker>();
  events.on('worker:create', ({ worker }) => living.add(worker));
  events.on('worker:release', ({ worker }) => living.delete(worker));
  events.on('worker:stop', ({ worker }) => living.delete(worker));
  events.on('pool:gracefulShutdown', () => living.clear());
  return () => void [...living].some(worker => worker.nudge());
}
