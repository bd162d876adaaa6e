import type { Desk } from '../entities/record-operations.ts';
import { faultFromReport, type AnswerFacts } from '../faults/classify-fault.ts';
import { isQuickBooksFault } from '../faults/quickbooks-fault.ts';
import { readFault } from '../faults/read-fault.ts';
import { queryResponseOf } from '../query/run-query.ts';
import type { Answer, WriteOptions } from '../transport/call.ts';
import { documentOf, recordsOf } from '../transport/expect-shape.ts';
import { malformedAnswer } from '../transport/read-answer.ts';
import { writeJson } from '../transport/write-json.ts';
import type { BatchItem, BatchOutcome } from './batch-item.ts';
import { writeBatchItem } from './write-batch-item.ts';

/** Intuit's limit (protocol.md §5); larger batches are refused with fault 1040. */
export const BATCH_ITEMS_MAX = 30;

/**
 * Sends up to 30 items in one call. One request id covers the whole batch: after a time-out the same batch with the same id returns
 * the first answers. Outcomes come in the order of the items.
 */
export async function runBatch(
  desk: Desk,
  items: readonly BatchItem[],
  options: Omit<WriteOptions, 'allowDuplicateDocNumber'>,
): Promise<Answer<readonly BatchOutcome[]>> {
  if (items.length === 0 || items.length > BATCH_ITEMS_MAX) {
    throw new TypeError(`A batch has 1 to ${BATCH_ITEMS_MAX} items, not ${items.length}.`);
  }
  const { requestId = desk.newRequestId(), ...rest } = options;
  const queries = items.filter(item => item.kind === 'query').length;
  const answer = await desk.send({
    ...rest,
    realmId: desk.realmId,
    method: 'POST',
    path: 'batch',
    body: {
      contentType: 'application/json',
      content: writeJson({ BatchItemRequest: items.map((item, index) => writeBatchItem(item, String(index + 1))) }),
    },
    accept: 'document',
    effect: 'write',
    requestId,
    isBatch: true,
    meteredReads: queries,
  });
  const responses = responsesById(documentOf(answer)['BatchItemResponse']);
  const outcomes = items.map((item, index) => readOutcome(item, responses.get(String(index + 1)), answer));
  return { value: outcomes, meta: answer.meta };
}

function responsesById(list: unknown): ReadonlyMap<string, Record<string, unknown>> {
  const responses: readonly unknown[] = Array.isArray(list) ? list : [list];
  return new Map(responses.filter(isRecord).map(response => [String(response['bId']), response]));
}

function readOutcome(
  item: BatchItem,
  response: Record<string, unknown> | undefined,
  answer: Answer<unknown>,
): BatchOutcome {
  const { meta } = answer;
  try {
    if (!response) throw malformedAnswer('The batch came back without an answer for this item', meta);
    const report = readFault(response);
    if (report) throw faultFromReport(report, factsOf(meta));
    return successOf(item, response, answer);
  } catch (error) {
    if (isQuickBooksFault(error)) return { kind: 'fault', fault: error };
    throw error;
  }
}

function successOf(item: BatchItem, response: Record<string, unknown>, { meta }: Answer<unknown>): BatchOutcome {
  if (item.kind === 'query') {
    const rows = recordsOf(queryResponseOf(response, meta)[item.query.from], item.query.from, meta);
    return { kind: 'rows', name: item.query.from, rows } as BatchOutcome;
  }
  const [record] = recordsOf(response[item.name], item.name, meta);
  if (!record) throw malformedAnswer(`The batch came back without the ${item.name}`, meta);
  if (item.kind === 'delete') {
    if (record.status !== 'Deleted')
      throw malformedAnswer(`QuickBooks did not confirm that the ${item.name} is deleted`, meta);
    return { kind: 'deleted', name: item.name, id: record.Id };
  }
  // Name and record come from the same item; the compiler cannot follow that through the union of all kinds.
  return { kind: 'record', name: item.name, record } as BatchOutcome;
}

function factsOf(meta: Answer<unknown>['meta']): AnswerFacts {
  return { httpStatus: meta.httpStatus, intuitTid: meta.intuitTid, requestId: meta.requestId };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
