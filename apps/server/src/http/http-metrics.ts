import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** One finished request. */
export interface FinishedRequest {
  readonly name: string;
  readonly status: number;
  readonly durationMs: number;
}

/** Figures for Prometheus. */
export interface Metrics {
  readonly registry: Registry;
  readonly observe: (request: FinishedRequest) => void;
}

const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Makes the registry of this server; others add their own figures to it. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'tieout_http_request_seconds',
    help: 'Duration of answered requests by endpoint and status',
    labelNames: ['endpoint', 'status'],
    buckets: bucketsSeconds,
    registers: [registry],
  });
  const observe = ({ name, status, durationMs }: FinishedRequest) =>
    requests.observe({ endpoint: name, status: String(status) }, durationMs / 1_000);
  return { registry, observe };
}
