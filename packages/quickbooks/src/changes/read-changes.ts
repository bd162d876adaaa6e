import type { Clock } from '../clock.ts';
import { traitsOf, type ChangeFeedName } from '../entities/entity-catalogue.ts';
import { readPages } from '../query/pages.ts';
import { activeOrNot } from '../query/query.ts';
import type { CallMeta, Send } from '../transport/call.ts';
import { askForChanges, isoSeconds, type ChangesAnswer, type ChangesQuestion } from './ask-for-changes.ts';
import {
  LOOK_BACK_MS,
  type ChangedRecord,
  type Changes,
  type ChangesGap,
  type ChangesRequest,
  type DeletedRecord,
} from './changes.ts';

/** Questions to narrow a window down before the rest is reported as a gap. */
export const NARROWING_STEPS_MAX = 10;

export interface ChangesPorts {
  readonly send: Send;
  readonly clock: Clock;
  readonly realmId: string;
}

interface Findings {
  readonly changed: readonly ChangedRecord[];
  readonly deleted: readonly DeletedRecord[];
  readonly gaps: readonly ChangesGap[];
}

/**
 * Reads what changed since a moment. An answer that was cut off at 1000 records is asked again for fewer kinds; a single kind that is
 * still too much is read by query, and the feed is asked for later windows to learn of deletions.
 */
export async function readChanges(ports: ChangesPorts, request: ChangesRequest): Promise<Changes> {
  const { names, sinceMs, ...options } = request;
  if (names.length === 0) throw new TypeError('Name at least one kind of record to ask the change feed about.');
  const oldestMs = ports.clock.now() - LOOK_BACK_MS;
  if (sinceMs < oldestMs) return { kind: 'too-old', oldestMs };
  const question = { realmId: ports.realmId, names: [...new Set(names)], sinceMs, options };
  const first = await askForChanges(ports.send, question);
  const findings = first.isCutOff ? await splitKinds(ports, question, first) : complete(first);
  return { kind: 'changes', ...findings, watermarkMs: serverTimeMs(first.meta, ports.clock) };
}

async function splitKinds(ports: ChangesPorts, question: ChangesQuestion, cutOff: ChangesAnswer): Promise<Findings> {
  const { names } = question;
  const [only] = names;
  if (only !== undefined && names.length === 1) return readOneKind(ports, { ...question, name: only }, cutOff);
  const middle = Math.ceil(names.length / 2);
  const found: Findings[] = [];
  for (const half of [names.slice(0, middle), names.slice(middle)]) {
    const answer = await askForChanges(ports.send, { ...question, names: half });
    found.push(answer.isCutOff ? await splitKinds(ports, { ...question, names: half }, answer) : complete(answer));
  }
  return {
    changed: found.flatMap(part => part.changed),
    deleted: found.flatMap(part => part.deleted),
    gaps: found.flatMap(part => part.gaps),
  };
}

type OneKind = ChangesQuestion & { readonly name: ChangeFeedName };

async function readOneKind(ports: ChangesPorts, question: OneKind, cutOff: ChangesAnswer): Promise<Findings> {
  const changed = await queryChanged(ports, question);
  const later = await askLaterWindows(ports, question);
  const deleted = new Map([...cutOff.deleted, ...later.deleted].map(tombstone => [tombstone.id, tombstone]));
  // A record that the query still finds is not deleted, whatever the cut-off answer said.
  for (const { record } of changed) deleted.delete(record.Id);
  return {
    changed,
    deleted: [...deleted.values()],
    gaps: [{ name: question.name, sinceMs: question.sinceMs, untilMs: later.completeFromMs }],
  };
}

async function queryChanged(ports: ChangesPorts, question: OneKind): Promise<readonly ChangedRecord[]> {
  const since = isoSeconds(question.sinceMs);
  const where = [{ field: 'MetaData.LastUpdatedTime', is: '>=' as const, value: since }];
  const changed: ChangedRecord[] = [];
  const pages = readPages(ports.send, question.realmId, {
    ...question.options,
    from: question.name,
    where: traitsOf(question.name).hidesInactive ? [...where, activeOrNot] : where,
  });
  for await (const page of pages) {
    for (const record of page.rows) changed.push({ name: question.name, record } as ChangedRecord);
  }
  return changed;
}

/** The feed has a start but no end: moving the start later by halves finds the longest window to now that fits into one answer. */
async function askLaterWindows(
  ports: ChangesPorts,
  question: OneKind,
): Promise<{ readonly deleted: readonly DeletedRecord[]; readonly completeFromMs: number }> {
  const nowMs = ports.clock.now();
  let tooEarlyMs = question.sinceMs;
  let completeFromMs = nowMs;
  let deleted: readonly DeletedRecord[] = [];
  for (let step = 0; step < NARROWING_STEPS_MAX && completeFromMs - tooEarlyMs > 1_000; step++) {
    const middleMs = tooEarlyMs + Math.floor((completeFromMs - tooEarlyMs) / 2);
    const answer = await askForChanges(ports.send, { ...question, names: [question.name], sinceMs: middleMs });
    if (answer.isCutOff) tooEarlyMs = middleMs;
    else {
      completeFromMs = middleMs;
      deleted = answer.deleted;
    }
  }
  return { deleted, completeFromMs };
}

function complete(answer: ChangesAnswer): Findings {
  return { changed: answer.changed, deleted: answer.deleted, gaps: [] };
}

function serverTimeMs(meta: CallMeta, clock: Clock): number {
  const timeMs = Date.parse(meta.time ?? '');
  return Number.isNaN(timeMs) ? clock.now() : timeMs;
}
