import { SlidingWindow } from './sliding-window.ts';
import type { LimitFigures, LimitName, LimitSettings } from './limit-figures.ts';

/** A call at the gate. */
export interface CallToAdmit {
  readonly realmId: string;
  readonly clientId: string;
  readonly kind: 'batch' | 'report' | 'other';
  /** Items of a batch; 1 otherwise. */
  readonly items: number;
  /** Whether it reads out, so that the monthly cap concerns it. */
  readonly isMetered: boolean;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Counts calls per company and app, and says which limit a call would break. */
export class Limiter {
  settings: LimitSettings;
  #windows = new Map<string, SlidingWindow>();
  readonly #inFlight = new Map<string, number>();
  readonly #meters = new Map<string, number>();

  constructor(settings: LimitSettings) {
    this.settings = settings;
  }

  /** Changes the settings; windows whose figure changed start anew. */
  change(settings: LimitSettings): void {
    this.settings = settings;
    this.#windows = new Map();
  }

  /** Lets the call in and counts it, or names the limit that it would break. Every admitted call must be `release`d. */
  admit(call: CallToAdmit, nowMs: number): LimitName | undefined {
    const pair = `${call.realmId} ${call.clientId}`;
    if (this.settings.on) {
      const broken = this.#firstBroken(call, pair, nowMs);
      if (broken !== undefined) return broken;
      this.#count(call, pair, nowMs);
    }
    this.#inFlight.set(pair, (this.#inFlight.get(pair) ?? 0) + 1);
    return undefined;
  }

  release(call: CallToAdmit): void {
    const pair = `${call.realmId} ${call.clientId}`;
    const left = (this.#inFlight.get(pair) ?? 1) - 1;
    if (left === 0) this.#inFlight.delete(pair);
    else this.#inFlight.set(pair, left);
  }

  /** Adds to the month's metered (CorePlus) calls of an app. */
  meter(clientId: string, calls: number, nowMs: number): void {
    const key = meterKey(clientId, nowMs);
    this.#meters.set(key, (this.#meters.get(key) ?? 0) + calls);
  }

  /** Metered calls of an app in the month that the clock shows. */
  meteredThisMonth(clientId: string, nowMs: number): number {
    return this.#meters.get(meterKey(clientId, nowMs)) ?? 0;
  }

  meters(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#meters);
  }

  restoreMeters(meters: Readonly<Record<string, number>>): void {
    for (const [key, count] of Object.entries(meters)) this.#meters.set(key, count);
  }

  #firstBroken(call: CallToAdmit, pair: string, nowMs: number): LimitName | undefined {
    const { figures } = this.settings;
    const concurrent = figures.appConcurrent;
    if (concurrent !== null && (this.#inFlight.get(pair) ?? 0) >= concurrent) return 'appConcurrent';
    for (const { name, key, spanMs, weight } of this.#windowsOf(call, pair)) {
      const limit = figures[name];
      if (limit !== null && !this.#window(key, limit, spanMs).hasRoom(nowMs, weight)) return name;
    }
    const cap = figures.corePlusPerMonth;
    if (cap !== null && call.isMetered && this.meteredThisMonth(call.clientId, nowMs) >= cap) return 'corePlusPerMonth';
    return undefined;
  }

  #count(call: CallToAdmit, pair: string, nowMs: number): void {
    for (const { name, key, spanMs, weight } of this.#windowsOf(call, pair)) {
      const limit = this.settings.figures[name];
      if (limit !== null) this.#window(key, limit, spanMs).take(nowMs, weight);
    }
  }

  #windowsOf(call: CallToAdmit, pair: string): readonly WindowUse[] {
    const weight =
      call.kind === 'batch' && this.settings.manners.batchCountsAs === 'items' ? Math.max(1, call.items) : 1;
    const uses: WindowUse[] = [
      { name: 'appPerSecond', key: `s ${pair}`, spanMs: SECOND, weight: 1 },
      { name: 'realmPerMinute', key: `m ${call.realmId}`, spanMs: MINUTE, weight },
      { name: 'appPerMinute', key: `a ${pair}`, spanMs: MINUTE, weight },
    ];
    if (call.kind === 'batch') {
      uses.push({ name: 'appBatchesPerMinute', key: `b ${pair}`, spanMs: MINUTE, weight: 1 });
      uses.push({ name: 'realmBatchesPerMinute', key: `B ${call.realmId}`, spanMs: MINUTE, weight: 1 });
    }
    if (call.kind === 'report')
      uses.push({ name: 'realmReportsPerMinute', key: `r ${call.realmId}`, spanMs: MINUTE, weight: 1 });
    return uses;
  }

  #window(key: string, limit: number, spanMs: number): SlidingWindow {
    let window = this.#windows.get(key);
    if (window === undefined) {
      window = new SlidingWindow(limit, spanMs);
      this.#windows.set(key, window);
    }
    return window;
  }
}

interface WindowUse {
  readonly name: Exclude<LimitName, 'appConcurrent' | 'corePlusPerMonth'> & keyof LimitFigures;
  readonly key: string;
  readonly spanMs: number;
  readonly weight: number;
}

function meterKey(clientId: string, nowMs: number): string {
  return `${clientId} ${new Date(nowMs).toISOString().slice(0, 7)}`;
}
