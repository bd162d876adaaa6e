import { goodAnswer } from '../answer/make-answer.ts';
import { methodNotAllowed } from '../answer/path-faults.ts';
import type { BooksAnswer, BooksCall } from '../call.ts';
import type { Company } from '../company.ts';
import { BooksFault } from '../faults/books-fault.ts';
import { memberJson } from '../render/envelope.ts';
import { readBatch } from './read-batch.ts';
import { refusedItem, runBatchItem } from './run-batch-item.ts';

/**
 * Answers `POST /batch`: items one after the other, each with its own fault or record, HTTP 200 even when items fail
 * (protocol.md §5). Faults as a whole: empty (400), too many (1040).
 */
export function answerBatch(company: Company, call: BooksCall): BooksAnswer {
  if (call.method !== 'POST') throw methodNotAllowed(call);
  const items = readBatch(call);
  if (items.length > company.switches.batchItemsMax) throw tooManyItems(company.switches.batchItemsMax);
  const struck = new Map((call.struckItems ?? []).map(({ index, fault }) => [index, fault]));
  const results = items.map((item, index) => {
    const fault = struck.get(index);
    return fault === undefined ? runBatchItem(company, item, call) : refusedItem(item, JSON.stringify(fault));
  });
  const json = memberJson('BatchItemResponse', `[${results.map(result => result.text).join(',')}]`, company.now());
  const metered = results.reduce((total, result) => total + result.metered, 0);
  return goodAnswer(call, json, { operation: 'batch', metered });
}

function tooManyItems(max: number): BooksFault {
  return new BooksFault({
    code: '1040',
    message: 'Batch size exceeds allowed limit',
    detail: `Batch size exceeds allowed limit : The batch holds more than ${max} items.`,
    element: '',
  });
}
