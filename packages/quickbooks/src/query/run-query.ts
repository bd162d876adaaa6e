import type { EntityName } from '../entities/entity-catalogue.ts';
import type { Entity } from '../entities/entity-types.ts';
import { faultFromReport } from '../faults/classify-fault.ts';
import { readFault } from '../faults/read-fault.ts';
import type { Answer, CallMeta, CallOptions, Send } from '../transport/call.ts';
import { encodeParam } from '../transport/build-request.ts';
import { documentOf, recordsOf } from '../transport/expect-shape.ts';
import { malformedAnswer } from '../transport/read-answer.ts';
import type { Query } from './query.ts';
import { writeCountStatement, writeStatement } from './write-statement.ts';

/**
 * Longer statements travel in the body: the URL of a GET may be cut at about 8,000 characters (protocol.md §3.2). It is their length
 * as written into the URL that counts, where a blank takes three characters and a Chinese one nine.
 */
export const GET_STATEMENT_LENGTH_MAX = 6_000;

/** Where a query goes and how. */
export interface QueryTarget {
  readonly realmId: string;
  readonly options?: CallOptions;
}

/** One page of rows, at most 1000; 100 unless `maxResults` says otherwise. */
export async function runQuery<Name extends EntityName>(
  send: Send,
  target: QueryTarget,
  query: Query<Name>,
): Promise<Answer<readonly Entity<Name>[]>> {
  const answer = await runStatement(send, target, writeStatement(query));
  return { value: recordsOf(answer.value[query.from], query.from, answer.meta), meta: answer.meta };
}

/** How many rows a query would find. Name lists count active records only unless the query says otherwise. */
export async function runCount(
  send: Send,
  target: QueryTarget,
  query: Pick<Query, 'from' | 'where'>,
): Promise<Answer<number>> {
  const answer = await runStatement(send, target, writeCountStatement(query));
  const count = answer.value['totalCount'];
  if (typeof count !== 'number') throw malformedAnswer('The answer to COUNT(*) has no totalCount', answer.meta);
  return { value: count, meta: answer.meta };
}

/** Sends a statement and returns the `QueryResponse` as it came, for statements that `Query` cannot express. */
export async function runStatement(
  send: Send,
  target: QueryTarget,
  statement: string,
): Promise<Answer<Readonly<Record<string, unknown>>>> {
  const isLong = encodeParam(statement).length > GET_STATEMENT_LENGTH_MAX;
  const answer = await send({
    ...target.options,
    realmId: target.realmId,
    path: 'query',
    accept: 'document',
    effect: 'read',
    meteredReads: 1,
    ...(isLong
      ? { method: 'POST', body: { contentType: 'application/text', content: statement } }
      : { method: 'GET', params: { query: statement } }),
  });
  return { value: queryResponseOf(documentOf(answer), answer.meta), meta: answer.meta };
}

/**
 * The `QueryResponse` of an answer or of a batch item. Intuit's schema lets a fault stand inside it, and a list without rows is an empty
 * object: taking a fault or a missing one for an empty list would make every record look deleted.
 */
export function queryResponseOf(holder: Readonly<Record<string, unknown>>, meta: CallMeta): Record<string, unknown> {
  const response = holder['QueryResponse'];
  if (typeof response !== 'object' || response === null || Array.isArray(response))
    throw malformedAnswer('The answer has no QueryResponse', meta);
  const report = readFault(response);
  if (report) throw faultFromReport(report, meta);
  return response as Record<string, unknown>;
}
