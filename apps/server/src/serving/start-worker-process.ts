import { composeAreas } from '../compose/compose-areas.ts';
import { createCore } from '../compose/create-core.ts';
import type { Log } from '../logs/create-log.ts';
import { startWorker } from '../queue/start-worker.ts';
import type { Settings } from '../settings/read-settings.ts';
import { openStore } from './open-store.ts';

export interface StartWorkerProcessOptions {
  readonly settings: Settings;
  readonly log: Log;
  readonly concurrency?: number;
}

/** A program that only works on jobs. */
export interface WorkerProcess {
  readonly close: () => Promise<void>;
}

/** Works on the queue of a running Tieout: on its embedded database, or on the server of `DATABASE_URL`. */
export async function startWorkerProcess(options: StartWorkerProcessOptions): Promise<WorkerProcess> {
  const { settings, log, concurrency } = options;
  const store = await openStore({ settings, log, mayJoin: true });
  try {
    const core = await createCore({ settings, log, pool: store.pool });
    const areas = composeAreas(core);
    const tasks = areas.flatMap(area => area.tasks ?? []);
    const worker = await startWorker({
      pool: store.pool,
      tasks,
      log,
      ...(concurrency !== undefined && { concurrency }),
    });
    const close = async () => {
      await worker.stop();
      core.mailer.close();
      await store.close();
    };
    return { close };
  } catch (error) {
    await store.close();
    throw error;
  }
}
