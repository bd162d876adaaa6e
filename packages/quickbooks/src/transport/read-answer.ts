import { faultFromReport, faultFromStatus, type AnswerFacts } from '../faults/classify-fault.ts';
import { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import { readFault } from '../faults/read-fault.ts';
import { withoutSecrets } from '../faults/without-secrets.ts';
import type { AnswerContent, Call } from './call.ts';
import { intuitTidOf, type HttpAnswer } from './exchange-http.ts';
import { readDocument } from './read-document.ts';

/** When an answer came, and what its request carried that must not come back in a fault. */
export interface Reception {
  readonly nowMs: number;
  readonly secrets: readonly string[];
}

/** Turns an HTTP answer into content, or throws the fault in it. A fault may come with HTTP 200 (protocol.md §2.4). */
export function readAnswer(
  call: Pick<Call, 'accept' | 'requestId'>,
  answer: HttpAnswer,
  { nowMs, secrets }: Reception,
): AnswerContent {
  const facts = factsOf(call, answer, nowMs);
  const isOk = isSuccess(answer.status);
  if (isOk && call.accept === 'bytes' && !looksLikeDocument(answer)) return bytesOf(answer);
  const text = withoutSecrets(textOf(answer, facts), secrets);
  const document = parse(text, facts, isOk);
  const report = readFault(document);
  if (report) throw faultFromReport(report, facts);
  if (!isOk) throw faultFromStatus(facts);
  if (call.accept === 'text' && !document) return { kind: 'text', text };
  if (call.accept === 'bytes') return bytesOf(answer);
  if (!document) throw garbledAnswer('The answer is neither JSON nor XML', facts);
  return { kind: 'document', document };
}

/** Says that an answer lacks what QuickBooks promises. Asking again would bring the same. */
export function malformedAnswer(what: string, facts: Partial<AnswerFacts>, cause?: unknown): QuickBooksFault {
  return new QuickBooksFault({ ...malformed(what, facts), retry: { kind: 'never' }, cause });
}

/** Says that an answer was damaged or replaced on its way. The same call, or the same request id, may bring it whole. */
function garbledAnswer(what: string, facts: AnswerFacts, cause?: unknown): QuickBooksFault {
  return new QuickBooksFault({ ...malformed(what, facts), retry: { kind: 'once' }, cause });
}

function malformed(what: string, facts: Partial<AnswerFacts>) {
  return {
    kind: 'malformed-answer',
    message: `${what}. Read the record again to see what QuickBooks stored; report the intuit_tid to Intuit if it happens again.`,
    intuitTid: facts.intuitTid,
    httpStatus: facts.httpStatus,
    requestId: facts.requestId,
  } as const;
}

function factsOf(call: Pick<Call, 'requestId'>, answer: HttpAnswer, nowMs: number): AnswerFacts {
  return {
    httpStatus: answer.status,
    intuitTid: intuitTidOf(answer.headers),
    requestId: call.requestId,
    retryAfterMs: retryAfterMs(answer.headers.get('retry-after'), nowMs),
  };
}

const RETRY_AFTER_MAX_MS = 10 * 60_000;

/** `Retry-After` in seconds or as a date; absurd values are cut to ten minutes. */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), RETRY_AFTER_MAX_MS) : undefined;
}

/**
 * The body as text. Bytes that are none would become "�" and, with the next update, that would stand in the books; where the answer
 * failed anyway only its message suffers.
 */
function textOf(answer: HttpAnswer, facts: AnswerFacts): string {
  try {
    return new TextDecoder('utf-8', { fatal: isSuccess(answer.status) }).decode(answer.bytes);
  } catch (error) {
    throw garbledAnswer('The answer is not UTF-8 text', facts, error);
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Broken JSON or XML matters only where a document was promised; behind a 5xx it is just a gateway's noise. */
function parse(text: string, facts: AnswerFacts, isOk: boolean): Readonly<Record<string, unknown>> | undefined {
  try {
    return readDocument(text);
  } catch (error) {
    if (!isOk) return undefined;
    const what = error instanceof Error ? error.message.replace(/\.$/, '') : 'The answer cannot be parsed';
    throw garbledAnswer(what, facts, error);
  }
}

/** By its type or, where a sender names none or a wrong one, by how it begins. */
function looksLikeDocument(answer: HttpAnswer): boolean {
  const start = new TextDecoder().decode(answer.bytes.subarray(0, 16)).trimStart();
  return /json|xml/i.test(answer.headers.get('content-type') ?? '') || /^[{<]/.test(start);
}

function bytesOf(answer: HttpAnswer): AnswerContent {
  return {
    kind: 'bytes',
    bytes: answer.bytes,
    contentType: answer.headers.get('content-type') ?? 'application/octet-stream',
  };
}
