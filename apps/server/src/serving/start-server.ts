import { setMaxListeners } from 'node:events';
import type { RawRoute } from '../http/raw-route.ts';
import { endpoints } from '@tieout/api';
import { composeAreas } from '../compose/compose-areas.ts';
import { createCore } from '../compose/create-core.ts';
import type { Area } from '../compose/area.ts';
import type { Core } from '../server-core.ts';
import { createLiveHub, type LiveHub } from '../events/live-hub.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import { streamEventsRoute } from '../http/events/stream-events.ts';
import { healthRoutes } from '../http/health-routes.ts';
import { createMetrics } from '../http/http-metrics.ts';
import { missingRoutes } from '../http/missing-routes.ts';
import { createOncePerKey } from '../http/idempotency.ts';
import { createRequestLimits } from '../http/rate-limits.ts';
import { createStaticFiles } from '../http/static-files.ts';
import type { Log } from '../logs/create-log.ts';
import { docsRoutes } from '../openapi/docs-routes.ts';
import { identifyCaller } from '../people/identify-caller.ts';
import { queueFigure } from '../queue/queue-figure.ts';
import { startWorker, type Worker } from '../queue/start-worker.ts';
import type { Settings } from '../settings/read-settings.ts';
import { listen, type Listening } from './listen.ts';
import { openStore, type OpenStore } from './open-store.ts';

export interface StartServerOptions {
  readonly settings: Settings;
  readonly log: Log;
  /** Folder of the built web app; without it only the API is served. */
  readonly webFolder?: string;
  /** Hold every answer against the contract: on in tests. */
  readonly checkAnswers?: boolean;
  readonly clock?: () => Date;
}

/** A server that answers. */
export interface RunningServer {
  readonly url: string;
  readonly core: Core;
  /** Stops in order: no new requests, work in hand, worker, database. */
  readonly close: () => Promise<void>;
}

/** Opens the database and serves app, API and, unless told otherwise, the worker. */
export async function startServer(options: StartServerOptions): Promise<RunningServer> {
  return serveOn(await openStore({ ...options, mayJoin: false }), options);
}

/** The same on a database that is open already. Closing closes that too; so does failing to start. */
export async function serveOn(store: OpenStore, options: StartServerOptions): Promise<RunningServer> {
  const { settings, log } = options;
  const stopping = new AbortController();
  // One listener for each page that hears live events.
  setMaxListeners(0, stopping.signal);
  // Filled as things start: what has started is what has to be stopped, in whatever state we are.
  const running: Running = { stopping, store };
  try {
    const core = await createCore({ ...options, pool: store.pool });
    running.core = core;
    running.hub = createLiveHub({ connection: store.connection, log });
    const areas = composeAreas(core);
    const app = buildApp({ core, areas, hub: running.hub, stopping: stopping.signal, options });
    running.listening = await listen({ app, host: settings.HOST, port: settings.PORT });
    running.areas = areas;
    for (const area of areas) await area.start?.();
    const tasks = areas.flatMap(area => area.tasks ?? []);
    if (settings.TIEOUT_WORKER === 'here') running.worker = await startWorker({ pool: store.pool, tasks, log });
    return { url: running.listening.url, core, close: () => closeAll(running) };
  } catch (error) {
    await closeAll(running);
    throw error;
  }
}

interface Running {
  readonly stopping: AbortController;
  readonly store: OpenStore;
  core?: Core;
  hub?: LiveHub;
  listening?: Listening;
  areas?: readonly Area[];
  worker?: Worker;
}

async function closeAll({ stopping, store, core, hub, listening, areas = [], worker }: Running): Promise<void> {
  stopping.abort();
  await listening?.close();
  for (const area of areas) await area.stop?.();
  await worker?.stop();
  await hub?.close();
  core?.mailer.close();
  await store.close();
}

interface BuildAppOptions {
  readonly core: Core;
  readonly areas: readonly Area[];
  readonly hub: LiveHub;
  readonly stopping: AbortSignal;
  readonly options: StartServerOptions;
}

function buildApp({ core, areas, hub, stopping, options }: BuildAppOptions) {
  const metrics = createMetrics();
  metrics.registry.registerMetric(queueFigure(core.pool));
  for (const figure of areas.flatMap(area => area.figures ?? [])) metrics.registry.registerMetric(figure);
  const health = healthRoutes({ pool: core.pool, metrics, isStopping: () => stopping.aborted });
  const rawRoutes: readonly RawRoute[] = [
    ...health,
    ...docsRoutes(endpoints),
    ...areas.flatMap(area => area.rawRoutes ?? []),
  ];
  const routes = [streamEventsRoute(hub, stopping), ...areas.flatMap(area => area.routes ?? [])];
  return createHttpApp({
    routes: [...routes, ...missingRoutes(endpoints, routes)],
    rawRoutes,
    ports: {
      identify: headers => identifyCaller(core, headers),
      countRequest: createRequestLimits(),
      oncePerKey: createOncePerKey(core),
      checkAnswers: options.checkAnswers ?? false,
    },
    log: core.log,
    metrics,
    newId: core.newId,
    publicOrigin: core.settings.PUBLIC_URL,
    trustProxy: core.settings.TRUST_PROXY,
    fallback: options.webFolder === undefined ? () => Promise.resolve(undefined) : createStaticFiles(options.webFolder),
  });
}
