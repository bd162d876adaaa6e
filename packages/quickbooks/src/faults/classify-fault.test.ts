import { describe, expect, it } from 'vitest';
import type { FaultKind } from './fault-kinds.ts';
import { faultFromReport, faultFromStatus } from './classify-fault.ts';
import { faultTable } from './fault-table.ts';
import { readFault } from './read-fault.ts';

const facts = (httpStatus: number) => ({ httpStatus, intuitTid: '1-69a5c0de-0123456789abcdef01234567' });
const report = (code: string, type = 'ValidationFault') => ({
  type,
  errors: [{ code, message: 'M', detail: 'D', element: '' }],
});

describe('a fault is classified', () => {
  it.each<[code: string, status: number, kind: FaultKind, retry: string]>([
    ['3001', 429, 'throttled', 'wait'],
    ['3001', 403, 'throttled', 'wait'],
    ['3200', 401, 'unauthorised', 'refresh-token'],
    ['3100', 403, 'reconnect', 'reconnect'],
    ['120', 401, 'reconnect', 'reconnect'],
    ['150', 400, 'unavailable', 'back-off'],
    ['10000', 200, 'server-error', 'once'],
    ['10000', 500, 'server-error', 'once'],
    ['5010', 400, 'stale', 'reload-and-merge'],
    ['6240', 400, 'duplicate-name', 'never'],
    ['6140', 400, 'duplicate-number', 'never'],
    ['600', 400, 'duplicate-request', 'never'],
    ['610', 400, 'not-found', 'never'],
    ['2500', 400, 'invalid-reference', 'never'],
    ['4001', 400, 'invalid-query', 'never'],
    ['6200', 400, 'closed-period', 'never'],
    ['6210', 400, 'closed-period', 'never'],
    ['5030', 400, 'not-entitled', 'never'],
    ['6190', 400, 'read-only-company', 'never'],
    ['6540', 400, 'blocked', 'never'],
    ['6220', 400, 'blocked', 'never'],
    ['6000', 400, 'refused', 'never'],
    ['6560', 400, 'refused', 'never'],
    ['2050', 400, 'invalid', 'never'],
    ['2170', 400, 'invalid', 'never'],
    ['500', 400, 'unsupported', 'never'],
    ['1040', 400, 'too-large', 'never'],
    ['', 502, 'unavailable', 'back-off'],
  ])('code %s with HTTP %i as %s', (...[code, status, kind, retry]) => {
    const fault = faultFromReport(report(code), facts(status));
    expect([fault.kind, fault.retry.kind]).toEqual([kind, retry]);
    expect(fault.intuitTid).toBe('1-69a5c0de-0123456789abcdef01234567');
  });

  it('by its type when code and status say nothing, with Intuit’s own misspelling', () => {
    expect(faultFromReport(report('', 'AuthorizatonFault'), facts(400)).kind).toBe('reconnect');
    expect(faultFromReport(report('', 'AUTHENTICATION'), facts(400)).kind).toBe('unauthorised');
    expect(faultFromReport({ type: 'SystemFault', errors: [] }, facts(200)).kind).toBe('server-error');
  });

  it('by the status alone when the body holds none', () => {
    expect([400, 404, 405, 413, 429, 503].map(status => faultFromStatus(facts(status)).kind)).toEqual([
      'malformed-answer',
      'unsupported',
      'unsupported',
      'too-large',
      'throttled',
      'unavailable',
    ]);
  });

  it('with the wait QuickBooks asked for, or a minute', () => {
    expect(faultFromStatus({ ...facts(429), retryAfterMs: 7_000 }).retry).toEqual({ kind: 'wait', delayMs: 7_000 });
    expect(faultFromStatus(facts(429)).retry).toEqual({ kind: 'wait', delayMs: 60_000 });
  });

  it('with a message that says what happened, what to do and what QuickBooks said', () => {
    expect(faultFromReport(report('6190'), facts(400)).message).toBe(
      "The company's QuickBooks subscription has ended. It can be read but not changed until it is renewed. QuickBooks says: D (code 6190)",
    );
  });

  it('by exactly one row of the table', () => {
    const codes = faultTable.flatMap(rule => rule.codes);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('reading a fault', () => {
  it('takes both dialects and the code that stands only in the message', () => {
    const gateway = {
      fault: {
        error: [
          {
            message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401',
            detail: 'Token expired',
            code: null,
            element: null,
          },
        ],
        type: 'AUTHENTICATION',
      },
    };
    expect(readFault(gateway)?.errors[0]).toEqual({
      code: '3200',
      message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401',
      detail: 'Token expired',
      element: '',
    });
  });

  it.each([null, [], 'x', {}, { fault: null }, { Fault: 'x' }])('finds none in %j', document => {
    expect(readFault(document)).toBeUndefined();
  });
});
