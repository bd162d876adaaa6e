import { pacificMillis } from '../books/store/pacific-time.ts';
import type { HttpAnswer, HttpRequest } from './exchange.ts';

/** A refusal before the books are reached: 401, 403, 429 (protocol.md §8.1, gateway dialect). */
export interface GatewayFault {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly detail: string;
  readonly type: string;
}

const AUTHENTICATION_FAILED = 'message=AuthenticationFailed; errorCode=003200; statusCode=401';

export function tokenExpired(token: string): GatewayFault {
  return authenticationFault(`Token expired: ${token.slice(0, 10)}...`);
}

export const MALFORMED_TOKEN = authenticationFault('Malformed bearer token: too short or too long');
/** What the real service says of these two is not known; status, code and message are. */
export const MISSING_TOKEN = authenticationFault('Missing bearer token');
export const REVOKED_TOKEN = authenticationFault('Token revoked');

/** A company that the token was not granted for (protocol.md §8.1). */
export const FOREIGN_REALM: GatewayFault = {
  status: 403,
  code: '3100',
  message: 'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403',
  detail: '',
  type: 'SERVICE',
};

export const THROTTLED: GatewayFault = {
  status: 429,
  code: '3001',
  message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429',
  detail: 'The request limit was reached.  Try again later',
  type: 'SERVICE',
};

function authenticationFault(detail: string): GatewayFault {
  return { status: 401, code: '3200', message: AUTHENTICATION_FAILED, detail, type: 'AUTHENTICATION' };
}

/** The gateway's envelope: lower-case keys, many nulls, numeric time; XML unless JSON is asked for. */
export function gatewayAnswer(fault: GatewayFault, asJson: boolean, nowMs: number): HttpAnswer {
  return asJson ? jsonFault(fault, nowMs) : xmlFault(fault, nowMs);
}

/**
 * By the Accept header, or by `format=json`, which some clients put into the query (protocol.md §2.2). Who asks for
 * a PDF gets faults in JSON (§2.6).
 */
export function asksForJson({ headers, query }: Pick<HttpRequest, 'headers' | 'query'>): boolean {
  const accept = headers.accept?.toLowerCase() ?? '';
  return accept.includes('json') || accept.includes('application/pdf') || query.includes('format=json');
}

function jsonFault({ status, code, message, detail, type }: GatewayFault, nowMs: number): HttpAnswer {
  const body = {
    warnings: null,
    intuitObject: null,
    fault: { error: [{ message, detail, code, element: null }], type },
    report: null,
    queryResponse: null,
    batchItemResponse: [],
    attachableResponse: [],
    syncErrorResponse: null,
    requestId: null,
    time: nowMs,
    status: null,
    cdcresponse: [],
  };
  return { kind: 'answer', status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** The throttle body of protocol.md §7; 401 and 403 have the same shape. */
function xmlFault({ status, code, message, detail, type }: GatewayFault, nowMs: number): HttpAnswer {
  const body =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<IntuitResponse time="${pacificMillis(nowMs)}" xmlns="http://schema.intuit.com/finance/v3">` +
    `<Fault type="${type}"><Error code="${code}"><Message>${escapeXml(message)}</Message>` +
    `<Detail>${escapeXml(detail)}</Detail></Error></Fault></IntuitResponse>`;
  return { kind: 'answer', status, headers: { 'content-type': 'application/xml' }, body };
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
