import type { Clock } from '../clock.ts';
import type { Listener } from '../client-event.ts';
import { isQuickBooksFault, QuickBooksFault } from '../faults/quickbooks-fault.ts';
import type { AccessTokens } from '../oauth/access-tokens.ts';
import type { Answer, AnswerContent, Call, Send } from './call.ts';
import { buildRequest, type RequestSettings } from './build-request.ts';
import { exchangeHttp, intuitTidOf, type HttpPorts } from './exchange-http.ts';
import { expectManyListeners } from './expect-many-listeners.ts';
import { readAnswer } from './read-answer.ts';
import { metaOf } from './read-meta.ts';
import { delayBeforeRetry, type RetryPolicy } from './retry-policy.ts';
import type { Throttle } from './throttle.ts';
import { cancelledFault, untilAborted } from './until-aborted.ts';

export interface SendPorts {
  readonly http: HttpPorts;
  readonly clock: Clock;
  readonly random: () => number;
  readonly tokens: AccessTokens;
  readonly throttle: Throttle;
  readonly retry: RetryPolicy;
  readonly settings: RequestSettings;
  readonly listener: Listener;
}

/** Builds the way of every API call: token → throttle → HTTP → answer or fault → retry by the fault's class. */
export function createSend(ports: SendPorts): Send {
  return async call => {
    expectManyListeners(call.signal);
    const lost: QuickBooksFault[] = [];
    try {
      return await sendUntilAnswered(ports, call, fault => lost.push(fault));
    } catch (error) {
      if (!isQuickBooksFault(error)) throw error;
      throw completed(error, { requestId: call.requestId, isAfterLostTry: lost.some(fault => fault !== error) });
    }
  };
}

/** Faults that leave open what became of the request. */
const lostKinds: ReadonlySet<QuickBooksFault['kind']> = new Set<QuickBooksFault['kind']>([
  'timeout',
  'unavailable',
  'server-error',
  'malformed-answer',
]);

async function sendUntilAnswered(ports: SendPorts, call: Call, onLost: (fault: QuickBooksFault) => void) {
  let rejected: string | undefined;
  for (let attempt = 1; ; attempt++) {
    let accessToken: string | undefined;
    try {
      accessToken = await untilAborted(call.signal, () => tokenFor(ports, call.realmId, rejected));
      return await sendOnce(ports, call, { accessToken, attempt });
    } catch (error) {
      if (!isQuickBooksFault(error)) throw error;
      const isSent = accessToken !== undefined;
      if (isSent && lostKinds.has(error.kind)) onLost(error);
      if (isSent && error.kind === 'unauthorised' && rejected === undefined) rejected = accessToken;
      else await pauseOrThrow(ports, call, { fault: error, attempt, isSent });
    }
  }
}

function tokenFor(ports: SendPorts, realmId: string, rejected: string | undefined): Promise<string> {
  return rejected === undefined ? ports.tokens.current(realmId) : ports.tokens.replace(realmId, rejected);
}

/** The fault with what only the call knows: the id under which a write can be sent again, and whether a try before it was lost. */
function completed(
  fault: QuickBooksFault,
  known: { readonly requestId: string | undefined; readonly isAfterLostTry: boolean },
): QuickBooksFault {
  const requestId = fault.requestId ?? known.requestId;
  if (requestId === fault.requestId && !known.isAfterLostTry) return fault;
  const { kind, message, retry, code, detail, element, intuitTid, httpStatus, errors, isAfterLostTry } = fault;
  const told = { kind, message, retry, code, detail, element, intuitTid, httpStatus, errors };
  return new QuickBooksFault({
    ...told,
    requestId,
    isAfterLostTry: isAfterLostTry || known.isAfterLostTry,
    cause: known.isAfterLostTry ? fault : fault.cause,
  });
}

async function pauseOrThrow(
  ports: SendPorts,
  call: Call,
  failure: { fault: QuickBooksFault; attempt: number; isSent: boolean },
): Promise<void> {
  const { fault, attempt, isSent } = failure;
  const waitMs = delayBeforeRetry({
    policy: ports.retry,
    fault,
    attempt,
    // A call that got no token has not been made.
    isRepeatable: !isSent || call.effect === 'read' || call.requestId !== undefined,
    random: ports.random(),
  });
  if (fault.kind === 'reconnect' && isSent) {
    ports.listener({ kind: 'reconnect-needed', realmId: call.realmId, reason: fault.message });
  }
  // Nor may others of the company go on, also where this call gives up.
  if (fault.kind === 'throttled' && fault.retry.kind === 'wait') {
    ports.throttle.pause(call.realmId, ports.clock.now() + (waitMs ?? fault.retry.delayMs));
  }
  if (waitMs === undefined) throw fault;
  ports.listener({ kind: 'retry', realmId: call.realmId, path: call.path, attempt, waitMs, because: fault.kind });
  try {
    await ports.clock.sleep(waitMs, call.signal);
  } catch (error) {
    throw call.signal?.aborted ? cancelledFault(error) : error;
  }
}

async function sendOnce(
  ports: SendPorts,
  call: Call,
  turn: { accessToken: string; attempt: number },
): Promise<Answer<AnswerContent>> {
  const request = buildRequest(ports.settings, call, turn.accessToken);
  const leave = await enterThrottle(ports, call);
  const startedMs = ports.clock.now();
  let httpStatus = 0;
  let intuitTid: string | undefined;
  let outcome: 'ok' | QuickBooksFault['kind'] = 'ok';
  try {
    const answer = await exchangeHttp(ports.http, request);
    httpStatus = answer.status;
    intuitTid = intuitTidOf(answer.headers);
    const content = readAnswer(call, answer, { nowMs: ports.clock.now(), secrets: [turn.accessToken] });
    return {
      value: content,
      meta: metaOf({ content, httpStatus, intuitTid, requestId: call.requestId, attempts: turn.attempt }),
    };
  } catch (error) {
    outcome = isQuickBooksFault(error) ? error.kind : 'malformed-answer';
    throw error;
  } finally {
    leave();
    ports.listener({
      kind: 'call',
      realmId: call.realmId,
      method: call.method,
      path: call.path,
      lane: call.lane ?? 'background',
      attempt: turn.attempt,
      durationMs: ports.clock.now() - startedMs,
      httpStatus,
      outcome,
      intuitTid,
      requestId: call.requestId,
      meteredReads: outcome === 'ok' ? call.meteredReads : 0,
    });
  }
}

async function enterThrottle(ports: SendPorts, call: Call): Promise<() => void> {
  try {
    return await ports.throttle.enter({
      realmId: call.realmId,
      lane: call.lane ?? 'background',
      isBatch: call.isBatch ?? false,
      signal: call.signal,
    });
  } catch (error) {
    throw call.signal?.aborted ? cancelledFault(error) : error;
  }
}
