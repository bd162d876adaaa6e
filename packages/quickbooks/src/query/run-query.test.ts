import { describe, expect, it } from 'vitest';
import { isQuickBooksFault } from '../faults/quickbooks-fault.ts';
import { json, REALM, scriptQuickBooks } from '../testing/scripted-quickbooks.ts';

const kindOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.catch((reason: unknown) => reason);
  return isQuickBooksFault(error) ? error.kind : 'no fault';
};

describe('the answer to a query', () => {
  it('with a fault inside its QueryResponse is a fault, not an empty list', async () => {
    const inside = { Fault: { type: 'SystemFault', Error: [{ Message: 'm', Detail: 'd', code: '4002' }] } };
    const { quickbooks } = scriptQuickBooks([json({ QueryResponse: inside, time: 'x' })]);
    expect(await kindOf(quickbooks.company(REALM).query({ from: 'Customer' }))).toBe('invalid-query');
  });

  it('without rows is an empty list', async () => {
    const { quickbooks } = scriptQuickBooks([json({ QueryResponse: {}, time: 'x' })]);
    expect((await quickbooks.company(REALM).query({ from: 'Customer' })).value).toEqual([]);
  });
});
