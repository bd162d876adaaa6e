/** What the emulator needs of time. Every rule that depends on time reads it here, so that a test can turn the hands. */
export interface Clock {
  /** Milliseconds since 1970, as the emulator sees them. */
  nowMs(): number;
  /** Runs the task once the clock shows `atMs`; at once when it already does. */
  runAt(atMs: number, task: ClockTask): CancelTimer;
  /** Runs the task after so many milliseconds of the clock or of real time, whichever comes first. */
  runSoon(delayMs: number, task: ClockTask): CancelTimer;
}

export type ClockTask = () => void | Promise<void>;
export type CancelTimer = () => void;
export type ClockMode = 'real' | 'manual';

export interface ClockState {
  readonly mode: ClockMode;
  /** Real clock: how far it is ahead of real time. */
  readonly offsetMs: number;
  /** Manual clock: what it shows. */
  readonly setMs: number;
}

interface Timer {
  readonly dueMs: number;
  readonly order: number;
  readonly task: ClockTask;
  realTimer?: NodeJS.Timeout;
}

/** Node clamps longer delays to 1 ms, so long waits are cut into pieces. */
const REAL_DELAY_MAX_MS = 2 ** 31 - 1;
/** A ladder of timers that re-arm themselves must not turn one advance into an endless loop. */
const TIMERS_PER_ADVANCE_MAX = 100_000;

/**
 * The emulator's clock. `real` ticks by itself and can be shifted; `manual` stands still until it is turned.
 * Turning it forward runs, in order, every timer that falls due on the way, and waits for each.
 */
export class EmulatorClock implements Clock {
  #mode: ClockMode;
  #offsetMs = 0;
  #setMs: number;
  #order = 0;
  readonly #realNowMs: () => number;
  readonly #timers = new Set<Timer>();

  constructor(mode: ClockMode, realNowMs: () => number = Date.now) {
    this.#mode = mode;
    this.#realNowMs = realNowMs;
    this.#setMs = realNowMs();
  }

  nowMs(): number {
    return this.#mode === 'manual' ? this.#setMs : this.#realNowMs() + this.#offsetMs;
  }

  state(): ClockState {
    return { mode: this.#mode, offsetMs: this.#offsetMs, setMs: this.#setMs };
  }

  restore(state: ClockState): void {
    this.#mode = state.mode;
    this.#offsetMs = state.offsetMs;
    this.#setMs = state.setMs;
  }

  runAt(atMs: number, task: ClockTask): CancelTimer {
    return this.#start({ dueMs: atMs, order: this.#order++, task }, false);
  }

  runSoon(delayMs: number, task: ClockTask): CancelTimer {
    return this.#start({ dueMs: this.nowMs() + delayMs, order: this.#order++, task }, true);
  }

  /** Turns the clock forward. Resolves when every timer that fell due has run. */
  async advance(ms: number): Promise<void> {
    await this.turnTo(this.nowMs() + ms);
  }

  /** Sets the clock, forward or back; going forward runs the timers on the way. */
  async turnTo(targetMs: number): Promise<void> {
    for (let ran = 0; ran < TIMERS_PER_ADVANCE_MAX; ran++) {
      const timer = this.#nextDue(targetMs);
      if (timer === undefined) break;
      this.#show(Math.max(this.nowMs(), timer.dueMs));
      this.#drop(timer);
      await timer.task();
    }
    this.#show(targetMs);
    this.#rearm();
  }

  switchMode(mode: ClockMode): void {
    const nowMs = this.nowMs();
    this.#mode = mode;
    this.#show(nowMs);
    this.#rearm();
  }

  /** Forgets every timer, so that the process may end. */
  close(): void {
    for (const timer of [...this.#timers]) this.#drop(timer);
  }

  #show(ms: number): void {
    this.#setMs = ms;
    this.#offsetMs = this.#mode === 'real' ? ms - this.#realNowMs() : 0;
  }

  #nextDue(targetMs: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.dueMs > targetMs) continue;
      if (next === undefined || timer.dueMs < next.dueMs || (timer.dueMs === next.dueMs && timer.order < next.order))
        next = timer;
    }
    return next;
  }

  #start(timer: Timer, onRealTimeToo: boolean): CancelTimer {
    this.#timers.add(timer);
    this.#arm(timer, onRealTimeToo);
    return () => this.#drop(timer);
  }

  #arm(timer: Timer, onRealTimeToo: boolean): void {
    const waitMs = timer.dueMs - this.nowMs();
    if (this.#mode === 'manual' && !onRealTimeToo && waitMs > 0) return;
    const delayMs = Math.min(Math.max(0, waitMs), REAL_DELAY_MAX_MS);
    timer.realTimer = setTimeout(() => this.#ring(timer, onRealTimeToo), delayMs);
  }

  #ring(timer: Timer, onRealTimeToo: boolean): void {
    if (!this.#timers.has(timer)) return;
    if (this.#mode === 'real' && timer.dueMs > this.nowMs()) {
      this.#arm(timer, onRealTimeToo);
      return;
    }
    this.#drop(timer);
    void timer.task();
  }

  /** After the hands were moved, real timers must be measured again. */
  #rearm(): void {
    for (const timer of this.#timers) {
      const wasReal = timer.realTimer !== undefined;
      clearTimeout(timer.realTimer);
      delete timer.realTimer;
      this.#arm(timer, this.#mode === 'manual' && wasReal);
    }
  }

  #drop(timer: Timer): void {
    clearTimeout(timer.realTimer);
    this.#timers.delete(timer);
  }
}
