import { Hono, type Context } from 'hono';
import type { Log } from '../logs/create-log.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { answerCall, type AnswerPorts, type IncomingCall } from './answer-call.ts';
import { asProblem } from './as-problem.ts';
import type { Metrics } from './http-metrics.ts';
import { ProblemFault } from './problem-fault.ts';
import { problemResponse } from './problem-response.ts';
import type { RawRoute } from './raw-route.ts';
import { addressOf, originOf, type OriginOptions } from './request-facts.ts';
import { requestIdFrom } from './request-id.ts';
import type { Route } from './route.ts';

export interface HttpAppOptions extends OriginOptions {
  readonly routes: readonly Route[];
  readonly rawRoutes: readonly RawRoute[];
  readonly ports: AnswerPorts;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly newId: () => string;
  /** Answers what no route takes: the web app, or undefined when the address is unknown. */
  readonly fallback: (request: Request) => Promise<Response | undefined>;
}

type Answer = (incoming: IncomingCall) => Promise<Response>;

/** The whole HTTP side as one function from request to response. */
export function createHttpApp(options: HttpAppOptions): Hono {
  const app = new Hono();
  for (const route of sortRoutes(options.routes)) {
    const { method, path, name } = route.endpoint;
    app.on(
      method,
      path,
      respond(options, name, call => answerCall(route, call, options.ports)),
    );
  }
  for (const { method, path, name, handler } of options.rawRoutes) {
    app.on(method, path, respond(options, name, handler));
  }
  const paths = new Set([
    ...options.routes.map(route => route.endpoint.path),
    ...options.rawRoutes.map(raw => raw.path),
  ]);
  for (const path of paths) app.all(path, respond(options, 'wrong-method', refuseMethod));
  app.all(
    '*',
    respond(options, 'fallback', call => answerElse(options, call.request)),
  );
  return app;
}

// `/invitations/read` must be tried before `/invitations/:id`.
function sortRoutes(routes: readonly Route[]): readonly Route[] {
  const wildcards = (route: Route) => route.endpoint.path.split(':').length;
  return routes.toSorted((left, right) => wildcards(left) - wildcards(right));
}

function respond(options: HttpAppOptions, name: string, answer: Answer): (c: Context) => Promise<Response> {
  return async c => {
    const startedAtMs = performance.now();
    const requestId = requestIdFrom(c.req.header('x-request-id'), options.newId);
    const origin = originOf(c, options);
    const incoming = { request: c.req.raw, params: c.req.param(), requestId, address: addressOf(c, options), origin };
    const response = await answer(incoming).catch((error: unknown) => refuse(options.log, error, requestId));
    response.headers.set('x-request-id', requestId);
    addSecurityHeaders(response.headers, origin.startsWith('https:'));
    finish(options, { name, requestId, startedAtMs, method: c.req.method, status: response.status });
    return response;
  };
}

function refuse(log: Log, error: unknown, requestId: string): Response {
  const problem = asProblem(error);
  if (problem.code === 'internal-error') log.error({ error, requestId }, 'a request failed');
  else if (problem.code === 'not-available') log.warn({ error, requestId }, 'a request could not be answered now');
  return problemResponse(problem, requestId);
}

interface Finished {
  readonly name: string;
  readonly method: string;
  readonly status: number;
  readonly requestId: string;
  readonly startedAtMs: number;
}

function finish({ log, metrics }: HttpAppOptions, { startedAtMs, ...finished }: Finished): void {
  const durationMs = Math.round((performance.now() - startedAtMs) * 10) / 10;
  metrics.observe({ name: finished.name, status: finished.status, durationMs });
  // The address of a request may hold codes and tokens; the endpoint's name does not.
  log.debug({ ...finished, durationMs }, 'request');
}

function refuseMethod({ request }: IncomingCall): Promise<Response> {
  const detail = `${request.method} is not offered at this address; see /api/docs.`;
  return Promise.reject(new ProblemFault('method-not-allowed', detail));
}

async function answerElse(options: HttpAppOptions, request: Request): Promise<Response> {
  const response = await options.fallback(request);
  if (response !== undefined) return response;
  throw new ProblemFault('not-found', 'Nothing is offered at this address; see /api/docs.');
}
