import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedPostgresEvent } from './embedded-postgres.ts';
import { isAlive } from './running-programs.ts';
import { startPostmaster, type Postmaster, type StartPostmasterOptions } from './start-postmaster.ts';

/** Keeps an eye on the server until told to stop. */
export interface PostmasterWatch {
  readonly pid: () => number;
  /** Ends the watch and names the server that is left to be stopped. */
  readonly stop: () => Promise<Postmaster>;
}

export interface WatchPostmasterOptions {
  readonly plan: StartPostmasterOptions;
  readonly first: Postmaster;
  readonly onEvent: (event: EmbeddedPostgresEvent) => void;
}

const lookEveryMs = 250;
const retryPauseMs = 2_000;

/** Looks after the server; when it died (killed, out of memory), starts it anew at the same address, as often as it takes. */
export function watchPostmaster({ plan, first, onEvent }: WatchPostmasterOptions): PostmasterWatch {
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  let current = first;

  const revive = async () => {
    try {
      current = await startPostmaster({ ...plan, address: current.address });
      onEvent({ kind: 'back' });
    } catch (error) {
      onEvent({ kind: 'stuck', error });
      await pause(retryPauseMs, stopping.signal);
    }
  };

  const watch = async () => {
    while (!isStopping()) {
      if (!(await isAlive(current.pid))) {
        onEvent({ kind: 'lost' });
        while (!isStopping() && !(await isAlive(current.pid))) await revive();
      }
      await pause(lookEveryMs, stopping.signal);
    }
  };

  const watching = watch();
  const stop = async () => {
    stopping.abort();
    await watching;
    return current;
  };
  return { pid: () => current.pid, stop };
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return sleep(durationMs, undefined, { signal, ref: false }).catch(() => undefined);
}
