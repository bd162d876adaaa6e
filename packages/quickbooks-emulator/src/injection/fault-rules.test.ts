import { describe, expect, it } from 'vitest';
import { ControlFault } from '../control/reading.ts';
import { FaultRules, type FaultCandidate } from './fault-rules.ts';
import { readFaultRule } from './read-fault-rule.ts';

const READ_INVOICE: FaultCandidate = {
  method: 'GET',
  path: '/v3/company/1/invoice/145',
  realmId: '1',
  entity: 'invoice',
  operation: 'read',
};

function rulesOf(...bodies: readonly Readonly<Record<string, unknown>>[]): FaultRules {
  const rules = new FaultRules();
  for (const body of bodies) rules.add(readFaultRule(body));
  return rules;
}

/** Which of so many equal calls are hit, counted from 1. */
function hitsOf(rules: FaultRules, calls: number): readonly number[] {
  return Array.from({ length: calls }, (_, index) => index + 1).filter(
    () => rules.takeForCall(READ_INVOICE) !== undefined,
  );
}

describe('faults on demand', () => {
  it('hit one call unless told otherwise', () => {
    expect(hitsOf(rulesOf({ effect: 'reset' }), 4)).toEqual([1]);
    expect(hitsOf(rulesOf({ effect: 'reset', times: 3 }), 5)).toEqual([1, 2, 3]);
    expect(hitsOf(rulesOf({ effect: 'reset', times: null }), 3)).toEqual([1, 2, 3]);
  });

  it('begin with the nth matching call', () => {
    expect(hitsOf(rulesOf({ match: { nth: 3 }, effect: 'reset', times: 2 }), 6)).toEqual([3, 4]);
  });

  it('strike the same calls for the same seed, about as often as asked', () => {
    const strike = (seed: number) => hitsOf(rulesOf({ match: { probability: 0.3, seed }, effect: 'reset' }), 1000);
    expect(strike(7)).toEqual(strike(7));
    expect(strike(7)).not.toEqual(strike(8));
    expect(strike(7).length).toBeGreaterThan(240);
    expect(strike(7).length).toBeLessThan(360);
  });

  it.each([
    [{ method: 'get' }, true],
    [{ method: 'POST' }, false],
    [{ path: '/invoice/' }, true],
    [{ path: '/v3/*/145' }, true],
    [{ path: '/v3/*/customer' }, false],
    [{ entity: 'Invoice' }, true],
    [{ entity: 'Payment' }, false],
    [{ operation: 'read' }, true],
    [{ operation: 'update' }, false],
    [{ realmId: '1', entity: 'Invoice', operation: 'read', method: 'GET' }, true],
    [{ realmId: '2' }, false],
  ])('%o concerns reading an invoice: %s', (match, concerns) => {
    expect(hitsOf(rulesOf({ match, effect: 'reset' }), 1)).toEqual(concerns ? [1] : []);
  });

  it.each([
    [{ entity: 'invoice', operation: 'cdc' }, true],
    [{ entity: 'Estimate', operation: 'cdc' }, true],
    [{ entity: 'Invoice' }, false],
    [{ entity: 'Payment', operation: 'cdc' }, false],
    [{ operation: 'cdc' }, true],
  ])('%o concerns asking the change feed about invoices and estimates: %s', (match, concerns) => {
    const asked = { method: 'GET', path: '/v3/company/1/cdc', entities: ['Invoice', 'Estimate'], operation: 'cdc' };
    const rules = rulesOf({ match, effect: 'reset' });
    expect(rules.takeForCall(asked) !== undefined).toBe(concerns);
    expect(rules.takeForCall(asked)).toBeUndefined();
  });

  it('of webhooks leave calls alone, and the other way round', () => {
    const rules = rulesOf({ effect: 'drop' }, { effect: 'slow' });
    expect(rules.takeForCall(READ_INVOICE)).toEqual({ kind: 'slow', delayMs: 2000 });
    expect(rules.takeForWebhook({ entity: 'Invoice', operation: 'Create' })).toEqual({ kind: 'drop' });
  });

  it('take their figures beside the effect or inside it', () => {
    const beside = readFaultRule({ effect: 'slow', delayMs: 300 });
    expect(readFaultRule({ effect: { kind: 'slow', delayMs: 300 } })).toEqual(beside);
    expect(readFaultRule({ effect: { status: 502, body: 'down' } }).effect).toEqual({
      kind: 'status',
      status: 502,
      body: 'down',
      contentType: 'text/plain',
    });
    expect(readFaultRule({ effect: { code: '6240' } }).effect).toMatchObject({ kind: 'fault', status: 400 });
  });

  it.each([
    {},
    { effect: 'explode' },
    { effect: { kind: 'status', status: 99 } },
    { effect: 'slow', delayMs: -1 },
    { effect: 'reset', times: 0 },
    { effect: 'reset', match: { operaton: 'read' } },
    { effect: 'reset', match: 'invoice' },
  ])('%o is refused with what to send', body => {
    expect(() => readFaultRule(body)).toThrow(ControlFault);
  });
});
