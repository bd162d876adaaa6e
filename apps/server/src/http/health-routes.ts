import type pg from 'pg';
import type { Metrics } from './http-metrics.ts';
import type { RawRoute } from './raw-route.ts';

export interface HealthOptions {
  readonly pool: pg.Pool;
  readonly metrics: Metrics;
  /** True from the moment the server stops taking new work. */
  readonly isStopping: () => boolean;
}

const answerMaxMs = 2_000;

/** `/healthz`: the program runs. `/readyz`: it can work, its database answers. `/metrics`: figures for Prometheus. */
export function healthRoutes({ pool, metrics, isStopping }: HealthOptions): readonly RawRoute[] {
  return [
    { method: 'GET', path: '/healthz', name: 'healthz', handler: () => Promise.resolve(plain('alive')) },
    { method: 'GET', path: '/readyz', name: 'readyz', handler: () => readiness(pool, isStopping) },
    { method: 'GET', path: '/metrics', name: 'metrics', handler: () => figures(metrics) },
  ];
}

async function readiness(pool: pg.Pool, isStopping: () => boolean): Promise<Response> {
  if (isStopping()) return plain('stopping', 503);
  const isAnswered = await Promise.race([
    pool.query('select 1').then(
      () => true,
      () => false,
    ),
    new Promise<boolean>(resolve => {
      setTimeout(resolve, answerMaxMs, false).unref();
    }),
  ]);
  return isAnswered ? plain('ready') : plain('the database does not answer', 503);
}

async function figures({ registry }: Metrics): Promise<Response> {
  return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } });
}

function plain(text: string, status = 200): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
