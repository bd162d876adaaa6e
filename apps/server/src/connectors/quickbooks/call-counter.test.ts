import type { ClientEvent, Company, Listener, QuickBooks } from '@tieout/quickbooks';
import { expect, test } from 'vitest';
import { toolsOfWork, type CallCounter } from './call-counter.ts';

const call: ClientEvent = {
  kind: 'call',
  realmId: '1',
  method: 'GET',
  path: 'customer/1',
  lane: 'background',
  attempt: 1,
  durationMs: 1,
  httpStatus: 200,
  outcome: 'ok',
  intuitTid: undefined,
  requestId: undefined,
  meteredReads: 1,
};

test('pieces of work that run beside each other count their own calls, each once', () => {
  const listeners: Listener[] = [];
  const company = (_: string, onEvent?: Listener): Company => {
    if (onEvent !== undefined) listeners.push(onEvent);
    return {} as Company;
  };
  const nothing = { total: 0, metered: 0 };
  const calls: CallCounter = { count: () => undefined, takeSpent: () => nothing, flush: () => Promise.resolve() };
  const shared = { client: { company } as QuickBooks, calls };
  const [one, other] = [toolsOfWork(shared), toolsOfWork(shared)];
  one.client.company('1');
  other.client.company('1');
  const [toOne, toOther] = listeners;
  toOne?.(call);
  toOther?.(call);
  toOther?.({ ...call, meteredReads: 0 });
  expect(one.calls.takeSpent()).toEqual({ total: 1, metered: 1 });
  expect(other.calls.takeSpent()).toEqual({ total: 2, metered: 1 });
  expect(other.calls.takeSpent()).toEqual(nothing);
  expect(shared.calls.takeSpent()).toEqual(nothing);
});
