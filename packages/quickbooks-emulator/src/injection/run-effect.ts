import type { Clock } from '../clock/clock.ts';
import type { HttpAnswer, HttpOutcome } from '../http/exchange.ts';
import { gatewayAnswer, THROTTLED } from '../http/gateway-fault.ts';
import type { JsonObject } from '../books/json.ts';
import { pacificMillis } from '../books/store/pacific-time.ts';
import type { CallEffect } from './fault-rule.ts';

/** The call that an effect stands in the way of. `run` does the call as if nothing were wrong. */
export interface StruckCall {
  readonly clock: Clock;
  readonly run: () => HttpOutcome | Promise<HttpOutcome>;
}

/** Lets a call run into the effect. */
export async function runEffect(effect: CallEffect, { clock, run }: StruckCall): Promise<HttpOutcome> {
  switch (effect.kind) {
    case 'status':
      return answer(effect.status, effect.contentType, effect.body);
    case 'fault':
    case 'http200-fault':
      return faultAnswer(effect, clock.nowMs());
    case 'xml-429':
      return gatewayAnswer(THROTTLED, false, clock.nowMs());
    case 'slow':
      await pause(clock, effect.delayMs);
      return run();
    case 'reset':
      if (effect.when === 'after-commit') await run();
      return { kind: 'reset' };
    case 'timeout-before-commit':
      await pause(clock, effect.afterMs);
      return gatewayTimeout();
    case 'timeout-after-commit':
      await run();
      await pause(clock, effect.afterMs);
      return gatewayTimeout();
  }
}

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise(resolve => {
    clock.runSoon(ms, resolve);
  });
}

type FaultOnDemand = Extract<CallEffect, { kind: 'fault' | 'http200-fault' }>;

/** What stands under `Fault`, alone or in an item of a batch. */
export function faultOnDemand({ message, detail, code, element, type }: FaultOnDemand): JsonObject {
  return { Error: [{ Message: message, Detail: detail, code, element }], type };
}

function faultAnswer(effect: FaultOnDemand, nowMs: number): HttpAnswer {
  const body = { Fault: faultOnDemand(effect), time: pacificMillis(nowMs) };
  return answer(effect.status, 'application/json;charset=UTF-8', JSON.stringify(body));
}

/** Whoever waits long enough gets what a gateway says. */
function gatewayTimeout(): HttpAnswer {
  return answer(504, 'text/html', '<html><head><title>504 Gateway Time-out</title></head><body></body></html>');
}

function answer(status: number, contentType: string, body: string): HttpAnswer {
  return { kind: 'answer', status, headers: { 'content-type': contentType }, body };
}
