import type { FaultKind, RetryHint } from './fault-kinds.ts';
import { faultRanges, faultTable } from './fault-table.ts';
import { QuickBooksFault } from './quickbooks-fault.ts';
import type { FaultEntry, ReportedFault } from './read-fault.ts';

/** What is known about the answer that held a fault. */
export interface AnswerFacts {
  readonly httpStatus: number;
  readonly intuitTid: string | undefined;
  readonly requestId?: string | undefined;
  /** Value of the `Retry-After` header in milliseconds, where the answer had one. */
  readonly retryAfterMs?: number | undefined;
}

/** Intuit asks to wait this long after a 429 (protocol.md §7). */
export const THROTTLED_DELAY_MS = 60_000;

/** Turns a fault in an answer into the error to throw. Codes count first, then the HTTP status, then the type. */
export function faultFromReport(report: ReportedFault, answer: AnswerFacts): QuickBooksFault {
  const entry = report.errors[0];
  const verdict = verdictOf(report, answer.httpStatus);
  return new QuickBooksFault({
    ...answer,
    kind: verdict.kind,
    message: entry ? withQuickBooksWords(verdict.says, entry) : verdict.says,
    retry: retryHintFor(verdict.kind, answer.retryAfterMs),
    code: entry?.code,
    detail: entry?.detail,
    element: entry?.element,
    errors: report.errors,
  });
}

/** For an answer that failed without a fault in its body: gateways send HTML, a proxy's page or nothing. */
export function faultFromStatus(answer: AnswerFacts): QuickBooksFault {
  const verdict = verdictOfStatus(answer.httpStatus) ?? {
    kind: 'malformed-answer' as const,
    says: `QuickBooks answered with HTTP ${answer.httpStatus} and no explanation.`,
  };
  return new QuickBooksFault({
    ...answer,
    kind: verdict.kind,
    message: verdict.says,
    retry: retryHintFor(verdict.kind, answer.retryAfterMs),
  });
}

interface Verdict {
  readonly kind: FaultKind;
  readonly says: string;
}

function verdictOf(report: ReportedFault, httpStatus: number): Verdict {
  const code = Number(report.errors[0]?.code);
  const known = faultTable.find(rule => rule.codes.includes(code));
  return (
    known ??
    verdictOfStatus(httpStatus) ??
    faultRanges.find(range => code >= range.from && code <= range.to) ??
    verdictOfType(report.type)
  );
}

function verdictOfStatus(status: number): Verdict | undefined {
  if (status === 429)
    return { kind: 'throttled', says: 'QuickBooks takes no more calls just now. Wait a minute and repeat.' };
  if (status === 401) return { kind: 'unauthorised', says: 'QuickBooks did not accept the access token.' };
  if (status === 403)
    return { kind: 'not-entitled', says: 'QuickBooks does not allow the app or the user to do this.' };
  if (status === 404)
    return {
      kind: 'unsupported',
      says: 'QuickBooks does not know this address. Check the environment and the kind of record.',
    };
  if (status === 405) return { kind: 'unsupported', says: 'QuickBooks does not offer this operation.' };
  if (status === 408) return { kind: 'unavailable', says: 'QuickBooks gave up waiting for the request. Repeat it.' };
  if (status === 413) return { kind: 'too-large', says: 'The request is larger than QuickBooks takes. Split it.' };
  if (status >= 500)
    return { kind: 'unavailable', says: `QuickBooks is not available just now (HTTP ${status}). Try again later.` };
  return undefined;
}

// `AuthorizatonFault` is spelled so on the wire (protocol.md §8.2).
function verdictOfType(type: string): Verdict {
  if (/authentication/i.test(type))
    return { kind: 'unauthorised', says: 'QuickBooks did not accept the access token.' };
  if (/authorizat/i.test(type))
    return { kind: 'reconnect', says: 'The app is not allowed into this company. Connect again.' };
  if (type === 'SystemFault') return { kind: 'server-error', says: 'QuickBooks failed inside. Try once more.' };
  return { kind: 'invalid', says: 'QuickBooks refused the request.' };
}

/** What to do about each kind (protocol.md §8.3, last line); kinds that are not listed are never repeated as they are. */
const retryHints: Partial<Record<FaultKind, RetryHint>> = {
  throttled: { kind: 'wait', delayMs: THROTTLED_DELAY_MS },
  unavailable: { kind: 'back-off' },
  timeout: { kind: 'back-off' },
  'server-error': { kind: 'once' },
  unauthorised: { kind: 'refresh-token' },
  stale: { kind: 'reload-and-merge' },
  reconnect: { kind: 'reconnect' },
};

export function retryHintFor(kind: FaultKind, retryAfterMs?: number): RetryHint {
  const waits = kind === 'throttled' || kind === 'unavailable';
  if (waits && retryAfterMs !== undefined) return { kind: 'wait', delayMs: retryAfterMs };
  return retryHints[kind] ?? { kind: 'never' };
}

function withQuickBooksWords(says: string, entry: FaultEntry): string {
  const words = [entry.detail || entry.message, entry.element && `field ${entry.element}`].filter(Boolean).join('; ');
  return words === '' ? `${says} (code ${entry.code})` : `${says} QuickBooks says: ${words} (code ${entry.code})`;
}
