import { ApiFault, type ProblemDocument } from '@tieout/api';
import { describe, expect, it } from 'vitest';
import { fieldErrorsOf, isLost, isToldBeside, isPassing, isProblem, mayBeWaiting, problemOf } from './fault.ts';

const refusal = (over: Partial<ProblemDocument>): ApiFault =>
  new ApiFault({
    type: '/problems/x',
    code: 'conflict',
    title: 'T',
    status: 409,
    detail: 'D',
    instance: 'r1',
    ...over,
  });

describe('what was thrown', () => {
  it('is shown as the problem the server described', () => {
    expect(problemOf(refusal({ detail: 'The plan is not open.' })).detail).toBe('The plan is not open.');
    expect(isProblem(refusal({}), 'conflict')).toBe(true);
    expect(isProblem(new Error('conflict'), 'conflict')).toBe(false);
  });

  it('is a fault of the page when no server said it', () => {
    expect(problemOf(new Error('x is undefined'))).toMatchObject({ code: 'page-fault', detail: 'x is undefined' });
    expect(problemOf('odd')).toMatchObject({ detail: 'odd' });
  });

  it.each([
    [0, true],
    [502, true],
    [503, true],
    [409, false],
    [500, false],
  ])('with status %i is worth asking again: %s', (status, expected) => {
    expect(isPassing(refusal({ status }))).toBe(expected);
    expect(isPassing(new Error('bug'))).toBe(false);
  });

  it('is lost where no server of ours answered, and never where the order waits for QuickBooks', () => {
    expect([0, 502, 503].map(status => isLost(refusal({ code: 'unreachable', status })))).toEqual([true, true, true]);
    expect(isPassing(refusal({ code: 'quickbooks-unavailable', status: 502 }))).toBe(true);
    expect(isLost(refusal({ code: 'quickbooks-unavailable', status: 502 }))).toBe(false);
    expect(isLost(refusal({ status: 409 }))).toBe(false);
  });

  it('may have left an order that waits for QuickBooks, unless QuickBooks refused it', () => {
    expect(mayBeWaiting(refusal({ code: 'quickbooks-unavailable', status: 502 }))).toBe(true);
    expect(mayBeWaiting(refusal({ code: 'reconnect-needed', status: 409 }))).toBe(true);
    expect(mayBeWaiting(refusal({ code: 'refused-by-quickbooks', status: 422 }))).toBe(false);
  });

  it('stands beside the fields that were refused', () => {
    const fields = [{ path: 'billTo.email', message: 'Write an email address' }];
    expect(fieldErrorsOf(refusal({ fields }))).toEqual({ 'billTo.email': 'Write an email address' });
    expect(fieldErrorsOf(refusal({}))).toEqual({});
    expect(isToldBeside(refusal({ fields }), ['name', 'billTo'])).toBe(true);
    expect(isToldBeside(refusal({ fields }), ['name'])).toBe(false);
    expect(isToldBeside(refusal({}), ['name'])).toBe(false);
  });
});
