import type { WebhookEvent } from './webhook-event.ts';

/** Who writes down which events still have to be brought to which app, so that none is lost with the process. */
export interface EventRecorder {
  /** Called before the answer of the call that made the event leaves. The same event may come again. */
  queued(clientId: string, event: WebhookEvent): void;
  /** Acknowledged, given up, or thrown away: nobody has to bring these any more. */
  settled(clientId: string, eventIds: readonly string[]): void;
}

/** For an emulator that lives in memory. */
export const noEventRecorder: EventRecorder = { queued: () => undefined, settled: () => undefined };
