import type { Metric } from 'prom-client';
import type { RawRoute } from '../http/raw-route.ts';
import type { Route } from '../http/route.ts';
import type { FillWorkspace } from '../people/set-up-owner.ts';
import type { Task } from '../queue/task.ts';

/** What one area of the product adds to the server. Areas know the core, never each other. */
export interface Area {
  readonly routes?: readonly Route[];
  readonly rawRoutes?: readonly RawRoute[];
  readonly tasks?: readonly Task[];
  /** For Prometheus, beside those of requests. */
  readonly figures?: readonly Metric[];
  /** Fills a workspace that is just being made, in its transaction. */
  readonly fillWorkspace?: FillWorkspace;
  /** Starts what runs by itself, after the database is ready. */
  readonly start?: () => Promise<void>;
  readonly stop?: () => Promise<void>;
}
