import type { Clock } from '../clock.ts';
import type { Listener } from '../client-event.ts';
import { isQuickBooksFault, QuickBooksFault } from '../faults/quickbooks-fault.ts';
import type { AccessTokens } from '../oauth/access-tokens.ts';
import type { Answer, AnswerContent, Call, Send } from './call.ts';
import { buildRequest, type RequestSettings } from './build-request.ts';
import { exchangeHttp, type HttpPorts } from './exchange-http.ts';
import { intuitTidOf, readAnswer } from './read-answer.ts';
import { metaOf } from './read-meta.ts';
import { delayBeforeRetry, type RetryPolicy } from './retry-policy.ts';
import type { Throttle } from './throttle.ts';

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
    const lost: QuickBooksFault[] = [];
    try {
      return await sendUntilAnswered(ports, call, fault => lost.push(fault));
    } catch (error) {
      if (!isQuickBooksFault(error) || lost.every(fault => fault === error)) throw error;
      throw afterLostTry(error);
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
  let hasRefreshed = false;
  for (let attempt = 1; ; attempt++) {
    const accessToken = await ports.tokens.current(call.realmId);
    try {
      return await sendOnce(ports, call, { accessToken, attempt });
    } catch (error) {
      if (!isQuickBooksFault(error)) throw error;
      if (lostKinds.has(error.kind)) onLost(error);
      if (error.kind === 'unauthorised' && !hasRefreshed) {
        hasRefreshed = true;
        await ports.tokens.replace(call.realmId, accessToken);
      } else await pauseOrThrow(ports, call, { fault: error, attempt });
    }
  }
}

function afterLostTry(fault: QuickBooksFault): QuickBooksFault {
  const { kind, message, retry, code, detail, element, intuitTid, httpStatus, requestId, errors } = fault;
  const told = { kind, message, retry, code, detail, element, intuitTid, httpStatus, requestId, errors };
  return new QuickBooksFault({ ...told, isAfterLostTry: true, cause: fault });
}

async function pauseOrThrow(
  ports: SendPorts,
  call: Call,
  failure: { fault: QuickBooksFault; attempt: number },
): Promise<void> {
  const { fault, attempt } = failure;
  const waitMs = delayBeforeRetry({
    policy: ports.retry,
    fault,
    attempt,
    isRepeatable: call.effect === 'read' || call.requestId !== undefined,
    random: ports.random(),
  });
  if (fault.kind === 'reconnect') {
    ports.listener({ kind: 'reconnect-needed', realmId: call.realmId, reason: fault.message });
  }
  if (waitMs === undefined) throw fault;
  if (fault.kind === 'throttled') ports.throttle.pause(call.realmId, ports.clock.now() + waitMs);
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
  const leave = await enterThrottle(ports, call);
  const startedMs = ports.clock.now();
  let httpStatus = 0;
  let intuitTid: string | undefined;
  let outcome: 'ok' | QuickBooksFault['kind'] = 'ok';
  try {
    const answer = await exchangeHttp(ports.http, buildRequest(ports.settings, call, turn.accessToken));
    httpStatus = answer.status;
    intuitTid = intuitTidOf(answer.headers);
    const content = readAnswer(call, answer, ports.clock.now());
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

function cancelledFault(cause: unknown): QuickBooksFault {
  return new QuickBooksFault({
    kind: 'cancelled',
    message: 'The call to QuickBooks was cancelled.',
    retry: { kind: 'never' },
    cause,
  });
}
