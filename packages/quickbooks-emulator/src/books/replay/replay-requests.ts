import { createHash } from 'node:crypto';
import type { BooksAnswer, BooksCall } from '../call.ts';
import type { Company } from '../company.ts';
import { BooksFault } from '../faults/books-fault.ts';
import type { Room } from '../store/room.ts';

/** Longest requestid; longer ones are fault 2130 (protocol.md §2.7). */
const REQUEST_ID_MAX = 50;
/** Answers kept; the oldest make room. */
const ANSWERS_MAX = 20_000;
/** How long an answer is kept; the real service does not say, so at least a day. */
const KEEP_MS = 2 * 86_400_000;

interface KeptAnswer {
  readonly answer: BooksAnswer;
  readonly fingerprint: string;
  readonly atMs: number;
}

/** Answers by requestid; they travel with an export, so that a restart forgets none. */
export const REQUEST_IDS: Room<Map<string, KeptAnswer>> = {
  name: 'request-ids',
  open: () => new Map(),
  toJson: kept => [...kept].map(([requestId, entry]) => JSON.stringify([requestId, entry])),
  fromJson(json) {
    const texts = Array.isArray(json) ? (json as readonly unknown[]) : [];
    return new Map(texts.flatMap(text => (typeof text === 'string' ? [JSON.parse(text) as [string, KeptAnswer]] : [])));
  },
};

/**
 * Answers a write with a known `requestid` as it was answered first, and does nothing new (protocol.md §2.7).
 * Reads and queries are never replayed, and faults only when the switch says so.
 */
export function withReplay(company: Company, call: BooksCall, work: () => BooksAnswer): BooksAnswer {
  const requestId = call.query.get('requestid');
  if (requestId === null || call.method !== 'POST' || call.path[0] === 'query') return work();
  if (requestId === '' || requestId.length > REQUEST_ID_MAX) throw invalidRequestId(requestId);
  const kept = company.room(REQUEST_IDS);
  const known = kept.get(requestId);
  const fingerprint = fingerprintOf(call);
  if (known !== undefined && company.now() - known.atMs <= KEEP_MS) {
    if (known.fingerprint !== fingerprint && company.switches.requestIdReuse === 'fault') throw duplicateRequestId();
    return known.answer;
  }
  const answer = work();
  if (!answer.faulted) keep(kept, requestId, { answer, fingerprint, atMs: company.now() });
  return answer;
}

/** Remembers a refusal too, where the switch asks for it. */
export function keepFault(company: Company, call: BooksCall, answer: BooksAnswer): void {
  const requestId = call.query.get('requestid');
  if (!company.switches.replaysFaults || requestId === null || requestId.length > REQUEST_ID_MAX) return;
  if (call.method !== 'POST' || call.path[0] === 'query') return;
  keep(company.room(REQUEST_IDS), requestId, { answer, fingerprint: fingerprintOf(call), atMs: company.now() });
}

function keep(kept: Map<string, KeptAnswer>, requestId: string, answer: KeptAnswer): void {
  kept.set(requestId, answer);
  if (kept.size <= ANSWERS_MAX) return;
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}

/** What a call asks for: the same id with something else is a client's mistake. */
function fingerprintOf(call: BooksCall): string {
  const query = new URLSearchParams(call.query);
  query.delete('requestid');
  return createHash('sha1')
    .update(`${call.path.join('/')}?${query.toString()}\n`)
    .update(call.body)
    .digest('base64');
}

function invalidRequestId(requestId: string): BooksFault {
  return new BooksFault({
    code: '2130',
    message: 'Invalid Request Id Format',
    detail: `Request Id must have 1 to ${REQUEST_ID_MAX} characters. Supplied length:${requestId.length}`,
    element: 'requestid',
  });
}

function duplicateRequestId(): BooksFault {
  return new BooksFault({
    code: '600',
    message: 'Duplicate Request ID',
    detail: 'Duplicate Request ID : This request id was used for another request.',
    element: 'requestid',
  });
}
