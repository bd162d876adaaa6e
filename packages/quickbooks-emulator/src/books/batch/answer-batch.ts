import { bodyJson } from '../answer/call-parts.ts';
import { goodAnswer } from '../answer/make-answer.ts';
import { methodNotAllowed } from '../answer/path-faults.ts';
import type { BooksAnswer, BooksCall } from '../call.ts';
import type { Company } from '../company.ts';
import { BooksFault } from '../faults/books-fault.ts';
import { invalidProperty } from '../faults/faults.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { memberJson } from '../render/envelope.ts';
import { runBatchItem } from './run-batch-item.ts';

/**
 * Answers `POST /batch`: items one after the other, each with its own fault or record, HTTP 200 even when items fail
 * (protocol.md §5). Faults as a whole: empty (400), too many (1040).
 */
export function answerBatch(company: Company, call: BooksCall): BooksAnswer {
  if (call.method !== 'POST') throw methodNotAllowed(call);
  const items = itemsOf(bodyJson(call));
  if (items.length > company.switches.batchItemsMax) throw tooManyItems(company.switches.batchItemsMax);
  const results = items.map(item => runBatchItem(company, item, call));
  const json = memberJson('BatchItemResponse', `[${results.map(result => result.text).join(',')}]`, company.now());
  const metered = results.reduce((total, result) => total + result.metered, 0);
  return goodAnswer(call, json, { operation: 'batch', metered });
}

function itemsOf(body: JsonValue): readonly JsonObject[] {
  if (!isObject(body)) throw invalidProperty();
  const list = body['BatchItemRequest'];
  if (list === undefined || (Array.isArray(list) && list.length === 0)) throw emptyBatch();
  if (!Array.isArray(list) || Object.keys(body).length > 1) throw invalidProperty();
  const items = list as readonly JsonValue[];
  if (!items.every(isObject)) throw invalidProperty();
  return items;
}

function emptyBatch(): BooksFault {
  return new BooksFault({ code: '400', message: 'MalformedRequest', detail: 'Batch Request is Empty', element: '' });
}

function tooManyItems(max: number): BooksFault {
  return new BooksFault({
    code: '1040',
    message: 'Batch size exceeds allowed limit',
    detail: `Batch size exceeds allowed limit : The batch holds more than ${max} items.`,
    element: '',
  });
}
