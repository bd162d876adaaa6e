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
  let current = first;
  let isStopping = false;
  let wake: () => void = () => undefined;

  const pause = (durationMs: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, durationMs);
      timer.unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const revive = async () => {
    try {
      current = await startPostmaster({ ...plan, address: current.address });
      onEvent({ kind: 'back' });
    } catch (error) {
      onEvent({ kind: 'stuck', error });
      await pause(retryPauseMs);
    }
  };

  const watch = async () => {
    while (!isStopping) {
      const wasAlive = await isAlive(current.pid);
      if (!wasAlive) {
        onEvent({ kind: 'lost' });
        while (!isStopping && !(await isAlive(current.pid))) await revive();
      }
      if (!isStopping) await pause(lookEveryMs);
    }
  };

  const watching = watch();
  const stop = async () => {
    isStopping = true;
    wake();
    await watching;
    return current;
  };
  return { pid: () => current.pid, stop };
}
