import type { Clock } from '../clock.ts';
import { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import type { Lane } from './call.ts';
import { StartLog, type Start } from './start-log.ts';
import type { ThrottleLimits } from './throttle-limits.ts';
import type { Ticket } from './throttle.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

interface Waiting {
  readonly ticket: Ticket;
  readonly admit: () => void;
}

/** Lets the calls of one company through: what may start now starts, the rest waits for its turn. */
export class RealmGate {
  private readonly lanes: Readonly<Record<Lane, Waiting[]>> = { interactive: [], background: [] };
  private readonly starts: StartLog;
  private readonly batchStarts: StartLog;
  private running = 0;
  private pausedUntilMs = 0;
  private overtakes = 0;
  /** Looks again when the next call may start; runs only while one waits for that. */
  private alarm: { readonly atMs: number; readonly stop: AbortController } | undefined;
  private readonly clock: Clock;
  private readonly limits: ThrottleLimits;

  constructor(clock: Clock, limits: ThrottleLimits) {
    this.clock = clock;
    this.limits = limits;
    this.starts = new StartLog(limits.perMinuteMax + limits.concurrentMax);
    this.batchStarts = new StartLog(limits.batchesPerMinuteMax + limits.concurrentMax);
  }

  enter(ticket: Ticket): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (ticket.signal?.aborted) {
        reject(asError(ticket.signal.reason));
        return;
      }
      if (this.lanes.interactive.length + this.lanes.background.length >= this.limits.waitingMax) {
        reject(crowdedFault(this.limits.waitingMax));
        return;
      }
      const lane = this.lanes[ticket.lane];
      const onAbort = () => {
        lane.splice(lane.indexOf(waiting), 1);
        reject(asError(ticket.signal?.reason));
        this.admitAll();
      };
      const waiting: Waiting = {
        ticket,
        admit: () => {
          ticket.signal?.removeEventListener('abort', onAbort);
          resolve(this.exitOnce(this.noteStart(ticket.isBatch)));
        },
      };
      ticket.signal?.addEventListener('abort', onAbort, { once: true });
      lane.push(waiting);
      this.admitAll();
    });
  }

  pause(untilMs: number): void {
    this.pausedUntilMs = Math.max(this.pausedUntilMs, untilMs);
  }

  private noteStart(isBatch: boolean): Start {
    const startedMs = this.clock.now();
    const start = { startedMs, countsFromMs: startedMs + this.limits.arrivalDelayMaxMs };
    this.running++;
    this.starts.add(start);
    if (isBatch) this.batchStarts.add(start);
    return start;
  }

  private exitOnce(start: Start): () => void {
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      this.running--;
      start.countsFromMs = Math.min(start.countsFromMs, this.clock.now());
      this.admitAll();
    };
  }

  private admitAll(): void {
    while (this.running < this.limits.concurrentMax) {
      const next = this.nextWaiting();
      if (!next) {
        this.stopAlarm();
        return;
      }
      const nowMs = this.clock.now();
      if (next.atMs > nowMs) {
        this.setAlarm(next.atMs);
        return;
      }
      this.admit(next.waiting);
    }
  }

  private admit(waiting: Waiting): void {
    const { lane } = waiting.ticket;
    this.lanes[lane].splice(this.lanes[lane].indexOf(waiting), 1);
    this.overtakes = lane === 'interactive' && this.lanes.background.length > 0 ? this.overtakes + 1 : 0;
    waiting.admit();
  }

  /** The call whose turn it is and when it may start. A batch that has to wait for its own limit lets others pass. */
  private nextWaiting(): { waiting: Waiting; atMs: number } | undefined {
    const order: Lane[] =
      this.overtakes >= this.limits.overtakingMax ? ['background', 'interactive'] : ['interactive', 'background'];
    const callAtMs = this.callMayStartAtMs();
    const { batchesPerMinuteMax, slackMs } = this.limits;
    // Nobody waits for a single batch of many: the sooner all have gone, the better.
    const batchesAtMs = this.batchStarts.freeAtMs({ max: batchesPerMinuteMax, windowMs: MINUTE_MS + slackMs });
    const batchAtMs = Math.max(callAtMs, batchesAtMs);
    let soonest: { waiting: Waiting; atMs: number } | undefined;
    for (const lane of order) {
      for (const isBatch of [false, true]) {
        const waiting = this.lanes[lane].find(candidate => candidate.ticket.isBatch === isBatch);
        if (!waiting) continue;
        const atMs = isBatch ? batchAtMs : callAtMs;
        if (!soonest || atMs < soonest.atMs || (atMs === soonest.atMs && this.isAhead(waiting, soonest.waiting))) {
          soonest = { waiting, atMs };
        }
      }
    }
    return soonest;
  }

  /** Among calls that may start at the same time, of one lane, the one that came first. */
  private isAhead(a: Waiting, b: Waiting): boolean {
    if (a.ticket.lane !== b.ticket.lane) return false;
    const lane = this.lanes[a.ticket.lane];
    return lane.indexOf(a) < lane.indexOf(b);
  }

  private callMayStartAtMs(): number {
    const { perSecondMax, perMinuteMax, slackMs } = this.limits;
    return Math.max(
      this.pausedUntilMs,
      this.starts.freeAtMs({ max: perSecondMax, windowMs: SECOND_MS + slackMs }),
      this.starts.evenlyFreeAtMs({ max: perMinuteMax, windowMs: MINUTE_MS + slackMs }, this.clock.now()),
    );
  }

  private setAlarm(atMs: number): void {
    if (this.alarm !== undefined && this.alarm.atMs <= atMs) return;
    this.stopAlarm();
    const alarm = { atMs, stop: new AbortController() };
    this.alarm = alarm;
    this.clock.sleep(atMs - this.clock.now(), alarm.stop.signal).then(
      () => {
        if (this.alarm === alarm) this.alarm = undefined;
        this.admitAll();
      },
      () => undefined,
    );
  }

  private stopAlarm(): void {
    this.alarm?.stop.abort();
    this.alarm = undefined;
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted');
}

function crowdedFault(waitingMax: number): QuickBooksFault {
  return new QuickBooksFault({
    kind: 'throttled',
    message: `${waitingMax} calls for this company are waiting already. Wait until some have gone through.`,
    retry: { kind: 'never' },
  });
}
