import type { Method } from '@tieout/api';
import { admitCaller } from './admit-caller.ts';
import { assertSameSite } from './assert-same-site.ts';
import type { Caller } from './caller.ts';
import type { OncePerKey } from './idempotency.ts';
import { assertAnswer, jsonAnswer } from './json-answer.ts';
import type { CountRequest } from './rate-limits.ts';
import { readJsonBody } from './read-body.ts';
import { readParts } from './read-parts.ts';
import { readVersion } from './read-version.ts';
import type { Parts, Route } from './route.ts';

/** What answering needs from the rest of the server. */
export interface AnswerPorts {
  /** Finds out who calls, from cookie or API key. */
  readonly identify: (headers: Headers) => Promise<Caller>;
  readonly countRequest: CountRequest;
  readonly oncePerKey: OncePerKey;
  /** Hold every answer against the contract: on in tests. */
  readonly checkAnswers: boolean;
}

/** A request that found its route. */
export interface IncomingCall {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly address: string;
  readonly origin: string;
}

/** The way of every call: who → may they → same site → well formed → once → answer. */
export async function answerCall(route: Route, incoming: IncomingCall, ports: AnswerPorts): Promise<Response> {
  const { endpoint } = route;
  const { request, origin } = incoming;
  const { headers } = request;
  const caller = await ports.identify(headers);
  await ports.countRequest(caller, incoming.address);
  admitCaller(endpoint.access, caller);
  assertSameSite({ method: request.method as Method, headers, origin, caller });
  const body = endpoint.method === 'GET' ? '' : await readJsonBody(request);
  const parts = readParts(endpoint, { params: incoming.params, query: new URL(request.url).searchParams, body });
  const run = () => runHandler(route, { incoming, caller, parts }, ports);
  const key = headers.get('idempotency-key');
  if (key === null || endpoint.method === 'GET' || caller.kind === 'nobody') return run();
  const fingerprint = [endpoint.name, request.url, body, headers.get('if-match') ?? ''];
  return ports.oncePerKey({ caller, key, fingerprint }, run);
}

interface ReadyCall {
  readonly incoming: IncomingCall;
  readonly caller: Caller;
  readonly parts: Parts;
}

async function runHandler(route: Route, { incoming, caller, parts }: ReadyCall, ports: AnswerPorts): Promise<Response> {
  const { request, requestId, address, origin } = incoming;
  const { endpoint } = route;
  const answerHeaders = new Headers();
  const answer = await route.handler({
    ...parts,
    // Handlers made with publicRoute do not see these as more than they are: their type says CallContext only.
    caller: caller as Exclude<Caller, { kind: 'nobody' }>,
    workspaceId: caller.kind === 'nobody' ? '' : caller.workspaceId,
    version: readVersion(endpoint, request.headers),
    requestId,
    address,
    origin,
    idempotencyKey: request.headers.get('idempotency-key') ?? undefined,
    signal: request.signal,
    headers: request.headers,
    answerHeaders,
  });
  if (ports.checkAnswers && !(answer instanceof Response)) assertAnswer(endpoint, answer);
  const response = answer instanceof Response ? answer : jsonAnswer(endpoint, answer);
  for (const [name, value] of answerHeaders) response.headers.append(name, value);
  return response;
}
