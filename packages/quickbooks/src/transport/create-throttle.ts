import type { Clock } from '../clock.ts';
import { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import type { Lane } from './call.ts';
import type { Throttle, Ticket } from './throttle.ts';

/** QuickBooks' limits for one company and one app (protocol.md §7), and how far below them the client stays. */
export interface ThrottleLimits {
  readonly perMinuteMax: number;
  readonly perSecondMax: number;
  readonly concurrentMax: number;
  readonly batchesPerMinuteMax: number;
  /** Added to every window: calls that start apart may arrive closer together. */
  readonly slackMs: number;
  /** Calls of one company that may wait; more are refused, because something asks without end. */
  readonly waitingMax: number;
  /** So many interactive calls may overtake before one background call gets its turn. */
  readonly overtakingMax: number;
}

export const defaultThrottleLimits: ThrottleLimits = {
  perMinuteMax: 500,
  perSecondMax: 10,
  concurrentMax: 10,
  batchesPerMinuteMax: 40,
  slackMs: 100,
  waitingMax: 10_000,
  overtakingMax: 10,
};

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** Builds the throttle of one process: first come, first served within a lane, and `interactive` before `background`. */
export function createThrottle(clock: Clock, limits: ThrottleLimits = defaultThrottleLimits): Throttle {
  const gates = new Map<string, RealmGate>();
  const gateOf = (realmId: string): RealmGate => {
    const known = gates.get(realmId);
    if (known) return known;
    const gate = new RealmGate(clock, limits);
    gates.set(realmId, gate);
    return gate;
  };
  return {
    enter: ticket => gateOf(ticket.realmId).enter(ticket),
    pause: (realmId, untilMs) => gateOf(realmId).pause(untilMs),
  };
}

interface Waiting {
  readonly ticket: Ticket;
  readonly admit: () => void;
}

class RealmGate {
  private readonly lanes: Readonly<Record<Lane, Waiting[]>> = { interactive: [], background: [] };
  private readonly starts: StartLog;
  private readonly batchStarts: StartLog;
  private running = 0;
  private pausedUntilMs = 0;
  private overtakes = 0;
  /** When the alarm that is already set will look again; a later one is not needed. */
  private alarmAtMs = Number.POSITIVE_INFINITY;
  private readonly clock: Clock;
  private readonly limits: ThrottleLimits;

  constructor(clock: Clock, limits: ThrottleLimits) {
    this.clock = clock;
    this.limits = limits;
    this.starts = new StartLog(limits.perMinuteMax);
    this.batchStarts = new StartLog(limits.batchesPerMinuteMax);
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
      };
      const waiting: Waiting = {
        ticket,
        admit: () => {
          ticket.signal?.removeEventListener('abort', onAbort);
          resolve(this.exitOnce());
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

  private exitOnce(): () => void {
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      this.running--;
      this.admitAll();
    };
  }

  private admitAll(): void {
    while (this.running < this.limits.concurrentMax) {
      const next = this.nextWaiting();
      if (!next) return;
      const nowMs = this.clock.now();
      if (next.atMs > nowMs) {
        this.setAlarm(next.atMs);
        return;
      }
      this.admit(next.waiting, nowMs);
    }
  }

  private admit(waiting: Waiting, nowMs: number): void {
    const { lane, isBatch } = waiting.ticket;
    this.lanes[lane].splice(this.lanes[lane].indexOf(waiting), 1);
    this.overtakes = lane === 'interactive' && this.lanes.background.length > 0 ? this.overtakes + 1 : 0;
    this.running++;
    this.starts.add(nowMs);
    if (isBatch) this.batchStarts.add(nowMs);
    waiting.admit();
  }

  /** The call whose turn it is and when it may start. A batch that has to wait for its own limit lets others pass. */
  private nextWaiting(): { waiting: Waiting; atMs: number } | undefined {
    const order: Lane[] =
      this.overtakes >= this.limits.overtakingMax ? ['background', 'interactive'] : ['interactive', 'background'];
    const callAtMs = this.callMayStartAtMs();
    const batchAtMs = Math.max(
      callAtMs,
      this.batchStarts.freeAtMs(this.limits.batchesPerMinuteMax, MINUTE_MS + this.limits.slackMs),
    );
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
      this.starts.freeAtMs(perSecondMax, SECOND_MS + slackMs),
      this.starts.freeAtMs(perMinuteMax, MINUTE_MS + slackMs),
    );
  }

  private setAlarm(atMs: number): void {
    if (atMs >= this.alarmAtMs) return;
    this.alarmAtMs = atMs;
    void this.clock.sleep(atMs - this.clock.now()).then(() => {
      if (this.alarmAtMs === atMs) this.alarmAtMs = Number.POSITIVE_INFINITY;
      this.admitAll();
    });
  }
}

/** The last start times, as many as the widest limit needs. */
class StartLog {
  private readonly times: number[] = [];
  private readonly kept: number;

  constructor(kept: number) {
    this.kept = kept;
  }

  add(atMs: number): void {
    this.times.push(atMs);
    // Shifting one at a time is cheap because the log never grows beyond its limit.
    if (this.times.length > this.kept) this.times.shift();
  }

  /** When one more start keeps at most `max` starts within any `windowMs`. */
  freeAtMs(max: number, windowMs: number): number {
    const oldest = this.times[this.times.length - max];
    return oldest === undefined ? 0 : oldest + windowMs;
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
