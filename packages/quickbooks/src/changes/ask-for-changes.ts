import type { ChangeFeedName } from '../entities/entity-catalogue.ts';
import { faultFromReport } from '../faults/classify-fault.ts';
import { readFault } from '../faults/read-fault.ts';
import type { Answer, AnswerContent, CallMeta, CallOptions, Send } from '../transport/call.ts';
import { documentOf } from '../transport/expect-shape.ts';
import { malformedAnswer } from '../transport/read-answer.ts';
import { CHANGES_PER_ANSWER_MAX, type ChangedRecord, type DeletedRecord } from './changes.ts';

/** One answer of the change feed, sorted. */
export interface ChangesAnswer {
  readonly changed: readonly ChangedRecord[];
  readonly deleted: readonly DeletedRecord[];
  readonly isCutOff: boolean;
  readonly meta: CallMeta;
}

export interface ChangesQuestion {
  readonly realmId: string;
  readonly names: readonly ChangeFeedName[];
  readonly sinceMs: number;
  readonly options: CallOptions;
}

/** Asks the change feed once (protocol.md §4). */
export async function askForChanges(send: Send, question: ChangesQuestion): Promise<ChangesAnswer> {
  const answer = await send({
    ...question.options,
    realmId: question.realmId,
    method: 'GET',
    path: 'cdc',
    params: { entities: question.names.join(','), changedSince: isoSeconds(question.sinceMs) },
    accept: 'document',
    effect: 'read',
    meteredReads: 1,
  });
  const records = queryResponsesOf(answer).flatMap(response => recordsIn(response, question.names, answer.meta));
  return {
    changed: records.filter(entry => !isTombstone(entry.record)),
    deleted: records.filter(entry => isTombstone(entry.record)).map(tombstoneOf),
    isCutOff: records.length >= CHANGES_PER_ANSWER_MAX,
    meta: answer.meta,
  };
}

/** QuickBooks' times have whole seconds; cutting down only widens the window. */
export function isoSeconds(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}

/** The feed can fault as a whole or inside: then what it says is not all there is. */
function queryResponsesOf(answer: Answer<AnswerContent>): readonly Record<string, unknown>[] {
  const feeds = listOf(documentOf(answer)['CDCResponse']);
  if (feeds.length === 0) throw malformedAnswer('The answer has no CDCResponse', answer.meta);
  const responses = feeds.flatMap(feed => listOf(feed['QueryResponse']));
  for (const part of [...feeds, ...responses]) {
    const report = readFault(part);
    if (report) throw faultFromReport(report, answer.meta);
  }
  return responses;
}

function recordsIn(
  response: Record<string, unknown>,
  names: readonly ChangeFeedName[],
  meta: CallMeta,
): readonly ChangedRecord[] {
  return names.flatMap(name =>
    listOf(response[name]).map(record => {
      if (typeof record['Id'] !== 'string')
        throw malformedAnswer(`The change feed holds a ${name} without an Id`, meta);
      return { name, record } as unknown as ChangedRecord;
    }),
  );
}

function isTombstone(record: ChangedRecord['record']): boolean {
  return record.status === 'Deleted';
}

function tombstoneOf(entry: ChangedRecord): DeletedRecord {
  return { name: entry.name, id: entry.record.Id, deletedAt: entry.record.MetaData?.LastUpdatedTime };
}

function listOf(value: unknown): readonly Record<string, unknown>[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null);
}
